package dev.firsthand.app;

import dev.firsthand.bot.FaqIndex;
import dev.firsthand.bot.Question;
import dev.firsthand.bot.Reading;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers what was read last: in a made past many ask the same in the same words. Confined to one
 * thread.
 */
final class ReadBefore implements BotDesk.Reader {

  private static final int MOST = 5_000;

  private record Asked(FaqIndex index, Question question) {}

  private final Map<Asked, Reading> known = new LinkedHashMap<>(MOST, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<Asked, Reading> eldest) {
      return size() > MOST;
    }
  };

  @Override
  public Reading read(FaqIndex index, Question question, Instant at) {
    if (index.changesWithTime()) {
      return index.read(question, at);
    }
    return known.computeIfAbsent(new Asked(index, question), asked -> index.read(asked.question()));
  }
}

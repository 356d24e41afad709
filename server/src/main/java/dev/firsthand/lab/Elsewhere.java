package dev.firsthand.lab;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.Decision.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;

/**
 * Chats that a policy would have led elsewhere by a turn that it makes another one: nobody knows how they
 * would have gone on. Confined to one thread.
 */
final class Elsewhere {

  private static final int HOURS = 24;

  /** A visitor reads, tries once more, and wants a person then. */
  private static final Duration LATER = Duration.ofMinutes(1);

  /** Spreads the chats' names evenly (Knuth's multiplicative hash). */
  private static final int SPREAD = 0x9E3779B1;

  private record Turned(Instant at, ConversationId id, Verdict verdict, int bin) {}

  private final int most;
  private final ZoneId zone;
  private final Map<Verdict, Kind> kinds = new EnumMap<>(Verdict.class);
  private final ArrayDeque<Turned> latest = new ArrayDeque<>();

  /** Chats with such a turn, by how sure the bot was of it. */
  private static final class Kind {
    private final int[][] byHour = new int[Aftermath.BINS][HOURS];

    /** Those that were not passed on before. */
    private final int[] firstTime = new int[Aftermath.BINS];
  }

  /**
   * None yet.
   *
   * @param most so many are kept with their moments, the latest
   */
  Elsewhere(int most, ZoneId zone) {
    this.most = most;
    this.zone = zone;
  }

  /**
   * One more.
   *
   * @param verdict what its turn is now
   * @param passedOnBefore whether it was passed on before that turn
   */
  void add(PastChat chat, PastStep step, Verdict verdict, boolean passedOnBefore) {
    int bin = Aftermath.bin(step.confidence());
    Kind kind = kinds.computeIfAbsent(verdict, turn -> new Kind());
    kind.byHour[bin][step.at().atZone(zone).getHour()]++;
    kind.firstTime[bin] += passedOnBefore ? 0 : 1;
    latest.add(new Turned(step.at(), chat.id(), verdict, bin));
    if (latest.size() > most) {
      latest.remove();
    }
  }

  /** Adds those that are to be expected to want a person after all; the moments are drawn, always the same. */
  void settle(Aftermath aftermath, Escalations escalations, Counts counts) {
    var all = new double[1];
    kinds.forEach((verdict, kind) -> {
      for (int bin = 0; bin < Aftermath.BINS; bin++) {
        double likely = aftermath.likely(verdict, bin);
        for (int hour = 0; hour < HOURS; hour++) {
          escalations.expect(hour, kind.byHour[bin][hour] * likely);
          all[0] += kind.byHour[bin][hour] * likely;
        }
      }
    });
    counts.expectEscalated(all[0]);
    for (Turned turned : latest) {
      double drawn = ((turned.id().value().hashCode() * SPREAD) >>> 1) * 0x1.0p-31;
      if (drawn < aftermath.likely(turned.verdict(), turned.bin())) {
        escalations.draw(new Escalations.Moment(turned.at().plus(LATER), turned.id()));
      }
    }
  }

  /** How many chats that is that were not passed on before. */
  double passedOn(Aftermath aftermath) {
    var all = new double[1];
    kinds.forEach((verdict, kind) -> {
      for (int bin = 0; bin < Aftermath.BINS; bin++) {
        all[0] += kind.firstTime[bin] * aftermath.likely(verdict, bin);
      }
    });
    return all[0];
  }
}

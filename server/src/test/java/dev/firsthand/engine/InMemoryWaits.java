package dev.firsthand.engine;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.routing.WaitEstimate;
import dev.firsthand.routing.Widening;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The record of waits in memory; a test says when a wait ended. Confined to one thread. */
public final class InMemoryWaits implements WaitRecord {

  final List<Told> told = new ArrayList<>();
  final List<Ended> ended = new ArrayList<>();
  private final Map<String, Told> open = new LinkedHashMap<>();

  @Override
  public void tell(List<Told> first) {
    for (Told one : first) {
      told.add(one);
      open.merge(
          name(one.conversation(), one.since()),
          one,
          (before, now) -> before.range() == null ? now : before);
    }
  }

  void end(ConversationId conversation, Instant since, Instant at) {
    Told begun = open.remove(name(conversation, since));
    if (begun != null) {
      WaitEstimate range = begun.range();
      ended.add(new Ended(
          begun.line(),
          since,
          at,
          begun.slots(),
          range == null ? null : begun.at().plus(range.from()),
          range == null ? null : begun.at().plus(range.to())));
    }
  }

  @Override
  public List<Ended> endedSince(Instant since, int most) {
    var found = ended.stream().filter(wait -> !wait.at().isBefore(since)).toList();
    return found.subList(Math.max(0, found.size() - most), found.size());
  }

  @Override
  public Accuracy accuracySince(Instant since) {
    var outcomes = endedSince(since, Integer.MAX_VALUE).stream()
        .flatMap(wait -> wait.outcome().stream())
        .toList();
    return new Accuracy(
        outcomes.size(), outcomes.stream().filter(Widening.Outcome.HELD::equals).count());
  }

  private static String name(ConversationId conversation, @Nullable Instant since) {
    return conversation.value() + " " + since;
  }
}

package dev.firsthand.engine;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.PromiseKind;
import dev.firsthand.engine.ConversationLog.Appending;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an append changes in the table of promises. */
public sealed interface PromiseChange {

  /** A promise was made. */
  record Made(PromiseMade promise) implements PromiseChange {}

  /** The promise of this number has another owner or time. */
  record Moved(long promise, @Nullable AgentId owner, Instant due) implements PromiseChange {}

  record Kept(long promise, Instant at) implements PromiseChange {}

  /** The changes of an append, in the order of its events; most have none. */
  static List<PromiseChange> of(Appending appending) {
    List<PromiseChange> changes = List.of();
    long seq = appending.expectedSeq();
    for (ConversationEvent event : appending.events()) {
      seq++;
      List<PromiseChange> own = of(event, seq, appending);
      if (!own.isEmpty()) {
        changes = changes.isEmpty() ? new ArrayList<>() : changes;
        changes.addAll(own);
      }
    }
    return changes;
  }

  private static List<PromiseChange> of(ConversationEvent event, long seq, Appending appending) {
    return switch (event) {
      case ConversationEvent.PromiseMade e ->
        made(appending, seq, PromiseKind.OWN, e.agent(), e.owner(), e.at(), e.due());
      case ConversationEvent.HousePromised e ->
        made(appending, seq, e.kind(), null, null, e.at(), e.due());
      case ConversationEvent.PromiseMoved e -> List.of(new Moved(e.promise(), e.owner(), e.due()));
      case ConversationEvent.PromiseKept e -> List.of(new Kept(e.promise(), e.at()));
      case ConversationEvent.PromisesMet e ->
        e.promises().stream()
            .<PromiseChange>map(promise -> new Kept(promise, e.at()))
            .toList();
      default -> List.of();
    };
  }

  private static List<PromiseChange> made(
      Appending appending,
      long seq,
      PromiseKind kind,
      @Nullable AgentId by,
      @Nullable AgentId owner,
      Instant at,
      Instant due) {
    return List.of(new Made(new PromiseMade(
        appending.id(),
        seq,
        Objects.requireNonNull(appending.after().facts().site(), "A started one has a site."),
        kind,
        by,
        owner,
        at,
        due,
        null)));
  }
}

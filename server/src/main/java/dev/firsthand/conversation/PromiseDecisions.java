package dev.firsthand.conversation;

import dev.firsthand.conversation.ConversationState.Closed;
import dev.firsthand.conversation.ConversationState.Human;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of what agents want with promises, and what the house promises and reminds of. */
final class PromiseDecisions {

  /** Nobody can promise for longer. */
  private static final Duration LONGEST = Duration.ofDays(366);

  private final Deciding deciding;
  private final OpenPromises open;
  private final Instant now;

  PromiseDecisions(Deciding deciding) {
    this.deciding = deciding;
    this.open = deciding.conversation.promises();
    this.now = deciding.now;
  }

  Outcome made(ConversationEvent.PromiseMade made) {
    ConversationState state = deciding.state;
    if (state instanceof Closed) {
      return deciding.refused(Refusal.WRONG_STATE);
    }
    if (state instanceof Human human && !human.agent().equals(made.agent())) {
      return deciding.refused(Refusal.NOT_YOURS);
    }
    if (open.isFull()) {
      return deciding.refused(Refusal.TOO_MANY_PROMISES);
    }
    return canBeDue(made.due()) ? deciding.events(made) : deciding.refused(Refusal.BAD_DUE);
  }

  Outcome kept(ConversationEvent.PromiseKept kept) {
    return open.find(kept.promise()).isPresent()
        ? deciding.events(kept)
        : deciding.refused(Refusal.NO_SUCH_EVENT);
  }

  Outcome moved(ConversationEvent.PromiseMoved moved) {
    if (open.find(moved.promise()).isEmpty()) {
      return deciding.refused(Refusal.NO_SUCH_EVENT);
    }
    return canBeDue(moved.due()) ? deciding.events(moved) : deciding.refused(Refusal.BAD_DUE);
  }

  Outcome snoozed(ConversationEvent.PromiseSnoozed snoozed) {
    if (open.find(snoozed.promise()).isEmpty()) {
      return deciding.refused(Refusal.NO_SUCH_EVENT);
    }
    return canBeDue(snoozed.until()) ? deciding.events(snoozed) : deciding.refused(Refusal.BAD_DUE);
  }

  Outcome reminded(ConversationCommand.Remind c) {
    return duties().contains(new Duty.Remind(c.promise(), c.moment()))
        ? deciding.events(open.find(c.promise()).stream()
            .<ConversationEvent>map(promise -> new ConversationEvent.PromiseReminded(
                now, c.promise(), c.moment(), !c.moment().isBefore(promise.due())))
            .toList())
        : deciding.refused(Refusal.NOTHING_TO_DO);
  }

  /**
   * The events, and the word of the house that a person will answer, unless it stands already.
   *
   * @param told by when the visitor was told that; null if no time was told
   */
  List<ConversationEvent> promising(
      PromiseKind kind, @Nullable Instant told, List<ConversationEvent> events) {
    boolean stands = open.ofHouse().stream().anyMatch(promise -> promise.kind() == kind);
    if (stands) {
      return events;
    }
    var more = new ArrayList<>(events);
    Instant due = told == null ? now.plus(deciding.rules.times().promises().answer()) : told;
    more.add(new ConversationEvent.HousePromised(now, kind, due));
    return more;
  }

  /** The events, and that they keep what the house had promised. */
  List<ConversationEvent> keepingTheHouses(AgentId agent, ConversationEvent event) {
    return keeping(agent, event, open.ofHouse());
  }

  /** That everything is kept, and then the event. */
  List<ConversationEvent> keepingAll(AgentId agent, ConversationEvent event) {
    return keeping(agent, event, open.all()).reversed();
  }

  private List<ConversationEvent> keeping(
      AgentId agent, ConversationEvent event, List<OpenPromise> kept) {
    return kept.isEmpty()
        ? List.of(event)
        : List.of(
            event,
            new ConversationEvent.PromisesMet(
                now, agent, kept.stream().map(OpenPromise::id).toList()));
  }

  private List<Duty> duties() {
    return duties(open, deciding.rules.times().promises(), now);
  }

  /** What is owed of open promises now. */
  static List<Duty> duties(OpenPromises open, PromiseTimes times, Instant now) {
    var duties = new ArrayList<Duty>();
    for (OpenPromise promise : open.all()) {
      times
          .toRemind(promise, now)
          .ifPresent(moment -> duties.add(new Duty.Remind(promise.id(), moment)));
      times.next(promise, now).ifPresent(moment -> duties.add(new Duty.LookAgain(moment)));
    }
    return duties;
  }

  private boolean canBeDue(Instant due) {
    return due.isAfter(now) && due.isBefore(now.plus(LONGEST));
  }
}

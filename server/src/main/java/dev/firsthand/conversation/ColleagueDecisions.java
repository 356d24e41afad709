package dev.firsthand.conversation;

import java.time.Instant;
import java.util.function.Function;

/** What becomes of what agents say among themselves. It changes neither owner nor load. */
final class ColleagueDecisions extends Deciding {

  ColleagueDecisions(ConversationRules rules, Conversation conversation, Instant now) {
    super(rules, conversation, now);
  }

  Outcome decide(ConversationCommand.AmongColleagues command) {
    return switch (command) {
      case ConversationCommand.AskColleagues c ->
        c.asked().isEmpty() && c.team() == null
            ? refused(Refusal.NOBODY_THERE)
            : keyed(
                new ConversationEvent.ColleaguesAsked(
                    now, c.agent(), c.key(), c.asked(), c.team(), c.text()),
                this::asked);
      case ConversationCommand.TellColleagues c ->
        keyed(
            new ConversationEvent.ColleagueSaid(now, c.agent(), c.key(), c.thread(), c.text()),
            e -> in(c.thread(), e, thread -> thread.isFull() ? full() : events(e)));
      case ConversationCommand.EndThread c ->
        keyed(
            new ConversationEvent.ThreadEnded(now, c.agent(), c.key(), c.thread()),
            e -> in(c.thread(), e, thread -> events(e)));
    };
  }

  private Outcome asked(ConversationEvent.ColleaguesAsked asked) {
    Outcome allowed = byOwner(asked.agent(), conversation.epoch(), asked);
    if (!(allowed instanceof Outcome.Events)) {
      return allowed;
    }
    if (asked.asked().isEmpty()
        || asked.asked().size() > ColleagueThread.MOST_ASKED
        || asked.asked().contains(asked.agent())) {
      return refused(Refusal.NOBODY_THERE);
    }
    return conversation.threads().isFull() ? full() : allowed;
  }

  /** Only who takes part in an open thread has a say in it. */
  private Outcome in(
      long thread,
      ConversationEvent.AmongColleagues event,
      Function<ColleagueThread, Outcome> decision) {
    return conversation
        .threads()
        .find(thread)
        .map(open -> open.isBetween(event.agent(), state.owner())
            ? decision.apply(open)
            : refused(Refusal.NOT_YOURS))
        .orElseGet(() -> refused(Refusal.NO_SUCH_EVENT));
  }

  private Outcome full() {
    return refused(Refusal.THREAD_FULL);
  }
}

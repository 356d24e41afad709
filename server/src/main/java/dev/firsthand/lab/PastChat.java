package dev.firsthand.lab;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.escalation.Replay.Step;
import java.util.List;

/** What a policy had a part in, in one chat, in the order of its log. */
record PastChat(ConversationId id, List<PastStep> steps) {

  PastChat {
    steps = List.copyOf(steps);
  }

  /** How many turns the bot took. */
  int turns() {
    return (int) steps.stream().filter(step -> step.turn() != null).count();
  }

  List<Step> replayed() {
    return steps.stream().map(PastStep::step).toList();
  }

  /**
   * Whether what came after an answer speaks against it: the visitor asked the same again or something
   * that the bot did not understand, wanted a person, or complained.
   */
  boolean wentBadlyAfter(int answer) {
    if (answer + 1 >= steps.size()) {
      return false;
    }
    return switch (steps.get(answer + 1).step()) {
      case Step.Aside aside -> true;
      case Step.Turn next ->
        switch (next.verdict()) {
          case ESCALATE, OFFER, REPHRASE, ASK_BACK -> true;
          case ANSWER -> next.evidence().isRepeated();
          case SMALL_TALK, SETTLED, PROMISED -> false;
        };
    };
  }
}

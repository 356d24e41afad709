package dev.firsthand.lab;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.escalation.Replay.Step;
import java.util.List;

/** What a policy had a part in, in one chat, in the order of its log. Immutable. */
final class PastChat {

  private final ConversationId id;
  private final List<PastStep> steps;
  private final List<Step> replayed;

  PastChat(ConversationId id, List<PastStep> steps) {
    this.id = id;
    this.steps = List.copyOf(steps);
    replayed = this.steps.stream().map(PastStep::step).toList();
  }

  ConversationId id() {
    return id;
  }

  List<PastStep> steps() {
    return steps;
  }

  /** How many turns the bot took. */
  int turns() {
    return (int) steps.stream().filter(step -> step.turn() != null).count();
  }

  /** The steps as they are judged again, which each slider that moves asks for. */
  List<Step> replayed() {
    return replayed;
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

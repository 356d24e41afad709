package dev.firsthand.hooks;

import dev.firsthand.conversation.ConversationEvent;
import java.util.Arrays;
import java.util.Optional;

/** What a webhook can be told of. */
enum HookEvent {
  STARTED("conversation.started"),
  ESCALATED("conversation.escalated"),
  ACCEPTED("conversation.accepted"),
  CLOSED("conversation.closed"),
  REOPENED("conversation.reopened"),
  RATED("conversation.rated"),
  VISITOR_SAID("message.visitor"),
  BOT_SAID("message.bot"),
  AGENT_SAID("message.agent"),
  MESSAGE_LEFT("message.left"),
  CALL_BACK_ASKED("callback.asked"),
  PROMISE_MADE("promise.made");

  private final String word;

  HookEvent(String word) {
    this.word = word;
  }

  /** Its name to the outside. */
  String word() {
    return word;
  }

  static Optional<HookEvent> named(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }

  /** As what an event of the log is told; empty where it is not. */
  static Optional<HookEvent> of(ConversationEvent event) {
    return Optional.ofNullable(
        switch (event) {
          case ConversationEvent.Started started -> STARTED;
          case ConversationEvent.Escalated escalated -> ESCALATED;
          case ConversationEvent.Accepted accepted -> ACCEPTED;
          case ConversationEvent.ClosedByAgent closed -> CLOSED;
          case ConversationEvent.EndedByVisitor ended -> CLOSED;
          case ConversationEvent.ClosedIdle idle -> CLOSED;
          case ConversationEvent.Reopened reopened -> REOPENED;
          case ConversationEvent.Rated rated -> RATED;
          case ConversationEvent.VisitorSaid said -> VISITOR_SAID;
          case ConversationEvent.BotAnswered answered -> BOT_SAID;
          case ConversationEvent.BotAskedBack asked -> BOT_SAID;
          case ConversationEvent.BotSaid said -> BOT_SAID;
          case ConversationEvent.AgentReplied replied -> AGENT_SAID;
          case ConversationEvent.MessageLeft left -> MESSAGE_LEFT;
          case ConversationEvent.CallBackAsked asked -> CALL_BACK_ASKED;
          case ConversationEvent.PromiseMade made -> PROMISE_MADE;
          case ConversationEvent.HousePromised made -> PROMISE_MADE;
          default -> null;
        });
  }
}

package dev.firsthand.engine;

import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.Duty;

/** Takes answers to visitors who are not there. Asked in the conversation's lane: must be quick. */
@FunctionalInterface
public interface Postman {

  /** Nobody sends mail. */
  Postman NONE = (conversation, letter) -> {};

  /** Sends a letter, or finds that none is needed any more. May be asked twice. */
  void send(Conversation conversation, Duty.Mail letter);
}

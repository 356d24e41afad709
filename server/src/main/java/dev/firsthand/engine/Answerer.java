package dev.firsthand.engine;

import dev.firsthand.conversation.BotTurn;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.Unanswered;

/** The bot behind one interface: what it does with a question. May block, fail or be slow. */
@FunctionalInterface
public interface Answerer {

  /**
   * The bot's turn.
   *
   * @throws Exception if the bot fails; the conversation then goes to a person
   */
  BotTurn answer(Conversation conversation, Unanswered question) throws Exception;
}

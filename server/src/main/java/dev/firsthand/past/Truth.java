package dev.firsthand.past;

import dev.firsthand.conversation.ConversationId;
import org.jspecify.annotations.Nullable;

/** Is told what the product can't know: what visitors meant. */
@FunctionalInterface
public interface Truth {

  /** Nobody wants to know. */
  Truth UNTOLD = (conversation, question, meant) -> {};

  /**
   * A question was asked.
   *
   * @param question its number in the conversation
   * @param meant the FAQ's entry that answers it; null if none does
   */
  void meant(ConversationId conversation, long question, @Nullable String meant);
}

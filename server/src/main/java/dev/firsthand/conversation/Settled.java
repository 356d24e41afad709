package dev.firsthand.conversation;

import org.jspecify.annotations.Nullable;

/**
 * Something that an agent settled with the visitor, noted when the bot gets the conversation back.
 *
 * @param text what was settled, in words for the visitor; empty after an erasure
 * @param entry the FAQ entry that is not to be answered from any more; null if it is about none
 */
public record Settled(String text, @Nullable String entry) {

  /** The most that may stand in a conversation. */
  public static final int MOST = 10;
}

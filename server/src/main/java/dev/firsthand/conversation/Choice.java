package dev.firsthand.conversation;

/**
 * One choice of an ask-back.
 *
 * @param entry id of the FAQ entry
 * @param title the entry's question
 */
public record Choice(String entry, String title) {

  /** What a visitor chooses who meant none of them. */
  public static final String NONE = "none";
}

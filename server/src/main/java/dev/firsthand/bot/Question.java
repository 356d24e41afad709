package dev.firsthand.bot;

import java.util.List;

/**
 * What a visitor said last, with what was said before.
 *
 * @param earlier this visitor's earlier messages in the conversation, oldest first
 * @param language BCP 47 as the visitor's browser or profile names it, or empty
 */
public record Question(String text, List<String> earlier, String language) {

  public Question {
    earlier = List.copyOf(earlier);
  }

  /** A question out of the blue. */
  public static Question of(String text) {
    return new Question(text, List.of(), "");
  }
}

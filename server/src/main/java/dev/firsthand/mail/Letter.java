package dev.firsthand.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A letter before it is put into the form of mail.
 *
 * @param id names the letter for ever: sent twice, it is the same letter
 * @param to the visitor's address
 * @param sender the name it comes from
 * @param link where the visitor can go on; null if there is no such page
 * @param linkWords what leads to that page
 */
public record Letter(
    String id,
    String to,
    String sender,
    String language,
    String subject,
    String greeting,
    List<Words> words,
    @Nullable String link,
    String linkWords,
    String foot) {

  /** What one agent said. */
  public record Words(String agent, String text) {}

  public Letter {
    words = List.copyOf(words);
  }
}

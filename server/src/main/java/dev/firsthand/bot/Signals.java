package dev.firsthand.bot;

/**
 * What the visitor's words say besides their question.
 *
 * @param helped the visitor says that the answer before helped
 * @param notHelped the visitor says that it did not
 * @param repeated the same question was asked earlier in this conversation
 * @param language best guess at the language of the words (BCP 47), empty if unknown
 */
public record Signals(
    Signal wantsPerson,
    Signal frustrated,
    Signal greeting,
    Signal thanks,
    Signal goodbye,
    Signal helped,
    Signal notHelped,
    Signal repeated,
    String language) {

  /** Nothing heard. */
  public static final Signals NONE = new Signals(
      Signal.NONE,
      Signal.NONE,
      Signal.NONE,
      Signal.NONE,
      Signal.NONE,
      Signal.NONE,
      Signal.NONE,
      Signal.NONE,
      "");
}

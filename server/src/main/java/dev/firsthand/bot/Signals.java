package dev.firsthand.bot;

/**
 * What the visitor's words say besides their question.
 *
 * @param helped the visitor says that the answer before helped
 * @param notHelped the visitor says that it did not
 * @param repeated the same question was asked earlier in this conversation
 * @param inLanguage how sure it is that the words are in {@code language}
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
    Signal inLanguage,
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
      Signal.NONE,
      "");

  /** The same, with another chance of a wish for a person. */
  public Signals withWish(Signal other) {
    return new Signals(
        other,
        frustrated,
        greeting,
        thanks,
        goodbye,
        helped,
        notHelped,
        repeated,
        inLanguage,
        language);
  }

  /** The same, where it does not matter which language the words are in. */
  public Signals inWhateverLanguage() {
    return new Signals(
        wantsPerson,
        frustrated,
        greeting,
        thanks,
        goodbye,
        helped,
        notHelped,
        repeated,
        Signal.NONE,
        language);
  }

  /** The same, with another chance of anger. */
  public Signals withFrustrated(Signal other) {
    return new Signals(
        wantsPerson,
        other,
        greeting,
        thanks,
        goodbye,
        helped,
        notHelped,
        repeated,
        inLanguage,
        language);
  }
}

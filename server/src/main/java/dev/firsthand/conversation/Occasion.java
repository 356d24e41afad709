package dev.firsthand.conversation;

/** What the bot, or the house in its place, had to decide on. */
public enum Occasion {
  /** A message in the visitor's own words. */
  MESSAGE,
  /** A choice of an ask-back. */
  CHOICE,
  /** "This did not help" by the thumb under an answer. */
  COMPLAINT,
  /** The button for a person. */
  BUTTON,
  /** "None of these" under an ask-back. */
  NONE_OF_THESE,
  /** The bot failed, or was too slow. */
  FAILURE,
  /** A file of the visitor: the bot can't look into it. */
  FILE,
  /** An agent took a conversation that was the bot's. */
  TAKEN;

  /** Whether the bot took a turn on it; else the house stepped in without asking the bot. */
  public boolean isTurn() {
    return switch (this) {
      case MESSAGE, CHOICE, COMPLAINT -> true;
      case BUTTON, NONE_OF_THESE, FAILURE, FILE, TAKEN -> false;
    };
  }
}

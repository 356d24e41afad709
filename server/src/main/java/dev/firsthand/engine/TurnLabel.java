package dev.firsthand.engine;

import org.jspecify.annotations.Nullable;

/**
 * Whether the bot's best guess was right, as people see it.
 *
 * @param right the entry that answers the question, if it is known
 */
public record TurnLabel(Kind kind, Source source, @Nullable String right) {

  /** What became of the guess. */
  public enum Kind {
    RIGHT,
    WRONG,
    /** Wrong, and so would any other entry have been. */
    NONE_FITS
  }

  /** Who said so. */
  public enum Source {
    /** The visitor's thumb: given to answers only, and more readily to bad ones. */
    THUMB,
    /** What the visitor chose of an ask-back. */
    CHOICE,
    /** An agent's judgement, of this turn or of a later one. */
    JUDGEMENT
  }
}

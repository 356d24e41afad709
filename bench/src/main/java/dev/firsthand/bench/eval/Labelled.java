package dev.firsthand.bench.eval;

/** A text and the entry that answers it; {@link #NONE} where no entry does. */
record Labelled(String label, String text) {

  static final String NONE = "";

  boolean isInScope() {
    return !label.equals(NONE);
  }

  /** The same text, known to be out of scope. */
  Labelled outOfScope() {
    return new Labelled(NONE, text);
  }
}

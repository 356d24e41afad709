package dev.firsthand.faq;

import org.jspecify.annotations.Nullable;

/**
 * How a version of an FAQ came about.
 *
 * @param restored the version that was gone back to; null unless it is {@link Made#RESTORED}
 */
record Origin(Made made, @Nullable Long restored) {

  static final Origin HAND = new Origin(Made.HAND, null);
  static final Origin FILE = new Origin(Made.FILE, null);

  /** By what. */
  enum Made {
    /** An entry was made, changed or removed by itself. */
    HAND,
    FILE,
    RESTORED,
    /** From before this was kept. */
    UNKNOWN
  }

  static Origin restoring(long version) {
    return new Origin(Made.RESTORED, version);
  }
}

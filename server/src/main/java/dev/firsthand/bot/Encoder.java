package dev.firsthand.bot;

/**
 * Turns a text into a vector that lies near the vectors of texts that mean the same. Implementations
 * are thread-safe and deterministic: the same text gives the same vector, bit for bit, alone or
 * among others.
 */
public interface Encoder {

  /** The model's name, as decisions record it. */
  String name();

  /** The vector of {@code text}, of unit length; always the same number of dimensions. */
  float[] encode(String text);

  /** Whether {@code word}, in lower case and without accents, is one that the model has learnt whole. */
  default boolean isWord(String word) {
    return false;
  }
}

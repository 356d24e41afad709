package dev.firsthand.bot;

import java.util.List;

/** A yes/no reading of the visitor's words: how likely yes, 0 to 1, and which words say so. */
public record Signal(double probability, List<String> words) {

  /** Nothing in the words says so. */
  public static final Signal NONE = new Signal(0, List.of());

  public Signal {
    words = List.copyOf(words);
  }

  /** Whether yes is likelier than no. */
  public boolean isLikely() {
    return probability >= 0.5;
  }

  static Signal stronger(Signal one, Signal other) {
    return other.probability > one.probability ? other : one;
  }
}

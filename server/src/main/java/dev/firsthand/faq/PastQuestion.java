package dev.firsthand.faq;

import dev.firsthand.engine.TurnLabel;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Words in which visitors asked for something, and what is known of the answer.
 *
 * @param text as it was last said
 * @param language what the words were taken for (BCP 47); empty if unknown
 * @param times how often it was asked so
 * @param conversation the last one in which it was
 * @param right the entry that answers it, as people showed; null if nobody did
 * @param wrong entries that don't, as people showed
 * @param noneFits whether somebody said that nothing in the FAQ answers it
 */
record PastQuestion(
    String text,
    String language,
    int times,
    String conversation,
    @Nullable String right,
    Set<String> wrong,
    boolean noneFits) {

  PastQuestion {
    wrong = Set.copyOf(wrong);
  }

  /** The same, asked once more before; what was said later counts. */
  PastQuestion before(@Nullable String top, @Nullable TurnLabel label) {
    var others = new HashSet<>(wrong);
    boolean isSettled = right != null || noneFits;
    if (label != null && label.kind() == TurnLabel.Kind.WRONG && top != null) {
      others.add(top);
    }
    others.remove(right == null ? "" : right);
    return new PastQuestion(
        text,
        language,
        times + 1,
        conversation,
        isSettled || label == null ? right : shown(top, label),
        others,
        isSettled ? noneFits : label != null && label.kind() == TurnLabel.Kind.NONE_FITS);
  }

  /** Asked for the first time. */
  static PastQuestion of(
      String text,
      String language,
      String conversation,
      @Nullable String top,
      @Nullable TurnLabel label) {
    return new PastQuestion(text, language, 0, conversation, null, Set.of(), false)
        .before(top, label);
  }

  /** The entry that a label names as right; null if it names none. */
  private static @Nullable String shown(@Nullable String top, TurnLabel label) {
    return switch (label.kind()) {
      case RIGHT -> top;
      case WRONG -> label.right();
      case NONE_FITS -> null;
    };
  }
}

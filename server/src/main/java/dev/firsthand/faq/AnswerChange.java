package dev.firsthand.faq;

import dev.firsthand.conversation.Decision.Verdict;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A past question to which the bot would say something else.
 *
 * @param before what it says, were the question asked today
 * @param after what it would say after the change
 */
record AnswerChange(
    String text,
    String language,
    int times,
    String conversation,
    Said before,
    Said after,
    Worth worth) {

  /** What a change is worth, by what people have shown. */
  enum Worth {
    /** A right answer instead of none or a wrong one, or none instead of a wrong one. */
    BETTER,
    WORSE,
    /** Nobody has said what the right answer is. */
    UNKNOWN
  }

  /**
   * What the bot does with a question out of the blue.
   *
   * @param entry the entry that it answers with; null where it does not answer
   * @param title the question of the entry that came first; empty where none did
   */
  record Said(Verdict verdict, @Nullable String entry, String title, double confidence) {

    boolean isLike(Said other) {
      return verdict == other.verdict
          && (verdict != Verdict.ANSWER || Objects.equals(entry, other.entry));
    }
  }

  static AnswerChange of(PastQuestion question, Said before, Said after) {
    return new AnswerChange(
        question.text(),
        question.language(),
        question.times(),
        question.conversation(),
        before,
        after,
        worth(question, before, after));
  }

  private static Worth worth(PastQuestion question, Said before, Said after) {
    var was = mark(question, before);
    var is = mark(question, after);
    if (was == null || is == null || was.equals(is)) {
      return Worth.UNKNOWN;
    }
    return is > was ? Worth.BETTER : Worth.WORSE;
  }

  /** From 0, a wrong answer, over 1, none, to 2, what is right; null where nobody knows. */
  private static @Nullable Integer mark(PastQuestion question, Said said) {
    var entry = said.verdict() == Verdict.ANSWER ? said.entry() : null;
    if (entry == null) {
      return question.noneFits() ? Integer.valueOf(2) : Integer.valueOf(1);
    }
    if (question.noneFits()) {
      return 0;
    }
    if (question.right() != null) {
      return entry.equals(question.right()) ? 2 : 0;
    }
    return question.wrong().contains(entry) ? Integer.valueOf(0) : null;
  }
}

package dev.firsthand.privacy;

import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * A text of which some characters are going to be hidden. What is found is always found in the text as it
 * was written, so that one thing that is hidden hides no other. For one thread.
 */
final class Hiding {

  static final char DOT = '•';

  private final String text;
  private final BitSet hidden = new BitSet();

  Hiding(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  int length() {
    return text.length();
  }

  char at(int i) {
    return text.charAt(i);
  }

  /** The digit at a place, in whatever script; -1 where there is none. */
  int digit(int i) {
    return i < 0 || i >= text.length() ? -1 : Character.digit(text.charAt(i), 10);
  }

  /** Whether a place belongs to a word: a letter, a digit, or one that was hidden before. */
  boolean isOfWord(int i) {
    return i >= 0
        && i < text.length()
        && (Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == DOT);
  }

  /** Whether people write this between the groups of a number, or it is not to be seen at all. */
  boolean isGap(int i) {
    char c = text.charAt(i);
    return c == ' '
        || c == '-'
        || c == '.'
        || c == '/'
        || c == '\u00a0'
        || (c >= '\u2000' && c <= '\u2015')
        || c == '\u202f'
        || c == '\u2060'
        || c == '\ufeff';
  }

  /** Hides the characters from one place up to another that are such. */
  void hide(int from, int to, IntPredicate which) {
    for (int i = from; i < to; i++) {
      if (which.test(text.charAt(i))) {
        hidden.set(i);
      }
    }
  }

  /** As many characters as before. */
  String shown() {
    if (hidden.isEmpty()) {
      return text;
    }
    var shown = new StringBuilder(text);
    hidden.stream().forEach(i -> shown.setCharAt(i, DOT));
    return shown.toString();
  }
}

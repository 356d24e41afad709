package dev.firsthand.privacy;

import java.util.Optional;

/**
 * A number or word of the site's own that is to be hidden, such as {@code KD-######}: {@code #} is a digit,
 * {@code ?} a letter, {@code *} at the end of a word its rest; a space is a gap; all else is itself, whatever
 * its case. It is read in one pass, so that no pattern and no text can make that slow.
 */
public record OwnPattern(String text) {

  static final int MOST = 20;
  static final int SHORTEST = 3;
  static final int LONGEST = 60;

  private static final char DIGIT = '#';
  private static final char LETTER = '?';
  private static final char REST = '*';
  private static final int LONGEST_REST = 60;

  /** What is wrong with a pattern, in our words; empty if it will do. */
  static Optional<String> faultOf(String text) {
    if (text.length() < SHORTEST || text.length() > LONGEST) {
      return Optional.of("A pattern has 3 to 60 characters: KD-######.");
    }
    if (text.indexOf(Hiding.DOT) >= 0 || text.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("A pattern is letters, digits and signs: KD-######.");
    }
    for (int i = 0; i < text.length(); i++) {
      boolean isInWord = i + 1 < text.length()
          && (Character.isLetterOrDigit(text.charAt(i + 1))
              || "#?*".indexOf(text.charAt(i + 1)) >= 0);
      if (text.charAt(i) == REST && isInWord) {
        return Optional.of("“*” is the rest of a word: only a space or a sign may follow it.");
      }
    }
    if (text.chars().filter(c -> c != REST && c != ' ').count() < SHORTEST) {
      return Optional.of("Beside “*”, a pattern has at least 3 characters.");
    }
    return Optional.empty();
  }

  void hideIn(Hiding text) {
    for (int i = 0; i < text.length(); i++) {
      if (!text.isOfWord(i - 1)) {
        int end = end(text, i);
        if (end > i && !text.isOfWord(end)) {
          text.hide(i, end, Character::isLetterOrDigit);
        }
      }
    }
  }

  /** Where the pattern ends if it begins at a place; -1 if it doesn't. */
  private int end(Hiding in, int start) {
    int at = start;
    for (int i = 0; i < text.length(); i++) {
      int next = text.charAt(i) == REST ? afterRest(in, at) : afterOne(in, at, text.charAt(i));
      if (next < 0) {
        return -1;
      }
      at = next;
    }
    return at;
  }

  private static int afterRest(Hiding in, int from) {
    int to = from;
    while (to < in.length() && to - from < LONGEST_REST && Character.isLetterOrDigit(in.at(to))) {
      to++;
    }
    return to;
  }

  private static int afterOne(Hiding in, int at, char wanted) {
    if (at >= in.length()) {
      return -1;
    }
    boolean fits = switch (wanted) {
      case DIGIT -> in.digit(at) >= 0;
      case LETTER -> Character.isLetter(in.at(at));
      case ' ' -> in.isGap(at);
      default -> Character.toLowerCase(wanted) == Character.toLowerCase(in.at(at));
    };
    return fits ? at + 1 : -1;
  }
}

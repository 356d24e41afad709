package dev.firsthand.bot;

import java.util.List;
import java.util.Set;

/**
 * Puts the words that matter back into their spelling. A word is mended only if it is no ordinary
 * word itself: {@code agnet} is an agent, {@code stuff} is not staff.
 */
final class Misspelling {

  private final List<String> spellings;
  private final Set<String> ordinary;

  Misspelling(List<String> spellings, Set<String> ordinary) {
    this.spellings = spellings;
    this.ordinary = ordinary;
  }

  /** {@code word}, or the one that was meant. */
  String mend(String word) {
    if (word.length() < 4 || ordinary.contains(word) || spellings.contains(word)) {
      return word;
    }
    for (var spelling : spellings) {
      if (isNear(word, spelling)) {
        return spelling;
      }
    }
    return word;
  }

  private static boolean isNear(String word, String spelling) {
    if (spelling.length() < 5) {
      return word.length() == spelling.length() && isTransposed(word, spelling);
    }
    int most = spelling.length() >= 9 ? 2 : 1;
    return Math.abs(word.length() - spelling.length()) <= most
        && word.charAt(0) == spelling.charAt(0)
        && distance(word, spelling) <= most;
  }

  private static boolean isTransposed(String word, String spelling) {
    int at = 0;
    while (at < word.length() && word.charAt(at) == spelling.charAt(at)) {
      at++;
    }
    return at + 1 < word.length()
        && word.charAt(at) == spelling.charAt(at + 1)
        && word.charAt(at + 1) == spelling.charAt(at)
        && word.regionMatches(at + 2, spelling, at + 2, word.length() - at - 2);
  }

  /** Damerau's distance: letters left out, added, changed, or swapped with their neighbour. */
  static int distance(String one, String other) {
    var twoBack = new int[other.length() + 1];
    var back = new int[other.length() + 1];
    var row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      back[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], back[j]) + 1, back[j - 1] + change);
        boolean swapped = i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], twoBack[j - 2] + 1);
        }
      }
      var spare = twoBack;
      twoBack = back;
      back = row;
      row = spare;
    }
    return back[other.length()];
  }
}

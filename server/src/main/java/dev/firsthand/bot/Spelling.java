package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of an FAQ's phrasings, for mending misspelt ones: "where is my odrer". A word is mended if
 * it is no word anybody knows and exactly one word of the FAQ is nearest, so that a question about
 * something else stays one. Immutable.
 */
final class Spelling {

  private static final int SHORTEST = 4;
  private static final int LONG = 9;
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}]+");

  /** By first letter, each group in order. */
  private final Map<Character, List<String>> known = new HashMap<>();

  Spelling(Phrasings phrasings) {
    var words = new TreeSet<String>();
    for (int row = 0; row < phrasings.size(); row++) {
      words.addAll(phrasings.words(row));
    }
    for (var word : words) {
      if (word.length() >= SHORTEST) {
        known.computeIfAbsent(word.charAt(0), letter -> new ArrayList<>()).add(word);
      }
    }
  }

  /**
   * {@code text} with its misspelt words mended; the same text if there are none.
   *
   * @param isWord whether somebody else knows the word (in lower case, without accents)
   */
  String mended(String text, Predicate<String> isWord) {
    return WORD.matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(mend(found.group(), isWord)));
  }

  private String mend(String written, Predicate<String> isWord) {
    var words = Words.of(written);
    if (words.size() != 1) {
      return written;
    }
    var word = words.getFirst();
    boolean right = word.length() < SHORTEST
        || isKnown(word)
        || LanguageWords.isCommon(word)
        || isWord.test(word);
    return right ? written : nearest(word, written);
  }

  private boolean isKnown(String word) {
    return Collections.binarySearch(known.getOrDefault(word.charAt(0), List.of()), word) >= 0;
  }

  private String nearest(String word, String otherwise) {
    int most = word.length() >= LONG ? 2 : 1;
    var nearest = otherwise;
    boolean alone = false;
    for (var candidate : known.getOrDefault(word.charAt(0), List.of())) {
      if (Math.abs(candidate.length() - word.length()) <= most) {
        int distance = Misspelling.distance(word, candidate);
        if (distance < most || (distance == most && nearest.equals(otherwise))) {
          alone = true;
          nearest = candidate;
          most = distance;
        } else if (distance == most) {
          alone = false;
        }
      }
    }
    return alone ? nearest : otherwise;
  }
}

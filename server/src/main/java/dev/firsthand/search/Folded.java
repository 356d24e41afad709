package dev.firsthand.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Text cut into words as the index knows them: lower case, without marks, letters and digits only. Where a
 * script parts no words, each character is one.
 */
final class Folded {

  /** Longer words are cut: nobody types more of one. */
  static final int LONGEST = 60;

  private Folded() {}

  /**
   * A word in a text.
   *
   * @param from where it begins in the text, in chars
   * @param to where it ends
   */
  record Word(String folded, int from, int to) {}

  /** All words, parted by blanks. */
  static String text(String text) {
    return String.join(" ", words(text).stream().map(Word::folded).toList());
  }

  static List<Word> words(String text) {
    var words = new ArrayList<Word>();
    int at = 0;
    while (at < text.length()) {
      int end = endOfWord(text, at);
      if (end == at) {
        at += Character.charCount(text.codePointAt(at));
        continue;
      }
      String folded = folded(text.substring(at, end));
      if (!folded.isEmpty()) {
        words.add(new Word(folded, at, end));
      }
      at = end;
    }
    return List.copyOf(words);
  }

  private static int endOfWord(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (!isOfWord(point) || (at > from && standsAlone(point))) {
        return at;
      }
      at += Character.charCount(point);
      if (standsAlone(point)) {
        return at;
      }
    }
    return at;
  }

  private static boolean isOfWord(int point) {
    int type = Character.getType(point);
    return Character.isLetterOrDigit(point)
        || type == Character.NON_SPACING_MARK
        || type == Character.COMBINING_SPACING_MARK;
  }

  private static boolean standsAlone(int point) {
    if (Character.isIdeographic(point)) {
      return true;
    }
    return switch (Character.UnicodeScript.of(point)) {
      case HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }

  private static String folded(String word) {
    String bare = Normalizer.normalize(word, Normalizer.Form.NFKD)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .limit(LONGEST)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
    return bare.toLowerCase(Locale.ROOT).replace("ß", "ss").replace("ı", "i");
  }
}

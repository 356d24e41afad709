package dev.firsthand.bot;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A text as words: lower case, without accents, punctuation and emoji. English contractions are
 * closed ({@code don't} is {@code dont}), French elisions opened ({@code l'agent} is {@code l},
 * {@code agent}); a letter of a script without spaces is a word of its own.
 */
final class Words {

  /** Longer texts are read at both ends only. */
  static final int LONGEST_TEXT = 2_000;

  private static final Set<String> ELIDED =
      Set.of("l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu");

  private Words() {}

  static List<String> of(String text) {
    return split(fold(text));
  }

  /** All words of a text, however long it is. */
  static List<String> ofAll(String text) {
    return split(foldAll(text));
  }

  /** {@code text} bounded, in lower case, without accents, with straight apostrophes. */
  static String fold(String text) {
    return foldAll(bounded(text));
  }

  /** The same for the whole of {@code text}. */
  static String foldAll(String text) {
    var decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    var folded = new StringBuilder(decomposed.length());
    decomposed.codePoints().forEach(letter -> appendFolded(folded, letter));
    return folded.toString();
  }

  /** {@code text}, or its first and last thousand characters. */
  static String bounded(String text) {
    if (text.length() <= LONGEST_TEXT) {
      return text;
    }
    int half = LONGEST_TEXT / 2;
    return text.substring(0, half) + ' ' + text.substring(text.length() - half);
  }

  private static void appendFolded(StringBuilder folded, int letter) {
    switch (letter) {
      case 'ß' -> folded.append("ss");
      case 'æ' -> folded.append("ae");
      case 'œ' -> folded.append("oe");
      case 'ø' -> folded.append('o');
      case 'ł' -> folded.append('l');
      case 'đ' -> folded.append('d');
      case 'ı' -> folded.append('i');
      case '’', '‘', '`', '´', 'ʼ' -> folded.append('\'');
      default -> {
        if (Character.getType(letter) != Character.NON_SPACING_MARK) {
          folded.appendCodePoint(letter);
        }
      }
    }
  }

  private static List<String> split(String folded) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    for (int i = 0; i < folded.length(); ) {
      int letter = folded.codePointAt(i);
      i += Character.charCount(letter);
      if (standsAlone(letter)) {
        end(word, words);
        words.add(Character.toString(letter));
      } else if (Character.isLetterOrDigit(letter)) {
        word.appendCodePoint(letter);
      } else if (letter != '\'' || ELIDED.contains(word.toString())) {
        end(word, words);
      }
    }
    end(word, words);
    return words;
  }

  private static void end(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private static boolean standsAlone(int letter) {
    if (letter < 0x0e00 || !Character.isLetter(letter)) {
      return false;
    }
    return switch (Character.UnicodeScript.of(letter)) {
      case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
      default -> false;
    };
  }
}

package dev.firsthand.retrieval;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a text into the pieces that BERT-like models read, as their uncased tokenizers do: cleaned,
 * lower case, without accents, split at spaces, punctuation and ideographs, then longest piece first
 * (Schuster and Nakajima 2012; Devlin et al. 2019).
 */
final class WordPiece {

  private static final int LONGEST_WORD = 100;

  private final Vocabulary vocabulary;
  private final int most;
  private final int first;
  private final int last;
  private final int unknown;

  /** At most {@code most} pieces a text, the two that frame it included. */
  WordPiece(Vocabulary vocabulary, int most) {
    this.vocabulary = vocabulary;
    this.most = most;
    first = vocabulary.number("[CLS]");
    last = vocabulary.number("[SEP]");
    unknown = vocabulary.number("[UNK]");
  }

  /** Whether {@code word} is one piece. */
  boolean isWord(String word) {
    return vocabulary.number(word) >= 0;
  }

  long[] pieces(String text) {
    var pieces = new long[most];
    int size = 0;
    pieces[size++] = first;
    for (var word : words(text)) {
      for (int piece : cut(word)) {
        if (size < most - 1) {
          pieces[size++] = piece;
        }
      }
    }
    pieces[size++] = last;
    return Arrays.copyOf(pieces, size);
  }

  private static List<String> words(String text) {
    var lower = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    for (int i = 0; i < lower.length(); ) {
      int letter = lower.codePointAt(i);
      i += Character.charCount(letter);
      if (Character.isWhitespace(letter) || Character.isSpaceChar(letter)) {
        end(word, words);
      } else if (isPunctuation(letter) || Character.isIdeographic(letter)) {
        end(word, words);
        words.add(Character.toString(letter));
      } else if (isText(letter)) {
        word.appendCodePoint(letter);
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

  private static boolean isText(int letter) {
    return switch (Character.getType(letter)) {
      case Character.NON_SPACING_MARK,
          Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED -> false;
      default -> letter != 0xfffd;
    };
  }

  private static boolean isPunctuation(int letter) {
    boolean ascii = (letter >= 33 && letter <= 47)
        || (letter >= 58 && letter <= 64)
        || (letter >= 91 && letter <= 96)
        || (letter >= 123 && letter <= 126);
    return ascii
        || switch (Character.getType(letter)) {
          case Character.CONNECTOR_PUNCTUATION,
              Character.DASH_PUNCTUATION,
              Character.START_PUNCTUATION,
              Character.END_PUNCTUATION,
              Character.INITIAL_QUOTE_PUNCTUATION,
              Character.FINAL_QUOTE_PUNCTUATION,
              Character.OTHER_PUNCTUATION -> true;
          default -> false;
        };
  }

  private List<Integer> cut(String word) {
    if (word.length() > LONGEST_WORD) {
      return List.of(unknown);
    }
    var pieces = new ArrayList<Integer>();
    for (int from = 0; from < word.length(); ) {
      int to = word.length();
      int piece = -1;
      while (to > from && piece < 0) {
        var candidate = word.substring(from, to);
        piece = vocabulary.number(from == 0 ? candidate : "##" + candidate);
        to = piece < 0 ? to - 1 : to;
      }
      if (piece < 0) {
        return List.of(unknown);
      }
      pieces.add(piece);
      from = to;
    }
    return pieces;
  }
}

package dev.firsthand.retrieval;

import java.util.HashMap;
import java.util.Map;

/**
 * The word pieces that an encoder knows, by number. Reads the two forms in use: one piece a line
 * ({@code vocab.txt}), or the object {@code "vocab"} of a {@code tokenizer.json}.
 */
final class Vocabulary {

  private final Map<String, Integer> numbers;

  private Vocabulary(Map<String, Integer> numbers) {
    this.numbers = numbers;
    for (var needed : new String[] {"[CLS]", "[SEP]", "[UNK]"}) {
      if (!numbers.containsKey(needed)) {
        throw new EncoderException("the vocabulary has no piece " + needed);
      }
    }
  }

  static Vocabulary parse(String file) {
    return new Vocabulary(file.stripLeading().startsWith("{") ? ofJson(file) : ofLines(file));
  }

  /** The number of {@code piece}, or -1. */
  int number(String piece) {
    return numbers.getOrDefault(piece, -1);
  }

  private static Map<String, Integer> ofLines(String file) {
    var numbers = new HashMap<String, Integer>();
    file.lines().forEach(line -> numbers.put(line.strip(), numbers.size()));
    return numbers;
  }

  private static Map<String, Integer> ofJson(String file) {
    int key = file.indexOf("\"vocab\"");
    if (key < 0) {
      throw new EncoderException("the tokenizer file has no \"vocab\"");
    }
    var numbers = new HashMap<String, Integer>();
    int at = file.indexOf('{', key) + 1;
    while (true) {
      int quote = file.indexOf('"', at);
      int end = file.indexOf('}', at);
      if (quote < 0 || (end >= 0 && end < quote)) {
        return numbers;
      }
      var piece = new StringBuilder();
      at = unquote(file, quote + 1, piece);
      at = file.indexOf(':', at) + 1;
      while (Character.isWhitespace(file.charAt(at))) {
        at++;
      }
      int from = at;
      while (Character.isDigit(file.charAt(at))) {
        at++;
      }
      numbers.put(piece.toString(), Integer.parseInt(file, from, at, 10));
    }
  }

  private static int unquote(String file, int from, StringBuilder into) {
    int at = from;
    while (file.charAt(at) != '"') {
      if (file.charAt(at) != '\\') {
        into.append(file.charAt(at++));
      } else if (file.charAt(at + 1) == 'u') {
        into.append((char) Integer.parseInt(file, at + 2, at + 6, 16));
        at += 6;
      } else {
        into.append(file.charAt(at + 1));
        at += 2;
      }
    }
    return at + 1;
  }
}

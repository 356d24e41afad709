package dev.firsthand.bot;

import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The words of a text, to look for words and phrases in: whole words only, whatever their case and
 * accents. Looking takes time in proportion to the text and the phrase, never more: there are no
 * patterns in it.
 */
public final class Mentions {

  private final List<String> words;

  private Mentions(List<String> words) {
    this.words = words;
  }

  /** All words of {@code text}, from its beginning to its end. */
  public static Mentions of(String text) {
    return new Mentions(wordsOf(text));
  }

  /** A word or phrase as it is compared: its words in lower case, without accents. */
  public static List<String> wordsOf(String phrase) {
    return List.copyOf(Words.ofAll(phrase));
  }

  /** A text as it is compared where it is no matter of words, such as a page's address. */
  public static String folded(String text) {
    return Words.foldAll(text).strip();
  }

  /** The first of {@code phrases} that stands in the text, as its words; empty if none does. */
  public Optional<List<String>> firstOf(List<String> phrases) {
    return phrases.stream()
        .map(Mentions::wordsOf)
        .filter(phrase -> isIn(phrase, words))
        .findFirst();
  }

  /** Whether the words of a phrase stand one after the other among those of a text. */
  public static boolean isIn(List<String> phrase, List<String> text) {
    return !phrase.isEmpty() && Collections.indexOfSubList(text, phrase) >= 0;
  }
}

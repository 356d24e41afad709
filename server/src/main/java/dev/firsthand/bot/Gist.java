package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where the question may stand in a message of several sentences: in what is left without greeting
 * and thanks, in a sentence that ends with a question mark, or, if none does, in any.
 */
final class Gist {

  /** An encoder reads so many words of a message, all its parts together: some 48 pieces, 9 ms. */
  static final int MOST_WORDS = 42;

  /** Reading anything costs as much as so many words, besides those that are read; some 3 ms. */
  private static final int WORDS_OF_A_START = 14;

  /** Each part is read, so each costs as much as a question. */
  private static final int MOST_PARTS = 2;

  private static final int SHORTEST = 3;

  /** Two sentences are as easily read together. */
  private static final int FEWEST_SENTENCES = 3;

  /** So many tell what led to a question; of fewer each may matter. */
  private static final int SENTENCES_OF_A_TALE = 4;

  private static final Pattern END = Pattern.compile("(?<=[.!?¿¡…])\\s+|\\n+");

  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Gist() {}

  /** Parts of {@code text} worth reading besides the whole, the likeliest first; often none. */
  static List<String> of(String text) {
    var sentences = new ArrayList<String>();
    int all = 0;
    for (var sentence : END.split(Words.bounded(text), -1)) {
      var words = Words.of(sentence);
      all += words.isEmpty() ? 0 : 1;
      if (!words.isEmpty() && !isCourtesy(words)) {
        sentences.add(sentence.strip());
      }
    }
    var parts = new ArrayList<String>();
    if (all >= FEWEST_SENTENCES && !sentences.isEmpty()) {
      parts.add(String.join(" ", sentences));
      questions(sentences, parts);
      if (sentences.stream().noneMatch(one -> one.endsWith("?"))) {
        parts.addAll(sentences.reversed());
      }
    }
    parts.remove(text.strip());
    return parts.stream().distinct().filter(Gist::isTelling).limit(MOST_PARTS).toList();
  }

  /** What reading so much costs, in words: an encoder goes through all it has learnt each time. */
  static int cost(List<String> words) {
    return words.size() + WORDS_OF_A_START;
  }

  /**
   * What an encoder reads of {@code text}: all of it, or of a long message the sentences that tell
   * most, in their order, {@link #MOST_WORDS} in all, and where it tells a tale so many that the
   * shortest of its parts can be read, too. Questions go first, the last one foremost, then what was
   * said towards the end.
   */
  static String within(String text) {
    var bounded = Words.bounded(text);
    int words = Words.of(bounded).size();
    if (words <= MOST_WORDS / 2) {
      return bounded;
    }
    var sentences = List.of(END.split(bounded, -1));
    int most = sentences.size() < SENTENCES_OF_A_TALE ? MOST_WORDS : besideAPart(text);
    if (words <= most) {
      return bounded;
    }
    var kept = new TreeSet<Integer>();
    int left = most;
    for (boolean asking : new boolean[] {true, false}) {
      for (int i = sentences.size() - 1; i >= 0; i--) {
        int said = Words.of(sentences.get(i)).size();
        if (said > 0 && said <= left && sentences.get(i).strip().endsWith("?") == asking) {
          kept.add(i);
          left -= said;
        }
      }
    }
    return kept.isEmpty()
        ? shortened(bounded, most)
        : kept.stream().map(sentences::get).collect(Collectors.joining(" "));
  }

  /** How many words of {@code text} can be read so that its shortest part can be, too. */
  private static int besideAPart(String text) {
    int part = of(text).stream().mapToInt(one -> cost(Words.of(one))).min().orElse(0);
    return part <= MOST_WORDS / 2 ? MOST_WORDS - part : MOST_WORDS;
  }

  /** One long breath: its beginning and its end. */
  private static String shortened(String text, int most) {
    var words = SPACE.split(text.strip(), -1);
    int half = most / 2;
    return String.join(" ", Arrays.copyOfRange(words, 0, Math.min(half, words.length)))
        + ' '
        + String.join(
            " ", Arrays.copyOfRange(words, Math.max(0, words.length - half), words.length));
  }

  /** The last question first; "Where is it?" is asked about what was said just before. */
  private static void questions(List<String> sentences, List<String> parts) {
    for (int i = sentences.size() - 1; i >= 0; i--) {
      var sentence = sentences.get(i);
      if (sentence.endsWith("?")) {
        boolean telling = isTelling(sentence);
        parts.add(
            telling || i == 0 ? sentence : sentence + " " + sentences.get(i - 1) + " " + sentence);
      }
    }
  }

  private static boolean isCourtesy(List<String> words) {
    return !words.isEmpty()
        && words.size() <= 4
        && (Courtesy.greeting(words).isLikely()
            || Courtesy.thanks(words).isLikely()
            || Courtesy.goodbye(words).isLikely());
  }

  private static boolean isTelling(String part) {
    var words = Words.of(part);
    return words.size() >= SHORTEST && !LanguageGuess.areCommon(words);
  }
}

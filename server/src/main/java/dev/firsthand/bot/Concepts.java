package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the words of one language stand for: each word, or run of words, becomes one letter, so that
 * one sentence pattern holds for every word of a kind, in every language, also when misspelt.
 */
final class Concepts {

  /** A word that stands for nothing here. */
  static final char OTHER = 'o';

  private static final int LONGEST_RUN = 8;

  private final Map<String, Character> letters = new HashMap<>();
  private final Map<String, Integer> longestRun = new HashMap<>();
  private final Misspelling spelling;

  /** A clause as letters; {@code words.get(i)} are the words behind letter {@code i}. */
  record Tagged(String letters, List<String> words) {}

  /**
   * Reads one kind a line: its letter, a colon, words and runs of words with commas between.
   *
   * @param mended kinds whose words are recognised when misspelt
   * @param ordinary words that look like a misspelling and are none
   */
  Concepts(String kinds, String mended, Set<String> ordinary) {
    var mendable = new ArrayList<String>();
    var known = new HashSet<>(ordinary);
    for (var line : kinds.strip().lines().toList()) {
      char letter = line.strip().charAt(0);
      var list = line.substring(line.indexOf(':') + 1);
      for (var entry : list.split(",", -1)) {
        var run = String.join(" ", Words.of(entry));
        if (run.isEmpty()) {
          continue;
        }
        letters.putIfAbsent(run, letter);
        int space = run.indexOf(' ');
        var first = space < 0 ? run : run.substring(0, space);
        int length = (int) run.chars().filter(c -> c == ' ').count() + 1;
        longestRun.merge(first, length, Math::max);
        for (var word : Words.of(entry)) {
          known.add(word);
          boolean telling = word.length() > (space < 0 ? 3 : 6);
          if (telling && mended.indexOf(letter) >= 0 && !mendable.contains(word)) {
            mendable.add(word);
          }
        }
      }
    }
    spelling = new Misspelling(mendable, known);
  }

  Tagged tag(List<String> clause) {
    var words = clause.stream().map(spelling::mend).toList();
    var tags = new StringBuilder();
    var behind = new ArrayList<String>();
    for (int at = 0; at < words.size(); ) {
      int length = runAt(words, at);
      var run = String.join(" ", words.subList(at, at + length));
      tags.append(letters.getOrDefault(run, OTHER));
      behind.add(String.join(" ", clause.subList(at, at + length)));
      at += length;
    }
    return new Tagged(tags.toString(), behind);
  }

  private int runAt(List<String> words, int at) {
    int most = Math.min(LONGEST_RUN, longestRun.getOrDefault(words.get(at), 1));
    for (int length = Math.min(most, words.size() - at); length > 1; length--) {
      if (letters.containsKey(String.join(" ", words.subList(at, at + length)))) {
        return length;
      }
    }
    return 1;
  }
}

package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * What an entry comes to without the others: worked out once, kept as long as the entry stays as it
 * is.
 *
 * @param texts its question and phrasings, none twice, those without words left out
 * @param words of each text
 * @param stems of all its words, for {@link WordOverlap}
 * @param answers as {@link Answers} reads them
 */
@SuppressWarnings("ArrayRecordComponent") // confined to this package, never compared
record Described(List<String> texts, List<List<String>> words, long[] stems, List<String> answers) {

  /** A text by itself, as if it were an entry's only phrasing. */
  static Described alone(String text) {
    return of(new FaqEntry("", text, List.of(), "", "", "", List.of()));
  }

  static Described of(FaqEntry entry) {
    var texts = new ArrayList<String>();
    var words = new ArrayList<List<String>>();
    var seen = new HashSet<List<String>>();
    var all = new ArrayList<String>();
    all.add(entry.question());
    all.addAll(entry.phrasings());
    for (var text : all) {
      var bounded = Words.bounded(text);
      var said = Words.of(bounded);
      if (!said.isEmpty() && seen.add(said)) {
        texts.add(bounded);
        words.add(said);
      }
    }
    return new Described(texts, words, WordOverlap.stems(entry), Answers.of(entry));
  }
}

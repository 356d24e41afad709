package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A message cut where its punctuation cuts it: what is denied in one clause is not in the next. */
final class Clauses {

  private static final Pattern CUT =
      Pattern.compile("[.!?¿¡;,:…|()\\[\\]\"“”«»\\n\\r\\t]+| [-–—]+ ");

  /** Longer clauses are cut: nobody's wish spans more, and phrases are matched in bounded time. */
  private static final int LONGEST = 60;

  private Clauses() {}

  /** The words of each clause that has any. */
  static List<List<String>> of(String text) {
    var clauses = new ArrayList<List<String>>();
    for (var clause : CUT.split(Words.bounded(text), -1)) {
      var words = Words.of(clause);
      for (int from = 0; from < words.size(); from += LONGEST) {
        clauses.add(words.subList(from, Math.min(words.size(), from + LONGEST)));
      }
    }
    return clauses;
  }
}

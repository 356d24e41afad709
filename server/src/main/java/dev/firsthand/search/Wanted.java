package dev.firsthand.search;

import dev.firsthand.engine.TranscriptIndex.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody typed to search: words of which only the beginning may be typed, and "exact phrases". */
final class Wanted {

  static final int MOST_TERMS = 8;

  private static final Pattern PART = Pattern.compile("\"([^\"]*)\"?|(\\S+)");

  private Wanted() {}

  /** The terms, at most {@link #MOST_TERMS}. */
  static List<Term> terms(String typed) {
    var terms = new ArrayList<Term>();
    Matcher part = PART.matcher(typed);
    while (part.find() && terms.size() < MOST_TERMS) {
      String quoted = part.group(1);
      List<String> words = Folded.words(quoted == null ? part.group(2) : quoted).stream()
          .map(Folded.Word::folded)
          .toList();
      if (!words.isEmpty()) {
        terms.add(new Term(words, quoted == null));
      }
    }
    return List.copyOf(terms);
  }
}

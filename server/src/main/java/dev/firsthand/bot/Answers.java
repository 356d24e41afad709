package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an entry says, as texts to encode: its question followed by a passage of the answer. Beside
 * the question a passage keeps its subject; alone, "click there and wait" could be about anything.
 */
final class Answers {

  /** Passages of an answer that are read. */
  private static final int MOST = 2;

  private static final int LONGEST = 200;

  private static final Pattern LINK =
      Pattern.compile("\\[([^\\]\\[]{0,300})\\]\\([^()\\s]{0,500}\\)");
  private static final Pattern ADDRESS = Pattern.compile("https?://\\S+");
  private static final Pattern MARKS = Pattern.compile("[*_`#>|~\\\\]+");
  private static final Pattern SENTENCE = Pattern.compile("(?<=[.!?:;])\\s+|\\n+");

  private Answers() {}

  /** Of {@code entry}; none if it has no answer in words. */
  static List<String> of(FaqEntry entry) {
    var told = new ArrayList<String>();
    for (var passage : passages(entry.answer())) {
      told.add(Words.bounded(entry.question()) + ' ' + passage);
    }
    return told;
  }

  static List<String> passages(String markdown) {
    var plain = LINK.matcher(Words.bounded(markdown)).replaceAll("$1");
    plain = MARKS.matcher(ADDRESS.matcher(plain).replaceAll(" ")).replaceAll(" ");
    var passages = new ArrayList<String>();
    var passage = new StringBuilder();
    for (var sentence : SENTENCE.split(plain, -1)) {
      var stripped = sentence.strip();
      if (!passage.isEmpty() && passage.length() + stripped.length() > LONGEST) {
        passages.add(passage.toString());
        passage.setLength(0);
      }
      passage.append(passage.isEmpty() ? "" : " ").append(stripped);
    }
    passages.add(passage.toString());
    return passages.stream()
        .filter(text -> !Words.of(text).isEmpty())
        .map(text -> text.substring(0, Math.min(text.length(), 2 * LONGEST)))
        .limit(MOST)
        .toList();
  }
}

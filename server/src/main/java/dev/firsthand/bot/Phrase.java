package dev.firsthand.bot;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A turn of phrase with the chance that whoever uses it means it. Matched on folded words, one space
 * around each; the words it matched are the explanation.
 */
final class Phrase {

  private static final Pattern NOTHING = Pattern.compile("");

  private static final int LETTERS = 'z' - 'a' + 1;

  private final Pattern pattern;
  private final double probability;

  /** With which letters it can begin. */
  private final boolean[] initials = new boolean[LETTERS];

  private Phrase(Pattern pattern, double probability) {
    this.pattern = pattern;
    this.probability = probability;
    for (int i = 0; i < LETTERS; i++) {
      initials[i] = goesOn(pattern.matcher(String.valueOf((char) ('a' + i))));
    }
  }

  /** Whether it matches all there is, or would have liked to see more. */
  @SuppressWarnings("JdkObsolete") // what has come so far of a stream is what a first letter is
  private static boolean goesOn(Matcher match) {
    return match.lookingAt() || match.hitEnd();
  }

  /**
   * Reads one phrase a line: the chance, a space, a regular expression over words in which {@code
   * <name>} stands for one of {@code classes}. Lines that start with {@code #} are comments.
   */
  static List<Phrase> parse(String lines, Map<String, String> classes) {
    return lines
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(line -> parseLine(line, classes))
        .toList();
  }

  private static Phrase parseLine(String line, Map<String, String> classes) {
    int space = line.indexOf(' ');
    var expression = line.substring(space + 1);
    boolean changed = true;
    while (changed) {
      var before = expression;
      for (var entry : classes.entrySet()) {
        expression = expression.replace("<" + entry.getKey() + ">", "(?:" + entry.getValue() + ")");
      }
      changed = !expression.equals(before);
    }
    return new Phrase(Pattern.compile(expression), Double.parseDouble(line.substring(0, space)));
  }

  /**
   * Looks for it where a word begins, and nowhere else: "ugh" is not in "through", and most letters
   * need not be tried; nor where the word begins with a letter that it can't begin with.
   */
  private boolean find(Matcher match, String clause) {
    match.usePattern(pattern);
    int from = 0;
    do {
      if (canBegin(clause, from) && match.region(from, clause.length()).lookingAt()) {
        return true;
      }
      from = clause.indexOf(' ', from) + 1;
    } while (from > 0);
    return false;
  }

  private boolean canBegin(String clause, int at) {
    int letter = at < clause.length() ? clause.charAt(at) - 'a' : -1;
    return letter < 0 || letter >= LETTERS || initials[letter];
  }

  double probability() {
    return probability;
  }

  /** The form that phrases match: every word with one space before and after. */
  static String clause(List<String> words) {
    return ' ' + String.join(" ", words) + ' ';
  }

  /** The likeliest of {@code phrases} in {@code clause}, with its words. */
  static Signal likeliest(List<Phrase> phrases, String clause) {
    var best = Signal.NONE;
    var match = NOTHING.matcher(clause).useAnchoringBounds(false).useTransparentBounds(true);
    for (var phrase : phrases) {
      if (phrase.probability > best.probability() && phrase.find(match, clause)) {
        best = new Signal(phrase.probability, words(match.group()));
      }
    }
    return best;
  }

  static List<String> words(String matched) {
    return Arrays.stream(matched.strip().split(" +", -1))
        .filter(w -> !w.isEmpty())
        .toList();
  }
}

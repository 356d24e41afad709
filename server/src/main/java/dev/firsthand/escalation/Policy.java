package dev.firsthand.escalation;

import java.util.ArrayList;
import java.util.List;

/**
 * What an admin sets of when the bot may answer. Immutable; saved in versions.
 *
 * @param answerThreshold from this confidence on the bot answers, 0 to 1
 * @param askBackThreshold from this chance on that one of the best three is meant the bot asks
 *     back, 0 to the answer threshold
 * @param margin how far the best candidate must be ahead of the next for an answer, 0 to 0.5
 * @param askBacksInARow ask-backs before a person is brought in, 0 to 3
 * @param missesInARow turns without an answer before a person is brought in, 1 to 5; 1 means at once
 */
public record Policy(
    double answerThreshold,
    double askBackThreshold,
    double margin,
    int askBacksInARow,
    int missesInARow) {

  /** A value that can't be accepted: which, and how to mend it. */
  public record Flaw(String field, String advice) {}

  /** To start with; docs/BOT.md says what these thresholds did on real bots. */
  public static Policy defaults() {
    return new Policy(0.7, 0.45, 0.1, 1, 1);
  }

  /** What is wrong with these values; empty if nothing is. */
  public List<Flaw> check() {
    var flaws = new ArrayList<Flaw>();
    within("answerThreshold", answerThreshold, 0, 1, flaws);
    within("askBackThreshold", askBackThreshold, 0, 1, flaws);
    if (askBackThreshold > answerThreshold) {
      flaws.add(new Flaw(
          "askBackThreshold", "must not be above the answer threshold: lower it, or raise that"));
    }
    within("margin", margin, 0, 0.5, flaws);
    within("askBacksInARow", askBacksInARow, 0, 3, flaws);
    within("missesInARow", missesInARow, 1, 5, flaws);
    return List.copyOf(flaws);
  }

  private static void within(
      String field, double value, double lowest, double highest, List<Flaw> flaws) {
    if (!(value >= lowest && value <= highest)) {
      flaws.add(new Flaw(field, "must be from %s to %s".formatted(plain(lowest), plain(highest))));
    }
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}

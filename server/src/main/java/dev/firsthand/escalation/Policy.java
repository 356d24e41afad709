package dev.firsthand.escalation;

import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.Place;
import dev.firsthand.escalation.Rule.Mode;
import java.util.ArrayList;
import java.util.List;

/**
 * What an admin sets of when the bot may answer and when a person is brought in: thresholds, the
 * counters' limits, and the rules in their order, of which the first that applies decides.
 * Immutable; saved in versions. {@link dev.firsthand.conversation.Counters} says what resets each counter.
 *
 * @param answerThreshold from this confidence on the bot answers, 0 to 1
 * @param askBackThreshold from this chance on that one of the best three is meant the bot asks
 *     back, 0 to the answer threshold
 * @param margin how far the best candidate must be ahead of the next for an answer, 0 to 0.5
 * @param frustrationThreshold from this chance of anger or distress on {@code FRUSTRATED} applies,
 *     0.2 to 0.95
 * @param askBacksInARow ask-backs before {@code NOT_CLARIFIED} applies, 0 to 3
 * @param missesInARow turns without an answer at which {@code LOW_CONFIDENCE} applies, 1 to 5; 1
 *     means the first
 * @param unhelpfulAnswers at so many thumbs down a person is brought in even where {@code UNHELPFUL}
 *     offers first, 1 to 5
 * @param repeatedQuestions at so many repetitions a person is brought in even where {@code REPEATED}
 *     offers first, 1 to 5
 * @param offers offers in a conversation, for whatever reason, before a person is brought in at
 *     once, 1 to 3
 */
public record Policy(
    double answerThreshold,
    double askBackThreshold,
    double margin,
    double frustrationThreshold,
    int askBacksInARow,
    int missesInARow,
    int unhelpfulAnswers,
    int repeatedQuestions,
    int offers,
    List<Rule> rules) {

  /** A value that can't be accepted: which, and how to mend it. */
  public record Flaw(String field, String advice) {}

  public Policy {
    rules = List.copyOf(rules);
  }

  /** A policy with the limits and rules that ship. */
  public Policy(
      double answerThreshold,
      double askBackThreshold,
      double margin,
      int askBacksInARow,
      int missesInARow) {
    this(
        answerThreshold,
        askBackThreshold,
        margin,
        0.5,
        askBacksInARow,
        missesInARow,
        2,
        2,
        1,
        shipped());
  }

  /** To start with; docs/BOT.md says what these thresholds did on real bots. */
  public static Policy defaults() {
    return new Policy(0.7, 0.45, 0.1, 1, 1);
  }

  /** The rules that ship, in their order. Policies saved before there were rules have these. */
  public static List<Rule> shipped() {
    return List.of(
        Rule.of(EscalationReason.VISITOR_ASKED, Mode.AT_ONCE, Place.ORDINARY),
        Rule.of(EscalationReason.FRUSTRATED, Mode.AT_ONCE, Place.RAISED),
        Rule.of(EscalationReason.UNHELPFUL, Mode.OFFER_FIRST, Place.ORDINARY),
        Rule.of(EscalationReason.OTHER_LANGUAGE, Mode.AT_ONCE, Place.ORDINARY),
        Rule.of(EscalationReason.REPEATED, Mode.OFFER_FIRST, Place.ORDINARY),
        Rule.of(EscalationReason.NOT_CLARIFIED, Mode.AT_ONCE, Place.ORDINARY),
        Rule.of(EscalationReason.LOW_CONFIDENCE, Mode.AT_ONCE, Place.ORDINARY),
        Rule.of(EscalationReason.BOT_FAILED, Mode.AT_ONCE, Place.ORDINARY),
        Rule.of(EscalationReason.AGENT_TOOK_OVER, Mode.AT_ONCE, Place.ORDINARY));
  }

  /** The same thresholds and limits with other rules. */
  public Policy with(List<Rule> other) {
    return new Policy(
        answerThreshold,
        askBackThreshold,
        margin,
        frustrationThreshold,
        askBacksInARow,
        missesInARow,
        unhelpfulAnswers,
        repeatedQuestions,
        offers,
        other);
  }

  /** The same policy with another answer threshold; asking back begins no higher. */
  public Policy answeringFrom(double threshold) {
    return new Policy(
        threshold,
        Math.min(askBackThreshold, threshold),
        margin,
        frustrationThreshold,
        askBacksInARow,
        missesInARow,
        unhelpfulAnswers,
        repeatedQuestions,
        offers,
        rules);
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
    within("frustrationThreshold", frustrationThreshold, 0.2, 0.95, flaws);
    within("askBacksInARow", askBacksInARow, 0, 3, flaws);
    within("missesInARow", missesInARow, 1, 5, flaws);
    within("unhelpfulAnswers", unhelpfulAnswers, 1, 5, flaws);
    within("repeatedQuestions", repeatedQuestions, 1, 5, flaws);
    within("offers", offers, 1, 3, flaws);
    flaws.addAll(new RuleCheck(rules).flaws());
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

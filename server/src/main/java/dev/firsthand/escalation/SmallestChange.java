package dev.firsthand.escalation;

import dev.firsthand.conversation.Counters;
import dev.firsthand.conversation.Decision.How;
import dev.firsthand.conversation.Decision.Stands;
import dev.firsthand.conversation.Decision.Verdict;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.escalation.Judge.Judgement;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/** The smallest change that would have turned a verdict, in words. What it says has been tried. */
final class SmallestChange {

  private static final double ROUNDING = 1e-9;
  private static final int MOST_MISSES = 5;
  private static final int MOST_ASK_BACKS = 3;
  private static final int MOST_OFFERS = 3;

  private final Policy policy;
  private final Evidence evidence;
  private final Judgement judged;
  private final Counters counters;

  SmallestChange(Policy policy, Evidence evidence, Judgement judged) {
    this.policy = policy;
    this.evidence = evidence;
    this.judged = judged;
    this.counters = evidence.counters();
  }

  String inWords() {
    return switch (evidence.occasion()) {
      case MESSAGE -> onMessage();
      case CHOICE ->
        judged.verdict() == Verdict.SETTLED || judged.reason() == EscalationReason.REPEATED
            ? hadNothingStood()
            : judged.verdict() == Verdict.ANSWER
                ? "would not have answered, had none of the choices been meant"
                : "would have answered, had the entry still been in the FAQ";
      case COMPLAINT -> onComplaint();
      case BUTTON -> "would have stayed with the bot, had the visitor not asked for a person";
      case NONE_OF_THESE -> "would have answered, had one of the choices been meant";
      case FAILURE -> "would have stayed with the bot, had it answered in time";
      case FILE -> "would have stayed with the bot, had no file been sent";
      case TAKEN -> "would have stayed with the bot, had no agent taken it";
    };
  }

  private String onComplaint() {
    return switch (judged.verdict()) {
      case OFFER -> atOnce();
      case ESCALATE -> byOffers().orElse("would have stayed with the bot, had the answer helped");
      case ANSWER, ASK_BACK, SMALL_TALK, REPHRASE, SETTLED, PROMISED ->
        "would have brought in a person with UNHELPFUL switched on";
    };
  }

  private String onMessage() {
    Rule rule = judged.rule();
    if (rule != null) {
      return isToldAlready(rule) ? hadItNotBeenTold() : onRule(rule);
    }
    return switch (judged.verdict()) {
      case ANSWER ->
        "would not have answered with an answer threshold above %s, or a margin above %s"
            .formatted(atLeast(evidence.best()), atLeast(evidence.lead()));
      case SMALL_TALK -> wouldHaveAnswered().orElseGet(this::withoutCourtesy);
      case REPHRASE -> wouldHaveAnswered().orElseGet(this::withFewerMisses);
      case SETTLED, PROMISED -> hadNothingStood();
      case ASK_BACK, OFFER, ESCALATE -> wouldHaveAnswered().orElseGet(this::withAnEntry);
    };
  }

  private String onRule(Rule rule) {
    if (judged.verdict() == Verdict.OFFER) {
      return wouldHaveAnsweredUnless(rule).orElseGet(this::atOnce);
    }
    return wouldHaveAnsweredUnless(rule).or(this::byOffers).orElseGet(() -> switch (rule.reason()) {
      case VISITOR_ASKED -> without(rule, below(Evidence.WISH, Evidence.LIKELY));
      case FRUSTRATED ->
        without(rule, "with a frustration threshold above " + atLeast(evidence.anger()));
      case UNHELPFUL -> without(rule, below(Evidence.NOT_HELPED, Evidence.LIKELY));
      case REPEATED -> without(rule, below(Evidence.REPEATED, Evidence.LIKELY));
      case OTHER_LANGUAGE -> without(rule, "with an entry in “" + language() + "” in the FAQ");
      case LOW_CONFIDENCE -> withMoreMisses();
      case NOT_CLARIFIED -> withMoreAskBacks();
      case SENSITIVE, VISITOR_RULE, BOT_FAILED, AGENT_TOOK_OVER, CAME_BACK ->
        without(rule, "without the rule “" + rule.title() + "”");
    });
  }

  /** A person comes because it was told before, and not because the visitor's words say so. */
  private boolean isToldAlready(Rule rule) {
    return rule.reason() == EscalationReason.REPEATED
        && new Judge(policy, evidence.had(fresh())).judge().rule() == null
        && (evidence.settled() == How.TOLD || evidence.asked() == How.TOLD);
  }

  private String hadItNotBeenTold() {
    return inWords(new Judge(policy, evidence.had(fresh())).judge())
        + ", had it been in time and not been told before";
  }

  private Stands fresh() {
    return new Stands(again(evidence.settled()), again(evidence.asked()), null);
  }

  private static How again(How stands) {
    return stands == How.NOT ? How.NOT : How.STANDS;
  }

  private String hadNothingStood() {
    return inWords(new Judge(policy, evidence.had(null)).judge())
        + (evidence.asked() == How.NOT
            ? ", had no person settled it"
            : ", had nothing been promised");
  }

  private String language() {
    return evidence.source().language();
  }

  private String below(String signal, double threshold) {
    return "with “%s” below %s instead of %s"
        .formatted(
            signal,
            twoDecimals(threshold, RoundingMode.HALF_UP),
            twoDecimals(evidence.chance(signal), RoundingMode.HALF_UP));
  }

  /** Rules that are about the bot's doubt are turned by less doubt. */
  private Optional<String> wouldHaveAnsweredUnless(Rule rule) {
    boolean doubt = rule.reason() == EscalationReason.LOW_CONFIDENCE
        || rule.reason() == EscalationReason.NOT_CLARIFIED;
    return doubt ? wouldHaveAnswered() : Optional.empty();
  }

  private Optional<String> wouldHaveAnswered() {
    var judge = new Judge(policy, evidence);
    double threshold = judge.isSure() ? policy.answerThreshold() : floor(evidence.best());
    double margin = judge.isAhead() ? policy.margin() : floor(evidence.lead());
    if (evidence.best() <= 0 || verdictWith(threshold, margin) != Verdict.ANSWER) {
      return Optional.empty();
    }
    return Optional.of("would have answered"
        + (judge.isSure() ? "" : " at " + atMost(evidence.best()))
        + (judge.isAhead() ? "" : " with a margin of " + atMost(evidence.lead())));
  }

  private Verdict verdictWith(double threshold, double margin) {
    var changed = new Policy(
        threshold,
        policy.askBackThreshold(),
        margin,
        policy.frustrationThreshold(),
        policy.askBacksInARow(),
        policy.missesInARow(),
        policy.unhelpfulAnswers(),
        policy.repeatedQuestions(),
        policy.offers(),
        policy.rules());
    return new Judge(changed, evidence).judge().verdict();
  }

  /** What would have become of it without the rule; and by which change it would not have applied. */
  private String without(Rule rule, String change) {
    List<Rule> others =
        policy.rules().stream().filter(other -> !other.equals(rule)).toList();
    return inWords(new Judge(policy.with(others), evidence).judge()) + " " + change;
  }

  private static String inWords(Judgement other) {
    String by = other.rule() == null ? "" : " by “" + other.rule().title() + "”";
    return switch (other.verdict()) {
      case ANSWER -> "would have answered";
      case ASK_BACK -> "would have asked back";
      case SMALL_TALK -> "would have made small talk";
      case REPHRASE -> "would have asked for other words";
      case OFFER -> "would have offered a person" + by;
      case SETTLED -> "would have told what a person had settled";
      case PROMISED -> "would have told what a person had promised";
      case ESCALATE -> "would have brought in a person" + by;
    };
  }

  private String atOnce() {
    Rule rule = judged.rule();
    String title = rule == null ? "" : rule.title();
    return "would have brought in a person at once, were “" + title + "” set to at once";
  }

  /** Where only the number of offers stood against one more. */
  private Optional<String> byOffers() {
    Rule rule = judged.rule();
    if (rule == null || !rule.offersFirst() || counters.offers() >= MOST_OFFERS) {
      return Optional.empty();
    }
    var patient = new Policy(
        policy.answerThreshold(),
        policy.askBackThreshold(),
        policy.margin(),
        policy.frustrationThreshold(),
        policy.askBacksInARow(),
        policy.missesInARow(),
        policy.unhelpfulAnswers(),
        policy.repeatedQuestions(),
        counters.offers() + 1,
        policy.rules());
    return new Judge(patient, evidence).judge().verdict() == Verdict.OFFER
        ? Optional.of(
            "would have offered a person first with up to " + patient.offers() + " offers")
        : Optional.empty();
  }

  private String withoutCourtesy() {
    String courtesy = evidence.courtesy().orElse("");
    return "would not have been small talk " + below(courtesy, Evidence.LIKELY);
  }

  private String withFewerMisses() {
    return "would have brought in a person by “LOW_CONFIDENCE” with " + (counters.misses() + 1)
        + (counters.misses() == 0 ? " miss" : " misses") + " in a row";
  }

  private String withMoreMisses() {
    int more = counters.misses() + 2;
    return more > MOST_MISSES
        ? withAnEntry()
        : "would have asked for other words with " + more + " misses in a row";
  }

  private String withMoreAskBacks() {
    int more = counters.askBacks() + 1;
    return more > MOST_ASK_BACKS
        ? withAnEntry()
        : "would have asked back with " + more + " ask-backs in a row";
  }

  private String withAnEntry() {
    return "would have answered with an entry in the FAQ that fits";
  }

  private static double floor(double number) {
    return Double.parseDouble(atMost(number));
  }

  /** Two decimals, never above the number: at this threshold it would have passed. */
  private static String atMost(double number) {
    return twoDecimals(number + ROUNDING, RoundingMode.FLOOR);
  }

  /** Two decimals, never below the number: above this threshold it would not have passed. */
  private static String atLeast(double number) {
    return twoDecimals(number - ROUNDING, RoundingMode.CEILING);
  }

  private static String twoDecimals(double number, RoundingMode mode) {
    return BigDecimal.valueOf(Math.max(0, number)).setScale(2, mode).toPlainString();
  }

  static String of(Policy policy, Evidence evidence, Judgement judged) {
    return new SmallestChange(policy, evidence, judged).inWords();
  }
}

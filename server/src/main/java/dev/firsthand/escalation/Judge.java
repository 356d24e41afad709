package dev.firsthand.escalation;

import dev.firsthand.conversation.Counters;
import dev.firsthand.conversation.Decision.How;
import dev.firsthand.conversation.Decision.Verdict;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.EscalationTerms;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges evidence by a policy: of the rules in their order the first that applies decides; where none
 * does, the bot answers, makes small talk, asks back or asks for other words; but what a person settled
 * or promised is told instead, once, and then left to people. A wish for a person is never met by
 * another rule's offer, wherever that rule stands.
 */
final class Judge {

  static final int MOST_CHOICES = 3;

  /** Differences of two confidences are off by less than this. */
  private static final double ROUNDING = 1e-9;

  private final Policy policy;
  private final Evidence evidence;
  private final Counters counters;

  /**
   * What is to be done.
   *
   * @param rule the rule that decided; null if none did
   */
  record Judgement(Verdict verdict, @Nullable Rule rule) {
    @Nullable
    EscalationReason reason() {
      return rule == null ? null : rule.reason();
    }
  }

  Judge(Policy policy, Evidence evidence) {
    this.policy = policy;
    this.evidence = evidence;
    this.counters = evidence.counters();
  }

  Judgement judge() {
    return switch (evidence.occasion()) {
      case MESSAGE, BUTTON -> byRules().orElseGet(this::withoutRules);
      case CHOICE ->
        evidence.answerable() || evidence.settled() != How.NOT
            ? unlessSettled()
            : by(rule(EscalationReason.NOT_CLARIFIED));
      case COMPLAINT -> {
        Rule unhelpful = rule(EscalationReason.UNHELPFUL);
        yield unhelpful.on() ? by(unhelpful) : new Judgement(Verdict.REPHRASE, null);
      }
      case NONE_OF_THESE, FAILURE, FILE, TAKEN ->
        new Judgement(Verdict.ESCALATE, rule(EscalationTerms.reasonOf(evidence.occasion())));
    };
  }

  private Optional<Judgement> byRules() {
    return policy.rules().stream()
        .filter(rule -> rule.on() && applies(rule) && !standsInTheWay(rule))
        .findFirst()
        .map(this::by);
  }

  /** Who asks for a person is not met by the offer of one that some other rule makes. */
  private boolean standsInTheWay(Rule rule) {
    return evidence.wantsPerson()
        && rule.reason() != EscalationReason.VISITOR_ASKED
        && offers(rule);
  }

  private Judgement by(Rule rule) {
    return new Judgement(offers(rule) ? Verdict.OFFER : Verdict.ESCALATE, rule);
  }

  private boolean offers(Rule rule) {
    boolean once = rule.reason() == EscalationReason.VISITOR_ASKED;
    return rule.offersFirst()
        && counters.offers() < (once ? 1 : policy.offers())
        && switch (evidence.occasion()) {
          case MESSAGE, CHOICE, COMPLAINT ->
            switch (rule.reason()) {
              case UNHELPFUL -> counters.unhelpful() < policy.unhelpfulAnswers();
              case REPEATED -> counters.repeated() + 1 < policy.repeatedQuestions();
              default -> true;
            };
          case BUTTON, NONE_OF_THESE, FAILURE, FILE, TAKEN -> false;
        };
  }

  private boolean applies(Rule rule) {
    return switch (rule.reason()) {
      case VISITOR_ASKED -> evidence.wantsPerson();
      case FRUSTRATED -> evidence.anger() >= policy.frustrationThreshold();
      case UNHELPFUL -> evidence.isLikely(Evidence.NOT_HELPED);
      case OTHER_LANGUAGE -> isPlain() && evidence.isLikely(Evidence.FOREIGN);
      case REPEATED -> isPlain() && evidence.isLikely(Evidence.REPEATED) && !tells();
      case NOT_CLARIFIED -> isUnsure() && isWorthAsking() && !mayAskBack();
      case LOW_CONFIDENCE ->
        isUnsure() && !isWorthAsking() && counters.misses() + 1 >= policy.missesInARow();
      case SENSITIVE, VISITOR_RULE -> evidence.isMatched(rule);
      case BOT_FAILED, AGENT_TOOK_OVER, CAME_BACK -> false;
    };
  }

  private Judgement withoutRules() {
    if (evidence.asked() != How.NOT) {
      return told(evidence.asked(), Verdict.PROMISED);
    }
    if (answers()) {
      return unlessSettled();
    }
    if (evidence.courtesy().isPresent()) {
      return new Judgement(Verdict.SMALL_TALK, null);
    }
    return new Judgement(isWorthAsking() ? Verdict.ASK_BACK : Verdict.REPHRASE, null);
  }

  /** The answer, where no person settled it: then that is told, and not more than once. */
  private Judgement unlessSettled() {
    return evidence.settled() == How.NOT
        ? new Judgement(Verdict.ANSWER, null)
        : told(evidence.settled(), Verdict.SETTLED);
  }

  private Judgement told(How stands, Verdict telling) {
    return stands == How.STANDS
        ? new Judgement(telling, null)
        : new Judgement(Verdict.ESCALATE, rule(EscalationReason.REPEATED));
  }

  /** Whether what a person settled or promised answers the question, and is not told yet. */
  private boolean tells() {
    return evidence.asked() == How.STANDS || (answers() && evidence.settled() == How.STANDS);
  }

  /** Whether the words are more than a courtesy. */
  private boolean isPlain() {
    return evidence.courtesy().isEmpty();
  }

  private boolean isUnsure() {
    return evidence.occasion().isTurn() && !answers() && isPlain() && !tells();
  }

  private boolean answers() {
    return evidence.answerable() && isSure() && isAhead();
  }

  boolean isSure() {
    return evidence.best() >= policy.answerThreshold();
  }

  boolean isAhead() {
    return evidence.lead() + ROUNDING >= policy.margin();
  }

  private boolean isWorthAsking() {
    return evidence.best() > 0 && evidence.bestOf(MOST_CHOICES) >= policy.askBackThreshold();
  }

  private boolean mayAskBack() {
    return counters.askBacks() < policy.askBacksInARow();
  }

  /** The rule of a reason; policies that passed the check have each. */
  private Rule rule(EscalationReason reason) {
    List<Rule> rules = policy.rules();
    return rules.stream()
        .filter(rule -> rule.reason() == reason)
        .findFirst()
        .orElseGet(() -> Rule.of(reason, Rule.Mode.AT_ONCE, 0));
  }
}

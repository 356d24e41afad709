package dev.firsthand.escalation;

import dev.firsthand.bot.Candidate;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.bot.Reading;
import dev.firsthand.bot.Signal;
import dev.firsthand.bot.Signals;
import dev.firsthand.conversation.BotTurn;
import dev.firsthand.conversation.Choice;
import dev.firsthand.conversation.Counters;
import dev.firsthand.conversation.Decision;
import dev.firsthand.conversation.Decision.Verdict;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.Place;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One turn of the bot: the policy's rules in their order, the first that applies wins. Pure: the
 * same reading, counters, FAQ and policy give the same turn.
 */
public final class EscalationRules {

  private static final int MOST_CHOICES = 3;

  /** A choice of an ask-back has at least this share of the best candidate's confidence. */
  private static final double WORTH_ASKING = 0.15;

  /** From this chance on, a language that the FAQ does not speak is passed on without an answer. */
  private static final double SURE_OF_LANGUAGE = 0.9;

  /** Words that may be angry count as such only with what happened; below this they never do. */
  private static final double HINT_OF_ANGER = 0.15;

  /** Each thing that went wrong in the conversation doubles the odds. Judged; no data to fit it. */
  private static final double ODDS_FOR_EACH_FAILURE = 2;

  private static final double MOST_BY_FAILURES = 0.95;

  /** Differences of two confidences are off by less than this. */
  private static final double ROUNDING = 1e-9;

  private final PolicyVersion version;
  private final Policy policy;
  private final Faq faq;
  private final UnaryOperator<String> words;

  /**
   * Rules for one site at one moment.
   *
   * @param words the house's words for a key, in the visitor's language
   */
  public EscalationRules(PolicyVersion version, Faq faq, UnaryOperator<String> words) {
    this.version = version;
    this.policy = version.policy();
    this.faq = faq;
    this.words = words;
  }

  /** The turn on a message in the visitor's own words. */
  public BotTurn onMessage(Reading reading, Counters counters) {
    Signals signals = withAnger(reading.signals(), counters);
    var turn = new Turn(reading.hearing(signals), counters);
    if (signals.wantsPerson().isLikely()) {
      return turn.escalate(EscalationReason.VISITOR_ASKED, Place.ORDINARY, null);
    }
    if (signals.frustrated().isLikely()) {
      return turn.escalate(EscalationReason.FRUSTRATED, Place.RAISED, null);
    }
    if (signals.notHelped().isLikely()) {
      return turn.offerOrEscalate(EscalationReason.UNHELPFUL);
    }
    Optional<BotTurn> smallTalk = turn.smallTalk();
    if (smallTalk.isEmpty() && isForeign(signals)) {
      return turn.escalateIn(signals.language());
    }
    if (signals.repeated().isLikely() && smallTalk.isEmpty()) {
      return turn.offerOrEscalate(EscalationReason.REPEATED);
    }
    return turn.answer().or(() -> smallTalk).orElseGet(turn::unsure);
  }

  /** Annoyed words weigh more after misses, thumbs down, ask-backs and repetitions. */
  private static Signals withAnger(Signals heard, Counters counters) {
    double words = heard.frustrated().probability();
    int failures = Math.min(2, counters.misses())
        + Math.min(2, counters.unhelpful())
        + Math.min(1, counters.askBacks())
        + (heard.repeated().isLikely() ? 1 : 0);
    if (words < HINT_OF_ANGER || failures == 0) {
      return heard;
    }
    double odds = words / (1 - words) * Math.pow(ODDS_FOR_EACH_FAILURE, failures);
    double raised = Math.max(words, Math.min(MOST_BY_FAILURES, odds / (1 + odds)));
    return heard.withFrustrated(new Signal(raised, heard.frustrated().words()));
  }

  private boolean isForeign(Signals signals) {
    return signals.inLanguage().probability() >= SURE_OF_LANGUAGE
        && !faq.entries().isEmpty()
        && !faq.speaks(signals.language());
  }

  /** The turn on "this did not help" by the button. */
  public BotTurn onComplaint(String model, Counters counters) {
    var reading = new Reading(faq.version(), model, List.of(), Signals.NONE);
    return new Turn(reading, counters).offerOrEscalate(EscalationReason.UNHELPFUL);
  }

  /** The turn on a choice of an ask-back: the entry is known. */
  public BotTurn onChoice(String entry, String model, Counters counters) {
    var reading = new Reading(faq.version(), model, List.of(), Signals.NONE);
    var turn = new Turn(reading, counters);
    return entry(entry)
        .<BotTurn>map(known -> turn.answerWith(known, null))
        .orElseGet(() -> turn.escalate(EscalationReason.NOT_CLARIFIED, Place.ORDINARY, null));
  }

  private Optional<FaqEntry> entry(String id) {
    return faq.entries().stream().filter(entry -> entry.id().equals(id)).findFirst();
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

  /** One turn in the making. */
  private final class Turn {
    private final Reading reading;
    private final Counters counters;
    private final double best;
    private final double lead;

    Turn(Reading reading, Counters counters) {
      this.reading = reading;
      this.counters = counters;
      this.best = reading.confidence();
      List<Candidate> candidates = reading.candidates();
      this.lead = best - (candidates.size() > 1 ? candidates.get(1).confidence() : 0);
    }

    Optional<BotTurn> answer() {
      if (!isSure() || !isAhead()) {
        return Optional.empty();
      }
      String otherwise =
          "would not have answered with an answer threshold above %s, or a margin above %s"
              .formatted(atLeast(best), atLeast(lead));
      return entry(reading.candidates().getFirst().entry())
          .map(known -> answerWith(known, otherwise));
    }

    BotTurn.Answer answerWith(FaqEntry entry, @Nullable String otherwise) {
      return new BotTurn.Answer(
          entry.id(),
          entry.answer(),
          entry.quickReplies(),
          decision(Verdict.ANSWER, null, otherwise));
    }

    Optional<BotTurn> smallTalk() {
      Signals signals = reading.signals();
      if (signals.helped().isLikely()) {
        return Optional.of(say("bot.glad", Verdict.SMALL_TALK));
      }
      if (signals.goodbye().isLikely()) {
        return Optional.of(say("bot.goodbye", Verdict.SMALL_TALK));
      }
      if (signals.thanks().isLikely()) {
        return Optional.of(say("bot.thanks", Verdict.SMALL_TALK));
      }
      return signals.greeting().isLikely()
          ? Optional.of(say("bot.hello", Verdict.SMALL_TALK))
          : Optional.empty();
    }

    BotTurn unsure() {
      if (best > 0 && reading.confidenceOfBest(MOST_CHOICES) >= policy.askBackThreshold()) {
        return counters.askBacks() < policy.askBacksInARow()
            ? askBack()
            : escalate(EscalationReason.NOT_CLARIFIED, Place.ORDINARY, wouldHaveAnswered());
      }
      return counters.misses() + 1 < policy.missesInARow()
          ? new BotTurn.Say(
              words.apply("bot.rephrase"),
              false,
              decision(Verdict.REPHRASE, null, wouldHaveAnswered()))
          : escalate(EscalationReason.LOW_CONFIDENCE, Place.ORDINARY, wouldHaveAnswered());
    }

    BotTurn offerOrEscalate(EscalationReason reason) {
      boolean again = counters.offers() > 0 || counters.unhelpful() > 1;
      return again
          ? escalate(reason, Place.ORDINARY, null)
          : new BotTurn.Say(
              words.apply("offer.person"), true, decision(Verdict.OFFER, reason, null));
    }

    BotTurn escalate(EscalationReason reason, int priority, @Nullable String otherwise) {
      return new BotTurn.Escalate(reason, priority, decision(Verdict.ESCALATE, reason, otherwise));
    }

    /** Passes on a question in a language of which the FAQ knows nothing; says so in it. */
    BotTurn escalateIn(String language) {
      var decision = decision(Verdict.ESCALATE, EscalationReason.OTHER_LANGUAGE, null);
      return new BotTurn.Escalate(
          EscalationReason.OTHER_LANGUAGE, Place.ORDINARY, language, decision);
    }

    private BotTurn askBack() {
      List<Choice> choices = reading.candidates().stream()
          .filter(candidate -> candidate.confidence() >= best * WORTH_ASKING)
          .limit(MOST_CHOICES)
          .map(candidate -> new Choice(candidate.entry(), candidate.title()))
          .toList();
      return new BotTurn.AskBack(
          words.apply("bot.askBack"),
          choices,
          decision(Verdict.ASK_BACK, null, wouldHaveAnswered()));
    }

    private BotTurn say(String key, Verdict verdict) {
      return new BotTurn.Say(words.apply(key), false, decision(verdict, null, null));
    }

    private @Nullable String wouldHaveAnswered() {
      if (best <= 0) {
        return null;
      }
      String threshold = isSure() ? "" : " at " + atMost(best);
      String margin = isAhead() ? "" : " with a margin of " + atMost(lead);
      return "would have answered" + threshold + margin;
    }

    private boolean isSure() {
      return best >= policy.answerThreshold();
    }

    private boolean isAhead() {
      return lead + ROUNDING >= policy.margin();
    }

    private Decision decision(
        Verdict verdict, @Nullable EscalationReason reason, @Nullable String otherwise) {
      return new Decision(
          verdict,
          reason,
          reading.candidates().stream()
              .map(c ->
                  new Decision.Tried(c.entry(), c.title(), c.confidence(), c.nearest(), c.words()))
              .toList(),
          sensed(reading.signals()),
          new Decision.Thresholds(
              policy.answerThreshold(), policy.askBackThreshold(), policy.margin()),
          counters,
          version.number(),
          reading.faqVersion(),
          reading.model(),
          otherwise,
          reading.calibration(),
          reading.prior(),
          reading.adjustment(),
          reading.signals().language());
    }

    private List<Decision.Sensed> sensed(Signals signals) {
      return Stream.of(
              seen("wantsPerson", signals.wantsPerson()),
              seen("frustrated", signals.frustrated()),
              seen("greeting", signals.greeting()),
              seen("thanks", signals.thanks()),
              seen("goodbye", signals.goodbye()),
              seen("helped", signals.helped()),
              seen("notHelped", signals.notHelped()),
              seen("repeated", signals.repeated()),
              seen("otherLanguage", isForeign(signals) ? signals.inLanguage() : Signal.NONE))
          .filter(sensed -> sensed.probability() > 0)
          .toList();
    }

    private static Decision.Sensed seen(String name, Signal signal) {
      return new Decision.Sensed(name, signal.probability(), signal.words());
    }
  }
}

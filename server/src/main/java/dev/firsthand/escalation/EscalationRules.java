package dev.firsthand.escalation;

import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.bot.Reading;
import dev.firsthand.conversation.BotTurn;
import dev.firsthand.conversation.ByLanguage;
import dev.firsthand.conversation.Choice;
import dev.firsthand.conversation.Counters;
import dev.firsthand.conversation.Decision;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.Occasion;
import dev.firsthand.escalation.Judge.Judgement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One turn of the bot: the policy's rules in their order, the first that applies wins. Pure: the
 * same reading, counters, FAQ and policy give the same turn.
 */
public final class EscalationRules {

  /** A choice of an ask-back has at least this share of the best candidate's confidence. */
  private static final double WORTH_ASKING = 0.15;

  private static final Map<String, String> COURTESIES = Map.of(
      Evidence.HELPED, "bot.glad",
      Evidence.GOODBYE, "bot.goodbye",
      Evidence.THANKS, "bot.thanks",
      Evidence.GREETING, "bot.hello");

  private final PolicyVersion version;
  private final Faq faq;
  private final String language;
  private final UnaryOperator<String> words;
  private final Bearing bearing;

  /**
   * Rules for one site at one moment, where nothing was settled or promised.
   *
   * @param language the visitor's (BCP 47); empty if unknown
   * @param words the house's words for a key, in the visitor's language
   */
  public EscalationRules(
      PolicyVersion version, Faq faq, String language, UnaryOperator<String> words) {
    this(version, faq, language, words, Bearing.NONE);
  }

  private EscalationRules(
      PolicyVersion version,
      Faq faq,
      String language,
      UnaryOperator<String> words,
      Bearing bearing) {
    this.version = version;
    this.faq = faq;
    this.language = language;
    this.words = words;
    this.bearing = bearing;
  }

  /** The same rules where people settled or promised something. */
  public EscalationRules respecting(Bearing what) {
    return new EscalationRules(version, faq, language, words, what);
  }

  /** The turn on a message in the visitor's own words. */
  public BotTurn onMessage(Reading reading, Counters counters, Said said) {
    var read = Evidence.ofMessage(reading, faq, said.matched(version.policy()), counters);
    return turn(bearing.on(read, said.text()));
  }

  /**
   * The turn on a message if the visitor's words alone decide, so that no bot's answer would change
   * it; empty if the bot must be asked.
   */
  public Optional<BotTurn> byWordsAlone(Reading words, Counters counters, Said said) {
    BotTurn turn = onMessage(words, counters, said);
    EscalationReason reason = turn.decision().reason();
    boolean told = turn.decision().verdict() == Decision.Verdict.PROMISED;
    return (reason == null && !told)
            || reason == EscalationReason.LOW_CONFIDENCE
            || reason == EscalationReason.NOT_CLARIFIED
        ? Optional.empty()
        : Optional.of(turn);
  }

  /** The turn on "this did not help" by the button. */
  public BotTurn onComplaint(String model, Counters counters) {
    return turn(Evidence.of(Occasion.COMPLAINT, List.of(), counters, source(model)));
  }

  /** The turn on a choice of an ask-back: the entry is known. */
  public BotTurn onChoice(String entry, String model, Counters counters) {
    var chosen = Evidence.ofChoice(entry, entry(entry).isPresent(), counters, source(model));
    return turn(bearing.on(chosen, ""));
  }

  /** The same decision again, of what is stored with it; empty where too little was kept. */
  public static Optional<Decision> replay(PolicyVersion version, Decision stored) {
    return Evidence.of(stored).map(evidence -> {
      Judgement judged = new Judge(version.policy(), evidence).judge();
      return decision(version, evidence, judged);
    });
  }

  private Evidence.Source source(String model) {
    return Evidence.Source.of(faq.version(), model);
  }

  private BotTurn turn(Evidence evidence) {
    Judgement judged = new Judge(version.policy(), evidence).judge();
    Decision decision = decision(version, evidence, judged);
    return switch (judged.verdict()) {
      case ANSWER -> answer(evidence, decision);
      case ASK_BACK -> new BotTurn.AskBack(words.apply("bot.askBack"), choices(evidence), decision);
      case SMALL_TALK ->
        new BotTurn.Say(
            words.apply(COURTESIES.getOrDefault(evidence.courtesy().orElse(""), "bot.hello")),
            false,
            decision);
      case REPHRASE -> new BotTurn.Say(words.apply("bot.rephrase"), false, decision);
      case OFFER -> offer(rule(judged), decision);
      case SETTLED, PROMISED -> new BotTurn.Tell(decision);
      case ESCALATE -> escalate(rule(judged), evidence, decision);
    };
  }

  private static Rule rule(Judgement judged) {
    return Objects.requireNonNull(judged.rule(), "Nobody is passed on without a rule.");
  }

  private BotTurn answer(Evidence evidence, Decision decision) {
    String chosen = evidence.chosen();
    FaqEntry entry =
        entry(chosen == null ? evidence.tried().getFirst().entry() : chosen).orElseThrow();
    return new BotTurn.Answer(entry.id(), entry.answer(), entry.quickReplies(), decision);
  }

  private Optional<FaqEntry> entry(String id) {
    return faq.entries().stream().filter(entry -> entry.id().equals(id)).findFirst();
  }

  private static List<Choice> choices(Evidence evidence) {
    return evidence.tried().stream()
        .filter(tried -> tried.confidence() >= evidence.best() * WORTH_ASKING)
        .limit(Judge.MOST_CHOICES)
        .map(tried -> new Choice(tried.entry(), tried.title()))
        .toList();
  }

  private BotTurn offer(Rule rule, Decision decision) {
    String own = ByLanguage.nearest(rule.offer(), language);
    return new BotTurn.Say(own == null ? words.apply("offer.person") : own, true, decision);
  }

  /** A question in a language of which the FAQ knows nothing is passed on in it. */
  private BotTurn escalate(Rule rule, Evidence evidence, Decision decision) {
    String spoken =
        rule.reason() == EscalationReason.OTHER_LANGUAGE ? evidence.source().language() : "";
    String own = ByLanguage.nearest(rule.text(), spoken.isEmpty() ? language : spoken);
    return new BotTurn.Escalate(rule.reason(), rule.priority(), spoken, rule.team(), own, decision);
  }

  static Decision decision(PolicyVersion version, Evidence evidence, Judgement judged) {
    Policy policy = version.policy();
    Evidence.Source source = evidence.source();
    Rule rule = judged.rule();
    return new Decision(
        judged.verdict(),
        judged.reason(),
        evidence.tried(),
        evidence.sensed(),
        new Decision.Thresholds(
            policy.answerThreshold(), policy.askBackThreshold(), policy.margin()),
        evidence.counters(),
        version.number(),
        source.faqVersion(),
        source.model(),
        SmallestChange.of(policy, evidence, judged),
        source.calibration(),
        source.prior(),
        source.adjustment(),
        source.language(),
        rule == null ? null : rule.title(),
        evidence.matched(),
        new Decision.Grounds(
            evidence.occasion(),
            evidence.answerable(),
            evidence.chance(Evidence.ANGER),
            evidence.chosen(),
            evidence.stands()));
  }
}

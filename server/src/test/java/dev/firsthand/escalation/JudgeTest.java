package dev.firsthand.escalation;

import static dev.firsthand.conversation.EscalationReason.FRUSTRATED;
import static dev.firsthand.conversation.EscalationReason.LOW_CONFIDENCE;
import static dev.firsthand.conversation.EscalationReason.SENSITIVE;
import static dev.firsthand.conversation.EscalationReason.UNHELPFUL;
import static dev.firsthand.conversation.EscalationReason.VISITOR_ASKED;
import static dev.firsthand.conversation.EscalationReason.VISITOR_RULE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.bot.Reading;
import dev.firsthand.bot.Signal;
import dev.firsthand.bot.Signals;
import dev.firsthand.conversation.BotTurn;
import dev.firsthand.conversation.Counters;
import dev.firsthand.conversation.Decision;
import dev.firsthand.conversation.Decision.Verdict;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.escalation.Condition.Comparison;
import dev.firsthand.escalation.Rule.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The rules in their order, and what each of them does. */
class JudgeTest {

  private static final Policy POLICY = new Policy(0.7, 0.3, 0.1, 1, 1);
  private static final Signal YES = new Signal(0.9, List.of("yes"));
  private static final Signal NO = Signal.NONE;
  private static final Signals WISH = with(YES, NO, NO, NO);
  private static final Signals ANGER = with(NO, YES, NO, NO);
  private static final Signals COMPLAINT = with(NO, NO, YES, NO);
  private static final Signals AGAIN = with(NO, NO, NO, YES);

  @Test
  void theFirstRuleThatAppliesDecides() {
    var both = with(YES, YES, NO, NO);

    assertThat(reason(POLICY, both)).isEqualTo(VISITOR_ASKED);
    assertThat(reason(first(FRUSTRATED), both)).isEqualTo(FRUSTRATED);
    assertThat(reason(first(LOW_CONFIDENCE), WISH)).isEqualTo(LOW_CONFIDENCE);
  }

  @Test
  void aRuleSaysWhatToTellWhomToAskAndHowSoon() {
    var legal = Rule.onWords("Legal", List.of("lawyer"))
        .to(new TeamId("legal"), 20)
        .saying(Map.of("de", "Das sieht sich ein Mensch an.", "*", "A person sees to this."));

    var turn = (BotTurn.Escalate) say(plus(legal), "My LAWYER will call", "de-AT");

    assertThat(turn.reason()).isEqualTo(SENSITIVE);
    assertThat(turn.team()).isEqualTo(new TeamId("legal"));
    assertThat(turn.priority()).isEqualTo(20);
    assertThat(turn.text()).isEqualTo("Das sieht sich ein Mensch an.");
    assertThat(turn.decision().rule()).isEqualTo("Legal");
    assertThat(turn.decision().matched())
        .containsExactly(new Decision.Matched("Legal", List.of("lawyer")));
    assertThat(((BotTurn.Escalate) say(plus(legal), "my lawyer", "fr")).text())
        .isEqualTo("A person sees to this.");
    assertThat(((BotTurn.Escalate) say(POLICY, "x", "fr")).text()).isNull();
  }

  @Test
  void aWordRuleThatIsOffIsNotHeard() {
    var off = Rule.onWords("Legal", List.of("lawyer")).switched(false);

    assertThat(say(plus(off), "my lawyer", "en").decision().matched()).isEmpty();
  }

  @Test
  void aRuleOnVisitorsLooksAtWhatIsKnownOfThem() {
    var big = Rule.onVisitors(
        "Big carts",
        List.of(
            new Condition("cart", Comparison.AT_LEAST, "100"),
            new Condition(Condition.LANGUAGE, Comparison.EQUALS, "de"),
            new Condition(Condition.PAGE, Comparison.CONTAINS, "checkout")));
    var visitor = Map.of("cart", "100.00", "language", "de-CH", "page", "/de/Checkout/2");

    assertThat(by(big, visitor)).isEqualTo(VISITOR_RULE);
    for (var other : List.of(
        Map.of("cart", "99,5", "language", "de", "page", "/checkout"),
        Map.of("cart", "many", "language", "de", "page", "/checkout"),
        Map.of("cart", "100", "language", "en", "page", "/checkout"),
        Map.of("cart", "100", "language", "de", "page", "/"),
        Map.of("language", "de", "page", "/checkout"))) {
      assertThat(by(big, other)).isNull();
    }
  }

  @Test
  void thePageIsThePathOfItsAddress() {
    assertThat(Said.pathOf("https://shop.example/cart?id=7#top")).isEqualTo("/cart");
    assertThat(Said.pathOf("https://shop.example?cart=1")).isEqualTo("/");
    assertThat(Said.pathOf("/cart#x")).isEqualTo("/cart");
    assertThat(Said.pathOf("")).isEmpty();
  }

  @Test
  void anOfferFirstRuleOffersSoManyTimesAndThenBringsAPerson() {
    var twice = withOffers(2, POLICY.rules());

    assertThat(verdict(twice, COMPLAINT, offers(1))).isEqualTo(Verdict.OFFER);
    assertThat(verdict(twice, COMPLAINT, offers(2))).isEqualTo(Verdict.ESCALATE);
    assertThat(verdict(POLICY, COMPLAINT, offers(1))).isEqualTo(Verdict.ESCALATE);
  }

  @Test
  void anyRuleMayOfferFirst() {
    var policy = POLICY.with(Samples.shippedWith(LOW_CONFIDENCE, Mode.OFFER_FIRST));

    assertThat(verdict(policy, Signals.NONE, Counters.NONE)).isEqualTo(Verdict.OFFER);
    assertThat(verdict(policy, Signals.NONE, offers(1))).isEqualTo(Verdict.ESCALATE);
  }

  @Test
  void theOfferHasItsOwnWords() {
    var rules = POLICY.rules().stream()
        .map(rule -> rule.offering(Map.of("en", "Shall I fetch somebody?")))
        .toList();

    var said = (BotTurn.Say) new EscalationRules(
            new PolicyVersion(1, POLICY.with(rules)), Samples.FAQ, "en-GB", key -> key)
        .onMessage(Samples.reading(COMPLAINT, 0.9), Counters.NONE, Said.NOTHING);
    assertThat(said.text()).isEqualTo("Shall I fetch somebody?");
    assertThat(said.offersPerson()).isTrue();
  }

  @Test
  void whoAskedForAPersonIsOfferedOneOnceAtMost() {
    var policy = withOffers(3, Samples.shippedWith(VISITOR_ASKED, Mode.OFFER_FIRST));

    assertThat(verdict(policy, WISH, Counters.NONE)).isEqualTo(Verdict.OFFER);
    assertThat(verdict(policy, WISH, offers(1))).isEqualTo(Verdict.ESCALATE);
  }

  @Test
  void anotherRulesOfferDoesNotStandInTheWayOfTheWish() {
    var rules = new ArrayList<>(POLICY.rules());
    rules.addFirst(rules.remove(2));
    assertThat(rules.getFirst().reason()).isEqualTo(UNHELPFUL);
    var both = with(YES, NO, YES, NO);

    assertThat(reason(POLICY.with(rules), both)).isEqualTo(VISITOR_ASKED);
    assertThat(reason(POLICY.with(rules), COMPLAINT)).isEqualTo(UNHELPFUL);
  }

  @Test
  void manyRepetitionsBringAPersonWithoutAnOffer() {
    assertThat(verdict(POLICY, AGAIN, new Counters(0, 0, 0, 0, 0))).isEqualTo(Verdict.OFFER);
    assertThat(verdict(POLICY, AGAIN, new Counters(0, 0, 0, 0, 1))).isEqualTo(Verdict.ESCALATE);
  }

  @Test
  void angerHasAThresholdOfItsOwn() {
    var patient = new Policy(0.7, 0.3, 0.1, 0.95, 1, 1, 2, 2, 1, POLICY.rules());

    assertThat(reason(POLICY, ANGER)).isEqualTo(FRUSTRATED);
    assertThat(reason(patient, ANGER)).isEqualTo(LOW_CONFIDENCE);
  }

  @Test
  void withoutTheRuleAComplaintIsMetByAnotherTry() {
    var rules = POLICY.rules().stream()
        .map(rule -> rule.reason() == UNHELPFUL ? rule.switched(false) : rule)
        .toList();

    var turn = new EscalationRules(
            new PolicyVersion(1, POLICY.with(rules)), Samples.FAQ, "", k -> k)
        .onComplaint("lexical", new Counters(0, 0, 1, 0));
    assertThat(turn.decision().verdict()).isEqualTo(Verdict.REPHRASE);
  }

  @Test
  void theSmallestChangeIsSaidOfEveryVerdict() {
    var legal = plus(Rule.onWords("Legal", List.of("lawyer")));

    assertThat(change(POLICY, WISH, 0.9))
        .isEqualTo("would have answered with “wantsPerson” below 0.50 instead of 0.90");
    assertThat(change(POLICY, ANGER, 0.9))
        .isEqualTo("would have answered with a frustration threshold above 0.90");
    assertThat(say(legal, "my lawyer", "en").decision().turn())
        .isEqualTo("would have brought in a person by “LOW_CONFIDENCE” without the rule “Legal”");
    assertThat(change(POLICY, COMPLAINT, 0.9))
        .isEqualTo("would have brought in a person at once, were “UNHELPFUL” set to at once");
    assertThat(Samples.turn(POLICY, Samples.reading(COMPLAINT, 0.9), offers(1), Said.NOTHING)
            .decision()
            .turn())
        .isEqualTo("would have offered a person first with up to 2 offers");
    assertThat(change(POLICY, Signals.NONE))
        .isEqualTo("would have asked for other words with 2 misses in a row");
    assertThat(change(new Policy(0.7, 0.3, 0.1, 1, 3), Signals.NONE))
        .isEqualTo("would have brought in a person by “LOW_CONFIDENCE” with 1 miss in a row");
  }

  private static Signals with(Signal wish, Signal anger, Signal unhelpful, Signal again) {
    return new Signals(wish, anger, NO, NO, NO, NO, unhelpful, again, NO, "en");
  }

  private static Counters offers(int many) {
    return new Counters(0, 0, 0, many);
  }

  private static Policy plus(Rule rule) {
    var rules = new ArrayList<>(POLICY.rules());
    rules.add(1, rule);
    return POLICY.with(rules);
  }

  private static Policy first(EscalationReason reason) {
    var rules = new ArrayList<>(POLICY.rules());
    var moved = rules.stream().filter(r -> r.reason() == reason).findFirst().orElseThrow();
    rules.remove(moved);
    rules.addFirst(moved);
    return POLICY.with(rules);
  }

  private static Policy withOffers(int offers, List<Rule> rules) {
    return new Policy(0.7, 0.3, 0.1, 0.5, 1, 1, 2, 2, offers, rules);
  }

  private static BotTurn say(Policy policy, String text, String language) {
    return new EscalationRules(new PolicyVersion(7, policy), Samples.FAQ, language, key -> key)
        .onMessage(Samples.reading(Signals.NONE), Counters.NONE, Said.outOfTheBlue(text, language));
  }

  private static @Nullable EscalationReason by(Rule rule, Map<String, String> visitor) {
    Reading sure = Samples.reading(Signals.NONE, 0.9);
    return Samples.turn(plus(rule), sure, Counters.NONE, new Said("Hello", visitor))
        .decision()
        .reason();
  }

  private static @Nullable EscalationReason reason(Policy policy, Signals heard) {
    return Samples.turn(policy, Samples.reading(heard), Counters.NONE, Said.NOTHING)
        .decision()
        .reason();
  }

  private static Verdict verdict(Policy policy, Signals heard, Counters counters) {
    return Samples.turn(policy, Samples.reading(heard), counters, Said.NOTHING)
        .decision()
        .verdict();
  }

  private static @Nullable String change(Policy policy, Signals heard, double... confidences) {
    return Samples.turn(policy, Samples.reading(heard, confidences), Counters.NONE, Said.NOTHING)
        .decision()
        .turn();
  }
}

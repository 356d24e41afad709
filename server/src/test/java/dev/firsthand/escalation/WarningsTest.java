package dev.firsthand.escalation;

import static dev.firsthand.conversation.EscalationReason.FRUSTRATED;
import static dev.firsthand.conversation.EscalationReason.VISITOR_ASKED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.escalation.Condition.Comparison;
import dev.firsthand.escalation.Rule.Mode;
import dev.firsthand.escalation.Warnings.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What is refused of a list of rules, and what is warned of. */
class WarningsTest {

  @Test
  void theDefaultsAreWarnedOfNothing() {
    assertThat(Warnings.of(Policy.defaults(), team -> false)).isEmpty();
  }

  @Test
  void aWordRuleThatCanNeverApplyIsNamed() {
    assertThat(warned(
            Rule.onWords("Legal", List.of("lawyer", "court")),
            Rule.onWords("Court cases", List.of("small claims court", "My Lawyer!"))))
        .singleElement()
        .matches(w -> w.rule().equals("Court cases") && w.text().contains("“Legal”"));
    assertThat(warned(
            Rule.onWords("Legal", List.of("lawyer")),
            Rule.onWords("Police", List.of("police", "lawyer"))))
        .singleElement()
        .matches(w -> w.text().startsWith("“lawyer” never comes to it"));
    assertThat(warned(
            Rule.onWords("Legal", List.of("lawyer")).switched(false),
            Rule.onWords("Police", List.of("lawyer"))))
        .isEmpty();
    assertThat(warned(
            Rule.onWords("Long", List.of("my lawyer")), Rule.onWords("Short", List.of("lawyer"))))
        .isEmpty();
  }

  @Test
  void aRuleOnVisitorsThatCanNeverApplyIsNamed() {
    var rich = new Condition("cart", Comparison.AT_LEAST, "100");
    var richer = new Condition("cart", Comparison.AT_LEAST, "500");
    var gold = new Condition("plan", Comparison.EQUALS, "gold");
    var plain = new Condition("plan", Comparison.EQUALS, "plain");

    assertThat(warned(
            Rule.onVisitors("Rich", List.of(rich)),
            Rule.onVisitors("Richer", List.of(richer, gold))))
        .extracting(Warning::rule)
        .containsExactly("Richer");
    assertThat(warned(
            Rule.onVisitors("Richer", List.of(richer)), Rule.onVisitors("Rich", List.of(rich))))
        .isEmpty();
    assertThat(warned(Rule.onVisitors("Both", List.of(gold, plain))))
        .extracting(Warning::rule)
        .containsExactly("Both");
    assertThat(warned(Rule.onVisitors(
            "All", List.of(new Condition(Condition.PAGE, Comparison.CONTAINS, "/")))))
        .singleElement()
        .matches(w -> w.text().contains("nearly everybody"));
  }

  @Test
  void thresholdsThatSilenceTheBotAreWarnedOf() {
    assertThat(Warnings.of(new Policy(0.97, 0.3, 0.1, 1, 1), team -> true))
        .singleElement()
        .matches(w -> w.rule().isEmpty() && w.text().contains("hardly ever answer"));
    assertThat(Warnings.of(new Policy(0.1, 0.05, 0.1, 1, 1), team -> true)).hasSize(1);
    assertThat(Warnings.of(new Policy(0.7, 0.3, 0.5, 0, 1), team -> true)).hasSize(2);
  }

  @Test
  void anUnknownTeamIsWarnedOf() {
    assertThat(warned(Rule.onWords("Legal", List.of("lawyer")).to(new TeamId("law"), 0)))
        .singleElement()
        .matches(w -> w.rule().equals("Legal") && w.text().contains("“law”"));
    assertThat(warned(Rule.onWords("Legal", List.of("lawyer")).to(new TeamId("care"), 0)))
        .isEmpty();
  }

  @Test
  void anOfferBeforeTheWishIsSaidToBePassedOver() {
    var rules = new ArrayList<>(Policy.shipped());
    rules.addFirst(Rule.onWords("Bye", List.of("cancel")).in(Mode.OFFER_FIRST));

    assertThat(Warnings.of(Policy.defaults().with(rules), team -> true))
        .singleElement()
        .matches(w -> w.rule().equals("Bye") && w.text().contains("passed over"));
  }

  @Test
  void whatIsSwitchedOffToTheVisitorsHarmIsWarnedOf() {
    assertThat(Warnings.of(changed(FRUSTRATED, r -> r.switched(false)), team -> true))
        .extracting(Warning::rule)
        .containsExactly("FRUSTRATED");
  }

  @Test
  void theWayToAPersonCanNotBeSwitchedOffOrRemoved() {
    for (var reason : List.of(
        VISITOR_ASKED,
        EscalationReason.LOW_CONFIDENCE,
        EscalationReason.NOT_CLARIFIED,
        EscalationReason.BOT_FAILED,
        EscalationReason.AGENT_TOOK_OVER)) {
      assertThat(changed(reason, r -> r.switched(false)).check())
          .singleElement()
          .matches(flaw -> flaw.field().endsWith("].on"));
    }
    var without =
        Policy.shipped().stream().filter(r -> r.reason() != VISITOR_ASKED).toList();
    assertThat(Policy.defaults().with(without).check())
        .containsExactly(new Policy.Flaw(
            "rules", "must hold one for VISITOR_ASKED: put it back, or switch it off"));
    assertThat(changed(EscalationReason.BOT_FAILED, r -> r.in(Mode.OFFER_FIRST)).check())
        .extracting(Policy.Flaw::field)
        .containsExactly("rules[7].mode");
  }

  @Test
  void everyFlawOfARuleIsNamedByItsField() {
    assertThat(flaws(Rule.onWords("", List.of("a")))).containsExactly("rules[9].name");
    assertThat(flaws(Rule.onWords("Frustrated", List.of("a"))))
        .containsExactly("rules[9].name", "rules[9].name");
    assertThat(flaws(Rule.onWords("A", List.of()))).containsExactly("rules[9].phrases");
    assertThat(flaws(Rule.onWords("A", List.of("!!!")))).containsExactly("rules[9].phrases");
    assertThat(flaws(Rule.onWords("A", List.of("a b c d e f g h i"))))
        .containsExactly("rules[9].phrases");
    assertThat(flaws(Rule.onWords("A", List.of("a")).to(null, 51)))
        .containsExactly("rules[9].priority");
    assertThat(flaws(Rule.onWords("A", List.of("a")).saying(Map.of("german?", "Ja"))))
        .containsExactly("rules[9].text");
    assertThat(flaws(Rule.onWords("A", List.of("a")).offering(Map.of("de", "x".repeat(501)))))
        .containsExactly("rules[9].offer");
    assertThat(flaws(Rule.onVisitors("A", List.of()))).containsExactly("rules[9].conditions");
    assertThat(flaws(Rule.onVisitors("A", List.of(new Condition("", Comparison.EQUALS, "")))))
        .containsExactly("rules[9].conditions[0].attribute", "rules[9].conditions[0].value");
    assertThat(flaws(
            Rule.onVisitors("A", List.of(new Condition("cart", Comparison.AT_LEAST, "many")))))
        .containsExactly("rules[9].conditions[0].value");
    assertThat(flaws(Rule.of(FRUSTRATED, Mode.AT_ONCE, 0))).containsExactly("rules[9].name");
  }

  @Test
  void thereAreAFewHundredPhrasesAtMost() {
    var many = new ArrayList<>(Policy.shipped());
    for (int i = 0; i < 7; i++) {
      var phrases = new ArrayList<String>();
      for (int j = 0; j < 50; j++) {
        phrases.add("word" + i + "x" + j);
      }
      many.add(Rule.onWords("Rule " + i, phrases));
    }

    assertThat(Policy.defaults().with(many).check())
        .containsExactly(new Policy.Flaw("rules", "hold 350 phrases: keep at most 300"));
  }

  private static List<String> flaws(Rule rule) {
    return plus(rule).check().stream().map(Policy.Flaw::field).toList();
  }

  private static List<Warning> warned(Rule... own) {
    var policy = plus(own);
    assertThat(policy.check()).isEmpty();
    return Warnings.of(policy, team -> team.value().equals("care"));
  }

  private static Policy plus(Rule... own) {
    var rules = new ArrayList<>(Policy.shipped());
    rules.addAll(List.of(own));
    return Policy.defaults().with(rules);
  }

  private static Policy changed(EscalationReason reason, UnaryOperator<Rule> change) {
    return Policy.defaults()
        .with(Policy.shipped().stream()
            .map(rule -> rule.reason() == reason ? change.apply(rule) : rule)
            .toList());
  }
}

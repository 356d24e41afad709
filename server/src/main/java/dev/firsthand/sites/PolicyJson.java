package dev.firsthand.sites;

import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.escalation.Condition;
import dev.firsthand.escalation.Policy;
import dev.firsthand.escalation.Rule;
import dev.firsthand.rest.BadInput;
import dev.firsthand.rest.Input;
import dev.firsthand.rest.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A policy as JSON: one form in the table and over HTTP. */
final class PolicyJson {

  private static final int MOST_RULES = 300;
  private static final int MOST_TEXTS = 100;
  private static final int LONGEST = 2_000;

  private PolicyJson() {}

  /** A policy as it is written. */
  record Form(
      double answerThreshold,
      double askBackThreshold,
      double margin,
      double frustrationThreshold,
      int askBacksInARow,
      int missesInARow,
      int unhelpfulAnswers,
      int repeatedQuestions,
      int offers,
      List<RuleForm> rules) {}

  /** A rule as it is written: what it does not have is left out. */
  record RuleForm(
      EscalationReason reason,
      @Nullable String name,
      boolean on,
      Rule.Mode mode,
      @Nullable Map<String, String> text,
      @Nullable Map<String, String> offer,
      @Nullable String team,
      int priority,
      @Nullable List<String> phrases,
      @Nullable List<Condition> conditions) {}

  static Form of(Policy policy) {
    return new Form(
        policy.answerThreshold(),
        policy.askBackThreshold(),
        policy.margin(),
        policy.frustrationThreshold(),
        policy.askBacksInARow(),
        policy.missesInARow(),
        policy.unhelpfulAnswers(),
        policy.repeatedQuestions(),
        policy.offers(),
        policy.rules().stream().map(PolicyJson::of).toList());
  }

  private static RuleForm of(Rule rule) {
    TeamId team = rule.team();
    return new RuleForm(
        rule.reason(),
        rule.name().isEmpty() ? null : rule.name(),
        rule.on(),
        rule.mode(),
        rule.text().isEmpty() ? null : rule.text(),
        rule.offer().isEmpty() ? null : rule.offer(),
        team == null ? null : team.value(),
        rule.priority(),
        rule.phrases().isEmpty() ? null : rule.phrases(),
        rule.conditions().isEmpty() ? null : rule.conditions());
  }

  static String written(Policy policy) {
    return Json.write(of(policy));
  }

  /** A policy of the table. What was saved before there were rules has those that ship. */
  static Policy stored(String json) {
    return read(Input.of(json.getBytes(StandardCharsets.UTF_8)), Policy.defaults());
  }

  /**
   * A policy as it was sent or stored.
   *
   * @param base has what is not there
   * @throws BadInput if a field can't be read at all; {@link Policy#check} judges the values
   */
  static Policy read(Input input, Policy base) {
    return new Policy(
        input.has("answerThreshold") ? input.number("answerThreshold") : base.answerThreshold(),
        input.has("askBackThreshold") ? input.number("askBackThreshold") : base.askBackThreshold(),
        input.has("margin") ? input.number("margin") : base.margin(),
        input.has("frustrationThreshold")
            ? input.number("frustrationThreshold")
            : base.frustrationThreshold(),
        count(input, "askBacksInARow", base.askBacksInARow()),
        count(input, "missesInARow", base.missesInARow()),
        count(input, "unhelpfulAnswers", base.unhelpfulAnswers()),
        count(input, "repeatedQuestions", base.repeatedQuestions()),
        count(input, "offers", base.offers()),
        input.has("rules") ? rules(input.objects("rules", MOST_RULES)) : base.rules());
  }

  private static int count(Input input, String field, int otherwise) {
    return input.has(field) ? input.count(field, -1_000, 1_000) : otherwise;
  }

  private static List<Rule> rules(List<Input> inputs) {
    var rules = new ArrayList<Rule>();
    for (Input input : inputs) {
      rules.add(within("rules[" + rules.size() + "].", input));
    }
    return rules;
  }

  private static Rule within(String place, Input input) {
    try {
      return rule(input);
    } catch (BadInput bad) {
      String field = Objects.requireNonNullElse(bad.field(), "");
      throw new BadInput(place + field, bad.advice());
    }
  }

  private static Rule rule(Input input) {
    return new Rule(
        input.choice("reason", EscalationReason.class),
        input.text("name", 0, LONGEST),
        !input.has("on") || input.flag("on"),
        input.has("mode") ? input.choice("mode", Rule.Mode.class) : Rule.Mode.AT_ONCE,
        input.textsByName("text", MOST_TEXTS, LONGEST),
        input.textsByName("offer", MOST_TEXTS, LONGEST),
        input.optionalText("team", 1, 64).map(TeamId::new).orElse(null),
        count(input, "priority", 0),
        input.texts("phrases", MOST_RULES, LONGEST),
        conditions(input.objects("conditions", MOST_TEXTS)));
  }

  private static List<Condition> conditions(List<Input> inputs) {
    return inputs.stream()
        .map(input -> new Condition(
            input.text("attribute", 0, LONGEST),
            input.choice("is", Condition.Comparison.class),
            input.text("value", 0, LONGEST),
            input.has("verified") && input.flag("verified")))
        .toList();
  }
}

package dev.firsthand.escalation;

import dev.firsthand.bot.Mentions;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.TeamId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What a flawless policy may still do that its admin does not want. */
public final class Warnings {

  /** A bot that must be surer than this hardly answers: the very words of an entry are 95 % sure. */
  private static final double SUREST = 0.95;

  private static final double CARELESS = 0.2;
  private static final double GREATEST_MARGIN = 0.45;
  private static final Set<String> NEARLY_EVERYWHERE = Set.of("/", ".", "-", "a", "e");

  private final Policy policy;
  private final Predicate<TeamId> isTeam;
  private final List<Warning> warnings = new ArrayList<>();

  /**
   * A warning.
   *
   * @param rule the rule that it is about, by its name; empty if it is about a threshold
   * @param text what happens, and how to mend it
   */
  public record Warning(String rule, String text) {}

  private Warnings(Policy policy, Predicate<TeamId> isTeam) {
    this.policy = policy;
    this.isTeam = isTeam;
  }

  /**
   * All warnings of a policy, in the order of its rules.
   *
   * @param isTeam whether there is such a team
   */
  public static List<Warning> of(Policy policy, Predicate<TeamId> isTeam) {
    return new Warnings(policy, isTeam).all();
  }

  private List<Warning> all() {
    thresholds();
    List<Rule> used = policy.rules().stream().filter(Rule::on).toList();
    for (int i = 0; i < used.size(); i++) {
      Rule rule = used.get(i);
      switch (rule.reason()) {
        case SENSITIVE -> hiddenWords(rule, used.subList(0, i));
        case VISITOR_RULE -> visitors(rule, used.subList(0, i));
        default -> {}
      }
      TeamId team = rule.team();
      if (team != null && !isTeam.test(team)) {
        warn(rule, "There is no team “" + team + "”: anybody will get these conversations.");
      }
    }
    switchedOff();
    beforeTheWish(used);
    return List.copyOf(warnings);
  }

  private void thresholds() {
    if (policy.answerThreshold() > SUREST) {
      warn("The bot will hardly ever answer: even the very words of an FAQ entry make it only 95 %"
          + " sure. Lower the answer threshold.");
    }
    if (policy.answerThreshold() < CARELESS) {
      warn("The bot will answer what it has not understood. Raise the answer threshold.");
    }
    if (policy.margin() > GREATEST_MARGIN) {
      warn("The bot will rarely be so far ahead of its second guess. Lower the margin.");
    }
    if (policy.askBacksInARow() == 0 && policy.askBackThreshold() < policy.answerThreshold()) {
      warn("The bot will never ask back: whatever lies between the thresholds goes to a person.");
    }
  }

  /** A word rule hides another where whatever would make that one apply makes the earlier apply. */
  private void hiddenWords(Rule rule, List<Rule> before) {
    var hidden = new ArrayList<String>();
    String by = "";
    for (String phrase : rule.phrases()) {
      for (Rule earlier : before) {
        if (earlier.phrases().stream()
            .anyMatch(e -> Mentions.isIn(Mentions.wordsOf(e), Mentions.wordsOf(phrase)))) {
          hidden.add(phrase);
          by = earlier.title();
          break;
        }
      }
    }
    if (hidden.isEmpty()) {
      return;
    }
    warn(
        rule,
        hidden.size() == rule.phrases().size()
            ? "It can never apply: “" + by + "” stands before it with the same words. Move it up."
            : "“" + hidden.getFirst() + "” never comes to it: “" + by
                + "” stands before it with the same words.");
  }

  private void visitors(Rule rule, List<Rule> before) {
    List<Condition> conditions = rule.conditions();
    for (Condition one : conditions) {
      if (conditions.stream().anyMatch(one::contradicts)) {
        warn(
            rule,
            "It can never apply: “" + one.attribute() + "” can't be both at once. Make two rules"
                + " of it.");
        return;
      }
    }
    for (Rule earlier : before) {
      if (earlier.reason() == EscalationReason.VISITOR_RULE
          && earlier.conditions().stream()
              .allMatch(e -> conditions.stream().anyMatch(e::followsFrom))) {
        warn(
            rule,
            "It can never apply: “" + earlier.title()
                + "” stands before it and holds of the same visitors. Move it up.");
        return;
      }
    }
    boolean ofAll = conditions.stream()
        .allMatch(c -> c.is() == Condition.Comparison.CONTAINS
            && NEARLY_EVERYWHERE.contains(Mentions.folded(c.value())));
    if (ofAll && !rule.offersFirst()) {
      warn(rule, "It holds of nearly everybody: the bot will hardly ever answer.");
    }
  }

  private void switchedOff() {
    for (Rule rule : policy.rules()) {
      if (rule.on()) {
        continue;
      }
      switch (rule.reason()) {
        case FRUSTRATED -> warn(rule, "It is off: angry visitors stay with the bot.");
        case UNHELPFUL ->
          warn(rule, "It is off: who was not helped is not offered a person, only asked again.");
        case OTHER_LANGUAGE ->
          warn(rule, "It is off: the bot answers in a language that the visitor may not speak.");
        default -> {}
      }
    }
  }

  /** No order hides the way to a person; where one would, it is not followed, and that is said. */
  private void beforeTheWish(List<Rule> used) {
    for (Rule rule : used) {
      if (rule.reason() == EscalationReason.VISITOR_ASKED) {
        return;
      }
      if (rule.offersFirst()) {
        warn(
            rule,
            "It stands before VISITOR_ASKED and offers first: it is passed over where the visitor"
                + " asks for a person.");
      }
    }
  }

  private void warn(String text) {
    warnings.add(new Warning("", text));
  }

  private void warn(Rule rule, String text) {
    warnings.add(new Warning(rule.title(), text));
  }
}

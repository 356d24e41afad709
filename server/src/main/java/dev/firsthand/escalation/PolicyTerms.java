package dev.firsthand.escalation;

import dev.firsthand.conversation.ByLanguage;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.EscalationTerms;
import dev.firsthand.conversation.Occasion;
import dev.firsthand.escalation.Judge.Judgement;
import java.util.List;
import java.util.function.Function;

/** The terms of each site's policy for when the house itself steps in for the bot. */
public final class PolicyTerms implements EscalationTerms {

  private final Function<Conversation, PolicyVersion> policies;

  /**
   * Terms by the policies in force.
   *
   * @param policies the one that decides in a chat; must not block
   */
  public PolicyTerms(Function<Conversation, PolicyVersion> policies) {
    this.policies = policies;
  }

  @Override
  public Terms on(Conversation conversation, Occasion occasion) {
    return conversation.facts().site() == null
        ? PLAIN.on(conversation, occasion)
        : on(conversation, occasion, policies.apply(conversation));
  }

  /** The button goes through the whole list, so that rules on visitors may come first. */
  private static Terms on(Conversation conversation, Occasion occasion, PolicyVersion version) {
    var said = Said.by(conversation, "");
    var evidence = Evidence.of(
        occasion,
        occasion == Occasion.BUTTON ? said.matched(version.policy()) : List.of(),
        conversation.counters(),
        Evidence.Source.of(0, ""));
    Judgement judged = new Judge(version.policy(), evidence).judge();
    Rule rule = judged.rule();
    if (rule == null) {
      return PLAIN.on(conversation, occasion);
    }
    return new Terms(
        rule.reason(),
        rule.priority(),
        rule.team(),
        ByLanguage.nearest(rule.text(), conversation.facts().language()),
        EscalationRules.decision(version, evidence, judged));
  }
}

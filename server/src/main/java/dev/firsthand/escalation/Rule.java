package dev.firsthand.escalation;

import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.Place;
import dev.firsthand.conversation.TeamId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a policy: when it applies, a person is brought in, or offered first.
 *
 * @param reason why; there is one rule for each reason, but any number for {@code SENSITIVE} and
 *     {@code VISITOR_RULE}
 * @param name what the admin calls it, for those two; empty for the others
 * @param on whether it is in use; some can't be switched off, see {@link #forGood()}
 * @param text what the visitor is told when passed on, by language; {@link dev.firsthand.conversation.ByLanguage#OTHERS} for languages
 *     that are not named; the house's own words where there is none
 * @param offer the same for the offer
 * @param team the team that is wanted; null if anybody may take it
 * @param priority in line, {@link Place#ORDINARY} to {@link #HIGHEST_PRIORITY}
 * @param phrases words and phrases, one of which must be said; for {@code SENSITIVE} only
 * @param conditions all of them must hold of the visitor; for {@code VISITOR_RULE} only
 */
public record Rule(
    EscalationReason reason,
    String name,
    boolean on,
    Mode mode,
    Map<String, String> text,
    Map<String, String> offer,
    @Nullable TeamId team,
    int priority,
    List<String> phrases,
    List<Condition> conditions) {

  /** Below the head of the queue, which belongs to those whose agent is gone. */
  public static final int HIGHEST_PRIORITY = 50;

  /** What happens when a rule applies. */
  public enum Mode {
    AT_ONCE,
    /** A person is offered so many times as the policy says, and then brought in at once. */
    OFFER_FIRST
  }

  public Rule {
    text = Collections.unmodifiableMap(new TreeMap<>(text));
    offer = Collections.unmodifiableMap(new TreeMap<>(offer));
    phrases = List.copyOf(phrases);
    conditions = List.copyOf(conditions);
  }

  /** A rule as it ships: with the house's words, for any team. */
  public static Rule of(EscalationReason reason, Mode mode, int priority) {
    return new Rule(
        reason, "", true, mode, Map.of(), Map.of(), null, priority, List.of(), List.of());
  }

  /** An admin's word rule. */
  public static Rule onWords(String name, List<String> phrases) {
    return new Rule(
        EscalationReason.SENSITIVE,
        name,
        true,
        Mode.AT_ONCE,
        Map.of(),
        Map.of(),
        null,
        Place.ORDINARY,
        phrases,
        List.of());
  }

  /** An admin's rule on visitors. */
  public static Rule onVisitors(String name, List<Condition> conditions) {
    return new Rule(
        EscalationReason.VISITOR_RULE,
        name,
        true,
        Mode.AT_ONCE,
        Map.of(),
        Map.of(),
        null,
        Place.ORDINARY,
        List.of(),
        conditions);
  }

  /** What decisions and warnings call it; unlike any other rule's of its policy. */
  public String title() {
    return name.isEmpty() ? reason.name() : name;
  }

  /** Whether an admin may make as many as they like, and remove them. */
  public boolean byAdmin() {
    return byAdmin(reason);
  }

  static boolean byAdmin(EscalationReason reason) {
    return reason == EscalationReason.SENSITIVE || reason == EscalationReason.VISITOR_RULE;
  }

  /** Whether it can't be switched off: without it, somebody would not get to a person. */
  public boolean forGood() {
    return switch (reason) {
      case VISITOR_ASKED, LOW_CONFIDENCE, NOT_CLARIFIED, BOT_FAILED, AGENT_TOOK_OVER -> true;
      case UNHELPFUL, REPEATED, FRUSTRATED, OTHER_LANGUAGE, SENSITIVE, VISITOR_RULE, CAME_BACK ->
        false;
    };
  }

  /** Whether it can't offer first: there is nobody left to answer the offer, or to make it. */
  public boolean alwaysAtOnce() {
    return reason == EscalationReason.BOT_FAILED || reason == EscalationReason.AGENT_TOOK_OVER;
  }

  public boolean offersFirst() {
    return mode == Mode.OFFER_FIRST;
  }

  public Rule switched(boolean used) {
    return new Rule(reason, name, used, mode, text, offer, team, priority, phrases, conditions);
  }

  public Rule in(Mode other) {
    return new Rule(reason, name, on, other, text, offer, team, priority, phrases, conditions);
  }

  public Rule to(@Nullable TeamId wanted, int higher) {
    return new Rule(reason, name, on, mode, text, offer, wanted, higher, phrases, conditions);
  }

  public Rule saying(Map<String, String> words) {
    return new Rule(reason, name, on, mode, words, offer, team, priority, phrases, conditions);
  }

  public Rule offering(Map<String, String> words) {
    return new Rule(reason, name, on, mode, text, words, team, priority, phrases, conditions);
  }
}

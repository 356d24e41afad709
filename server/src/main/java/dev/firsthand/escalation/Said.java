package dev.firsthand.escalation;

import dev.firsthand.bot.Mentions;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.Decision.Matched;
import dev.firsthand.conversation.EscalationReason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an admin's own rules are tried on.
 *
 * @param text the visitor's words
 * @param visitor what is known of the visitor, by the attribute's name
 * @param verified names of those that the site's server signed
 */
public record Said(String text, Map<String, String> visitor, Set<String> verified) {

  /** Something said by a visitor for whom nobody vouches. */
  public Said(String text, Map<String, String> visitor) {
    this(text, visitor, Set.of());
  }

  /** Nothing said, nothing known. */
  public static final Said NOTHING = new Said("", Map.of());

  public Said {
    visitor = Map.copyOf(visitor);
    verified = Set.copyOf(verified);
  }

  /** {@code text}, by the visitor of a conversation. */
  public static Said by(Conversation conversation, String text) {
    var visitor = new HashMap<>(conversation.attributes().all());
    visitor.put(Condition.LANGUAGE, conversation.facts().language());
    visitor.put(Condition.PAGE, pathOf(conversation.facts().page()));
    return new Said(text, visitor, conversation.attributes().verified());
  }

  /** {@code text}, by somebody of whom only the language is known. */
  public static Said outOfTheBlue(String text, String language) {
    return new Said(text, Map.of(Condition.LANGUAGE, language));
  }

  /** The path of an address, without the site it is on and what was asked of it. */
  static String pathOf(String address) {
    int scheme = address.indexOf("://");
    int path = scheme < 0 ? 0 : address.indexOf('/', scheme + 3);
    if (path < 0) {
      return "/";
    }
    int end = address.length();
    for (char mark : new char[] {'?', '#'}) {
      int at = address.indexOf(mark, path);
      end = at < 0 ? end : Math.min(end, at);
    }
    return address.substring(path, end);
  }

  /** The rules that apply, with the words and values that make them apply, in the policy's order. */
  List<Matched> matched(Policy policy) {
    List<Rule> own = policy.rules().stream().filter(r -> r.on() && r.byAdmin()).toList();
    if (own.isEmpty()) {
      return List.of();
    }
    var mentions = Mentions.of(text);
    return own.stream().flatMap(rule -> matched(rule, mentions)).toList();
  }

  private Stream<Matched> matched(Rule rule, Mentions mentions) {
    Optional<List<String>> found = rule.reason() == EscalationReason.SENSITIVE
        ? mentions.firstOf(rule.phrases())
        : values(rule.conditions());
    return found.map(words -> new Matched(rule.title(), words)).stream();
  }

  private Optional<List<String>> values(List<Condition> conditions) {
    boolean all = !conditions.isEmpty() && conditions.stream().allMatch(c -> c.holdsOf(value(c)));
    return all ? Optional.of(conditions.stream().map(this::value).toList()) : Optional.empty();
  }

  private String value(Condition condition) {
    boolean counts = !condition.verified() || verified.contains(condition.attribute());
    return counts ? visitor.getOrDefault(condition.attribute(), "") : "";
  }
}

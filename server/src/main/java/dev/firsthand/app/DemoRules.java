package dev.firsthand.app;

import dev.firsthand.escalation.Policy;
import dev.firsthand.escalation.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The word rules of the demo's shop, put right after the wish for a person. */
final class DemoRules {

  private DemoRules() {}

  /** The shipped policy with the rules of {@code file}. */
  static Policy policy(JsonNode file) {
    List<Rule> rules = new ArrayList<>(Policy.shipped());
    int place = 1;
    for (JsonNode rule : file.get("rules")) {
      rules.add(place++, rule(rule));
    }
    return Policy.defaults().with(rules);
  }

  private static Rule rule(JsonNode node) {
    Map<String, String> text = new LinkedHashMap<>();
    node.get("text").properties().forEach(e -> text.put(e.getKey(), e.getValue().asString()));
    return Rule.onWords(
            node.get("name").asString(),
            node.get("phrases").valueStream().map(JsonNode::asString).toList())
        .to(null, node.get("priority").asInt())
        .saying(text);
  }
}

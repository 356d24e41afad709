package dev.firsthand.engine;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Offers that were sent to the log and are not answered yet, and to whom. Who looks at an agent or a
 * conversation meanwhile passes it over, and is remembered: the offer may have been made and be over
 * already, and only its answer be late. Thread-safe; never blocks.
 */
final class OffersOnTheirWay {

  private final Map<ConversationId, AgentId> offers = new HashMap<>();
  private final Set<ConversationId> passedOver = new HashSet<>();

  synchronized void begin(ConversationId conversation, AgentId agent) {
    offers.put(conversation, agent);
  }

  /** The log has answered. True if somebody passed over the conversation or its agent: look again. */
  synchronized boolean end(ConversationId conversation) {
    offers.remove(conversation);
    return passedOver.remove(conversation);
  }

  synchronized boolean has(ConversationId conversation) {
    return offers.containsKey(conversation);
  }

  /** Whether an offer of the conversation is on its way; it then counts as passed over. */
  synchronized boolean passesOver(ConversationId conversation) {
    boolean onItsWay = offers.containsKey(conversation);
    if (onItsWay) {
      passedOver.add(conversation);
    }
    return onItsWay;
  }

  /**
   * The agent would be free but for an offer on its way. False if that has been answered meanwhile:
   * look again.
   */
  synchronized boolean passesOver(AgentId agent) {
    boolean onItsWay = false;
    for (Map.Entry<ConversationId, AgentId> offer : offers.entrySet()) {
      if (offer.getValue().equals(agent)) {
        passedOver.add(offer.getKey());
        onItsWay = true;
      }
    }
    return onItsWay;
  }

  /** Whom offers are on their way to. */
  synchronized Set<AgentId> agents() {
    return Set.copyOf(offers.values());
  }
}

package dev.firsthand.routing;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationEvent.Skipped;
import dev.firsthand.conversation.NobodyCase;
import java.util.List;

/** What to do with a waiting conversation now. */
public sealed interface RoutingChoice {

  /** Why each other agent was not asked. */
  List<Skipped> skipped();

  /** Ask this agent. */
  record Offer(AgentId agent, List<Skipped> skipped) implements RoutingChoice {
    public Offer {
      skipped = List.copyOf(skipped);
    }
  }

  /** Somebody will be free: wait. */
  record Wait(List<Skipped> skipped) implements RoutingChoice {
    public Wait {
      skipped = List.copyOf(skipped);
    }
  }

  /** Nobody can take it for now: tell the visitor. */
  record NobodyThere(NobodyCase nobody, List<Skipped> skipped) implements RoutingChoice {
    public NobodyThere {
      skipped = List.copyOf(skipped);
    }
  }
}

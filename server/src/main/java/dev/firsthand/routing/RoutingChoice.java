package dev.firsthand.routing;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationEvent.Skipped;
import dev.firsthand.conversation.NobodyCase;
import java.util.List;

/** What to do with a waiting conversation now. */
public sealed interface RoutingChoice {

  /** Why each other agent was not asked. */
  List<Skipped> skipped();

  /**
   * Ask this agent.
   *
   * @param atOnce whether it is theirs without asking, for their team is automatic
   */
  record Offer(AgentId agent, boolean atOnce, List<Skipped> skipped) implements RoutingChoice {
    public Offer {
      skipped = List.copyOf(skipped);
    }
  }

  /** Somebody will be free, or will take it: wait. */
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

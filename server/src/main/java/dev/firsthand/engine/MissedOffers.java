package dev.firsthand.engine;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.OfferEnding;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Counts the offers that an agent missed in a row, and says when there were too many: nobody sits
 * there. Thread-safe.
 */
public final class MissedOffers implements Listener {

  /** Missed offers in a row after which the agent is set to away. */
  public static final int MOST = 2;

  private final ConcurrentHashMap<AgentId, Integer> missed = new ConcurrentHashMap<>();
  private final Consumer<AgentId> tooMany;

  /**
   * A counter that starts at nothing.
   *
   * @param tooMany called in a conversation's lane; must not block
   */
  public MissedOffers(Consumer<AgentId> tooMany) {
    this.tooMany = tooMany;
  }

  @Override
  public void heard(Announcement announcement) {
    for (ConversationLog.Recorded recorded : announcement.events()) {
      switch (recorded.event()) {
        case ConversationEvent.Withdrawn e
        when (e.ending() == OfferEnding.MISSED) -> miss(e.agent());
        case ConversationEvent.Accepted e -> missed.remove(e.agent());
        case ConversationEvent.Declined e -> missed.remove(e.agent());
        default -> {}
      }
    }
  }

  private void miss(AgentId agent) {
    if (missed.merge(agent, 1, Integer::sum) >= MOST) {
      missed.remove(agent);
      tooMany.accept(agent);
    }
  }
}

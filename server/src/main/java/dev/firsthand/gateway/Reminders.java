package dev.firsthand.gateway;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.OpenPromise;
import dev.firsthand.engine.Announcement;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.engine.InOrder;
import dev.firsthand.engine.Listener;
import dev.firsthand.protocol.AgentFrame;

/**
 * Tells the consoles of a promise that is due soon or overdue: its owner's windows, everybody's where
 * anybody may keep it, and of an overdue one those who look after the others, too. Thread-safe.
 */
final class Reminders implements Listener {

  private static final String ORDINARY = "agent";

  private final AgentDoor agents;
  private final Hub hub;
  private final InOrder executor;

  Reminders(AgentDoor agents, Hub hub, InOrder executor) {
    this.agents = agents;
    this.hub = hub;
    this.executor = executor;
  }

  @Override
  public void heard(Announcement announcement) {
    for (Recorded recorded : announcement.events()) {
      if (recorded.event() instanceof ConversationEvent.PromiseReminded reminded
          && hub.hasAgents()) {
        Conversation after = announcement.after();
        after
            .promises()
            .find(reminded.promise())
            .ifPresent(promise -> executor.execute(() -> tell(after, promise, reminded.overdue())));
      }
    }
  }

  private void tell(Conversation conversation, OpenPromise promise, boolean overdue) {
    var frame = new AgentFrame.PromiseDue(
        conversation.id().value(),
        Cards.promise(promise),
        overdue,
        conversation.facts().name());
    for (AgentId agent : hub.agentsHere()) {
      if (concerns(agent, promise, overdue)) {
        hub.windowsOf(agent).forEach(window -> window.send(frame));
      }
    }
  }

  private boolean concerns(AgentId agent, OpenPromise promise, boolean overdue) {
    AgentId owner = promise.owner();
    boolean anybody = owner == null || agents.find(owner).isEmpty();
    boolean lookedAfter =
        overdue && agents.find(agent).filter(a -> !a.role().equals(ORDINARY)).isPresent();
    return anybody || agent.equals(owner) || lookedAfter;
  }
}

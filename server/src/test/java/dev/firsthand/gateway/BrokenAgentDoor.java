package dev.firsthand.gateway;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.Attachment;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.http.Request;
import java.util.List;
import java.util.Optional;

/** Admits Maria, and breaks as soon as it has to look somebody up. */
final class BrokenAgentDoor implements AgentDoor {
  @Override
  public Verdict admit(Request handshake) {
    return new Verdict.Admitted(new AgentId("maria"), "session");
  }

  @Override
  public Optional<Agent> find(AgentId id) {
    throw new AssertionError("broken");
  }

  @Override
  public List<Agent> all() {
    return List.of();
  }

  @Override
  public Optional<Attachment> send(VisitorId visitor, AgentId agent, String file) {
    return Optional.empty();
  }
}

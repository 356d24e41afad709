package dev.firsthand.gateway;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.AgentProfile;
import dev.firsthand.conversation.Attachment;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.http.Request;
import dev.firsthand.http.Response;
import java.util.List;
import java.util.Optional;

/** Who may come in as an agent, and who the agents are. Thread-safe. */
public interface AgentDoor {

  /** Judges a handshake by its session and its origin. May block. */
  Verdict admit(Request handshake);

  /** An agent by id, if they work here. Must not block. */
  Optional<Agent> find(AgentId id);

  /** All agents who work here. Must not block. */
  List<Agent> all();

  /** A file of the agent that goes to the visitor now; empty if there is none. May block. */
  Optional<Attachment> send(VisitorId visitor, AgentId agent, String file);

  /** The verdict on a handshake. */
  sealed interface Verdict {
    record Admitted(AgentId agent, String session) implements Verdict {}

    record Refused(Response response) implements Verdict {}
  }

  /**
   * An agent who works here.
   *
   * @param role agent, supervisor or admin
   * @param greeting their own first words to a visitor; may be empty
   */
  record Agent(AgentProfile profile, String role, String greeting, int capacity) {

    /** Whether they may see what others do, and step in. */
    public boolean looksAfterOthers() {
      return role.equals("supervisor") || role.equals("admin");
    }
  }
}

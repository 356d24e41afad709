package dev.firsthand.engine;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.AgentProfile;
import java.util.List;
import java.util.Optional;

/** Who works here, as far as routing needs to know. Thread-safe; never blocks. */
@FunctionalInterface
public interface Roster {

  /** An agent by id; empty if nobody of that id works here. */
  Optional<Known> find(AgentId id);

  /**
   * What is known of an agent.
   *
   * @param greeting their first words to a visitor
   * @param languages BCP 47; empty means any
   * @param skills what they can do
   */
  record Known(AgentProfile profile, String greeting, List<String> languages, List<String> skills) {
    public Known {
      languages = List.copyOf(languages);
      skills = List.copyOf(skills);
    }
  }
}

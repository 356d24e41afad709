package dev.firsthand.routing;

import dev.firsthand.conversation.AgentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An agent as routing sees them at one moment.
 *
 * @param connected whether a console of theirs is connected
 * @param available whether they said so; neither busy nor away
 * @param ringing whether an offer rings there already
 * @param idleSince when their load last fell; null if never
 * @param languages BCP 47; empty means any
 */
public record AgentView(
    AgentId id,
    boolean connected,
    boolean available,
    boolean ringing,
    int load,
    int capacity,
    @Nullable Instant idleSince,
    List<String> languages) {

  public AgentView {
    languages = List.copyOf(languages);
  }
}

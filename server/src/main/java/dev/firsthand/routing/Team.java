package dev.firsthand.routing;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.TeamId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Agents who share a queue.
 *
 * @param skills what its conversations want of an agent, beside the language
 * @param fallback the team that is asked too, once {@code fallbackAfter} has passed without an agent
 * @param alertAfter the wait after which supervisors are told; null for the house's own
 */
public record Team(
    TeamId id,
    String name,
    Mode mode,
    List<String> skills,
    Set<AgentId> members,
    @Nullable TeamId fallback,
    Duration fallbackAfter,
    @Nullable Duration alertAfter) {

  /** How a conversation comes to a member. */
  public enum Mode {
    /** It is theirs at once; nothing rings. */
    AUTOMATIC,
    /** It rings until a deadline. */
    RING,
    /** Nobody is asked; members take from the queue. */
    PICK
  }

  public Team {
    skills = List.copyOf(skills);
    members = Set.copyOf(members);
  }

  /** A team that keeps the house's limit for alerts. */
  public Team(
      TeamId id,
      String name,
      Mode mode,
      List<String> skills,
      Set<AgentId> members,
      @Nullable TeamId fallback,
      Duration fallbackAfter) {
    this(id, name, mode, skills, members, fallback, fallbackAfter, null);
  }
}

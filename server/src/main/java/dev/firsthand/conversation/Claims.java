package dev.firsthand.conversation;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a step of a conversation takes of agents' time and gives back. The store applies it in the
 * transaction of the append; it is derived from the states alone, so load can't drift.
 *
 * @param unring agents at whom it rings no more
 * @param ring agents at whom it rings now: must have room and nothing else ringing
 * @param unload agent who answers it no more
 * @param load agent who answers it now: must have room, unless this very conversation rang there
 */
public record Claims(
    Set<AgentId> unring,
    Set<AgentId> ring,
    @Nullable AgentId unload,
    @Nullable AgentId load) {

  /** Nobody's time changes. */
  public static final Claims NOTHING = new Claims(Set.of(), Set.of(), null, null);

  public Claims {
    unring = Set.copyOf(unring);
    ring = Set.copyOf(ring);
  }

  public static Claims between(ConversationState before, ConversationState after) {
    if (before.rings().isEmpty()
        && after.rings().isEmpty()
        && Objects.equals(before.owner(), after.owner())) {
      return NOTHING; // Mostly.
    }
    var unring = new HashSet<>(before.rings());
    var ring = new HashSet<>(after.rings());
    after.rings().forEach(unring::remove);
    before.rings().forEach(ring::remove);
    AgentId had = before.owner();
    AgentId has = after.owner();
    boolean sameOwner = Objects.equals(had, has);
    return new Claims(unring, ring, sameOwner ? null : had, sameOwner ? null : has);
  }

  /** Whether nobody's time changes. */
  public boolean isNothing() {
    return unring.isEmpty() && ring.isEmpty() && unload == null && load == null;
  }

  /** Whether the new owner was rung at for this, and therefore has a place kept. */
  public boolean wasRung() {
    return load != null && unring.contains(load);
  }
}

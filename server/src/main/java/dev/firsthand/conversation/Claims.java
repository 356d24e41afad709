package dev.firsthand.conversation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a step of a conversation takes of agents' time and gives back. The store applies it in the
 * transaction of the append; it is derived from the states alone, so load can't drift.
 *
 * @param unring agent at whom it rings no more
 * @param ring agent at whom it rings now: must have room and nothing else ringing
 * @param unload agent who answers it no more
 * @param load agent who answers it now: must have room, unless this very conversation rang there
 */
public record Claims(
    @Nullable AgentId unring,
    @Nullable AgentId ring,
    @Nullable AgentId unload,
    @Nullable AgentId load) {

  public static Claims between(ConversationState before, ConversationState after) {
    AgentId rang = before.rungAt();
    AgentId rings = after.rungAt();
    AgentId had = before.owner();
    AgentId has = after.owner();
    boolean sameRing = Objects.equals(rang, rings);
    boolean sameOwner = Objects.equals(had, has);
    return new Claims(
        sameRing ? null : rang,
        sameRing ? null : rings,
        sameOwner ? null : had,
        sameOwner ? null : has);
  }

  /** Whether nobody's time changes. */
  public boolean isNothing() {
    return unring == null && ring == null && unload == null && load == null;
  }

  /** Whether the new owner was rung at for this, and therefore has a place kept. */
  public boolean wasRung() {
    return load != null && load.equals(unring);
  }
}

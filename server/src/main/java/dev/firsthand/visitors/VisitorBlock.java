package dev.firsthand.visitors;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why a visitor may not write, and how long.
 *
 * @param ends null for until somebody lifts it
 */
record VisitorBlock(
    VisitorId visitor,
    SiteKey site,
    String reason,
    AgentId by,
    Instant at,
    @Nullable Instant ends) {

  boolean holdsAt(Instant now) {
    return ends == null || now.isBefore(ends);
  }
}

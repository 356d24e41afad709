package dev.firsthand.engine;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.PromiseKind;
import dev.firsthand.conversation.SiteKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A promise as the table knows it: everything but its words, which only the log has.
 *
 * @param seq number of the event that made it
 * @param by the agent who made it; null if the house did
 * @param owner who is to keep it; null if anybody may
 * @param keptAt when it was kept; null while it is open
 */
public record PromiseMade(
    ConversationId conversation,
    long seq,
    SiteKey site,
    PromiseKind kind,
    @Nullable AgentId by,
    @Nullable AgentId owner,
    Instant at,
    Instant due,
    @Nullable Instant keptAt) {

  /** The same promise after a change. */
  public PromiseMade moved(@Nullable AgentId newOwner, Instant newDue) {
    return new PromiseMade(conversation, seq, site, kind, by, newOwner, at, newDue, keptAt);
  }

  /** The same promise, kept. */
  public PromiseMade kept(Instant moment) {
    return new PromiseMade(conversation, seq, site, kind, by, owner, at, due, moment);
  }
}

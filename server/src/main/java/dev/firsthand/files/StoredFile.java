package dev.firsthand.files;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.Attachment;
import dev.firsthand.conversation.VisitorId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file.
 *
 * @param visitor in whose conversations it may go
 * @param agent who sends it; null for the visitor
 * @param type media type by its content; null until all of it is there
 * @param sentAt when it went with a message; null until then
 */
record StoredFile(
    String id,
    VisitorId visitor,
    @Nullable AgentId agent,
    String name,
    long size,
    @Nullable String type,
    String rightHash,
    Instant createdAt,
    @Nullable Instant sentAt) {

  /** As a message carries it. */
  @Nullable
  Attachment attachment() {
    return type == null ? null : new Attachment(id, type, size);
  }

  /** Whether the visitor may see it: what an agent has not sent yet, nobody else sees. */
  boolean isForVisitor() {
    return type != null && (agent == null || sentAt != null);
  }
}

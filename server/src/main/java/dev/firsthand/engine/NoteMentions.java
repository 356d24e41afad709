package dev.firsthand.engine;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Whom colleagues named in notes, until they have read them; kept in step with the log by each append.
 * Thread-safe; may block; throws {@link LogUnavailable}.
 */
public interface NoteMentions {

  /** What these agents have not read yet, the newest first. */
  List<Mention> unread(Collection<AgentId> agents, int limit);

  /** The agent has read the conversation up to this number: what names them so far is read. */
  void read(AgentId agent, ConversationId conversation, long upTo);

  /**
   * Notes that nobody need call the agent to it (any more). Whoever calls notes it first, so that of
   * several nodes one calls.
   *
   * @return false where it was noted before, or is read
   */
  boolean settleCall(Mention mention);

  /**
   * A note that names an agent.
   *
   * @param seq number of the note
   * @param called whether nobody need call the agent to it
   */
  record Mention(
      ConversationId conversation, long seq, AgentId agent, Instant at, boolean called) {}
}

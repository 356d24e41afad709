package dev.firsthand.store;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.ConversationLog.Appending;
import dev.firsthand.engine.NoteMentions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The rows of whom notes name: written with the append, and gone when the note is read. */
final class MentionRows implements NoteMentions {

  private static final String INSERT =
      "insert into note_mention (conversation, seq, agent, at, called) values (?, ?, ?, ?, 0)";

  private static final String OF_CONVERSATION =
      "conversation = (select key from conversation where id = ?)";

  private static final String READ =
      "delete from note_mention where agent = ? and seq <= ? and " + OF_CONVERSATION;

  private static final String CALLED =
      "update note_mention set called = 1 where called = 0 and agent = ? and seq = ? and "
          + OF_CONVERSATION;

  private final Reads reads;
  private final Writes writes;
  private final Jdbi jdbi;

  MentionRows(Reads reads, Writes writes, Jdbi jdbi) {
    this.reads = reads;
    this.writes = writes;
    this.jdbi = jdbi;
  }

  /** Writes whom the notes of an append name, in its own transaction. */
  static void write(Statements statements, long conversation, Appending appending)
      throws SQLException {
    long seq = appending.expectedSeq();
    for (ConversationEvent event : appending.events()) {
      seq++;
      if (event instanceof ConversationEvent.Noted noted) {
        for (AgentId agent : noted.mentioned()) {
          statements.add(INSERT, conversation, seq, agent.value(), noted.at().toEpochMilli());
        }
      }
    }
  }

  @Override
  public List<Mention> unread(Collection<AgentId> agents, int limit) {
    if (agents.isEmpty()) {
      return List.of();
    }
    return reads.readAsItIs(handle -> handle
        .createQuery("""
            select c.id, m.seq, m.agent, m.at, m.called
            from note_mention m join conversation c on c.key = m.conversation
            where m.agent in (<agents>)
            order by m.at desc, m.conversation, m.seq desc, m.agent limit :limit
            """)
        .bindList("agents", agents.stream().map(AgentId::value).sorted().toList())
        .bind("limit", limit)
        .map((row, context) -> mention(row))
        .list());
  }

  private static Mention mention(ResultSet row) throws SQLException {
    return new Mention(
        new ConversationId(row.getString("id")),
        row.getLong("seq"),
        new AgentId(row.getString("agent")),
        Instant.ofEpochMilli(row.getLong("at")),
        row.getInt("called") != 0);
  }

  @Override
  public void read(AgentId agent, ConversationId conversation, long upTo) {
    writes.write(List.of(Writes.Change.of(READ, agent.value(), upTo, conversation.value())));
  }

  @Override
  public boolean settleCall(Mention mention) {
    return jdbi.withHandle(handle -> handle.execute(
            CALLED,
            mention.agent().value(),
            mention.seq(),
            mention.conversation().value())
        > 0);
  }
}

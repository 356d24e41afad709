package dev.firsthand.store;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ColleagueThread;
import dev.firsthand.conversation.ColleagueThreads;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.ConversationLog.Appending;
import dev.firsthand.engine.ConversationLog.Asked;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The rows of who is asked by colleagues: written with the append that changes it. */
final class AskedRows {

  static final String SELECT = """
      select c.id, a.seq, a.agent, a.said
      from colleague_asked a join conversation c on c.key = a.conversation
      """;

  private static final String DELETE = "delete from colleague_asked where conversation = ?";
  private static final String INSERT =
      "insert into colleague_asked (conversation, seq, agent, said) values (?, ?, ?, ?)";

  private AskedRows() {}

  /** Writes the threads anew where the append may have changed them: there are few. */
  static void write(Statements statements, long conversation, Appending appending)
      throws SQLException {
    for (ConversationEvent event : appending.events()) {
      if (ColleagueThreads.mayChange(event)) {
        writeAnew(statements, conversation, appending);
        return;
      }
    }
  }

  private static void writeAnew(Statements statements, long conversation, Appending appending)
      throws SQLException {
    statements.add(DELETE, conversation);
    for (ColleagueThread thread : appending.after().threads().all()) {
      for (AgentId agent : thread.asked()) {
        statements.add(INSERT, conversation, thread.seq(), agent.value(), thread.said());
      }
    }
  }

  static Asked asked(ResultSet row) throws SQLException {
    return new Asked(
        new ConversationId(row.getString("id")),
        row.getLong("seq"),
        new AgentId(row.getString("agent")),
        row.getLong("said"));
  }
}

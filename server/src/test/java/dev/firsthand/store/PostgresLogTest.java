package dev.firsthand.store;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.AgentSlots;
import dev.firsthand.engine.BotTurns;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.NoteMentions;
import dev.firsthand.engine.Promises;
import dev.firsthand.engine.SeenMarks;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** PostgreSQL keeps the contract. */
@TestInstance(Lifecycle.PER_CLASS)
final class PostgresLogTest extends ConversationLogContract {

  private DatabaseSettings.Postgres settings;
  private Database database;

  @BeforeAll
  void open() throws Exception {
    settings = PostgresForTests.newDatabase();
    database = Database.open(settings, () -> "first");
  }

  @AfterAll
  void end() {
    database.close();
  }

  @Override
  void empty() {
    database
        .jdbi()
        .useHandle(handle ->
            handle.execute("truncate conversation, event, agent_slot, departure, bot_turn"));
  }

  @Override
  ConversationLog log() {
    return database.log();
  }

  @Override
  AgentSlots slots() {
    return database.slots();
  }

  @Override
  SeenMarks marks() {
    return database.marks();
  }

  @Override
  BotTurns turns() {
    return database.turns();
  }

  @Override
  NoteMentions mentions() {
    return database.mentions();
  }

  @Override
  Promises promises() {
    return database.promises();
  }

  @Override
  void restart() {
    database.close();
    database = Database.open(settings, () -> "second");
  }

  @Override
  void erase(ConversationId id) {
    database.eraseWords(id);
  }
}

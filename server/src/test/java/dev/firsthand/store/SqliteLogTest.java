package dev.firsthand.store;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.AgentSlots;
import dev.firsthand.engine.BotTurns;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.NoteMentions;
import dev.firsthand.engine.Promises;
import dev.firsthand.engine.SeenMarks;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** SQLite keeps the contract. */
final class SqliteLogTest extends ConversationLogContract {

  @TempDir
  Path folder;

  private Database database;

  @Override
  void empty() {
    open("first");
  }

  private void open(String era) {
    database =
        Database.open(new DatabaseSettings.Sqlite(folder.resolve("data/chat.db")), () -> era);
  }

  @AfterEach
  void end() {
    database.close();
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
    open("second");
  }

  @Override
  void erase(ConversationId id) {
    database.eraseWords(id);
  }
}

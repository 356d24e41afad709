package dev.firsthand.store;

import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.DefinedGestures;
import dev.firsthand.gestures.GesturesInTables;
import dev.firsthand.store.Stories.Told;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** PostgreSQL keeps the contract of gestures. */
final class PostgresGesturesTest extends GestureContract {

  private Database database;

  @BeforeEach
  void open() throws Exception {
    database = Database.open(PostgresForTests.newDatabase(), () -> "era");
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
  DefinedGestures gestures() {
    return new GesturesInTables(database.jdbi());
  }

  @Override
  void erase(Told told) {
    database.eraseWords(told.id());
  }
}

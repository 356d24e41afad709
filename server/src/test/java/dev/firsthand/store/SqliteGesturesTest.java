package dev.firsthand.store;

import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.DefinedGestures;
import dev.firsthand.gestures.GesturesInTables;
import dev.firsthand.store.Stories.Told;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** SQLite keeps the contract of gestures. */
final class SqliteGesturesTest extends GestureContract {

  @TempDir
  Path folder;

  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(new DatabaseSettings.Sqlite(folder.resolve("chat.db")), () -> "era");
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

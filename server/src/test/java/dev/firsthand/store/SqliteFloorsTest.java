package dev.firsthand.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The house in SQLite. */
final class SqliteFloorsTest extends FloorsContract {

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
  Database database() {
    return database;
  }
}

package dev.firsthand.access;

import dev.firsthand.store.Database;
import dev.firsthand.store.DatabaseSettings;
import dev.firsthand.store.PostgresForTests;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import org.jdbi.v3.core.Jdbi;

/** A migrated database of its own for one test: a file, or a real PostgreSQL. */
public final class RoomDatabase implements Closeable {

  /** The databases that there are. */
  public enum Kind {
    SQLITE,
    POSTGRESQL;

    RoomDatabase open() {
      return switch (this) {
        case SQLITE -> sqlite();
        case POSTGRESQL -> postgresql();
      };
    }
  }

  private final Database database;
  private final Closeable end;

  private RoomDatabase(DatabaseSettings settings, Closeable end) {
    database = Database.open(settings, () -> "era-of-a-test");
    this.end = end;
  }

  public static RoomDatabase sqlite() {
    try {
      var folder = Files.createTempDirectory("firsthand-rooms");
      var settings = new DatabaseSettings.Sqlite(
          folder.resolve("rooms.db"), DatabaseSettings.Durability.NORMAL);
      return new RoomDatabase(settings, () -> delete(folder));
    } catch (IOException noFolder) {
      throw new IllegalStateException(noFolder);
    }
  }

  public static RoomDatabase postgresql() {
    try {
      return new RoomDatabase(PostgresForTests.newDatabase(), () -> {});
    } catch (SQLException noServer) {
      throw new IllegalStateException(noServer);
    }
  }

  public Jdbi jdbi() {
    return database.jdbi();
  }

  public Database whole() {
    return database;
  }

  @Override
  public void close() throws IOException {
    database.close();
    end.close();
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}

package dev.firsthand.access;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A migrated database of its own for one test: a file, or a real PostgreSQL. */
public final class RoomDatabase implements Closeable {

  private final Jdbi jdbi;
  private final Closeable end;

  private RoomDatabase(DataSource source, String kind, Closeable end) {
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:db/" + kind)
        .load()
        .migrate();
    jdbi = Jdbi.create(source);
    this.end = end;
  }

  public static RoomDatabase sqlite() {
    try {
      var folder = Files.createTempDirectory("firsthand-rooms");
      var config = new SQLiteConfig();
      config.setJournalMode(SQLiteConfig.JournalMode.WAL);
      config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
      config.setBusyTimeout(5000);
      config.enforceForeignKeys(true);
      config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
      var source = new SQLiteDataSource(config);
      source.setUrl("jdbc:sqlite:" + folder.resolve("rooms.db"));
      return new RoomDatabase(source, "sqlite", () -> delete(folder));
    } catch (IOException noFolder) {
      throw new IllegalStateException(noFolder);
    }
  }

  public static RoomDatabase postgresql() {
    try {
      var server = EmbeddedPostgres.builder().start();
      return new RoomDatabase(server.getPostgresDatabase(), "postgresql", server);
    } catch (IOException noServer) {
      throw new IllegalStateException(noServer);
    }
  }

  public Jdbi jdbi() {
    return jdbi;
  }

  @Override
  public void close() throws IOException {
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

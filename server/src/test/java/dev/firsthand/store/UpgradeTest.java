package dev.firsthand.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What earlier servers left in a database is there after an upgrade. */
class UpgradeTest {

  /** The last one before responses had an audience and pages a tour. */
  private static final String EARLIER = "32";

  private static final String[] LEFT = {
    staff("ann", "'hash'"),
    staff("ben", "null"),
    "insert into canned_response (id, shortcut, title, text)"
        + " values ('r1', 'bye', 'Warm goodbye', 'Goodbye!'), ('r2', 'hi', 'Hello', 'Hi!')"
  };

  private static String staff(String id, String passwordHash) {
    return """
        insert into staff (id, login, login_key, name, title, role, languages, greeting, capacity,
          active, password_hash, created_at, changed_at)
        values ('%1$s', '%1$s', '%1$s', '%1$s', '', 'AGENT', 'en', '', 3, 1, %2$s, 1, 2)
        """.formatted(id, passwordHash);
  }

  private record Canned(String shortcut, String title, String text) {}

  private static void leave(String url, String make) throws SQLException {
    Flyway.configure()
        .dataSource(url, null, null)
        .locations("classpath:db/" + make)
        .placeholderReplacement(false)
        .target(EARLIER)
        .load()
        .migrate();
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      for (String rows : LEFT) {
        statement.execute(rows);
      }
    }
  }

  private static void isKept(DatabaseSettings settings) {
    try (var database = Database.open(settings, () -> "era-of-a-test")) {
      database.jdbi().useHandle(handle -> {
        assertThat(handle
                .createQuery("""
                    select shortcut, title, text from canned_response
                    where team is null and owner is null
                    """)
                .map((row, context) ->
                    new Canned(row.getString(1), row.getString(2), row.getString(3)))
                .list())
            .extracting(Canned::shortcut, Canned::title, Canned::text)
            .containsExactlyInAnyOrder(
                tuple("bye", "Warm goodbye", "Goodbye!"), tuple("hi", "Hello", "Hi!"));
        assertThat(handle
                .createQuery("select staff from tour_seen")
                .mapTo(String.class)
                .list())
            .containsExactly("ann");
      });
    }
  }

  @Test
  void aFileKeepsItsResponsesAndWhoKnowsTheConsole(@TempDir Path folder) throws SQLException {
    Path file = folder.resolve("earlier.db");
    leave("jdbc:sqlite:" + file, "sqlite");

    isKept(new DatabaseSettings.Sqlite(file, DatabaseSettings.Durability.NORMAL));
  }

  @Test
  void soDoesPostgresql() throws SQLException {
    DatabaseSettings.Postgres settings = PostgresForTests.newDatabase();
    leave(settings.url(), "postgresql");

    isKept(settings);
  }
}

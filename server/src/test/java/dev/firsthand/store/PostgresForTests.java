package dev.firsthand.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL, one for a whole test run, with a new database for whoever asks. The
 * environment's {@code TEST_PG_URL} (with user and password as parameters) names another server.
 */
public final class PostgresForTests {

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static @Nullable String server;

  private PostgresForTests() {}

  /** Settings for an empty database. */
  public static DatabaseSettings.Postgres newDatabase() throws SQLException {
    String url = server();
    String name =
        "firsthand_test_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute("drop database if exists " + name);
      statement.execute("create database " + name);
    }
    int parameters = url.indexOf('?');
    String address = parameters < 0 ? url : url.substring(0, parameters);
    String rest = parameters < 0 ? "" : url.substring(parameters);
    String base = address.substring(0, address.lastIndexOf('/') + 1);
    return new DatabaseSettings.Postgres(base + name + rest, null, null, 6);
  }

  private static synchronized String server() {
    String known = server;
    if (known == null) {
      String given = System.getenv("TEST_PG_URL");
      known = given == null || given.isBlank() ? start() : given;
      server = known;
    }
    return known;
  }

  private static String start() {
    try {
      EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres)));
      return postgres.getJdbcUrl("postgres", "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(
          "PostgreSQL does not start here; name one with TEST_PG_URL.", e);
    }
  }

  private static void stop(EmbeddedPostgres postgres) {
    try {
      postgres.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

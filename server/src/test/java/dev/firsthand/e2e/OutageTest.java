package dev.firsthand.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.app.TestHouse;
import dev.firsthand.store.PostgresForTests;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A database that goes away under a running server, and comes back. */
class OutageTest {

  private static final String HELLO = "{\"type\":\"hello\",\"id\":\"1\",\"site\":\"demo\"}";

  @Test
  void everyDoorSaysUnavailableUntilTheDatabaseIsBack(@TempDir Path data) throws SQLException {
    String url = PostgresForTests.newDatabase().url();
    TestHouse.furnishElsewhere(data, "database.url=" + url);
    try (var house = TestHouse.again(data, "database.url=" + url)) {
      var at = new Address(house.port());
      var maria = Staff.signIn(at, TestHouse.MARIA);
      admit(url, false);

      try (var visitor = RawSocket.open(at.visitors())) {
        visitor.says(HELLO);
        var refused = visitor.answer("refused", "1");
        assertThat(refused.get("code").asString()).isEqualTo("UNAVAILABLE");
        assertThat(refused.get("retry").asBoolean()).isTrue();
        assertThat(refused.path("reference").asString("")).isEmpty();
        assertThat(visitor.closeCode()).isEqualTo(4013);
      }
      var session = maria.get("/api/v1/session");
      assertThat(session.status()).isEqualTo(503);
      assertThat(session.body().get("code").asString()).isEqualTo("UNAVAILABLE");
      assertThat(RawSocket.handshake(
              at.agents(), Map.of("Origin", at.origin(), "Cookie", maria.cookie())))
          .isEqualTo(503);

      admit(url, true);
      Net.until("the server works again", () -> maria.get("/api/v1/session").status() == 200);
      try (var visitor = RawSocket.open(at.visitors())) {
        visitor.says(HELLO).hears("welcome");
      }
    }
  }

  /** Lets the server into its database, or cuts it off. */
  private static void admit(String url, boolean admitted) throws SQLException {
    String name = url.replaceAll("\\?.*", "").replaceAll(".*/", "");
    try (var connection = DriverManager.getConnection(url.replace("/" + name, "/postgres"));
        var statement = connection.createStatement()) {
      statement.execute("alter database " + name + " allow_connections " + admitted);
      if (!admitted) {
        statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '"
            + name + "'");
      }
    }
  }
}

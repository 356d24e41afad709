package dev.firsthand.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.app.TestHouse;
import dev.firsthand.store.PostgresForTests;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers on one PostgreSQL. */
class NodesTest {

  @Test
  void whatAnAdminChangesOnOneNodeHoldsOnTheOther(@TempDir Path data) throws SQLException {
    String database = "database.url=" + PostgresForTests.newDatabase().url();
    TestHouse.furnishElsewhere(data, database);
    try (var one = TestHouse.again(data, database, "node.name=one");
        var other = TestHouse.again(data, database, "node.name=other")) {
      var here = Staff.signIn(new Address(one.port()), TestHouse.ADA);
      var there = Staff.signIn(new Address(other.port()), TestHouse.ADA);

      assertThat(here.put("/api/v1/sites/demo/faq/skates", SKATES, null).status())
          .isEqualTo(201);

      Net.until(
          "the other node answers it",
          () -> there
              .post(
                  "/api/v1/sites/demo/faq/test",
                  Map.of("text", "Do you sharpen ice skates?", "language", "en"))
              .body()
              .path("verdict")
              .asString("")
              .equals("ANSWER"));
    }
  }

  private static final Map<String, Object> SKATES = Map.of(
      "question", "Do you sharpen ice skates?",
      "answer", "Yes, while you wait.",
      "language", "en");
}

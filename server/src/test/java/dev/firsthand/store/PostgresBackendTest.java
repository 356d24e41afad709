package dev.firsthand.store;

import static dev.firsthand.store.Stories.NOON;
import static dev.firsthand.store.Stories.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.firsthand.engine.LogUnavailable;
import dev.firsthand.store.DatabaseSettings.Postgres;
import dev.firsthand.store.Stories.Told;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What PostgreSQL promises beyond the contract of every log. */
final class PostgresBackendTest {

  @Test
  void commitsAreFlushed() throws Exception {
    try (Database database = Database.open(PostgresForTests.newDatabase(), () -> "era")) {
      assertThat(database
              .jdbi()
              .<String, RuntimeException>withHandle(handle -> handle
                  .createQuery("show synchronous_commit")
                  .mapTo(String.class)
                  .one()))
          .isEqualTo("on");
    }
  }

  @Test
  void brokenConnectionsAreReplaced() throws Exception {
    try (Database database = Database.open(PostgresForTests.newDatabase(), () -> "era")) {
      Told told = Told.in(database.log(), "ann");
      assertThat(database.health()).isEmpty();
      for (int i = 0; i < 5; i++) {
        String key = "k" + i;
        try {
          database.jdbi().useHandle(handle -> handle.execute("""
              select pg_terminate_backend(pid) from pg_stat_activity
              where datname = current_database()
              """));
        } catch (RuntimeException e) {
          assertThat(e).isNotNull();
        }
        try {
          told.then(said(NOON, key, "hm"));
        } catch (LogUnavailable e) {
          told.then(said(NOON, key, "hm"));
        }
      }
      assertThat(database.log().read(told.id(), 0, 100)).hasSize(6);
      assertThat(database.health()).isEmpty();
    }
  }

  @Test
  void theEraStaysUntilItIsRenewedAndNodesShareIt() throws Exception {
    Postgres settings = PostgresForTests.newDatabase();
    try (Database one = Database.open(settings, () -> "first");
        Database other = Database.open(settings, () -> "second")) {
      assertThat(List.of(one.era(), other.era())).containsExactly("first", "first");
      other.newEra();
    }
    try (Database again = Database.open(settings, () -> "third")) {
      assertThat(again.era()).isEqualTo("second");
      assertThatExceptionOfType(DatabaseUnusable.class)
          .isThrownBy(() -> again.backup(Path.of("copy")))
          .withMessageContaining("pg_dump");
    }
  }

  @Test
  void whatCannotBeReachedIsNamedWithoutItsSecrets() {
    var settings =
        new Postgres("jdbc:postgresql://127.0.0.1:1/chat?password=hush", "me", "hush", 2);

    assertThat(settings.toString()).doesNotContain("hush");
    assertThatExceptionOfType(DatabaseUnusable.class)
        .isThrownBy(() -> Database.open(settings, () -> "era"))
        .withMessageContaining("jdbc:postgresql://127.0.0.1:1/chat")
        .withMessageNotContaining("hush");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Postgres("mysql://chat", null, null))
        .withMessageContaining("jdbc:postgresql:");
  }
}

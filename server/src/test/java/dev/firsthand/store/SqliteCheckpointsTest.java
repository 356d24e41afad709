package dev.firsthand.store;

import static dev.firsthand.store.Stories.NOON;
import static dev.firsthand.store.Stories.said;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.firsthand.engine.LogUnavailable;
import dev.firsthand.routing.Workload;
import dev.firsthand.store.DatabaseSettings.Durability;
import dev.firsthand.store.Stories.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What looking at the write-ahead log does to it. */
class SqliteCheckpointsTest {

  /** The byte of the log's index that each process has locked which has it open. */
  private static final String IN_USE = "128 128";

  private static final Path LOCKS = Path.of("/proc/locks");

  @TempDir
  private Path folder;

  @Test
  void lookingAtTheLogTakesNoLockAwayFromThisProcess() throws IOException {
    assumeTrue(Files.isReadable(LOCKS), "The system tells which locks there are.");
    Path file = folder.resolve("chats.db");
    var settings = new DatabaseSettings.Sqlite(file, Durability.FULL);
    try (Backend backend =
        SqliteBackend.open(settings, () -> "era", Workload.PLAIN, Tellers.PLAIN)) {
      Told told = Told.in(backend.log(), "ann");
      for (int i = 0; i < 100; i++) {
        told.then(said(NOON, "k" + i, "Hello " + i));
      }
      assertThat(locksOf(file)).as("after many looks").anyMatch(lock -> lock.endsWith(IN_USE));

      assertThatExceptionOfType(LogUnavailable.class)
          .isThrownBy(() -> ((SqliteBackend) backend).writer().write(batch -> {
            throw new SQLException("broken", null, 10);
          }));
      for (int i = 100; i < 200; i++) {
        told.then(said(NOON, "k" + i, "Hello " + i));
      }
      assertThat(locksOf(file)).as("by another writer").anyMatch(lock -> lock.endsWith(IN_USE));
    }
  }

  private static List<String> locksOf(Path file) throws IOException {
    Path index = file.resolveSibling(file.getFileName() + "-shm");
    String inode = ":" + Files.getAttribute(index, "unix:ino") + " ";
    String process = " " + ProcessHandle.current().pid() + " ";
    return Files.readAllLines(LOCKS).stream()
        .filter(lock -> lock.contains(inode) && lock.contains(process))
        .toList();
  }
}

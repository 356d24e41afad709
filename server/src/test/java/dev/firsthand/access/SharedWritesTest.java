package dev.firsthand.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SharedWritesTest {

  private final Queue<Runnable> tasks = new ArrayDeque<>();
  private final Set<Handle> transactions = new HashSet<>();

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsAskedForTogetherSharesATransactionAndOneThatFailsSpoilsNoOther(boolean postgresql)
      throws IOException {
    try (var database = postgresql ? RoomDatabase.postgresql() : RoomDatabase.sqlite()) {
      var writes = new SharedWrites(database.jdbi(), tasks::add);
      var first = writes.write(handle -> note(handle, "a"));
      var second = writes.write(handle -> note(handle, "b"));
      tasks.remove().run();

      assertThat(first).isCompleted();
      assertThat(second).isCompleted();
      assertThat(transactions).hasSize(1);

      var good = writes.write(handle -> note(handle, "c"));
      CompletableFuture<Void> bad = writes.write(handle -> note(handle, "a"));
      var alsoGood = writes.write(handle -> note(handle, "d"));
      tasks.remove().run();

      assertThat(good).isCompleted();
      assertThat(alsoGood).isCompleted();
      assertThat(bad).isCompletedExceptionally();
      assertThat(tasks).isEmpty();
      assertThat(database
              .jdbi()
              .<List<String>, RuntimeException>withHandle(handle -> handle
                  .createQuery("select name from meta where value = 'noted' order by name")
                  .mapTo(String.class)
                  .list()))
          .containsExactly("a", "b", "c", "d");
    }
  }

  @Test
  void whatNobodyWaitsForComesLaterOrWithWhatSomebodyWaitsFor() throws IOException {
    Queue<Runnable> later = new ArrayDeque<>();
    try (var database = RoomDatabase.sqlite()) {
      var writes = new SharedWrites(database.jdbi(), tasks::add, later::add);
      var first = writes.writeSoon(handle -> note(handle, "a"));
      var second = writes.writeSoon(handle -> note(handle, "b"));
      assertThat(tasks).isEmpty();
      assertThat(later).hasSize(1);

      later.remove().run();
      tasks.remove().run();
      assertThat(first).isCompleted();
      assertThat(second).isCompleted();

      var third = writes.writeSoon(handle -> note(handle, "c"));
      var waitedFor = writes.write(handle -> note(handle, "d"));
      tasks.remove().run();
      assertThat(third).isCompleted();
      assertThat(waitedFor).isCompleted();
      assertThat(transactions).hasSize(2);

      later.remove().run();
      assertThat(tasks).isEmpty();
    }
  }

  @Test
  void whoEndsWaitsForWhatNobodyWaitedFor() throws IOException {
    try (var database = RoomDatabase.sqlite()) {
      var writes = new SharedWrites(database.jdbi(), Runnable::run, task -> {});
      var late = writes.writeSoon(handle -> note(handle, "a"));

      writes.finish();

      assertThat(late).isCompleted();
    }
  }

  private void note(Handle handle, String name) {
    transactions.add(handle);
    handle.execute("insert into meta (name, value) values (?, 'noted')", name);
  }
}

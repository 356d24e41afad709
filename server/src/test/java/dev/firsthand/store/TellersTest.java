package dev.firsthand.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.firsthand.engine.LogUnavailable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TellersTest {

  private final List<Runnable> tasks = new ArrayList<>();
  private final Tellers tellers = new Tellers(tasks::add);
  private final List<Integer> told = new ArrayList<>();

  private void tell(int many) {
    tellers.tell(IntStream.range(0, many)
        .<Runnable>mapToObj(number -> () -> told.add(number))
        .toList());
  }

  @Test
  void aBatchIsToldByOneTask() {
    tell(20);

    assertThat(tasks).hasSize(1);
    assertThat(told).isEmpty();
    tasks.forEach(Runnable::run);
    assertThat(told).hasSize(20).isSorted();
  }

  @Test
  void aLargeBatchIsToldBySeveral() {
    tell(256);

    assertThat(tasks).hasSize(4);
    tasks.forEach(Runnable::run);
    assertThat(told).hasSize(256).isSorted();
  }

  @Test
  void whereNobodyAskedNothingIsBegun() {
    tell(0);

    assertThat(tasks).isEmpty();
  }

  @Test
  void whoWaitsHearsWhyItFailed() {
    var broken = new LogUnavailable("Away.", new SQLException("no disk"));

    assertThatExceptionOfType(LogUnavailable.class)
        .isThrownBy(() -> Tellers.join(CompletableFuture.failedFuture(broken)))
        .withMessage("Away.")
        .withCause(broken);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () -> Tellers.join(CompletableFuture.failedFuture(new IllegalStateException("ours"))));
  }

  @Test
  void whoThrowsSilencesNobodyBehind() {
    tellers.tell(List.of(
        () -> {
          throw new IllegalStateException("broken");
        },
        () -> told.add(1)));

    tasks.forEach(Runnable::run);

    assertThat(told).containsExactly(1);
  }

  @Test
  void whereNoTaskIsTakenAllAreToldHere() {
    new Tellers(task -> {
          throw new RejectedExecutionException("closed");
        })
        .tell(List.of(() -> told.add(1), () -> told.add(2)));

    assertThat(told).containsExactly(1, 2);
  }
}

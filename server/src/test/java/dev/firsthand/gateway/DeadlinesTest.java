package dev.firsthand.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.http.RecordingSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DeadlinesTest {

  private static final int UNAVAILABLE = 4013;

  private Instant now = Instant.parse("2030-06-03T12:00:00Z");
  private final Queue<Runnable> later = new ArrayDeque<>();
  private final Deadlines deadlines = new Deadlines((delay, task) -> later.add(task), () -> now);
  private final RecordingSocket socket = new RecordingSocket();

  private void pass(Duration time) {
    for (long second = 0; second < time.toSeconds(); second++) {
      now = now.plusSeconds(1);
      List<Runnable> due = List.copyOf(later);
      later.clear();
      due.forEach(Runnable::run);
    }
  }

  @Test
  void whatIsAnsweredIsForgottenAtOnce() {
    var answered = new CompletableFuture<Void>();
    deadlines.set(answered, socket);
    answered.complete(null);

    assertThat(deadlines.size()).isZero();
    pass(Duration.ofSeconds(20));
    assertThat(socket.closeCode()).isNull();
    assertThat(later).isEmpty();
  }

  @Test
  void aThousandRequestsNeedOneTimer() {
    for (int i = 0; i < 1_000; i++) {
      deadlines.set(new CompletableFuture<>(), socket);
    }

    assertThat(later).hasSize(1);
  }

  @Test
  void whatHasNoAnswerWithinTenSecondsClosesItsSocketAndNoOther() {
    var other = new RecordingSocket();
    deadlines.set(new CompletableFuture<>(), socket);
    pass(Duration.ofSeconds(5));
    deadlines.set(new CompletableFuture<>(), other);
    pass(Duration.ofSeconds(3));
    assertThat(socket.closeCode()).isNull();
    pass(Duration.ofSeconds(2));

    assertThat(socket.closeCode()).isEqualTo(UNAVAILABLE);
    assertThat(other.closeCode()).isNull();
    pass(Duration.ofSeconds(5));
    assertThat(other.closeCode()).isEqualTo(UNAVAILABLE);
    assertThat(deadlines.size()).isZero();
  }
}

package dev.firsthand.gateway;

import dev.firsthand.engine.Timer;
import dev.firsthand.http.Socket;
import dev.firsthand.protocol.CloseCode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Closes sockets on which a request has had no answer for too long. One look a second at what is
 * unanswered, and none where nothing is: a request that is answered soon leaves nothing behind.
 * Thread-safe.
 */
final class Deadlines {

  private static final Duration LONGEST = Duration.ofSeconds(10);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

  private final Timer timer;
  private final InstantSource clock;
  private final Set<Waiting> waiting = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean planned = new AtomicBoolean();

  /** A request without an answer; each is its own. */
  private static final class Waiting {
    private final Instant last;
    private final Socket socket;

    Waiting(Instant last, Socket socket) {
      this.last = last;
      this.socket = socket;
    }
  }

  Deadlines(Timer timer, InstantSource clock) {
    this.timer = timer;
    this.clock = clock;
  }

  /** Closes the socket if {@code answered} is not done within ten seconds. */
  void set(CompletableFuture<?> answered, Socket socket) {
    if (answered.isDone()) {
      return;
    }
    var request = new Waiting(clock.instant().plus(LONGEST).minus(BETWEEN_LOOKS), socket);
    waiting.add(request);
    answered.whenComplete((answer, failure) -> waiting.remove(request));
    plan();
  }

  /** Requests that are watched. */
  int size() {
    return waiting.size();
  }

  private void plan() {
    if (planned.compareAndSet(false, true)) {
      timer.after(BETWEEN_LOOKS, this::look);
    }
  }

  private void look() {
    planned.set(false);
    Instant now = clock.instant();
    waiting.removeIf(request -> {
      boolean late = !now.isBefore(request.last);
      if (late) {
        request.socket.close(CloseCode.UNAVAILABLE.number(), "No answer in time");
      }
      return late;
    });
    if (!waiting.isEmpty()) {
      plan();
    }
  }
}

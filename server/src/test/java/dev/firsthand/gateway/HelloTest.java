package dev.firsthand.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.engine.InMemoryLog;
import dev.firsthand.http.RecordingSocket;
import dev.firsthand.http.Router;
import dev.firsthand.http.RouterProbe;
import dev.firsthand.http.SocketListener;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Whoever says hello gets an answer, or the socket is closed: within ten seconds, whatever breaks. */
class HelloTest {

  private static final InstantSource NOON = () -> Instant.parse("2030-06-03T12:00:00Z");
  private static final String VISITORS_HELLO =
      "{\"type\":\"hello\",\"id\":\"1\",\"site\":\"demo\"}";
  private static final String AGENTS_HELLO = "{\"type\":\"hello\",\"id\":\"1\"}";
  private static final int UNAVAILABLE = 4013;

  private final Queue<Runnable> work = new ArrayDeque<>();
  private final Queue<Runnable> tenSecondsLater = new ArrayDeque<>();
  private Instant now = NOON.instant();
  private final RecordingSocket socket = new RecordingSocket();

  @Test
  void anErrorIsAnsweredAndClosesTheVisitorsSocket() {
    visitor().onText(VISITORS_HELLO);
    work.remove().run();

    assertThat(socket.sent()).singleElement().asString().contains("\"refused\"", "INTERNAL");
    assertThat(socket.closeCode()).isEqualTo(UNAVAILABLE);
  }

  @Test
  void anErrorIsAnsweredAndClosesTheAgentsSocket() {
    agent().onText(AGENTS_HELLO);
    work.remove().run();

    assertThat(socket.sent()).singleElement().asString().contains("\"refused\"", "INTERNAL");
    assertThat(socket.closeCode()).isEqualTo(UNAVAILABLE);
  }

  @Test
  void aVisitorsHelloThatHangsIsClosed() {
    visitor().onText(VISITORS_HELLO);
    tenSecondsPass();

    assertThat(socket.closeCode()).isEqualTo(UNAVAILABLE);
  }

  @Test
  void anAgentsHelloThatHangsIsClosed() {
    agent().onText(AGENTS_HELLO);
    tenSecondsPass();

    assertThat(socket.closeCode()).isEqualTo(UNAVAILABLE);
  }

  private void tenSecondsPass() {
    now = now.plusSeconds(10);
    List.copyOf(tenSecondsLater).forEach(Runnable::run);
  }

  private SocketListener visitor() {
    return listener("/ws/visitor");
  }

  private SocketListener agent() {
    return listener("/ws/agent");
  }

  private SocketListener listener(String path) {
    Router router = TestGateway.over(
        new InMemoryLog(),
        new BrokenVisitorDoor(),
        new BrokenAgentDoor(),
        work::add,
        (delay, task) -> tenSecondsLater.add(task),
        () -> now);
    return RouterProbe.listener(router, path, socket);
  }
}

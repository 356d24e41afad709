package dev.firsthand.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.InMemoryLog;
import dev.firsthand.http.RecordingSocket;
import dev.firsthand.http.RouterProbe;
import dev.firsthand.http.SocketListener;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** After a restart everybody comes back at once: what that reads is counted. */
class ComingBackTest {

  private static final Instant NOON = Instant.parse("2030-06-03T12:00:00Z");
  private static final String HELLO = "{\"type\":\"hello\",\"id\":\"1\",\"site\":\"demo\"";

  private final InMemoryLog house = new InMemoryLog();
  private final Queue<Runnable> work = new ArrayDeque<>();
  private final List<String> read = new ArrayList<>();

  @Test
  void whoMissedNothingCostsOneReadOfTheirLog() {
    aVisitorSays("Is this frost proof?");

    var socket = comesBackAt(2);

    assertThat(socket.sent()).hasSize(2);
    assertThat(socket.sent().getLast()).contains("\"caughtUp\"", "\"seq\":2");
    assertThat(read).containsExactly("latestOf", "read");
  }

  @Test
  void whoMissedSomethingGetsItFromTheSameRead() {
    aVisitorSays("Is this frost proof?");

    var socket = comesBackAt(1);

    assertThat(socket.sent()).hasSize(3);
    assertThat(socket.sent().get(1)).contains("\"seq\":2", "Is this frost proof?");
    assertThat(socket.sent().getLast()).contains("\"caughtUp\"", "\"seq\":2");
    assertThat(read).containsExactly("latestOf", "read");
  }

  private void aVisitorSays(String text) {
    var visitor = arrives(house, new RecordingSocket());
    visitor.onText(HELLO + "}");
    work();
    visitor.onText("{\"type\":\"say\",\"id\":\"2\",\"key\":\"k1\",\"text\":\"" + text + "\"}");
    work();
  }

  /** At a server that knows nothing yet. */
  private RecordingSocket comesBackAt(long seq) {
    var socket = new RecordingSocket();
    arrives(counted(), socket)
        .onText(HELLO + ",\"token\":\"secret\",\"resume\":{\"era\":\"" + house.era()
            + "\",\"conversation\":\"vera.1\",\"seq\":" + seq + "}}");
    work();
    return socket;
  }

  private SocketListener arrives(ConversationLog log, RecordingSocket socket) {
    var router = TestGateway.over(
        house,
        log,
        new VerasDoor(),
        new BrokenAgentDoor(),
        work::add,
        (delay, task) -> {},
        () -> NOON);
    return RouterProbe.listener(router, "/ws/visitor", socket);
  }

  private void work() {
    while (!work.isEmpty()) {
      work.remove().run();
    }
  }

  /** The same log, where it is noted what is asked of it. */
  private ConversationLog counted() {
    return (ConversationLog) Proxy.newProxyInstance(
        getClass().getClassLoader(),
        new Class<?>[] {ConversationLog.class},
        (proxy, method, arguments) -> {
          if (!method.getName().equals("era")) {
            read.add(method.getName());
          }
          return method.invoke(house, arguments);
        });
  }

  /** Knows Vera alone. */
  private static final class VerasDoor extends BrokenVisitorDoor {
    private static final VisitorId VERA = new VisitorId("vera");

    @Override
    public Optional<VisitorId> find(SiteKey site, String token) {
      return Optional.of(VERA);
    }

    @Override
    public Newcomer welcome(SiteKey site) {
      return new Newcomer(VERA, "secret");
    }
  }
}

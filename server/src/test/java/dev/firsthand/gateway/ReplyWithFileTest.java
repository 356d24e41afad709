package dev.firsthand.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.AgentProfile;
import dev.firsthand.conversation.Attachment;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.InMemoryLog;
import dev.firsthand.engine.LogUnavailable;
import dev.firsthand.http.RecordingSocket;
import dev.firsthand.http.Request;
import dev.firsthand.http.RouterProbe;
import dev.firsthand.http.SocketListener;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An agent's reply with a file has one answer, whatever breaks on its way. */
class ReplyWithFileTest {

  private static final AgentId MARIA = new AgentId("maria");
  private static final String REPLY = """
      {"type":"reply","id":"9","key":"k","conversation":"ann.1","epoch":1,"text":"Here","file":"f"}
      """;

  private static final String NOTE = """
      {"type":"note","id":"10","key":"n","conversation":"ann.1","text":"Later"}
      """;

  private final Queue<Runnable> work = new ArrayDeque<>();
  private final RecordingSocket socket = new RecordingSocket();
  private final Files files = new Files();
  private final InMemoryLog house = new InMemoryLog();
  private boolean down;
  private SocketListener agent;

  @BeforeEach
  void hello() {
    var router = TestGateway.over(
        house,
        logThatMayBeDown(),
        new BrokenVisitorDoor(),
        files,
        work::add,
        (delay, task) -> {},
        () -> Instant.parse("2030-06-03T12:00:00Z"));
    agent = RouterProbe.listener(router, "/ws/agent", socket);
    agent.onText("{\"type\":\"hello\",\"id\":\"1\"}");
    workOff();
    socket.sent().clear();
  }

  private ConversationLog logThatMayBeDown() {
    return (ConversationLog) Proxy.newProxyInstance(
        ReplyWithFileTest.class.getClassLoader(),
        new Class<?>[] {ConversationLog.class},
        (proxy, method, arguments) -> {
          if (down) {
            throw new LogUnavailable("down", new IllegalStateException());
          }
          try {
            return method.invoke(house, arguments);
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        });
  }

  private void workOff() {
    for (Runnable task = work.poll(); task != null; task = work.poll()) {
      task.run();
    }
  }

  private String answer() {
    workOff();
    assertThat(socket.sent()).as("one answer").hasSize(1);
    return socket.sent().getFirst();
  }

  @Test
  void aLogThatIsDownIsToldOnce() {
    down = true;
    agent.onText(REPLY);

    assertThat(answer()).contains("\"refused\"", "\"9\"", "\"k\"", "UNAVAILABLE");
  }

  @Test
  void aFileThatCantBeLookedUpIsToldOnce() {
    files.failing = true;
    agent.onText(REPLY);

    assertThat(answer()).contains("\"refused\"", "\"9\"", "\"k\"", "UNAVAILABLE");
  }

  @Test
  void aFileThatIsNotThereNamesTheField() {
    files.none = true;
    agent.onText(REPLY);

    assertThat(answer()).contains("\"refused\"", "\"9\"", "\"k\"", "BAD_FIELD", "\"file\"");
  }

  @Test
  void whatTheCoreRefusesIsToldOnce() {
    agent.onText(REPLY);

    assertThat(answer()).contains("\"refused\"", "\"9\"", "UNKNOWN_CONVERSATION");
  }

  @Test
  void whatIsSentAfterAFileComesAfterIt() {
    agent.onText(REPLY);
    agent.onText(NOTE);
    assertThat(socket.sent()).isEmpty();
    workOff();

    assertThat(socket.sent())
        .satisfiesExactly(
            first -> assertThat(first).contains("\"9\""),
            second -> assertThat(second).contains("\"10\""));
    socket.sent().clear();
    agent.onText(NOTE);
    assertThat(socket.sent()).as("nothing to wait for any more").hasSize(1);
  }

  /** Maria works here, and has any file unless it is said otherwise. */
  private static final class Files implements AgentDoor {
    private boolean none;
    private boolean failing;

    @Override
    public Verdict admit(Request handshake) {
      return new Verdict.Admitted(MARIA, "session");
    }

    @Override
    public Optional<Agent> find(AgentId id) {
      return Optional.of(new Agent(new AgentProfile(id, "Maria", "", null), "agent", "", 3));
    }

    @Override
    public List<Agent> all() {
      return List.of();
    }

    @Override
    public Optional<Attachment> send(VisitorId visitor, AgentId agent, String file) {
      if (failing) {
        throw new LogUnavailable("down", new IllegalStateException());
      }
      return none ? Optional.empty() : Optional.of(new Attachment(file, "image/png", 10));
    }
  }
}

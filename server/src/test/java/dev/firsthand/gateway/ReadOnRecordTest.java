package dev.firsthand.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.AgentProfile;
import dev.firsthand.conversation.Attachment;
import dev.firsthand.conversation.Claims;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.InMemoryLog;
import dev.firsthand.engine.LogUnavailable;
import dev.firsthand.http.RecordingSocket;
import dev.firsthand.http.Request;
import dev.firsthand.http.RouterProbe;
import dev.firsthand.http.SocketListener;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who looks after others is shown nothing of a chat that is not theirs before that is on record. */
class ReadOnRecordTest {

  private static final Instant NOON = Instant.parse("2030-06-03T12:00:00Z");
  private static final ConversationId CHAT = new ConversationId("ann.1");
  private static final String HELLO = "{\"type\":\"hello\",\"id\":\"1\"%s}";
  private static final String OPEN =
      "{\"type\":\"open\",\"id\":\"2\",\"conversation\":\"ann.1\",\"after\":0,\"newest\":1}";

  private final Queue<Runnable> work = new ArrayDeque<>();
  private final RecordingSocket socket = new RecordingSocket();
  private final InMemoryLog house = new InMemoryLog();
  private boolean down;
  private int shownBefore = -1;

  @BeforeEach
  void chat() {
    Conversation now = Conversation.empty(CHAT);
    List<ConversationEvent> events = List.of(
        new ConversationEvent.Started(
            NOON, new SiteKey("shop"), CHAT.visitor(), "en", "/", "Hello"),
        new ConversationEvent.VisitorSaid(NOON, "k", "Is anybody there?"));
    Conversation after = now.after(events.getFirst()).after(events.getLast());
    house.append(new ConversationLog.Appending(
        CHAT, 0, events, after, Claims.between(now.state(), after.state()), null));
  }

  private SocketListener supervisor(String resume) {
    var router =
        TestGateway.over(house, new Supervisors(), work::add, () -> NOON, (who, conversation) -> {
          if (down) {
            throw new LogUnavailable("down", new IllegalStateException());
          }
          shownBefore = (int) socket.sent().stream()
              .filter(frame -> frame.contains(CHAT.value()))
              .count();
        });
    SocketListener agent = RouterProbe.listener(router, "/ws/agent", socket);
    agent.onText(HELLO.formatted(resume));
    return agent;
  }

  private void workOff() {
    for (Runnable task = work.poll(); task != null; task = work.poll()) {
      task.run();
    }
  }

  @Test
  void whatIsOpenedIsOnRecordFirst() {
    SocketListener agent = supervisor("");
    workOff();
    agent.onText(OPEN);
    workOff();

    assertThat(shownBefore).isZero();
    assertThat(socket.sent()).anyMatch(frame -> frame.contains("\"earlier\""));
  }

  @Test
  void whatIsGoneOnWithIsOnRecordFirst() {
    supervisor(",\"resume\":[{\"era\":\"%s\",\"conversation\":\"ann.1\",\"seq\":1}]"
        .formatted(house.era()));
    workOff();

    assertThat(shownBefore).isZero();
    assertThat(socket.sent()).anyMatch(frame -> frame.contains("Is anybody there?"));
  }

  @Test
  void whatCantBePutOnRecordIsNotShown() {
    SocketListener agent = supervisor("");
    workOff();
    socket.sent().clear();
    down = true;
    agent.onText(OPEN);
    workOff();

    assertThat(socket.sent())
        .singleElement()
        .asString()
        .contains("\"refused\"", "\"2\"", "UNAVAILABLE");
  }

  /** Whoever comes looks after others. */
  private static final class Supervisors implements AgentDoor {
    @Override
    public Verdict admit(Request handshake) {
      return new Verdict.Admitted(new AgentId("sue"), "session");
    }

    @Override
    public Optional<Agent> find(AgentId id) {
      return Optional.of(new Agent(new AgentProfile(id, "Sue", "", null), "supervisor", "", 3));
    }

    @Override
    public List<Agent> all() {
      return List.of();
    }

    @Override
    public Optional<Attachment> send(VisitorId visitor, AgentId agent, String file) {
      return Optional.empty();
    }
  }
}

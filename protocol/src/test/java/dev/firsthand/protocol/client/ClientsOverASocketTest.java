package dev.firsthand.protocol.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.firsthand.protocol.AgentCommand;
import dev.firsthand.protocol.AgentFrame;
import dev.firsthand.protocol.Box;
import dev.firsthand.protocol.Protocol;
import dev.firsthand.protocol.Resume;
import dev.firsthand.protocol.VisitorFrame;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClientsOverASocketTest {

  private static final String WELCOME = "{\"type\":\"welcome\",\"id\":\"%s\",\"era\":\"e1\","
      + "\"visitor\":\"v-1\",\"token\":\"secret\",\"head\":0,\"heartbeatMs\":2000,\"protocol\":1}";
  private static final String CAUGHT_UP = "{\"type\":\"caughtUp\",\"conversation\":\"c-1\","
      + "\"seq\":%d,\"status\":{\"state\":\"bot\",\"epoch\":1}}";
  private static final String EVENT = "{\"type\":\"event\",\"conversation\":\"c-1\",\"seq\":%d,"
      + "\"at\":\"2026-03-02T12:00:00Z\",\"event\":{\"type\":\"started\",\"text\":\"Hello 🌿\"}}";
  private static final String OK =
      "{\"type\":\"ok\",\"id\":\"%s\",\"seq\":2,\"at\":\"2026-03-02T12:00:00Z\"}";

  private final HttpClient http = HttpClient.newHttpClient();
  private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(2);
  private final BlockingQueue<Object> heard = new LinkedBlockingQueue<>();
  private BareServer server;

  @BeforeEach
  void open() throws IOException {
    server = new BareServer();
  }

  @AfterEach
  void close() throws IOException {
    server.close();
    scheduler.shutdownNow();
  }

  @Test
  void aVisitorTalksLosesTheLinkAndGoesOn() throws Exception {
    try (var client = client()) {
      client.start();
      var first = server.next();
      assertThat(first.path).isEqualTo(Protocol.VISITOR_PATH);
      assertThat(first.headers)
          .containsEntry("origin", "https://shop.example")
          .containsEntry("sec-websocket-protocol", Protocol.SUBPROTOCOL);
      first.says(WELCOME.formatted(idOf(first.hears())));
      first.says(EVENT.formatted(1));
      first.says(CAUGHT_UP.formatted(1));
      var saying = client.say("Where is my parcel?");
      String said = first.hears();
      assertThat(said).contains("\"type\":\"say\"", "\"key\":\"k-1\"", "Where is my parcel?");
      first.breaks();

      var second = server.next();
      String hello = second.hears();
      assertThat(hello)
          .contains("\"token\":\"secret\"")
          .contains("\"resume\":{\"era\":\"e1\",\"conversation\":\"c-1\",\"seq\":1}");
      second.says(WELCOME.formatted(idOf(hello)));
      second.says(EVENT.formatted(2));
      second.says(CAUGHT_UP.formatted(2));
      assertThat(second.hears()).isEqualTo(said);
      second.says(OK.formatted(idOf(said)));
      assertThat(saying.get(20, TimeUnit.SECONDS).seq()).isEqualTo(2);
      assertThat(client.memory()).isEqualTo(new Memory("secret", new Resume("e1", "c-1", 2)));
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(1L);
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("lost");
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo(2L);
    }
  }

  @Test
  void aVisitorWhoIsToldToStayAwayDoes() throws Exception {
    try (var client = client()) {
      var saying = client.say("Hello?");
      client.start();
      var peer = server.next();
      peer.hears();
      peer.closes(4504);
      assertThatThrownBy(() -> saying.get(20, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(EndedException.class);
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("ended 4504");
    }
  }

  @Test
  void whoeverSpeaksAfterTheEndIsTold() throws Exception {
    var client = client();
    client.close();
    assertThatThrownBy(() -> client.say("Hello?").get(20, TimeUnit.SECONDS))
        .hasCauseInstanceOf(EndedException.class);
  }

  @Test
  void anAgentSaysHelloAsksAndIsRefused() throws Exception {
    try (var agent = AgentClient.connect(
        server.address(Protocol.AGENT_PATH),
        "https://chat.example",
        "session=abc",
        List.of(new Resume("e1", "c-9", 4)),
        http,
        frame -> heard.add(frame.getClass().getSimpleName()))) {
      var peer = server.next();
      assertThat(peer.headers)
          .containsEntry("origin", "https://chat.example")
          .containsEntry("cookie", "session=abc");
      assertThat(peer.hears()).contains("\"resume\":[{\"era\":\"e1\",\"conversation\":\"c-9\"");
      peer.says("{\"type\":\"welcome\",\"id\":\"1\",\"era\":\"e1\",\"agent\":{\"id\":\"maria\","
          + "\"name\":\"Maria\",\"title\":\"\"},\"role\":\"agent\",\"status\":\"available\","
          + "\"capacity\":4,\"quietAfterMs\":300000,\"quietWeight\":50,"
          + "\"heartbeatMs\":60000,\"protocol\":1}");
      assertThat(agent.welcome().get(20, TimeUnit.SECONDS).agent().name()).isEqualTo("Maria");
      peer.says(EVENT.formatted(1));

      var page = agent.ask(id -> new AgentCommand.ListBox(id, Box.MINE, null, 50));
      assertThat(peer.hears()).contains("\"type\":\"list\"", "\"box\":\"mine\"");
      peer.says("{\"type\":\"page\",\"id\":\"2\",\"box\":\"mine\",\"summaries\":[]}");
      assertThat(page.get(20, TimeUnit.SECONDS)).isInstanceOf(AgentFrame.Page.class);

      var accept = agent.ask(id -> new AgentCommand.Accept(id, "k-1", "c-1"));
      peer.hears();
      peer.says(
          "{\"type\":\"refused\",\"id\":\"3\",\"code\":\"OFFER_GONE\",\"message\":\"Too late\","
              + "\"retry\":false}");
      assertThatThrownBy(() -> accept.get(20, TimeUnit.SECONDS))
          .hasCauseInstanceOf(RefusedException.class);
      assertThat(agent.positions())
          .containsExactlyInAnyOrder(new Resume("e1", "c-9", 4), new Resume("e1", "c-1", 1));

      var lost = agent.ask(AgentCommand.Ping::new);
      peer.breaks();
      assertThatThrownBy(() -> lost.get(20, TimeUnit.SECONDS))
          .hasCauseInstanceOf(EndedException.class);
      assertThat(heard).startsWith("Welcome", "Event", "Page", "Refused");
    }
  }

  private ChatClient client() {
    var keys = new AtomicInteger();
    return new ChatClient(
        server.address(Protocol.VISITOR_PATH),
        "https://shop.example",
        Page.of("fernwood"),
        Memory.NONE,
        http,
        scheduler,
        new SplittableRandom(3),
        () -> "k-" + keys.incrementAndGet(),
        new ChatClient.Listener() {
          @Override
          public void event(VisitorFrame.Event event) {
            heard.add(event.seq());
          }

          @Override
          public void lost() {
            heard.add("lost");
          }

          @Override
          public void ended(int closeNumber) {
            heard.add("ended " + closeNumber);
          }
        });
  }

  private static String idOf(String frame) {
    return frame.replaceAll(".*\"id\":\"(\\w+)\".*", "$1");
  }
}

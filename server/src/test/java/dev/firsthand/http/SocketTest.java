package dev.firsthand.http;

import static dev.firsthand.http.RawClient.close;
import static dev.firsthand.http.RawClient.frame;
import static dev.firsthand.http.RawClient.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocketTest {

  private static final String CHUNK = "x".repeat(64 * 1024);
  private static final int CHUNKS = 400;

  private final BlockingQueue<Integer> closed = new LinkedBlockingQueue<>();
  private final BlockingQueue<Socket> opened = new LinkedBlockingQueue<>();
  private HttpServer server;

  @BeforeEach
  void start() {
    var router = new Router()
        .socket("/chat/{room}", request -> new Admission.Accept(null, Chat::new))
        .socket("/chosen", request -> new Admission.Accept("v2", Chat::new))
        .socket("/fails", request -> {
          throw new IllegalStateException("a secret");
        })
        .socket(
            "/members",
            request -> new Admission.Refuse(Response.problem(403, "ORIGIN", "Not from there.")));
    var times = ServerOptions.Times.defaults().withClose(Duration.ofMillis(300));
    server = TestServer.start(ServerOptions.defaults().withTimes(times), router);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void opensWithTheAnswerThatTheRfcGives() {
    try (var client = new RawClient(server.port())) {
      assertThat(client.handshake("/chat/1").head())
          .startsWith("HTTP/1.1 101 ")
          .contains("sec-websocket-accept: " + RawClient.ACCEPT + "\r\n")
          .doesNotContain("sec-websocket-extensions");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /chat/1 | '' | 426 | upgrade: websocket",
        "GET /chat/1 | Upgrade: h2c | 426 | upgrade: websocket",
        "GET /chat/1 | Upgrade: websocket | 400 | Connection: Upgrade",
        "GET /chat/1 | Upgrade: websocket~Connection: Upgrade | 426 | sec-websocket-version: 13",
        "GET /chat/1 | Upgrade: websocket~Connection: Upgrade~Sec-WebSocket-Version: 8 | 426 | sec-websocket-version: 13",
        "GET /chat/1 | Upgrade: websocket~Connection: Upgrade~Sec-WebSocket-Version: 13 | 400 | Sec-WebSocket-Key",
        "GET /chat/1 | Upgrade: websocket~Connection: Upgrade~Sec-WebSocket-Version: 13~Sec-WebSocket-Key: short | 400 | Sec-WebSocket-Key",
        "POST /chat/1 | Upgrade: websocket | 405 | allow: GET, OPTIONS",
      })
  void saysWhatIsWrongWithAHandshake(String line, String headers, int status, String told) {
    try (var client = new RawClient(server.port())) {
      var lines = headers.isEmpty() ? "" : headers.replace("~", "\r\n") + "\r\n";
      client.send(line + " HTTP/1.1\r\nHost: a\r\n" + lines + "\r\n");

      assertThat(client.response()).startsWith("HTTP/1.1 " + status + " ").contains(told);
    }
  }

  /** As a timer does that fires when the server has stopped. */
  @Test
  void whatComesAfterTheServerHasStoppedIsNoFailure() throws InterruptedException {
    Socket socket;
    try (var client = new RawClient(server.port())) {
      client.handshake("/chat/1");
      socket = opened.take();
    }
    server.close();

    assertThatCode(() -> {
          socket.execute(() -> {});
          socket.close(1000, "Too late");
          socket.send("Too late");
        })
        .doesNotThrowAnyException();
  }

  @Test
  void theEndpointMayRefuseBeforeTheUpgrade() {
    try (var client = new RawClient(server.port())) {
      assertThat(client.handshake("/members").response())
          .startsWith("HTTP/1.1 403 ")
          .contains("Not from there.");
    }
  }

  @Test
  void anEndpointThatFailsRefuses() {
    try (var client = new RawClient(server.port())) {
      assertThat(client.handshake("/fails").response())
          .startsWith("HTTP/1.1 500 ")
          .contains(TestServer.REFERENCE)
          .doesNotContain("secret");
    }
  }

  @Test
  void agreesToASubprotocolOnlyIfItWasOffered() {
    try (var client = new RawClient(server.port());
        var without = new RawClient(server.port())) {
      assertThat(
              client.handshake("/chosen", "Sec-WebSocket-Protocol: v1, v2\r\n").head())
          .contains("sec-websocket-protocol: v2\r\n");
      assertThat(without.handshake("/chosen").head()).startsWith("HTTP/1.1 500 ");
    }
  }

  @Test
  void binaryIsRefusedWhereNobodyTakesIt() {
    try (var client = open()) {
      client.send(frame(0x02, new byte[] {1}));

      assertThat(client.frame().closeCode()).isEqualTo(CloseCode.UNSUPPORTED);
    }
  }

  @Test
  void aListenerThatFailsClosesItsSocketAlone() throws Exception {
    try (var client = open();
        var other = open()) {
      client.send(text("fail"));

      var last = client.frame();
      assertThat(last.closeCode()).isEqualTo(CloseCode.INTERNAL_ERROR);
      assertThat(last.closeReason()).contains(TestServer.REFERENCE).doesNotContain("secret");
      assertThat(other.send(text("hi")).frame().text()).isEqualTo("hi");
      assertThat(closed.poll(10, TimeUnit.SECONDS)).isEqualTo(CloseCode.INTERNAL_ERROR);
    }
  }

  @Test
  void theListenerLearnsHowItEnded() throws Exception {
    try (var client = open()) {
      client.send(close(4001, ""));
      assertThat(client.frame().closeCode()).isEqualTo(4001);
      assertThat(closed.poll(10, TimeUnit.SECONDS)).isEqualTo(4001);
    }
    open().close();
    assertThat(closed.poll(10, TimeUnit.SECONDS)).isEqualTo(CloseCode.LOST);
  }

  @Test
  void theServerClosesWithACodeAndAReason() throws Exception {
    try (var client = open()) {
      opened.take().close(4321, "ü".repeat(100));

      var last = client.frame();
      assertThat(last.closeCode()).isEqualTo(4321);
      assertThat(last.closeReason()).isEqualTo("ü".repeat(61));
      client.send(close(4321, ""));
      assertThat(client.ended()).isTrue();
      assertThat(closed.poll(10, TimeUnit.SECONDS)).isEqualTo(4321);
    }
  }

  @Test
  void codesThatMustNotBeOnTheWireAreRefused() throws Exception {
    try (var client = open()) {
      var socket = opened.take();
      for (int code : List.of(0, 999, 1005, 1006, 1015, 2000, 5000)) {
        assertThatThrownBy(() -> socket.close(code, ""))
            .isInstanceOf(IllegalArgumentException.class);
      }
      assertThat(client.send(text("still here")).frame().text()).isEqualTo("still here");
    }
  }

  @Test
  void whatManyThreadsSendComesWholeAndInEachOnesOrder() throws Exception {
    try (var client = open()) {
      var socket = opened.take();
      var shared = Frame.text("shared");
      for (int i = 0; i < 100; i++) {
        socket.send("n" + i);
        socket.send(shared);
      }
      for (int i = 0; i < 100; i++) {
        assertThat(client.frame().text()).isEqualTo("n" + i);
        assertThat(client.frame().text()).isEqualTo("shared");
      }
    }
  }

  @Test
  void whatIsGatheredGoesOutAtTheEndAndInItsOrder() throws Exception {
    try (var one = open();
        var other = open()) {
      var first = opened.take();
      var second = opened.take();
      var outside = new Thread(() -> first.send("outside"));
      Gathering.during(() -> {
        first.send("a");
        Gathering.during(() -> second.send("b"));
        first.send(Frame.text("c"));
        first.execute(() -> first.send("d"));
        outside.start();
        join(outside);
        second.close(CloseCode.NORMAL, "");
      });

      assertThat(List.of(one.frame().text(), one.frame().text(), one.frame().text()))
          .containsExactly("outside", "a", "c");
      assertThat(one.frame().text()).isEqualTo("d");
      assertThat(other.frame().text()).isEqualTo("b");
      assertThat(closed.poll(20, TimeUnit.SECONDS)).isEqualTo(CloseCode.NORMAL);
    }
  }

  @Test
  void whatComesAfterwardsOvertakesNothingThatWasGathered() throws Exception {
    try (var client = open()) {
      var socket = opened.take();
      Gathering.during(() -> {
        socket.send("a");
        Gathering.afterwards(() -> {
          var next = new Thread(() -> socket.send("next"));
          next.start();
          join(next);
        });
        socket.send("b");
      });
      Gathering.afterwards(() -> socket.send("at once"));

      assertThat(client.frame().text()).isEqualTo("a");
      assertThat(client.frame().text()).isEqualTo("b");
      assertThat(client.frame().text()).isEqualTo("next");
      assertThat(client.frame().text()).isEqualTo("at once");
    }
  }

  @Test
  void whatWasGatheredBeforeAFailureGoesOut() throws Exception {
    try (var client = open()) {
      var socket = opened.take();
      assertThatThrownBy(() -> Gathering.during(() -> {
            socket.send("a");
            throw new IllegalStateException("broken");
          }))
          .isInstanceOf(IllegalStateException.class);

      assertThat(client.frame().text()).isEqualTo("a");
      socket.send("b");
      assertThat(client.frame().text()).isEqualTo("b");
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aPausedSocketIsNotReadUntilItIsResumed() throws Exception {
    try (var client = open()) {
      var socket = opened.take();
      socket.pauseReading();
      socket.send("paused");
      assertThat(client.frame().text()).isEqualTo("paused");
      client.send(text("later"));
      socket.send("first");
      assertThat(client.frame().text()).isEqualTo("first");

      socket.resumeReading();

      assertThat(client.frame().text()).isEqualTo("later");
    }
  }

  @Test
  void aSlowReaderIsClosedAndMayComeBack() throws Exception {
    try (var client = open()) {
      client.send(text("flood"));
      var socket = opened.take();
      assertThat(closed.poll(20, TimeUnit.SECONDS)).isEqualTo(CloseCode.SLOW_CONSUMER);

      assertThat(socket.writable()).isFalse();
      assertThat(server.counters().slowReaders()).isEqualTo(1);
      assertThat(server.counters().messagesOut()).isLessThan(CHUNKS);
    }
  }

  private RawClient open() {
    var client = new RawClient(server.port()).handshake("/chat/1");
    assertThat(client.head()).startsWith("HTTP/1.1 101 ");
    return client;
  }

  private final class Chat implements SocketListener {
    private final Socket socket;

    Chat(Socket socket) {
      this.socket = socket;
      opened.add(socket);
    }

    @Override
    public void onText(String text) {
      switch (text) {
        case "fail" -> throw new IllegalStateException("a secret");
        case "flood" -> {
          for (int i = 0; i < CHUNKS; i++) {
            socket.send(CHUNK);
          }
        }
        default -> socket.send(text);
      }
    }

    @Override
    public void onClosed(int code) {
      closed.add(code);
    }
  }
}

package dev.firsthand.http;

import static dev.firsthand.http.RawClient.close;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DrainTest {

  private static final Duration LONG = Duration.ofSeconds(10);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);
  private HttpServer server;

  @BeforeEach
  void start() {
    var router = new Router()
        .get("/slow", request -> {
          asked.countDown();
          answer.await();
          return Response.text(200, "done");
        })
        .socket("/chat", request -> new Admission.Accept(null, Chat::new));
    var times = ServerOptions.Times.defaults().withClose(LONG);
    server = TestServer.start(ServerOptions.defaults().withTimes(times), router);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void socketsAreToldAndThenSentElsewhere() {
    try (var client = new RawClient(server.port())) {
      client.handshake("/chat").head();
      var drain = CompletableFuture.supplyAsync(() -> server.drain(LONG));

      assertThat(client.frame().text()).isEqualTo("draining");
      assertThat(client.frame().closeCode()).isEqualTo(CloseCode.RESTART);
      client.send(close(CloseCode.RESTART, ""));

      assertThat(client.ended()).isTrue();
      assertThat(drain.join()).isEqualTo(new Drain(1, 0));
      assertThat(server.draining()).isTrue();
    }
  }

  @Test
  void requestsAtWorkEndAndNobodyNewIsLetIn() throws Exception {
    CompletableFuture<Drain> drain;
    try (var client = new RawClient(server.port())) {
      client.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
      asked.await();
      drain = CompletableFuture.supplyAsync(() -> server.drain(LONG));
      while (!server.draining()) {
        Thread.onSpinWait();
      }
      assertThatThrownBy(() -> new RawClient(server.port()))
          .isInstanceOf(UncheckedIOException.class);

      answer.countDown();

      assertThat(client.response())
          .startsWith("HTTP/1.1 200 ")
          .contains("connection: close\r\n")
          .endsWith("done");
      assertThat(client.ended()).isTrue();
    }
    assertThat(drain.join().quiet()).isTrue();
  }

  @Test
  void whoeverStaysIsCutWhenThePatienceIsOver() {
    try (var client = new RawClient(server.port())) {
      client.handshake("/chat").head();

      assertThat(server.drain(Duration.ofMillis(50))).isEqualTo(new Drain(1, 1));

      assertThat(client.frame().text()).isEqualTo("draining");
    }
  }

  @Test
  void connectionsWithoutARequestAreClosedAtOnce() {
    try (var client = new RawClient(server.port())) {
      client.send("GET /nowhere HTTP/1.1\r\nHost: a\r\n\r\n").response();

      assertThat(server.drain(LONG).quiet()).isTrue();

      assertThat(client.ended()).isTrue();
    }
  }

  @Test
  void aClosedServerAnswersNobody() {
    int port = server.port();
    server.close();
    server.close();

    assertThatThrownBy(() -> new RawClient(port)).isInstanceOf(UncheckedIOException.class);
  }

  private record Chat(Socket socket) implements SocketListener {
    @Override
    public void onText(String text) {}

    @Override
    public void onDrain() {
      socket.send("draining");
    }

    @Override
    public void onClosed(int code) {}
  }
}

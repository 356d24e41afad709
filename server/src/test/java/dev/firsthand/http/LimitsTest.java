package dev.firsthand.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LimitsTest {

  private static final String GET = "GET /x HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final ServerOptions OPTIONS = ServerOptions.defaults();
  private static final ServerOptions.Limits LIMITS = ServerOptions.Limits.defaults();

  private final Router router = new Router()
      .get("/x", request -> Response.text(200, request.client() + " " + request.secure()))
      .socket("/echo", new EchoEndpoint())
      .socket("/chat", request -> new Admission.Accept(null, socket -> new SilentListener()));

  @Test
  void oneAddressMayHaveOnlySoManyConnections() {
    var options = OPTIONS.withLimits(LIMITS.withConnections(100, 2));
    try (var server = TestServer.start(options, router);
        var first = new RawClient(server.port());
        var second = new RawClient(server.port());
        var third = new RawClient(server.port())) {
      assertThat(first.send(GET).response()).startsWith("HTTP/1.1 200 ");
      assertThat(second.handshake("/chat").head()).startsWith("HTTP/1.1 101 ");

      assertThat(third.send(GET).response())
          .startsWith("HTTP/1.1 503 ")
          .contains("retry-after: 5\r\n");
      assertThat(third.ended()).isTrue();
      assertThat(first.send(GET).response()).startsWith("HTTP/1.1 200 ");
      assertThat(server.counters().turnedAway()).isEqualTo(1);
    }
  }

  @Test
  void theServerMayHaveOnlySoManyConnections() {
    var options = OPTIONS.withLimits(LIMITS.withConnections(1, 100));
    try (var server = TestServer.start(options, router);
        var first = new RawClient(server.port());
        var second = new RawClient(server.port())) {
      assertThat(first.send(GET).response()).startsWith("HTTP/1.1 200 ");
      assertThat(second.send(GET).response()).startsWith("HTTP/1.1 503 ");
    }
  }

  @Test
  void socketsBehindAProxyCountUnderTheirOwnAddress() {
    var options = OPTIONS
        .withTrustedProxies(List.of("127.0.0.0/8"))
        .withLimits(LIMITS.withConnections(100, 1));
    var from = "X-Forwarded-For: 192.0.2.7\r\n";
    try (var server = TestServer.start(options, router);
        var first = new RawClient(server.port());
        var second = new RawClient(server.port());
        var third = new RawClient(server.port())) {
      assertThat(first.handshake("/chat", from).head()).startsWith("HTTP/1.1 101 ");
      assertThat(second.handshake("/chat", from).head()).startsWith("HTTP/1.1 503 ");
      assertThat(third.handshake("/chat", "X-Forwarded-For: 192.0.2.8\r\n").head())
          .startsWith("HTTP/1.1 101 ");
    }
  }

  @Test
  void oneAddressMaySendOnlySoManyRequests() {
    var options = OPTIONS.withLimits(LIMITS.withRequests(1, 2));
    try (var server = TestServer.start(options, router);
        var client = new RawClient(server.port())) {
      assertThat(client.send(GET).response()).startsWith("HTTP/1.1 200 ");
      assertThat(client.send(GET).response()).startsWith("HTTP/1.1 200 ");

      assertThat(client.send(GET).response())
          .startsWith("HTTP/1.1 429 ")
          .contains("retry-after: 1\r\n");
    }
  }

  @Test
  void aClientThatDawdlesIsClosed() {
    var brief = Duration.ofMillis(100);
    var times = ServerOptions.Times.defaults().withRequest(brief, brief, brief);
    try (var server = TestServer.start(OPTIONS.withTimes(times), router);
        var slowHead = new RawClient(server.port());
        var slowBody = new RawClient(server.port());
        var idle = new RawClient(server.port())) {
      slowHead.send("GET /x HTTP/1.1\r\nHost");
      slowBody.send("POST /x HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc");
      assertThat(idle.send(GET).response()).startsWith("HTTP/1.1 200 ");

      assertThat(slowHead.response()).startsWith("HTTP/1.1 408 ");
      assertThat(slowBody.response()).startsWith("HTTP/1.1 408 ");
      assertThat(idle.ended()).isTrue();
    }
  }

  @Test
  void onlyATrustedProxyIsBelieved() {
    var claims = "X-Forwarded-For: 203.0.113.9, 192.0.2.7\r\nX-Forwarded-Proto: https\r\n";
    var request = "GET /x HTTP/1.1\r\nHost: a\r\n" + claims + "\r\n";
    try (var server = TestServer.start(OPTIONS, router);
        var client = new RawClient(server.port())) {
      assertThat(client.send(request).response()).endsWith("127.0.0.1 false");
    }
    var behind = OPTIONS.withTrustedProxies(List.of("127.0.0.1"));
    try (var server = TestServer.start(behind, router);
        var client = new RawClient(server.port())) {
      assertThat(client.send(request).response())
          .endsWith("192.0.2.7 true")
          .contains("strict-transport-security: max-age=31536000\r\n");
    }
  }

  @Test
  void theEchoSocketServesItsOwnMachineOnly() {
    var options = OPTIONS.withTrustedProxies(List.of("127.0.0.1"));
    try (var server = TestServer.start(options, router);
        var near = new RawClient(server.port());
        var far = new RawClient(server.port())) {
      assertThat(near.handshake("/echo").head()).startsWith("HTTP/1.1 101 ");
      assertThat(far.handshake("/echo", "X-Forwarded-For: 192.0.2.7\r\n").head())
          .startsWith("HTTP/1.1 403 ");
    }
  }

  @Test
  void everyConnectionIsCountedOutAgain() {
    try (var server = TestServer.start(OPTIONS, router)) {
      for (int i = 0; i < 20; i++) {
        try (var client = new RawClient(server.port())) {
          client.handshake("/chat").head();
        }
      }
      assertThat(server.drain(Duration.ofSeconds(10)).quiet()).isTrue();
      assertThat(server.counters().connections()).isZero();
      assertThat(server.connections()).isZero();
    }
  }

  @Test
  void aFrameIsEncodedOnce() {
    assertThat(Frame.text("€").plain().array())
        .isEqualTo(RawClient.unmasked(0x81, "€".getBytes(UTF_8)));
  }

  private static final class SilentListener implements SocketListener {
    @Override
    public void onText(String text) {}

    @Override
    public void onClosed(int code) {}
  }
}

package dev.firsthand.http;

import static dev.firsthand.http.RawClient.frame;
import static dev.firsthand.http.RawClient.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeflateTest {

  private static final int MOST = 10_000;
  private static final String OFFER = "Sec-WebSocket-Extensions: permessage-deflate\r\n";
  private static final String LONG = "the same again ".repeat(100);

  private static HttpServer server;

  @BeforeAll
  static void start() {
    var deflate = new ServerOptions.Deflate(true, 1000, MOST);
    server = TestServer.start(
        ServerOptions.defaults().withDeflate(deflate),
        new Router().socket("/echo", new EchoEndpoint()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "permessage-deflate",
        "permessage-deflate; client_max_window_bits",
        "permessage-deflate; client_max_window_bits=10; server_no_context_takeover",
        "x-other, permessage-deflate; server_max_window_bits=\"15\"",
        "permessage-deflate; server_max_window_bits=9, permessage-deflate"
      })
  void agreesWithoutKeepingAWindow(String offer) {
    try (var client = new RawClient(server.port())) {
      assertThat(client
              .handshake("/echo", "Sec-WebSocket-Extensions: " + offer + "\r\n")
              .head())
          .contains("sec-websocket-extensions: permessage-deflate; server_no_context_takeover;"
              + " client_no_context_takeover\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x-webkit-deflate-frame",
        "permessage-deflate; server_max_window_bits=9",
        "permessage-deflate; client_max_window_bits=99",
        "permessage-deflate; unknown",
        "permessage-deflate; server_no_context_takeover; server_no_context_takeover"
      })
  void passesOverOffersItCannotKeep(String offer) {
    try (var client = new RawClient(server.port())) {
      assertThat(client
              .handshake("/echo", "Sec-WebSocket-Extensions: " + offer + "\r\n")
              .head())
          .startsWith("HTTP/1.1 101 ")
          .doesNotContain("sec-websocket-extensions");
    }
  }

  @Test
  void readsCompressedMessagesAndCompressesLongOnes() throws Exception {
    try (var client = open()) {
      client.send(frame(0xc1, deflated(LONG)));

      var answer = client.frame();

      assertThat(answer.compressed()).isTrue();
      assertThat(answer.payload().length).isLessThan(LONG.length() / 10);
      assertThat(Deflation.inflate(answer.payload(), MOST)).hasValue(LONG.getBytes(UTF_8));
    }
  }

  @Test
  void leavesShortMessagesAsTheyAre() {
    try (var client = open()) {
      var answer = client.send(frame(0xc1, deflated("short"))).frame();
      assertThat(answer.compressed()).isFalse();
      assertThat(answer.text()).isEqualTo("short");
      assertThat(client.send(text("plain")).frame().text()).isEqualTo("plain");
    }
  }

  @Test
  void readsACompressedMessageInFragments() {
    try (var client = open()) {
      var bytes = deflated("cut in two");
      client.send(frame(0x41, Arrays.copyOf(bytes, 3)));
      client.send(frame(0x80, Arrays.copyOfRange(bytes, 3, bytes.length)));

      assertThat(client.frame().text()).isEqualTo("cut in two");
    }
  }

  @Test
  void aBombIsRefusedBeforeItIsLarge() {
    try (var client = open()) {
      var bomb = deflated("\0".repeat(5_000_000));
      assertThat(bomb.length).isLessThan(30_000);

      assertThat(client.send(frame(0xc1, bomb)).frame().closeCode()).isEqualTo(CloseCode.TOO_BIG);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ffffffff", "07", "0005fafffa"})
  void damagedDataIsRefused(String hex) {
    try (var client = open()) {
      var bytes = java.util.HexFormat.of().parseHex(hex);
      client.send(frame(0xc1, bytes));

      assertThat(client.frame().closeCode()).isEqualTo(CloseCode.BAD_DATA);
    }
  }

  @Test
  void compressedTextMustBeUtf8() {
    try (var client = open()) {
      client.send(frame(0xc1, Deflation.deflate(RawClient.bytes(0xc3, 0x28))));

      assertThat(client.frame().closeCode()).isEqualTo(CloseCode.BAD_DATA);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0xa1, 0x91, 0xc9, 0xe1})
  void otherReservedBitsAreStillRefused(int first) {
    try (var client = open()) {
      client.send(frame(first, new byte[] {'x'}));

      assertThat(client.frame().closeCode()).isEqualTo(CloseCode.PROTOCOL_ERROR);
    }
  }

  @Test
  void theBitBelongsToTheFirstFragmentOnly() {
    try (var client = open()) {
      client.send(frame(0x41, new byte[] {1})).send(frame(0xc0, new byte[] {1}));

      assertThat(client.frame().closeCode()).isEqualTo(CloseCode.PROTOCOL_ERROR);
    }
  }

  private static byte[] deflated(String text) {
    return Deflation.deflate(text.getBytes(UTF_8));
  }

  private static RawClient open() {
    var client = new RawClient(server.port()).handshake("/echo", OFFER);
    assertThat(client.head()).contains("permessage-deflate");
    return client;
  }
}

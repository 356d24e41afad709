package dev.firsthand.http;

import static dev.firsthand.http.RawClient.bytes;
import static dev.firsthand.http.RawClient.close;
import static dev.firsthand.http.RawClient.frame;
import static dev.firsthand.http.RawClient.header;
import static dev.firsthand.http.RawClient.joined;
import static dev.firsthand.http.RawClient.text;
import static dev.firsthand.http.RawClient.unmasked;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * RFC 6455 from outside, frame by frame, against the echo socket. A case says what the client sends
 * and what must come back; after that either the server has closed with a code, or the client
 * closes and the server agrees. In all cases there is exactly one Close frame, and then the end.
 */
class ConformanceTest {

  private static final int CLIENT_CLOSES = 0;
  private static final int FRAGMENTS = 8;
  private static final int MOST = 64 * 1024;

  /** One exchange: frames sent, replies expected, and the close code, or {@code CLIENT_CLOSES}. */
  private record Case(String name, List<byte[]> sent, List<Reply> replies, int code) {
    @Override
    public String toString() {
      return name;
    }
  }

  private record Reply(int opcode, byte[] payload) {}

  private static HttpServer server;

  @BeforeAll
  static void start() {
    var defaults = ServerOptions.Limits.defaults();
    var limits = new ServerOptions.Limits(
        defaults.requestLineBytes(),
        defaults.headerBytes(),
        defaults.bodyBytes(),
        MOST,
        FRAGMENTS,
        defaults.writeLow(),
        defaults.writeHigh(),
        defaults.writeMost(),
        defaults.connections(),
        defaults.connectionsPerAddress(),
        10_000,
        10_000);
    var router = new Router().socket("/echo", new EchoEndpoint());
    server = TestServer.start(ServerOptions.defaults().withLimits(limits), router);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @ParameterizedTest
  @MethodSource
  void behavesAsTheRfcSays(Case expected) {
    try (var client = new RawClient(server.port())) {
      assertThat(client.handshake("/echo").head()).startsWith("HTTP/1.1 101 ");
      expected.sent().forEach(client::send);
      for (var reply : expected.replies()) {
        var got = client.frame();
        assertThat(got.first()).isEqualTo(0x80 | reply.opcode());
        assertThat(got.payload()).isEqualTo(reply.payload());
      }
      if (expected.code() == CLIENT_CLOSES) {
        client.send(close(1000, "done"));
      }
      var last = client.frame();
      assertThat(last.opcode()).as("the last frame is Close").isEqualTo(FrameBytes.CLOSE);
      assertThat(last.closeCode())
          .isEqualTo(expected.code() == CLIENT_CLOSES ? 1000 : expected.code());
      assertThat(client.ended()).as("nothing follows the Close frame").isTrue();
    }
  }

  static Stream<Case> behavesAsTheRfcSays() {
    return Stream.of(
            messages(),
            pings(),
            reservedBits(),
            opcodes(),
            framing(),
            fragments(),
            utf8(),
            closes(),
            limits())
        .flatMap(List::stream);
  }

  private static List<Case> messages() {
    var cases = new ArrayList<Case>();
    for (int length : new int[] {0, 1, 125, 126, 127, 128, 65_535, MOST}) {
      var text = "a".repeat(length);
      cases.add(echo("a text of " + length + " bytes", text(text), reply(text)));
      var binary = new byte[length];
      Arrays.fill(binary, (byte) 0xfe);
      cases.add(
          echo("a binary of " + length + " bytes", frame(0x82, binary), new Reply(2, binary)));
    }
    cases.add(new Case(
        "a text that comes byte by byte",
        byteByByte(text("slow")),
        List.of(reply("slow")),
        CLIENT_CLOSES));
    cases.add(new Case(
        "three texts in one segment",
        List.of(joined(text("1"), text("2"), text("3"))),
        List.of(reply("1"), reply("2"), reply("3")),
        CLIENT_CLOSES));
    cases.add(echo(
        "a text masked with zeros",
        joined(header(0x81, 2, true), bytes(0, 0, 0, 0), "hi".getBytes(UTF_8)),
        reply("hi")));
    return cases;
  }

  private static List<Case> pings() {
    var payload = bytes(0, 0xff, 0xfe, 0xfd);
    var big = new byte[125];
    var ten = new ArrayList<byte[]>();
    var tenBack = new ArrayList<Reply>();
    for (int i = 0; i < 10; i++) {
      ten.add(frame(0x89, bytes(i)));
      tenBack.add(new Reply(0xa, bytes(i)));
    }
    return List.of(
        echo("an empty ping", frame(0x89, new byte[0]), new Reply(0xa, new byte[0])),
        echo("a ping with a payload", frame(0x89, payload), new Reply(0xa, payload)),
        echo("a ping of 125 bytes", frame(0x89, big), new Reply(0xa, big)),
        broken("a ping of 126 bytes", frame(0x89, new byte[126])),
        new Case("a pong that nobody asked for", List.of(frame(0x8a, payload)), List.of(), 0),
        new Case("ten pings", ten, tenBack, CLIENT_CLOSES),
        new Case(
            "a ping byte by byte",
            byteByByte(frame(0x89, payload)),
            List.of(new Reply(0xa, payload)),
            CLIENT_CLOSES),
        broken("a ping in fragments", frame(0x09, payload)));
  }

  private static List<Case> reservedBits() {
    return List.of(
        broken("reserved bit 1 on text", frame(0xc1, bytes('x'))),
        broken("reserved bit 2 on text", frame(0xa1, bytes('x'))),
        broken("reserved bit 3 on text", frame(0x91, bytes('x'))),
        broken("all reserved bits on binary", frame(0xf2, bytes('x'))),
        broken("reserved bit 1 on ping", frame(0xc9, bytes('x'))),
        broken("reserved bit 2 on pong", frame(0xaa, bytes('x'))),
        broken("reserved bit 3 on close", frame(0x98, bytes(3, 0xe8))),
        new Case(
            "a good text before a bad one is still answered",
            List.of(joined(text("good"), frame(0xc1, bytes('x')))),
            List.of(reply("good")),
            CloseCode.PROTOCOL_ERROR));
  }

  private static List<Case> opcodes() {
    return Stream.of(3, 4, 5, 6, 7, 0xb, 0xc, 0xd, 0xe, 0xf)
        .map(opcode -> broken("reserved opcode " + opcode, frame(0x80 | opcode, bytes('x'))))
        .toList();
  }

  private static List<Case> framing() {
    byte[] mask = {1, 2, 3, 4};
    return List.of(
        broken("an unmasked text", unmasked(0x81, bytes('x'))),
        broken("an unmasked ping", unmasked(0x89, bytes('x'))),
        broken("an unmasked close", unmasked(0x88, bytes(3, 0xe8))),
        broken(
            "a short length in 16 bits", joined(bytes(0x81, 0x80 | 126, 0, 5), mask, new byte[5])),
        broken(
            "a short length in 64 bits",
            joined(bytes(0x81, 0x80 | 127, 0, 0, 0, 0, 0, 0, 0, 5), mask, new byte[5])),
        broken(
            "a negative length", joined(bytes(0x81, 0x80 | 127, 0xff, 0, 0, 0, 0, 0, 0, 0), mask)));
  }

  private static List<Case> fragments() {
    return List.of(
        talk("two fragments", List.of(first("Hel"), last("lo")), reply("Hello")),
        talk("empty fragments", List.of(first(""), frame(0x00, new byte[0]), last("")), reply("")),
        talk(
            "fragments with something only in the middle",
            List.of(first(""), frame(0x00, bytes('m')), last("")),
            reply("m")),
        talk(
            "fragments in one segment",
            List.of(joined(first("a"), frame(0x00, bytes('b')), last("c"))),
            reply("abc")),
        talk(
            "a binary in fragments",
            List.of(frame(0x02, bytes(1)), frame(0x80, bytes(2))),
            new Reply(2, bytes(1, 2))),
        talk(
            "a ping between fragments",
            List.of(first("a"), frame(0x89, bytes('p')), last("b")),
            new Reply(0xa, bytes('p')),
            reply("ab")),
        talk(
            "a pong between fragments",
            List.of(first("a"), frame(0x8a, bytes('p')), last("b")),
            reply("ab")),
        talk(
            "two messages in fragments",
            List.of(first("a"), last("b"), first("c"), last("d")),
            reply("ab"),
            reply("cd")),
        broken("a last fragment of nothing", last("x")),
        broken("a fragment of nothing", frame(0x00, bytes('x'))),
        broken("a text within a message", first("a"), text("b")),
        broken("a binary within a message", first("a"), frame(0x82, bytes(1))),
        new Case(
            "a close within a message", List.of(first("a"), close(1000, "")), List.of(), 1000));
  }

  private static List<Case> utf8() {
    var kosme = "κόσμε \uD83D\uDE00 \uFFFF \uE000";
    var whole = kosme.getBytes(UTF_8);
    var oneByteEach = new ArrayList<byte[]>();
    var euro = "€é".getBytes(UTF_8);
    for (int i = 0; i < euro.length; i++) {
      int first = i == 0 ? 0x01 : i == euro.length - 1 ? 0x80 : 0x00;
      oneByteEach.add(frame(first, bytes(euro[i])));
    }
    var cases = new ArrayList<Case>();
    cases.add(echo("text beyond ASCII", frame(0x81, whole), reply(kosme)));
    cases.add(talk("characters cut by fragments", oneByteEach, reply("€é")));
    cases.add(echo(
        "the last character there is",
        frame(0x81, bytes(0xf4, 0x8f, 0xbf, 0xbf)),
        new Reply(1, bytes(0xf4, 0x8f, 0xbf, 0xbf))));
    cases.add(echo("NUL", frame(0x81, bytes(0)), reply("\0")));
    for (var bad : List.of(
        bytes(0x80),
        bytes(0xbf),
        bytes(0xc3),
        bytes(0xe2, 0x82),
        bytes(0xf0, 0x9f, 0x98),
        bytes(0xc0, 0xaf),
        bytes(0xc1, 0xbf),
        bytes(0xe0, 0x80, 0xaf),
        bytes(0xf0, 0x80, 0x80, 0xaf),
        bytes(0xed, 0xa0, 0x80),
        bytes(0xed, 0xbf, 0xbf),
        bytes(0xf4, 0x90, 0x80, 0x80),
        bytes(0xf8, 0x88, 0x80, 0x80, 0x80),
        bytes(0xfe),
        bytes(0xff),
        bytes('o', 'k', 0xc3, 0x28))) {
      var hex = java.util.HexFormat.of().formatHex(bad);
      cases.add(
          new Case("bad UTF-8 " + hex, List.of(frame(0x81, bad)), List.of(), CloseCode.BAD_DATA));
      cases.add(new Case(
          "bad UTF-8 " + hex + " at the end of fragments",
          List.of(first("fine"), frame(0x80, bad)),
          List.of(),
          CloseCode.BAD_DATA));
    }
    cases.add(new Case(
        "bad UTF-8 is refused before the message ends",
        List.of(first("fine"), frame(0x00, bytes(0xff))),
        List.of(),
        CloseCode.BAD_DATA));
    return cases;
  }

  private static List<Case> closes() {
    var cases = new ArrayList<Case>();
    for (int code :
        new int[] {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999}) {
      cases.add(closed("close code " + code, close(code, ""), code));
    }
    for (int code :
        new int[] {0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535}) {
      cases.add(broken("bad close code " + code, close(code, "")));
    }
    cases.add(closed("a close without a code", frame(0x88, new byte[0]), 1005));
    cases.add(broken("a close of one byte", frame(0x88, bytes(3))));
    cases.add(closed("a close with a reason", close(1000, "bye ✓"), 1000));
    cases.add(closed("a close with the longest reason", close(1000, "x".repeat(123)), 1000));
    cases.add(broken("a close that is too long", close(1000, "x".repeat(124))));
    cases.add(closed(
        "a close whose reason is not UTF-8",
        frame(0x88, bytes(3, 0xe8, 0xff)),
        CloseCode.BAD_DATA));
    cases.add(
        closed("nothing after a close is answered", joined(close(1000, ""), text("x")), 1000));
    cases.add(
        closed("a second close is not answered", joined(close(1000, ""), close(1000, "")), 1000));
    cases.add(closed(
        "no ping after a close is answered",
        joined(close(1000, ""), frame(0x89, new byte[0])),
        1000));
    return cases;
  }

  @Test
  void aFrameThatIsTooLargeIsCalledSo() {
    try (var client = new RawClient(server.port())) {
      assertThat(client.handshake("/echo").head()).startsWith("HTTP/1.1 101 ");
      client.send(header(0x81, MOST + 1, true));

      assertThat(client.frame().closeReason()).isEqualTo("The message is too large");
    }
  }

  private static List<Case> limits() {
    var many = new ArrayList<byte[]>(List.of(first("0")));
    for (int i = 1; i <= FRAGMENTS; i++) {
      many.add(frame(0x00, bytes('0' + i)));
    }
    var half = "x".repeat(MOST / 2 + 1);
    return List.of(
        closed("a frame that is too large", header(0x81, MOST + 1, true), CloseCode.TOO_BIG),
        closed(
            "a frame of 2^62 bytes",
            bytes(0x82, 0x80 | 127, 0x40, 0, 0, 0, 0, 0, 0, 0),
            CloseCode.TOO_BIG),
        new Case(
            "fragments that are too large together",
            List.of(first(half), last(half)),
            List.of(),
            CloseCode.TOO_BIG),
        new Case("too many fragments", many, List.of(), CloseCode.TOO_BIG));
  }

  // --- How cases are written

  private static Case echo(String name, byte[] sent, Reply reply) {
    return new Case(name, List.of(sent), List.of(reply), CLIENT_CLOSES);
  }

  private static Case talk(String name, List<byte[]> sent, Reply... replies) {
    return new Case(name, sent, List.of(replies), CLIENT_CLOSES);
  }

  private static Case broken(String name, byte[]... sent) {
    return new Case(name, List.of(sent), List.of(), CloseCode.PROTOCOL_ERROR);
  }

  private static Case closed(String name, byte[] sent, int code) {
    return new Case(name, List.of(sent), List.of(), code);
  }

  private static Reply reply(String text) {
    return new Reply(1, text.getBytes(UTF_8));
  }

  private static byte[] first(String text) {
    return frame(0x01, text.getBytes(UTF_8));
  }

  private static byte[] last(String text) {
    return frame(0x80, text.getBytes(UTF_8));
  }

  private static List<byte[]> byteByByte(byte[] frame) {
    var pieces = new ArrayList<byte[]>();
    for (byte b : frame) {
      pieces.add(new byte[] {b});
    }
    return pieces;
  }
}

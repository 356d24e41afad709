package dev.firsthand.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** A client that sends exactly the bytes it is told to, and reads what comes. */
final class RawClient implements AutoCloseable {

  static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
  static final String ACCEPT = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

  /** A frame from the server. */
  record Received(int first, byte[] payload) {

    int opcode() {
      return first & 0xf;
    }

    boolean compressed() {
      return (first & 0x40) != 0;
    }

    String text() {
      return new String(payload, UTF_8);
    }

    int closeCode() {
      return payload.length < 2 ? 1005 : (payload[0] & 0xff) << 8 | (payload[1] & 0xff);
    }

    String closeReason() {
      return new String(payload, 2, payload.length - 2, UTF_8);
    }
  }

  private final Socket socket;
  private final DataInputStream in;

  RawClient(int port) {
    try {
      socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setSoTimeout(10_000);
      socket.setTcpNoDelay(true);
      in = new DataInputStream(socket.getInputStream());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  RawClient send(String text) {
    return send(text.getBytes(ISO_8859_1));
  }

  RawClient send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      return this;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Sends a handshake for {@code path} with more header lines, each ended by CRLF. */
  RawClient handshake(String path, String... more) {
    return send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
        + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: " + KEY
        + "\r\n" + String.join("", more) + "\r\n");
  }

  /** The status line and headers, up to the empty line; names of headers in small letters. */
  String head() {
    return Pattern.compile("(?m)^[^: ]+:")
        .matcher(rawHead())
        .replaceAll(name -> name.group().toLowerCase(Locale.ROOT));
  }

  private String rawHead() {
    var head = new StringBuilder();
    try {
      while (!head.toString().endsWith("\r\n\r\n")) {
        int next = in.read();
        if (next < 0) {
          return head.toString();
        }
        head.append((char) next);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return head.toString();
  }

  /** A response with its body, as {@code Content-Length} bounds it. */
  String response() {
    var head = head();
    int at = head.indexOf("content-length: ");
    if (at < 0) {
      return head;
    }
    int length = Integer.parseInt(head.substring(at + 16, head.indexOf('\r', at)));
    return head + new String(bytes(length), UTF_8);
  }

  Received frame() {
    try {
      int first = in.readUnsignedByte();
      int second = in.readUnsignedByte();
      if ((second & 0x80) != 0) {
        throw new AssertionError("The server sent a masked frame");
      }
      int length =
          second < 126 ? second : second == 126 ? in.readUnsignedShort() : (int) in.readLong();
      return new Received(first, bytes(length));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Whether the server has ended the connection, without another byte. */
  boolean ended() {
    try {
      return in.read() < 0;
    } catch (SocketException reset) {
      return true;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private byte[] bytes(int length) {
    try {
      return in.readNBytes(length);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  // --- Frames of a client

  static byte[] text(String text) {
    return frame(0x81, text.getBytes(UTF_8));
  }

  static byte[] close(int code, String reason) {
    var bytes = reason.getBytes(UTF_8);
    var payload = new byte[bytes.length + 2];
    payload[0] = (byte) (code >> 8);
    payload[1] = (byte) code;
    System.arraycopy(bytes, 0, payload, 2, bytes.length);
    return frame(0x88, payload);
  }

  /** A masked frame. {@code first} is its whole first byte: FIN, reserved bits, opcode. */
  static byte[] frame(int first, byte[] payload) {
    byte[] mask = {0x37, (byte) 0xfa, 0x21, 0x3d};
    var masked = payload.clone();
    for (int i = 0; i < masked.length; i++) {
      masked[i] ^= mask[i % 4];
    }
    return joined(header(first, payload.length, true), mask, masked);
  }

  static byte[] unmasked(int first, byte[] payload) {
    return joined(header(first, payload.length, false), payload);
  }

  static byte[] header(int first, int length, boolean masked) {
    int bit = masked ? 0x80 : 0;
    if (length < 126) {
      return bytes(first, bit | length);
    }
    if (length < 0x10000) {
      return bytes(first, bit | 126, length >> 8, length);
    }
    return bytes(first, bit | 127, 0, 0, 0, 0, length >> 24, length >> 16, length >> 8, length);
  }

  static byte[] bytes(int... values) {
    var bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  static byte[] joined(byte[]... parts) {
    var out = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(out::writeBytes);
    return out.toByteArray();
  }
}

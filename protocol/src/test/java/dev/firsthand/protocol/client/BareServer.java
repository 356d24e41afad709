package dev.firsthand.protocol.client;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** As much of a WebSocket server (RFC 6455) as it takes to play one to a client over a real socket. */
final class BareServer implements AutoCloseable {

  private final ServerSocket server;
  private final BlockingQueue<Peer> peers = new LinkedBlockingQueue<>();

  BareServer() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().start(this::acceptAll);
  }

  URI address(String path) {
    return URI.create(
        "ws://" + server.getInetAddress().getHostAddress() + ":" + server.getLocalPort() + path);
  }

  /** The next client that connected. */
  Peer next() throws InterruptedException {
    Peer peer = peers.poll(20, TimeUnit.SECONDS);
    if (peer == null) {
      throw new AssertionError("nobody connected");
    }
    return peer;
  }

  private void acceptAll() {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread.ofPlatform().daemon().start(() -> welcome(socket));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  /** Each on a thread of its own: a client that is slow or goes away keeps nobody out. */
  private void welcome(Socket socket) {
    try {
      peers.add(new Peer(socket));
    } catch (IOException gone) {
      // never was a peer
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  /** One client's connection, after its handshake. */
  static final class Peer {
    final Map<String, String> headers = new HashMap<>();
    final String path;
    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;

    Peer(Socket socket) throws IOException {
      this.socket = socket;
      socket.setSoTimeout(20_000);
      in = new DataInputStream(socket.getInputStream());
      out = socket.getOutputStream();
      path = line().split(" ")[1];
      for (String line = line(); !line.isEmpty(); line = line()) {
        int colon = line.indexOf(':');
        headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 2));
      }
      out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              + "Sec-WebSocket-Protocol: " + headers.get("sec-websocket-protocol") + "\r\n"
              + "Sec-WebSocket-Accept: " + accept(headers.get("sec-websocket-key")) + "\r\n\r\n")
          .getBytes(StandardCharsets.US_ASCII));
    }

    /** The next text frame; other frames are passed over. */
    String hears() throws IOException {
      while (true) {
        int opcode = in.readUnsignedByte() & 0x0f;
        int length = in.readUnsignedByte() & 0x7f;
        if (length == 126) {
          length = in.readUnsignedShort();
        }
        byte[] mask = in.readNBytes(4);
        byte[] payload = in.readNBytes(length);
        for (int i = 0; i < payload.length; i++) {
          payload[i] = (byte) (payload[i] ^ mask[i % 4]);
        }
        if (opcode == 1) {
          return new String(payload, StandardCharsets.UTF_8);
        }
      }
    }

    /** Says a text in two frames, as a peer may. */
    void says(String text) throws IOException {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      frame(0x01, bytes, 0, 5);
      frame(0x80, bytes, 5, bytes.length);
    }

    void closes(int number) throws IOException {
      frame(0x88, new byte[] {(byte) (number >> 8), (byte) number}, 0, 2);
    }

    /** Ends the connection for good, whoever else may hold its descriptor at this moment. */
    void breaks() throws IOException {
      socket.shutdownOutput();
      socket.close();
    }

    private void frame(int head, byte[] bytes, int from, int to) throws IOException {
      int length = to - from;
      out.write(head);
      if (length < 126) {
        out.write(length);
      } else {
        out.write(126);
        out.write(length >> 8);
        out.write(length);
      }
      out.write(bytes, from, length);
      out.flush();
    }

    private String line() throws IOException {
      var line = new StringBuilder();
      for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
        if (c != '\r') {
          line.append((char) c);
        }
      }
      return line.toString();
    }

    private static String accept(String key) {
      try {
        byte[] hash = MessageDigest.getInstance("SHA-1")
            .digest(
                (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
        return Base64.getEncoder().encodeToString(hash);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}

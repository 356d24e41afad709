package dev.firsthand.hooks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server of one test that answers each request with the same bytes, however odd they are. */
final class StrangeServer implements AutoCloseable {

  /** What came: the head as it was, and the body. */
  record Came(String head, byte[] body) {
    String header(String name) {
      return head.lines()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }
  }

  private static final int TLS_HELLO = 0x16;
  private static final long PATIENCE_SECONDS = 20;

  final List<Came> came = new CopyOnWriteArrayList<>();
  private final ServerSocket door;
  private final byte[] answer;
  private final boolean hangs;
  private final CountDownLatch called = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);

  private StrangeServer(byte[] answer, boolean hangs) {
    this.answer = answer;
    this.hangs = hangs;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::letIn);
  }

  /** Answers and ends the connection. */
  static StrangeServer answering(String head, String body) {
    return new StrangeServer(whole(head, body), false);
  }

  /** Answers this much and then nothing more, with the connection left open. */
  static StrangeServer hangingAfter(String answer) {
    return new StrangeServer(answer.getBytes(UTF_8), true);
  }

  /** Answers JSON as a bot should. */
  static StrangeServer saying(String json) {
    return answering("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n", json);
  }

  /** Waits until somebody has called. */
  void awaitCall() throws InterruptedException {
    if (!called.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("Nobody called");
    }
  }

  String url() {
    return "http://127.0.0.1:" + door.getLocalPort() + "/answer";
  }

  /** Ends the connections that were left open. */
  void hangUp() {
    end.countDown();
  }

  @Override
  public void close() {
    hangUp();
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] whole(String head, String body) {
    int length = body.getBytes(UTF_8).length;
    return (head + "Content-Length: " + length + "\r\nConnection: close\r\n\r\n" + body)
        .getBytes(UTF_8);
  }

  private void letIn() {
    while (!door.isClosed()) {
      try {
        Socket socket = door.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      Came call = read(socket.getInputStream());
      came.add(call);
      called.countDown();
      socket.getOutputStream().write(answer);
      socket.getOutputStream().flush();
      if (call.head().isEmpty()) {
        // Closing on unread bytes would reset the connection before the client has read ours.
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      }
      if (hangs) {
        end.await();
      }
    } catch (IOException clientLeft) {
      // What the client does is checked at the client.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Came read(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("The client left");
      }
      if (next == TLS_HELLO) {
        return new Came("", new byte[0]);
      }
      head.append((char) next);
    }
    var came = new Came(head.toString(), new byte[0]);
    int length = Integer.parseInt(came.header("content-length"));
    return new Came(new String(head.toString().getBytes(ISO_8859_1), UTF_8), in.readNBytes(length));
  }
}

package dev.firsthand.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import java.util.concurrent.atomic.AtomicInteger;

/** Nothing that the load says should be refused: whoever measures has to know, once. */
final class Refusals {

  private static final byte[] REFUSED = Words.ascii("{\"type\":\"refused\"");
  private static final int TOLD = 3;
  private static final AtomicInteger COUNT = new AtomicInteger();

  private Refusals() {}

  static void tellOf(ByteBuf frame) {
    if (Words.starts(frame, REFUSED) && COUNT.incrementAndGet() <= TOLD) {
      System.err.println("The server refused: " + frame.toString(UTF_8));
    }
  }

  /** The server closes a connection, which counts as a refusal too. */
  static void tellOf(CloseWebSocketFrame close) {
    if (COUNT.incrementAndGet() <= TOLD) {
      System.err.println(
          "The server closed a socket: " + close.statusCode() + " " + close.reasonText());
    }
  }

  /** What the load can't read it has not heard, so that it closes the connection. */
  static void tellOf(Throwable unreadable) {
    if (COUNT.incrementAndGet() <= TOLD) {
      System.err.println("The load could not read what came: " + unreadable);
    }
  }

  /** How many there were. */
  static int count() {
    return COUNT.get();
  }
}

package dev.firsthand.http;

/** A WebSocket, as the server sees it. Thread-safe; what one thread sends arrives in that order. */
public interface Socket {

  /** Sends a text message. Does nothing once the socket is closing. */
  void send(String text);

  /** Sends a message that was encoded once for many sockets. */
  void send(Frame shared);

  /** Sends a binary message. */
  void sendBinary(byte[] bytes);

  /**
   * Whether what was sent so far is on its way. While not, whatever may be lost should be left out:
   * past a hard limit the server closes the socket with {@link CloseCode#SLOW_CONSUMER}.
   */
  boolean writable();

  /**
   * Closes the socket after what was sent before. The first close counts; later ones do nothing.
   *
   * @param code 1000 to 1014 as RFC 6455 allows them on the wire, or 3000 to 4999
   * @param reason for the peer's eyes; cut to 123 bytes of UTF-8
   */
  void close(int code, String reason);

  /** The client's address, after trusted proxies. Personal data: never to be logged. */
  String client();

  /**
   * Runs {@code task} on the socket's event loop, where the listener is called too; not at all once the
   * server has stopped.
   */
  void execute(Runnable task);

  /** Stops reading from the peer, so that TCP slows it down. */
  void pauseReading();

  /** Reads on after {@link #pauseReading()}. */
  void resumeReading();
}

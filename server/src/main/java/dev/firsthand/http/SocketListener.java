package dev.firsthand.http;

/**
 * What hears a WebSocket. All methods are called on the socket's event loop, in order, and must
 * never block. An exception closes the socket with 1011.
 */
public interface SocketListener {

  /** A whole text message has come. */
  void onText(String text);

  /**
   * The socket is gone: called exactly once, and last.
   *
   * @param code the close code the peer gave, or ours if we closed first; 1005 for a close without
   *     a code, 1006 for a connection that was lost
   */
  void onClosed(int code);

  /** The socket can take writes again, after it was not {@link Socket#writable()}. */
  default void onWritable() {}

  /** The server is about to shut down; the socket stays open for a moment, to say so. */
  default void onDrain() {}

  /** Whether binary messages are taken; where they are not, the first closes the socket: 1003. */
  default boolean takesBinary() {
    return false;
  }

  /** A whole binary message has come; only where {@link #takesBinary()}. */
  default void onBinary(byte[] bytes) {}
}

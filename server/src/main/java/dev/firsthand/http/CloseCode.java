package dev.firsthand.http;

/** The WebSocket close codes that this package sends by itself: RFC 6455 section 7.4, and ours. */
public final class CloseCode {

  /** All was said. */
  public static final int NORMAL = 1000;

  /** The peer was silent for too long: come back. */
  public static final int HEARTBEAT_MISSED = 4000;

  /** The peer broke the WebSocket protocol. */
  public static final int PROTOCOL_ERROR = 1002;

  /** The peer sent a kind of message that is not taken here. */
  public static final int UNSUPPORTED = 1003;

  /** Never on the wire: the peer closed without a code. */
  public static final int NONE = 1005;

  /** Never on the wire: the connection was lost. */
  public static final int LOST = 1006;

  /** The peer's text is not UTF-8, or its compressed data is damaged. */
  public static final int BAD_DATA = 1007;

  /** The peer's message is larger than allowed. */
  public static final int TOO_BIG = 1009;

  /** A fault on our side. */
  public static final int INTERNAL_ERROR = 1011;

  /** The server restarts: come back. */
  public static final int RESTART = 1012;

  /** The peer read too slowly; what it missed can be fetched again: come back. */
  public static final int SLOW_CONSUMER = 4008;

  private CloseCode() {}
}

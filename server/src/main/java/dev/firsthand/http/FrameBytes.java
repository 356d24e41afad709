package dev.firsthand.http;

import java.nio.ByteBuffer;

/** The bytes of the frames that a server sends: unmasked and never in fragments (RFC 6455, 5.2). */
final class FrameBytes {

  static final int TEXT = 0x1;
  static final int BINARY = 0x2;
  static final int CLOSE = 0x8;
  static final int PING = 0x9;
  static final int PONG = 0xA;

  /** RSV1: the payload is compressed. */
  static final int COMPRESSED = 0x40;

  private static final int FINAL = 0x80;

  private FrameBytes() {}

  /**
   * A frame, header and payload.
   *
   * @param kind one of the opcodes above, with {@link #COMPRESSED} where it applies
   */
  static byte[] whole(int kind, byte[] payload) {
    var frame = ByteBuffer.allocate(headerLength(payload.length) + payload.length);
    frame.put((byte) (FINAL | kind));
    if (payload.length < 126) {
      frame.put((byte) payload.length);
    } else if (payload.length < 0x10000) {
      frame.put((byte) 126).putShort((short) payload.length);
    } else {
      frame.put((byte) 127).putLong(payload.length);
    }
    return frame.put(payload).array();
  }

  private static int headerLength(int length) {
    return length < 126 ? 2 : length < 0x10000 ? 4 : 10;
  }
}

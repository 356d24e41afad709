package dev.firsthand.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/**
 * A text message, encoded once and written to many sockets. Thread-safe; holds plain memory, so
 * nobody has to release it.
 */
public final class Frame {

  private final byte[] payload;
  private final byte[] encoded;
  private volatile byte @Nullable [] deflated;

  private Frame(byte[] payload) {
    this.payload = payload;
    this.encoded = FrameBytes.whole(FrameBytes.TEXT, payload);
  }

  /** Encodes a text message. */
  public static Frame text(String text) {
    return new Frame(text.getBytes(UTF_8));
  }

  /** Length of the message in bytes, without the frame's header. */
  public int bytes() {
    return payload.length;
  }

  /** The message. */
  public String text() {
    return new String(payload, UTF_8);
  }

  ByteBuf plain() {
    return Unpooled.wrappedBuffer(encoded);
  }

  /** The frame for a socket with {@code permessage-deflate}; compressed at its first use. */
  ByteBuf deflated() {
    var ready = deflated;
    if (ready == null) {
      ready = FrameBytes.whole(FrameBytes.TEXT | FrameBytes.COMPRESSED, Deflation.deflate(payload));
      deflated = ready;
    }
    return Unpooled.wrappedBuffer(ready);
  }
}

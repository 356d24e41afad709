package dev.firsthand.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A text message, encoded once and written to one socket or many. Thread-safe; holds plain memory, so
 * nobody has to release it.
 */
public final class Frame {

  private final byte[] encoded;
  private final int bytes;
  private volatile byte @Nullable [] deflated;

  private Frame(byte[] payload) {
    this.encoded = FrameBytes.whole(FrameBytes.TEXT, payload);
    this.bytes = payload.length;
  }

  /** Encodes a text message. */
  public static Frame text(String text) {
    return new Frame(text.getBytes(UTF_8));
  }

  /** Encodes a text message that is UTF-8 already. */
  public static Frame utf8(byte[] text) {
    return new Frame(text);
  }

  /** Length of the message in bytes, without the frame's header. */
  public int bytes() {
    return bytes;
  }

  /** The message. */
  public String text() {
    return new String(encoded, encoded.length - bytes, bytes, UTF_8);
  }

  ByteBuf plain() {
    return Unpooled.wrappedBuffer(encoded);
  }

  /** The frame for a socket with {@code permessage-deflate}; compressed at its first use. */
  ByteBuf deflated() {
    var ready = deflated;
    if (ready == null) {
      byte[] payload = Arrays.copyOfRange(encoded, encoded.length - bytes, encoded.length);
      ready = FrameBytes.whole(FrameBytes.TEXT | FrameBytes.COMPRESSED, Deflation.deflate(payload));
      deflated = ready;
    }
    return Unpooled.wrappedBuffer(ready);
  }
}

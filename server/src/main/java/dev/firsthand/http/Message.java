package dev.firsthand.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/** A WebSocket message that is coming in, frame by frame. Confined to its socket's event loop. */
final class Message {

  /** A message that can't be taken, and the close code that says why. */
  static final class Unacceptable extends Exception {
    private final int code;

    Unacceptable(int code, String reason) {
      super(reason, null, false, false);
      this.code = code;
    }

    int code() {
      return code;
    }
  }

  private final boolean text;
  private final boolean compressed;
  private final ServerOptions options;
  private final @Nullable Utf8Check check;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int frames;

  Message(boolean text, boolean compressed, ServerOptions options) {
    this.text = text;
    this.compressed = compressed;
    this.options = options;
    this.check = text && !compressed ? new Utf8Check() : null;
  }

  boolean isText() {
    return text;
  }

  /** Takes the next frame's payload. */
  void add(ByteBuf payload) throws Unacceptable {
    frames++;
    if (frames > options.limits().fragments()) {
      throw new Unacceptable(CloseCode.TOO_BIG, "The message has too many fragments");
    }
    if (bytes.size() + payload.readableBytes() > options.limits().messageBytes()) {
      throw new Unacceptable(CloseCode.TOO_BIG, "The message is too large");
    }
    if (check != null && payload.forEachByte(check) >= 0) {
      throw notUtf8();
    }
    bytes.writeBytes(ByteBufUtil.getBytes(payload));
  }

  /** The whole message, inflated and checked. */
  byte[] end() throws Unacceptable {
    if (check != null && !check.complete()) {
      throw notUtf8();
    }
    var whole = compressed ? inflated(bytes.toByteArray()) : bytes.toByteArray();
    if (compressed && text && !isUtf8(whole)) {
      throw notUtf8();
    }
    return whole;
  }

  static Unacceptable notUtf8() {
    return new Unacceptable(CloseCode.BAD_DATA, "The text is not UTF-8");
  }

  private byte[] inflated(byte[] deflated) throws Unacceptable {
    try {
      return Deflation.inflate(deflated, options.deflate().inflatedBytes())
          .orElseThrow(() -> new Unacceptable(CloseCode.TOO_BIG, "The message is too large"));
    } catch (DataFormatException damaged) {
      throw new Unacceptable(CloseCode.BAD_DATA, "The compressed data is damaged");
    }
  }

  private static boolean isUtf8(byte[] text) {
    var check = new Utf8Check();
    for (byte b : text) {
      if (!check.process(b)) {
        return false;
      }
    }
    return check.complete();
  }
}

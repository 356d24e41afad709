package dev.firsthand.retrieval;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Goes through the fields of one Protocol Buffers message; what it hands out are windows on the bytes
 * it was given. Confined to one thread.
 *
 * @see <a href="https://protobuf.dev/programming-guides/encoding/">the encoding</a>
 */
final class ProtobufReader {

  private static final int VARINT = 0;
  private static final int FIXED_64 = 1;
  private static final int BYTES = 2;
  private static final int FIXED_32 = 5;

  private final ByteBuffer rest;
  private int field;
  private long number;
  private ByteBuffer bytes = ByteBuffer.allocate(0);

  /** Reads {@code message} from where it stands to its limit, and leaves it as it is. */
  ProtobufReader(ByteBuffer message) {
    rest = message.slice().order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * Goes on to the next field, if there is one.
   *
   * @throws EncoderException if the bytes are no such message
   */
  boolean next() {
    if (!rest.hasRemaining()) {
      return false;
    }
    int tag = (int) varint();
    field = tag >>> 3;
    switch (tag & 7) {
      case VARINT -> number = varint();
      case FIXED_64 -> take(Long.BYTES);
      case BYTES -> take(varint());
      case FIXED_32 -> take(Integer.BYTES);
      default -> throw new EncoderException("the encoder's weights are no ONNX file");
    }
    return true;
  }

  private void take(long length) {
    if (length < 0 || length > rest.remaining()) {
      throw new EncoderException("the encoder's weights end early");
    }
    bytes = rest.slice(rest.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
    rest.position(rest.position() + (int) length);
  }

  private long varint() {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      if (!rest.hasRemaining()) {
        throw new EncoderException("the encoder's weights end early");
      }
      byte part = rest.get();
      value |= (long) (part & 0x7f) << shift;
      if (part >= 0) {
        return value;
      }
    }
    throw new EncoderException("the encoder's weights are no ONNX file");
  }

  /** Number of the field it stands at. */
  int field() {
    return field;
  }

  /** What the field holds, if it is a whole number. */
  long number() {
    return number;
  }

  /** What the field holds, if it is a text, a message, a list of numbers or a fraction. */
  ByteBuffer bytes() {
    return bytes;
  }

  /** The same as text. */
  String text() {
    return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
  }
}

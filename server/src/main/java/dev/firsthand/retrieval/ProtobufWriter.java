package dev.firsthand.retrieval;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes one Protocol Buffers message, field by field. What it is given is not copied before {@link
 * #toBytes}, because weights are large. Confined to one thread.
 */
final class ProtobufWriter {

  private static final int VARINT = 0;
  private static final int BYTES = 2;
  private static final int FIXED_32 = 5;

  private static final int LONGEST_VARINT = 10;

  private final List<ByteBuffer> chunks = new ArrayList<>();
  private int size;

  ProtobufWriter number(int field, long value) {
    tag(field, VARINT);
    varint(value);
    return this;
  }

  ProtobufWriter fraction(int field, float value) {
    tag(field, FIXED_32);
    add(ByteBuffer.allocate(Float.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putFloat(value)
        .flip());
    return this;
  }

  ProtobufWriter text(int field, String value) {
    return bytes(field, StandardCharsets.UTF_8.encode(value));
  }

  ProtobufWriter bytes(int field, ByteBuffer value) {
    tag(field, BYTES);
    varint(value.remaining());
    add(value.slice());
    return this;
  }

  ProtobufWriter message(int field, ProtobufWriter message) {
    tag(field, BYTES);
    varint(message.size);
    message.chunks.forEach(this::add);
    return this;
  }

  private void tag(int field, int kind) {
    varint(((long) field << 3) | kind);
  }

  private void varint(long value) {
    var bytes = ByteBuffer.allocate(LONGEST_VARINT);
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes.put((byte) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    add(bytes.put((byte) rest).flip());
  }

  private void add(ByteBuffer chunk) {
    chunks.add(chunk);
    size = Math.addExact(size, chunk.remaining());
  }

  byte[] toBytes() {
    var all = ByteBuffer.allocate(size);
    chunks.forEach(chunk -> all.put(chunk.duplicate()));
    return all.array();
  }
}

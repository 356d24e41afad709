package dev.firsthand.retrieval;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * The tensors of an ONNX file, and what tells one computation from another.
 *
 * @param computation SHA-256 of the nodes with all their names, in hexadecimal digits
 * @param tensors content by name: whole rows after another, little-endian, as the file has it
 * @see <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>
 */
record OnnxWeights(String computation, Map<String, ByteBuffer> tensors) {

  private static final int GRAPH = 7;
  private static final int NODE = 1;
  private static final int INITIALIZER = 5;
  private static final int FLOAT_DATA = 4;
  private static final int INT32_DATA = 5;
  private static final int NAME = 8;
  private static final int RAW_DATA = 9;

  OnnxWeights {
    tensors = Map.copyOf(tensors);
  }

  /**
   * Reads {@code model}; the tensors are windows on it.
   *
   * @throws EncoderException if it is no ONNX file
   */
  static OnnxWeights of(byte[] model) {
    var nodes = sha256();
    var tensors = new HashMap<String, ByteBuffer>();
    var file = new ProtobufReader(ByteBuffer.wrap(model));
    while (file.next()) {
      if (file.field() == GRAPH) {
        var graph = new ProtobufReader(file.bytes());
        while (graph.next()) {
          if (graph.field() == NODE) {
            nodes.update(graph.bytes());
          } else if (graph.field() == INITIALIZER) {
            addTo(tensors, new ProtobufReader(graph.bytes()));
          }
        }
      }
    }
    return new OnnxWeights(HexFormat.of().formatHex(nodes.digest()), tensors);
  }

  private static void addTo(Map<String, ByteBuffer> tensors, ProtobufReader tensor) {
    var name = "";
    var content = ByteBuffer.allocate(0);
    while (tensor.next()) {
      switch (tensor.field()) {
        case NAME -> name = tensor.text();
        case FLOAT_DATA, INT32_DATA, RAW_DATA -> content = tensor.bytes();
        default -> {
          // Sizes and types follow from the computation.
        }
      }
    }
    tensors.put(name, content);
  }

  /**
   * {@code size} numbers with a point.
   *
   * @throws EncoderException if {@code name} has no such content
   */
  float[] floats(String name, int size) {
    var floats = new float[size];
    content(name, size * Float.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(floats);
    return floats;
  }

  /** {@code size} numbers of one byte; otherwise the same. */
  ByteBuffer bytes(String name, int size) {
    return content(name, size);
  }

  private ByteBuffer content(String name, int length) {
    var content = tensors.get(name);
    if (content == null || content.remaining() != length) {
      throw new EncoderException("the encoder's weights lack " + name);
    }
    return content.slice();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}

package dev.firsthand.retrieval;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Writes an ONNX file: tensors in any order, nodes in the order in which they are computed. Confined to
 * one thread.
 *
 * @see <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a>, which numbers
 *     the fields
 */
final class OnnxGraph {

  private static final int FLOAT = 1;
  private static final int UINT8 = 2;
  private static final int INT8 = 3;
  private static final int INT64 = 7;

  private static final int ATTRIBUTE_FLOAT = 1;
  private static final int ATTRIBUTE_INT = 2;

  private static final int FILE_VERSION = 8;
  private static final int OPERATORS_VERSION = 17;

  /** Operators that only ONNX Runtime has: its "contrib operators". */
  private static final String OWN = "com.microsoft";

  private final ProtobufWriter graph = new ProtobufWriter().text(2, "encoder");

  /** Takes {@code input}, one row of as many whole numbers as there are. */
  void input(String input) {
    var row = new ProtobufWriter()
        .message(1, new ProtobufWriter().number(1, 1))
        .message(1, new ProtobufWriter().text(2, "length"));
    graph.message(11, value(input, new ProtobufWriter().number(1, INT64).message(2, row)));
  }

  /** Gives back {@code output}, of numbers with a point. */
  void output(String output) {
    graph.message(12, value(output, new ProtobufWriter().number(1, FLOAT)));
  }

  private static ProtobufWriter value(String name, ProtobufWriter type) {
    return new ProtobufWriter().text(1, name).message(2, new ProtobufWriter().message(1, type));
  }

  /** Numbers with a point; a single one if no {@code dimensions} are given. */
  void floats(String name, float[] content, long... dimensions) {
    var bytes = ByteBuffer.allocate(content.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(content);
    tensor(name, FLOAT, bytes, dimensions);
  }

  /** Whole numbers from -128 to 127. */
  void signed(String name, ByteBuffer content, long... dimensions) {
    tensor(name, INT8, content, dimensions);
  }

  /** Whole numbers from 0 to 255. */
  void unsigned(String name, ByteBuffer content, long... dimensions) {
    tensor(name, UINT8, content, dimensions);
  }

  /** A list of one whole number. */
  void index(String name, long content) {
    var bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    tensor(name, INT64, bytes.putLong(0, content), 1);
  }

  private void tensor(String name, int type, ByteBuffer content, long... dimensions) {
    var tensor = new ProtobufWriter();
    for (long dimension : dimensions) {
      tensor.number(1, dimension);
    }
    graph.message(5, tensor.number(2, type).text(8, name).bytes(9, content));
  }

  /** An operator of the ONNX standard. */
  void node(
      String operator, List<String> inputs, List<String> outputs, ProtobufWriter... attributes) {
    add("", operator, inputs, outputs, attributes);
  }

  /** An operator of ONNX Runtime's own. An input that is left out is "". */
  void own(String operator, List<String> inputs, String output, ProtobufWriter... attributes) {
    add(OWN, operator, inputs, List.of(output), attributes);
  }

  private void add(
      String domain,
      String operator,
      List<String> inputs,
      List<String> outputs,
      ProtobufWriter... attributes) {
    var node = new ProtobufWriter();
    inputs.forEach(input -> node.text(1, input));
    outputs.forEach(output -> node.text(2, output));
    node.text(3, outputs.getFirst()).text(4, operator);
    for (var attribute : attributes) {
      node.message(5, attribute);
    }
    graph.message(1, node.text(7, domain));
  }

  /** An attribute that is a whole number. */
  static ProtobufWriter whole(String name, long value) {
    return new ProtobufWriter().text(1, name).number(3, value).number(20, ATTRIBUTE_INT);
  }

  /** An attribute with a point. */
  static ProtobufWriter fraction(String name, float value) {
    return new ProtobufWriter().text(1, name).fraction(2, value).number(20, ATTRIBUTE_FLOAT);
  }

  byte[] toBytes() {
    return new ProtobufWriter()
        .number(1, FILE_VERSION)
        .message(8, new ProtobufWriter().text(1, "").number(2, OPERATORS_VERSION))
        .message(8, new ProtobufWriter().text(1, OWN).number(2, 1))
        .message(7, graph)
        .toBytes();
  }
}

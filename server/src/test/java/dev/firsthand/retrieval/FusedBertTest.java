package dev.firsthand.retrieval;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class FusedBertTest {

  private static final byte[] MODEL = resource("bge-small-en-v1.5-q.onnx");
  private static final String VOCABULARY =
      new String(resource("bge-small-en-v1.5-q-tokenizer.json"), StandardCharsets.UTF_8);

  private static byte[] resource(String name) {
    try (var file = FusedBertTest.class.getResourceAsStream("/" + name)) {
      return requireNonNull(file).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same model with one node's name changed: another computation, as far as we know. */
  private static byte[] unknown() {
    var text = new String(MODEL, StandardCharsets.ISO_8859_1);
    var name = "/embeddings/Add_1_output_0";
    assertThat(text).contains(name);
    return text.replace(name, "/embeddings/Add_1_output_X").getBytes(StandardCharsets.ISO_8859_1);
  }

  @Test
  void theModelThatShipsIsKnown() {
    assertThat(FusedBert.of(MODEL)).isPresent();
  }

  @Test
  void itsVectorsStayWhereTheyWere() {
    assertThat(FusedBert.of(unknown())).isEmpty();
    try (var fused = OnnxEncoder.of("fused", VOCABULARY, MODEL);
        var asWritten = OnnxEncoder.of("as written", VOCABULARY, unknown())) {
      for (var text : List.of(
          "",
          "hello",
          "Where is my parcel?",
          "I was charged twice for one order, and nobody answers my mails. What can I do about it?",
          "My card has not arrived, although it was sent three weeks ago. ".repeat(12))) {
        assertThat(cosine(fused.encode(text), asWritten.encode(text)))
            .as(text)
            .isGreaterThan(0.995);
      }
    }
  }

  @Test
  void aTextGetsTheSameVectorAfterALongerOneToo() {
    try (var one = OnnxEncoder.of("one", VOCABULARY, MODEL);
        var other = OnnxEncoder.of("other", VOCABULARY, MODEL)) {
      var before = one.encode("track my order");
      one.encode("word ".repeat(300));
      other.encode("something else first");

      assertThat(one.encode("track my order")).isEqualTo(before);
      assertThat(other.encode("track my order")).isEqualTo(before);
    }
  }

  @Test
  void aBrokenFileIsAnEncoderException() {
    for (var broken : List.of(
        Arrays.copyOf(MODEL, MODEL.length / 2),
        "no model".getBytes(StandardCharsets.UTF_8),
        new byte[] {(byte) 0xff, (byte) 0xff},
        new byte[0])) {
      assertThatThrownBy(() -> OnnxEncoder.of("broken", VOCABULARY, broken))
          .isInstanceOf(EncoderException.class);
    }
  }

  @Test
  void weightsWhoseZeroIsNotInTheMiddleAreLeftToTheOriginal() {
    var model = MODEL.clone();
    var text = new String(model, StandardCharsets.ISO_8859_1);
    int name =
        text.indexOf("onnx::MatMul_1525_zero_point", text.indexOf("onnx::MatMul_1525_scale"));
    int content = Math.max(text.lastIndexOf("\0\0\0\0", name), 0);
    assertThat(content).isPositive();
    model[content] = 1;

    assertThat(FusedBert.of(model)).isEmpty();
  }

  private static double cosine(float[] one, float[] other) {
    double cosine = 0;
    for (int i = 0; i < one.length; i++) {
      cosine += one[i] * other[i];
    }
    return cosine;
  }
}

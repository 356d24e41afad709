package dev.firsthand.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.bot.FaqIndex;
import dev.firsthand.bot.Question;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OnnxEncoderTest {

  private static OnnxEncoder encoder;

  @BeforeAll
  static void load() {
    encoder = OnnxEncoder.bundled();
  }

  @AfterAll
  static void close() {
    encoder.close();
  }

  private static double cosine(String one, String other) {
    var a = encoder.encode(one);
    var b = encoder.encode(other);
    double cosine = 0;
    for (int i = 0; i < a.length; i++) {
      cosine += a[i] * b[i];
    }
    return cosine;
  }

  @Test
  void whatMeansTheSameLiesNear() {
    assertThat(cosine("Where is my parcel?", "my order has not arrived yet"))
        .isGreaterThan(cosine("Where is my parcel?", "how do I bake bread"));
    assertThat(cosine("hello", "hello")).isCloseTo(1, org.assertj.core.data.Offset.offset(1e-5));
  }

  @Test
  void aTextGetsTheSameVectorEveryTime() {
    assertThat(encoder.encode("track my order")).isEqualTo(encoder.encode("track my order"));
    assertThat(encoder.encode("x ".repeat(5_000))).hasSize(384);
    assertThat(encoder.encode("")).hasSize(384);
  }

  @Test
  void theBotFindsAParaphraseThatSharesNoWordAndReadsItTheSameTwice() {
    var faq = new Faq(
        1,
        List.of(
            entry("track", "Where is my parcel?"),
            entry("refund", "How do I get my money back?"),
            entry("password", "I cannot sign in"),
            entry("hours", "What are your opening hours?")));
    var index = FaqIndex.semantic(faq, encoder);
    var question = Question.of("still waiting for a delivery, did the courier lose it");

    var reading = index.read(question);

    assertThat(reading.candidates().getFirst().entry()).isEqualTo("track");
    assertThat(reading).isEqualTo(FaqIndex.semantic(faq, encoder).read(question));
    assertThat(reading.model()).isEqualTo("bge-small-en-v1.5-q");
  }

  private static FaqEntry entry(String id, String question) {
    return new FaqEntry(id, question, List.of(), "", "", "en", List.of());
  }
}

package dev.firsthand.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.bot.Encoder;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.bot.FaqIndex;
import dev.firsthand.bot.Question;
import dev.firsthand.bot.Signal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wish for a person, heard with the encoder that ships. */
class WishByMeaningTest {

  private static OnnxEncoder encoder;

  @BeforeAll
  static void load() {
    encoder = OnnxEncoder.bundled();
  }

  @AfterAll
  static void close() {
    encoder.close();
  }

  /** The encoder under another name, or its own; writes down what it is asked. */
  private record Asked(String name, List<String> texts) implements Encoder {

    Asked(String name) {
      this(name, new ArrayList<>());
    }

    @Override
    public float[] encode(String text) {
      texts.add(text);
      return encoder.encode(text);
    }
  }

  private static Signal heard(Encoder ear, String text) {
    return FaqIndex.semantic(Faq.empty(), ear).read(Question.of(text)).signals().wantsPerson();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I'd like to lodge a complaint with a manager",
        "could we have one of your colleagues sit in on this"
      })
  void hearsAWishThatNoPatternKnows(String text) {
    var lexical =
        FaqIndex.lexical(Faq.empty()).read(Question.of(text)).signals().wantsPerson();

    assertThat(lexical.isLikely()).isFalse();
    assertThat(heard(encoder, text).isLikely()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "am I talking to a real person or a machine",
        "I don't want an agent",
        "no agents please, just send the link",
        "an agent promised to call me back",
        "I'd like to talk about the actual topic of this conversation.",
        "how can i chat with other users",
        "my estate agent needs a letter from you",
        "wie viele personen passen in das auto"
      })
  void hearsNoneInWhatIsDeniedPastOrAQuestionOfFact(String text) {
    assertThat(heard(encoder, text).isLikely()).isFalse();
  }

  @Test
  void theClauseThatNamesSomebodySaysSo() {
    assertThat(heard(encoder, "My heater broke. I'd like to lodge a complaint with a manager!")
            .words())
        .containsSequence("lodge", "a", "complaint", "with", "a", "manager");
  }

  @Test
  void anotherEncodersVectorsAreNotWeighed() {
    assertThat(heard(new Asked("other"), "I'd like to lodge a complaint with a manager")
            .isLikely())
        .isFalse();
  }

  @Test
  void nothingIsEncodedThatTheQuestionDoesNotNeedAnyway() {
    var ear = new Asked(encoder.name());
    var faq = new Faq(
        1,
        List.of(new FaqEntry("hours", "When are you open?", List.of(), "", "", "en", List.of())));
    var index = FaqIndex.semantic(faq, new RecentVectors(ear, RecentVectors.OF_VISITORS));
    ear.texts().clear();

    index.read(Question.of("I'd like to lodge a complaint with a manager"));

    assertThat(ear.texts()).containsExactly("I'd like to lodge a complaint with a manager");
  }
}

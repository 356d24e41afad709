package dev.firsthand.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrossFitTest {

  private static final List<String> THINGS = List.of(
      "order",
      "refund",
      "invoice",
      "voucher",
      "account",
      "password",
      "parcel",
      "warranty",
      "delivery",
      "return",
      "newsletter",
      "size");

  /** Every entry asks about one thing in six ways; all ways are alike. */
  private static Faq shop() {
    var entries = new ArrayList<FaqEntry>();
    for (var thing : THINGS) {
      var ways = List.of(
          "tell me about the " + thing,
          "i have a question about my " + thing,
          "what about a " + thing + " here",
          "help with " + thing + " please",
          thing + " trouble again today");
      entries.add(new FaqEntry(thing, "where is my " + thing, ways, "", "", "", List.of()));
    }
    return new Faq(1, entries);
  }

  @Test
  void aSiteLearnsFromItsOwnPhrasingsTheSameEveryTime() {
    var index = FaqIndex.lexical(shop());
    var calibrated = index.calibrated(() -> false);

    assertThat(calibrated.calibration()).isNotEqualTo(index.calibration());
    assertThat(calibrated.calibration().name()).startsWith(index.calibration().name() + "+");
    assertThat(FaqIndex.lexical(shop()).calibrated(() -> false).calibration())
        .isEqualTo(calibrated.calibration());
  }

  @Test
  void whatTheSiteAnswersGetsSurerAndWhatItDoesNotLessSure() {
    var index = FaqIndex.semantic(shop(), new BagOfWords());
    var calibrated = index.calibrated(() -> false);

    double hit = calibrated.read(Question.of("question about the warranty")).confidence();
    double foreign = calibrated.read(Question.of("question about the bakery")).confidence();
    assertThat(hit).isGreaterThan(foreign + 0.3);
  }

  @Test
  void aTinySiteKeepsThePriorAndSoDoesOneThatIsDisturbed() {
    var tiny = FaqIndex.lexical(new Faq(1, shop().entries().subList(0, 1)));
    var index = FaqIndex.lexical(shop());

    assertThat(tiny.calibrated(() -> false).calibration()).isEqualTo(tiny.calibration());
    assertThat(index.calibrated(() -> true).calibration()).isEqualTo(index.calibration());
    assertThat(
            FaqIndex.lexical(Faq.empty()).calibrated(() -> false).calibration().name())
        .startsWith("shipped");
  }

  @Test
  void wordsAloneAreNeverQuiteSureOnASiteOfFewPhrasings() {
    var index = FaqIndex.lexical(shop()).calibrated(() -> false);

    assertThat(index.read(Question.of("where is that newsletter")).confidence()).isLessThan(0.96);
  }

  @Test
  void whoAsksInTheVeryWordsOfAPhrasingIsAnswered() {
    for (var index :
        List.of(FaqIndex.lexical(shop()), FaqIndex.semantic(shop(), new BagOfWords()))) {
      var reading = index.calibrated(() -> false).read(Question.of("Where is my invoice??"));
      assertThat(reading.confidence()).isGreaterThan(0.94);
      assertThat(reading.candidates().getFirst().entry()).isEqualTo("invoice");
    }
  }

  @Test
  void whatComesOutOfAFitChangesOnlyWithItsNumber() {
    var lexical = FaqIndex.lexical(shop()).calibrated(() -> false);
    var semantic = FaqIndex.semantic(shop(), new BagOfWords()).calibrated(() -> false);

    assertThat(List.of(
            CrossFit.MAKING,
            lexical.calibration().toString().hashCode(),
            semantic.calibration().toString().hashCode()))
        .as("if this fails, fits differ: raise CrossFit.MAKING, then write the new numbers here")
        .containsExactly(2, 2056491812, 386438637);
  }

  @Test
  void aCalibrationThatWasKeptReadsAsTheOneThatWasFitted() {
    var index = FaqIndex.semantic(shop(), new BagOfWords());
    var fitted = index.calibrated(() -> false);
    var asked = Question.of("question about the warranty");

    assertThat(index.calibrated(fitted.calibration()).read(asked)).isEqualTo(fitted.read(asked));
    assertThat(fitted.making()).isEqualTo(index.making());
  }
}

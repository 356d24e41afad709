package dev.firsthand.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AnswersTest {

  private static FaqEntry entry(String answer) {
    return new FaqEntry("e", "How do I pay?", List.of(), answer, "", "", List.of());
  }

  @Test
  void aPassageIsReadBesideTheQuestionWithoutMarkup() {
    assertThat(Answers.of(entry("Open **Bills**, then [press _Pay_](https://shop.test/pay).")))
        .containsExactly("How do I pay? Open  Bills , then press  Pay .");
  }

  @Test
  void longAnswersAreReadAtTheirBeginning() {
    var passages = Answers.passages("This sentence is one of many that go on and on. ".repeat(200));

    assertThat(passages).hasSize(2);
    assertThat(passages).allMatch(passage -> passage.length() <= 400);
  }

  @Test
  void anAnswerWithoutWordsSaysNothing() {
    assertThat(Answers.of(entry(" \n ![](x) ?! "))).isEmpty();
    assertThat(Answers.of(entry(""))).isEmpty();
  }

  @Test
  void anEntryIsFoundByWhatItsAnswerMeans() {
    var faq = new Faq(
        1,
        List.of(
            new FaqEntry("a", "About us", List.of(), "We sell lamps.", "", "", List.of()),
            new FaqEntry("b", "Terms", List.of(), "Your order comes by van.", "", "", List.of())));
    var index = FaqIndex.semantic(faq, new BagOfWords());

    assertThat(index.read(Question.of("my parcel")).candidates().getFirst().entry())
        .isEqualTo("b");
  }
}

package dev.firsthand.lab;

import static dev.firsthand.lab.MadeChats.MONDAY;
import static dev.firsthand.lab.MadeChats.answered;
import static dev.firsthand.lab.MadeChats.chat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.escalation.Policy;
import org.junit.jupiter.api.Test;

class CurveTest {

  private static final int MANY = 5 * Curve.SAMPLE;

  @Test
  void theSampleIsSpreadOverTheWholePast() {
    var curve = new Curve(step -> true);
    for (int i = 0; i < MANY; i++) {
      curve.add(chat(i, answered(MONDAY, "en", i < MANY / 2 ? 0.99 : 0.01)));
    }

    var point = curve.point(Policy.defaults());

    assertThat(point.answered()).isBetween(0.49, 0.51);
    assertThat(point.answers()).isBetween(Curve.SAMPLE / 4, Curve.SAMPLE / 2);
  }

  @Test
  void chatsWithoutAQuestionThatCountsAreNotKept() {
    var curve = new Curve(step -> step.language().equals("de"));
    for (int i = 0; i < MANY; i++) {
      curve.add(chat(i, answered(MONDAY, i % 10 == 0 ? "de" : "en", 0.99)));
    }

    assertThat(curve.kept()).isEqualTo(MANY / 10);
    assertThat(curve.point(Policy.defaults()).answers()).isEqualTo(MANY / 10);
  }
}

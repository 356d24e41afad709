package dev.firsthand.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firsthand.engine.TurnLabel;
import dev.firsthand.engine.TurnLabel.Kind;
import dev.firsthand.engine.TurnLabel.Source;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How many answers were right, by those of which somebody said so. */
class RightnessTest {

  private static final TurnLabel UP = new TurnLabel(Kind.RIGHT, Source.THUMB, null);
  private static final TurnLabel DOWN = new TurnLabel(Kind.WRONG, Source.THUMB, null);
  private static final TurnLabel WAS_RIGHT = new TurnLabel(Kind.RIGHT, Source.JUDGEMENT, null);
  private static final TurnLabel WAS_WRONG = new TurnLabel(Kind.WRONG, Source.JUDGEMENT, null);

  private static void add(Rightness rightness, int times, @Nullable TurnLabel label) {
    for (int i = 0; i < times; i++) {
      rightness.add(0.9, true, label, false);
    }
  }

  /** A hundred answers, a fifth of them with a thumb; some of the others judged. */
  private static Rightness hundred(int judgedRight, int judgedWrong) {
    var rightness = new Rightness();
    add(rightness, 16, UP);
    add(rightness, 4, DOWN);
    add(rightness, judgedRight, WAS_RIGHT);
    add(rightness, judgedWrong, WAS_WRONG);
    add(rightness, 80 - judgedRight - judgedWrong, null);
    return rightness;
  }

  @Test
  void aVerdictMovesTheShareByTheAnswerThatItIsAbout() {
    double before = hundred(0, 0).share().share();

    assertThat(hundred(0, 10).share().share()).isEqualTo(0.9 * before, within(1e-9));
    assertThat(hundred(10, 0).share().share()).isEqualTo(0.9 * before + 0.1, within(1e-9));
    assertThat(hundred(5, 5).labels()).isEqualTo(30);
    assertThat(hundred(5, 5).turns()).isEqualTo(100);
  }

  @Test
  void verdictsOnTheDoubtfulSayNothingOfTheRest() {
    var all = hundred(0, 0).share();
    var judged = hundred(0, 20).share();

    assertThat(judged.share() * 100).isEqualTo(80 * all.share(), within(1e-9));
    assertThat(judged.least() * 100).isEqualTo(80 * all.least(), within(1e-9));
    assertThat(judged.most() * 100).isEqualTo(80 * all.most(), within(1e-9));
  }

  @Test
  void whatIsJudgedIsKnown() {
    var rightness = new Rightness();
    add(rightness, 3, WAS_RIGHT);
    add(rightness, 1, WAS_WRONG);

    var share = rightness.share();
    assertThat(share.share()).isEqualTo(0.75, within(1e-9));
    assertThat(share.least()).isEqualTo(0.75, within(1e-9));
    assertThat(share.most()).isEqualTo(0.75, within(1e-9));
  }

  @Test
  void whatWasPassedOnIsASampleOfAllItsLabels() {
    var rightness = new Rightness();
    for (int i = 0; i < 10; i++) {
      rightness.add(0.5, false, i < 6 ? WAS_WRONG : null, false);
    }

    assertThat(rightness.share().share()).isLessThan(0.3).isGreaterThan(0.05);
    assertThat(rightness.share().most()).isGreaterThan(rightness.share().share());
  }
}

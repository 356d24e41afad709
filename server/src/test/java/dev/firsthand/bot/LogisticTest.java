package dev.firsthand.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticTest {

  private static Logistic rows(int many) {
    var fit = new Logistic();
    var random = new Random(5);
    for (int i = 0; i < many; i++) {
      double x = random.nextGaussian();
      fit.add(List.of(x), random.nextDouble() < 1 / (1 + Math.exp(-(2 * x - 1))), 1);
    }
    return fit;
  }

  @Test
  void theFitFindsTheWeightsThatMadeTheData() {
    var weights = rows(20_000).fit(new double[2], new double[] {0, 1});

    assertThat(weights[0]).isCloseTo(-1, offset(0.1));
    assertThat(weights[1]).isCloseTo(2, offset(0.1));
  }

  @Test
  void theUnitsOfAFeatureDoNotMatterToWhatItIsShrunkBy() {
    var inMetres = new Logistic();
    var inMillimetres = new Logistic();
    var random = new Random(5);
    for (int i = 0; i < 200; i++) {
      double x = random.nextGaussian();
      boolean truth = random.nextDouble() < 1 / (1 + Math.exp(-(2 * x - 1)));
      inMetres.add(List.of(x), truth, 1);
      inMillimetres.add(List.of(1_000 * x), truth, 1);
    }

    var weights = inMetres.fit(20);
    assertThat(weights[1]).isBetween(0.5, 1.8);
    assertThat(1_000 * inMillimetres.fit(20)[1]).isCloseTo(weights[1], offset(0.01));
    assertThat(inMetres.fit(2_000)[1]).isLessThan(0.1);
  }

  @Test
  void fewRowsHardlyMoveAFirmPrior() {
    var weights = rows(10).fit(new double[] {0.5, 0.25}, new double[] {1e4, 1e4});

    assertThat(weights[0]).isCloseTo(0.5, offset(0.01));
    assertThat(weights[1]).isCloseTo(0.25, offset(0.01));
  }

  @Test
  void rowsThatAreAllOneWayAreNoTrouble() {
    var fit = new Logistic();
    for (int i = 0; i < 50; i++) {
      fit.add(List.of(i / 10.0), true, 1);
    }
    assertThat(fit.fit(new double[2], new double[] {0.1, 0.1})).doesNotContain(Double.NaN);
  }
}

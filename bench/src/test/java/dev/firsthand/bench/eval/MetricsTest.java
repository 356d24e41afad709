package dev.firsthand.bench.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MetricsTest {

  private static Outcome outcome(double confidence, boolean inScope, boolean right) {
    return new Outcome(confidence, confidence, inScope, right, right);
  }

  @Test
  void countsAccuracyInScopeAndPromisesOverAll() {
    var metrics = new Metrics(List.of(
        outcome(0.9, true, true),
        outcome(0.8, true, false),
        outcome(0.75, false, false),
        outcome(0.1, false, false)));

    assertThat(metrics.accuracy()).isEqualTo(0.5);
    assertThat(metrics.precisionAt(0.7)).isEqualTo(1 / 3.0);
    assertThat(metrics.coverageAt(0.7)).isEqualTo(0.75);
    assertThat(metrics.coverageAtPrecision(0.95)).isEqualTo(0.25);
    assertThat(metrics.auroc()).isEqualTo(1);
  }

  @Test
  void tiesCountHalf() {
    var metrics = new Metrics(List.of(outcome(0.5, true, true), outcome(0.5, false, false)));

    assertThat(metrics.auroc()).isEqualTo(0.5);
  }

  @Test
  void aPromiseThatIsKeptHasNoCalibrationError() {
    var kept = List.of(outcome(0.5, true, true), outcome(0.5, true, false));
    var broken = List.of(outcome(0.9, true, false), outcome(0.9, true, false));

    assertThat(new Metrics(kept).calibrationError()).isCloseTo(0, offset(1e-9));
    assertThat(new Metrics(broken).calibrationError()).isCloseTo(0.9, offset(1e-9));
  }

  @Test
  void theFitFindsTheWeightsThatMadeTheData() {
    var fit = new LogisticFit();
    var random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      double x = random.nextGaussian();
      fit.add(List.of(x, 1.0), random.nextDouble() < 1 / (1 + Math.exp(-(2 * x - 1))));
    }

    var weights = fit.fit(1);

    assertThat(weights.get(0)).isCloseTo(-1, offset(0.1));
    assertThat(weights.get(1)).isCloseTo(2, offset(0.1));
  }
}

package dev.firsthand.bench.eval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.util.ArrayList;
import java.util.List;
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
  void thePromiseIsMeasuredOnlyWhereThereAreAnswersEnough() {
    var few = new ArrayList<Outcome>();
    var many = new ArrayList<Outcome>();
    for (int i = 0; i < 50; i++) {
      many.add(outcome(0.85, true, i % 2 == 0));
      few.add(outcome(i < 39 ? 0.85 : 0.1, true, false));
    }

    assertThat(new Metrics(many).shortfall()).isCloseTo(0.3, offset(1e-9));
    assertThat(new Metrics(few).shortfall()).isZero();
  }

  @Test
  void anIntervalHoldsTheFigureAndIsTheSameEveryTime() {
    var outcomes = new ArrayList<Outcome>();
    for (int i = 0; i < 100; i++) {
      outcomes.add(outcome(0.5, true, i % 4 != 0));
    }
    var metrics = new Metrics(outcomes);
    var interval = metrics.interval(Metrics::accuracy);

    assertThat(interval[0]).isBetween(0.6, 0.75);
    assertThat(interval[1]).isBetween(0.75, 0.9);
    assertThat(metrics.interval(Metrics::accuracy)).isEqualTo(interval);
  }
}

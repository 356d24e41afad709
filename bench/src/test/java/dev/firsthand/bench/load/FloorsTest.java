package dev.firsthand.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FloorsTest {

  private final Results results =
      new Results(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));

  private void talk(Variant variant, int round, int rate, double ack, double p99, boolean follows) {
    results.add(new Row(
        "talk",
        variant,
        round,
        List.of(
            Figure.count("rate", "messages/s", rate),
            Figure.count("lost", "lost", 0),
            Figure.count("doubled", "doubled", 0),
            Figure.of("ackP50Ms", "ack p50 ms", ack, 2),
            Figure.of("deliveryP99Ms", "delivery p99", p99, 2),
            Figure.of("cpuMicros", "CPU", 100, 0),
            Figure.yes("follows", "follows", follows))));
  }

  private Gate gate(String name) {
    return Floors.of(0.2).stream()
        .filter(gate -> gate.name().startsWith(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theRateThatIsFollowedIsComparedInEachRoundAndTheLowerMiddleCounts() {
    talk(Variant.RELAY, 1, 40_000, 0.1, 5, true);
    talk(Variant.SQLITE, 1, 10_000, 0.5, 9, true);
    talk(Variant.SQLITE, 1, 20_000, 0.5, 90, false);
    talk(Variant.RELAY, 2, 20_000, 0.1, 5, true);
    talk(Variant.SQLITE, 2, 10_000, 0.5, 9, true);

    assertThat(gate("P1").line(results)).contains("0.250").endsWith("| NO |");
  }

  @Test
  void latencyIsComparedAtOneRate() {
    talk(Variant.RELAY, 1, 5_000, 0.1, 2, true);
    talk(Variant.SQLITE, 1, 5_000, 0.9, 8, true);

    assertThat(gate("P5").holds(results)).isTrue();
    assertThat(gate("P6").line(results)).contains("4.00").endsWith("| yes |");
  }

  @Test
  void whatCouldNotBeMeasuredIsNotHeldAndWhatWasNotAskedIsNotJudged() {
    talk(Variant.RELAY, 1, 5_000, 0.1, 2, true);
    talk(Variant.SQLITE, 1, 2_000, 0.9, 80, false);

    assertThat(gate("P5").concerns(results)).isTrue();
    assertThat(gate("P5").holds(results)).isFalse();
    assertThat(gate("P7").concerns(results)).isFalse();
  }

  @Test
  void whatIsLostCountsWhereTheServerFollows() {
    talk(Variant.SQLITE, 1, 5_000, 0.9, 8, true);

    assertThat(gate("nothing lost").holds(results)).isTrue();
  }
}

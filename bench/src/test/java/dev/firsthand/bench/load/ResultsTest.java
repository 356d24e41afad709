package dev.firsthand.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResultsTest {

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();
  private final Results results = new Results(new PrintStream(told, true, StandardCharsets.UTF_8));

  private static Row row(int round, double cpu) {
    return new Row(
        "connect",
        Variant.RELAY_JSON,
        round,
        List.of(
            Figure.count("visitors", "visitors", 2_000),
            Figure.of("cpuMicros", "CPU µs", cpu, 1),
            Figure.yes("late", "late", false)));
  }

  @Test
  void rowsAreTheLinesOfATable() {
    results.add(row(1, 12.34));

    assertThat(told.toString(StandardCharsets.UTF_8)).contains("""
        | server | round | visitors | CPU µs | late |
        | --- | ---: | ---: | ---: | ---: |
        | relay-json | 1 | 2,000 | 12.3 | no |
        """);
  }

  @Test
  void theFileIsJsonEvenWhereAFigureIsMissing() {
    results.add(row(1, Double.NaN));
    results.add(row(2, 7));

    JsonNode read = new JsonMapper().readTree(results.json("{\"cores\":2}"));

    assertThat(read.at("/machine/cores").intValue()).isEqualTo(2);
    assertThat(read.at("/rows/0/cpuMicros").isNull()).isTrue();
    assertThat(read.at("/rows/1/server").stringValue()).isEqualTo("relay-json");
    assertThat(read.at("/rows/1/cpuMicros").doubleValue()).isEqualTo(7);
    assertThat(read.at("/rows/1/late").booleanValue()).isFalse();
  }

  @Test
  void theMiddleOfTheRoundsCounts() {
    results.add(row(1, 9));
    results.add(row(2, 1));
    results.add(row(3, 4));

    assertThat(results.middle("connect", Variant.RELAY_JSON, "cpuMicros")).isEqualTo(4);
    assertThat(results.middle("connect", Variant.SQLITE, "cpuMicros")).isNaN();
  }
}

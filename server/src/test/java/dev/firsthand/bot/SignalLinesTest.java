package dev.firsthand.bot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Holds the signals to the house's own lines, those that were seen while the rules were written and
 * those that were not. {@code ./firsthand eval} prints the figures by language.
 */
class SignalLinesTest {

  private static final SignalReader READER = new SignalReader(null);

  private record Line(List<String> labels, Signals heard) {}

  @ParameterizedTest
  @CsvSource({
    "person-tune, human, 0.98, 0.94",
    "person-held, human, 0.95, 0.85",
    "person-blind, human, 0.95, 0.93",
    "person-last, human, 0.93, 0.7",
    "person-final, human, 0.93, 0.7",
    "mood-tune, frust, 0.97, 0.9",
    "mood-held, frust, 0.95, 0.9",
    "talk-tune, greeting, 0.95, 0.9",
    "talk-held, greeting, 0.88, 0.8",
    "talk-tune, thanks, 0.9, 0.9",
    "talk-held, thanks, 0.9, 0.9",
    "talk-tune, goodbye, 0.9, 0.9",
    "talk-held, goodbye, 0.9, 0.85",
    "talk-tune, helped, 0.97, 0.95",
    "talk-held, helped, 0.9, 0.9",
    "talk-tune, nothelped, 0.97, 0.95",
    "talk-held, nothelped, 0.9, 0.9",
    "repeated-tune, same, 0.85, 0.8",
    "repeated-held, same, 0.85, 0.85"
  })
  void hearsWhatIsMeantAndLittleElse(String file, String label, double precision, double recall)
      throws IOException {
    var lines = lines(file);
    double meant = lines.stream().filter(line -> line.labels().contains(label)).count();
    double heard = lines.stream().filter(line -> isHeard(line, label)).count();
    double right = lines.stream()
        .filter(line -> line.labels().contains(label) && isHeard(line, label))
        .count();

    assertThat(right / heard).as("precision").isGreaterThanOrEqualTo(precision);
    assertThat(right / meant).as("recall").isGreaterThanOrEqualTo(recall);
  }

  private static boolean isHeard(Line line, String label) {
    Function<Signals, Signal> signal = switch (label) {
      case "human" -> Signals::wantsPerson;
      case "frust" -> Signals::frustrated;
      case "greeting" -> Signals::greeting;
      case "thanks" -> Signals::thanks;
      case "goodbye" -> Signals::goodbye;
      case "helped" -> Signals::helped;
      case "nothelped" -> Signals::notHelped;
      default -> Signals::repeated;
    };
    return signal.apply(line.heard()).isLikely();
  }

  private static List<Line> lines(String file) throws IOException {
    var resource = "/signals/" + file + ".tsv";
    try (var in = requireNonNull(SignalLinesTest.class.getResourceAsStream(resource), resource)) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .map(SignalLinesTest::line)
          .toList();
    }
  }

  private static Line line(String row) {
    var cells = row.split("\t", -1);
    var earlier = cells.length > 3 ? List.of(cells[2]) : List.<String>of();
    var question = new Question(cells[cells.length - 1], earlier, "");
    return new Line(List.of(cells[0].split("\\+", -1)), READER.read(question));
  }
}

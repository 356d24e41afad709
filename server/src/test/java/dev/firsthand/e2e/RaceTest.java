package dev.firsthand.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some of the races that {@code ./firsthand simulate --races N} runs by the thousand. */
class RaceTest {

  private static final int RACES = 60;

  @Test
  void ofTwoAgentsWhoReachForOneConversationOneHasIt(@TempDir Path data) {
    try (var races = new Races(data)) {
      races.run(RACES, number -> {});

      assertThat(races.won().getFirst() + races.won().getLast()).isEqualTo(RACES);
    }
  }
}

package dev.firsthand.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MachineTest {

  @Test
  void whoPutsTheLoadOnLeavesTheServersCoreAlone() throws Exception {
    List<String> all = Machine.cores();
    List<String> alone = Machine.onOneCore();
    assumeThat(alone).as("words that bind a server to a core").isNotEmpty();
    String servers = alone.getLast();
    assertThat(all).contains(servers);

    Machine.leaveTheFirstCore();
    try {
      assertThat(Machine.cores()).isNotEmpty().doesNotContain(servers);
      assertThat(Machine.onOneCore()).isEqualTo(alone);
    } finally {
      Machine.takeEveryCore();
    }
    assertThat(Machine.cores()).isEqualTo(all);
  }
}

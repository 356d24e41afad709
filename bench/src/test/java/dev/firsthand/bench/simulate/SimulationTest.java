package dev.firsthand.bench.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {

  @Test
  void playsAsManyStepsAsItIsTold(@TempDir Path folder) throws Exception {
    var simulation = new Simulation(options(folder, "--interleavings", "2000"), () -> false);

    assertThat(simulation.run()).isNull();

    assertThat(simulation.figures().steps()).isEqualTo(2_000);
    assertThat(simulation.figures().events()).isPositive();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void theSameSeedIsTheSameStoryInMemoryAndOnDisk(@TempDir Path folder) throws Exception {
    var onDisk = new Simulation(options(folder, "--story", "7"), () -> false);
    var inMemory = new Simulation(options(folder, "--story", "7", "--memory"), () -> false);

    assertThat(onDisk.run()).isNull();
    assertThat(inMemory.run()).isNull();

    assertThat(onDisk.figures()).isEqualTo(inMemory.figures());
  }

  @Test
  void endsWhenTimeIsUp(@TempDir Path folder) throws Exception {
    var simulation = new Simulation(options(folder), () -> true);

    assertThat(simulation.run()).isNull();

    assertThat(simulation.figures().steps()).isZero();
  }

  @Test
  void saysWhichArgumentIsWrong(@TempDir Path folder) {
    assertThatThrownBy(() -> options(folder, "--minutes", "soon"))
        .hasMessage("--minutes wants a whole number, not \"soon\".");
    assertThatThrownBy(() -> options(folder, "--minutes", "0"))
        .hasMessage("--minutes must be from 1 to 600.");
    assertThatThrownBy(() -> options(folder, "--wet", "1")).hasMessage("\"--wet\" is unknown.");
  }

  private static Options options(Path folder, String... arguments) throws Options.BadArgument {
    return Options.of(arguments, folder, 2);
  }
}

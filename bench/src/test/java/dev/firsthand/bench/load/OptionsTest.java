package dev.firsthand.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OptionsTest {

  private static Options of(String... arguments) throws Options.BadArgument {
    return Options.of(List.of(arguments));
  }

  @Test
  void withoutArgumentsTheRelayAndTheProductAreMeasured() throws Options.BadArgument {
    assertThat(of().variants()).containsExactly(Variant.RELAY, Variant.SQLITE);
    assertThat(of().scenarios()).containsExactly("talk", "idle");
    assertThat(of().get(Setting.IDLE)).isEqualTo(18_000);
  }

  @Test
  void argumentsAreTaken() throws Options.BadArgument {
    Options options = of(
        "--variant",
        "relay-json,postgres",
        "--scenario",
        "idle",
        "--rates",
        "10,20",
        "--day-visitors",
        "50");

    assertThat(options.variants()).containsExactly(Variant.RELAY_JSON, Variant.POSTGRES);
    assertThat(options.scenarios()).containsExactly("idle");
    assertThat(options.rates()).isEqualTo(List.of(10, 20));
    assertThat(options.get(Setting.DAY_VISITORS)).isEqualTo(50);
  }

  @Test
  void whatCanNotBeUsedIsNamed() {
    assertThatThrownBy(() -> of("--variant", "mysql"))
        .isInstanceOf(Options.BadArgument.class)
        .hasMessageContaining("\"mysql\"");
    assertThatThrownBy(() -> of("--rates", "5")).hasMessageContaining("10 to 200000");
    assertThatThrownBy(() -> of("--scenario", "sleep")).hasMessageContaining("\"sleep\"");
    assertThatThrownBy(() -> of("--seconds")).hasMessageContaining("--seconds");
    assertThatThrownBy(() -> of("--speed", "9")).hasMessageContaining("--speed");
  }

  @ParameterizedTest
  @EnumSource(Preset.class)
  void whatIsSetBeforehandCanBeUsedAndChanged(Preset preset) throws Options.BadArgument {
    List<Options> runs = preset.options(List.of("--rounds", "7"));

    assertThat(runs).isNotEmpty().allMatch(run -> run.get(Setting.ROUNDS) == 7);
  }

  @Test
  void everyScenarioCanBeMade() throws Options.BadArgument {
    Options options = of();

    assertThat(Scenarios.NAMES)
        .allSatisfy(name -> assertThat(Scenarios.of(name, options)).isNotNull());
    assertThat(Options.USAGE).contains(Scenarios.NAMES);
  }
}

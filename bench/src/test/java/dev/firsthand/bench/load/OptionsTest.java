package dev.firsthand.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionsTest {

  private static Options of(String... arguments) throws Options.BadArgument {
    return Options.of(arguments);
  }

  @Test
  void withoutArgumentsTheRelayAndTheProductAreMeasured() throws Options.BadArgument {
    assertThat(of().variants()).containsExactly(Variant.RELAY, Variant.SQLITE);
    assertThat(of().scenarios()).isEqualTo(Options.SCENARIOS);
  }

  @Test
  void argumentsAreTaken() throws Options.BadArgument {
    Options options =
        of("--variant", "relay-json,postgres", "--scenario", "idle", "--rates", "10,20");

    assertThat(options.variants()).containsExactly(Variant.RELAY_JSON, Variant.POSTGRES);
    assertThat(options.scenarios()).isEqualTo(Set.of("idle"));
    assertThat(options.rates()).isEqualTo(List.of(10, 20));
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
}

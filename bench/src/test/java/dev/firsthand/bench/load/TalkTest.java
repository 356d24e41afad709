package dev.firsthand.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The load on real servers in processes of their own; counts what comes back, and times nothing. */
class TalkTest {

  @ParameterizedTest
  @EnumSource(
      value = Variant.class,
      names = {"RELAY", "RELAY_JSON", "SQLITE"})
  void eachMessageIsAcknowledgedAndDeliveredOnce(Variant variant) throws Exception {
    try (var stage = Stage.open(variant, 6, 2, List.of("-Xmx256m"));
        var sockets = new Sockets()) {
      Cast cast = stage.cast(sockets, 6, 2);

      Talk.Heard heard = Talk.run(cast, 50, 1, 7);

      assertThat(heard.sent()).isEqualTo(50);
      assertThat(heard.acknowledged()).isEqualTo(50);
      assertThat(heard.delivered()).isEqualTo(50);
      assertThat(heard.doubled()).isZero();
      assertThat(heard.toDeliver().getTotalCount()).isEqualTo(50);
      assertThat(stage.server().cpu()).isPositive();
    }
  }
}

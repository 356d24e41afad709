package dev.firsthand.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The load on real servers in processes of their own; counts what comes back, and times nothing. */
class TalkTest {

  private static final Plan SMALL = Plan.of(6, 2, List.of("-Xmx256m"));

  @ParameterizedTest
  @EnumSource(
      value = Variant.class,
      names = {"RELAY", "RELAY_JSON", "SQLITE"})
  void eachMessageIsAcknowledgedDeliveredAndAnsweredOnce(Variant variant) throws Exception {
    try (var stage = Stage.open(variant, SMALL);
        var sockets = new Sockets()) {
      Cast cast = stage.cast(sockets, 6);

      Talk.Heard heard = Talk.run(cast, 50, 1, 7, true);

      assertThat(heard.sent()).isEqualTo(50);
      assertThat(List.of(heard.acknowledged(), heard.delivered(), heard.returned()))
          .allSatisfy(came -> {
            assertThat(came.count()).isEqualTo(50);
            assertThat(came.again()).isZero();
            assertThat(came.times().getTotalCount()).isEqualTo(50);
          });
      assertThat(stage.server().cpu()).isPositive();
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Variant.class,
      names = {"SQLITE"})
  void whoComesBackAfterAKillHasLostNothing(Variant variant) throws Exception {
    try (var stage = Stage.open(variant, SMALL);
        var sockets = new Sockets()) {
      var guests = new Guests(sockets, stage, 5);
      guests.come(100, 1);
      guests.eachSays(100, 1);

      stage.killAndStartAgain();
      guests.come(Guests.AT_ONCE, 1);
      guests.eachSays(100, 1);

      assertThat(guests.all()).allSatisfy(guest -> {
        assertThat(guest.acknowledged()).hasSize(2);
        assertThat(guest.outOfOrder()).isZero();
      });
      var keys = stage.keysInLog(guests.all().stream().map(Guest::conversation).toList());
      assertThat(keys).hasSize(10).containsValue(1).doesNotContainValue(2);
    }
  }
}

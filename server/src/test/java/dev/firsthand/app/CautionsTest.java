package dev.firsthand.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.access.Role;
import dev.firsthand.access.StaffMember;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.GestureId;
import dev.firsthand.conversation.Worth;
import dev.firsthand.gestures.CodeKind;
import dev.firsthand.gestures.Gesture;
import dev.firsthand.gestures.GestureDirectory;
import dev.firsthand.overview.CautionsEndpoint.Caution;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CautionsTest {

  @Test
  void theDefaultsNeedNoCaution() {
    assertThat(said(Map.of(), 4, 2)).isEmpty();
  }

  @Test
  void whatHardlyCanBeMeantIsSaidByName() {
    assertThat(said(Map.of(), 0, 0)).containsExactly("capacity");
    assertThat(said(Map.of("capacity.reserve-percent", "200"), 2, 4))
        .containsExactly("capacity.reserve-percent");
    assertThat(said(Map.of("times.offer", "10m"), 4)).containsExactly("times.offer");
    assertThat(said(Map.of("times.second-offer", "1h"), 4)).containsExactly("times.second-offer");
    assertThat(said(Map.of("times.second-offer", "0s"), 4)).isEmpty();
  }

  @Test
  void aPoolThatRunsLowIsNamedWhileItMayBeGiven() {
    assertThat(Cautions.ofGestures(
            List.of(pool("Voucher", true, 1), pool("Full", true, 3), pool("Off", false, 0))))
        .singleElement()
        .satisfies(caution -> assertThat(caution.says()).contains("“Voucher” has one code left."));
    assertThat(Cautions.ofGestures(List.of(pool("Voucher", true, 0))))
        .singleElement()
        .satisfies(caution -> assertThat(caution.says()).contains("no codes left"));
  }

  private static GestureDirectory.Standing pool(String name, boolean enabled, int left) {
    var gesture = new Gesture(
        new GestureId(name),
        1,
        name,
        "Sorry! {code}",
        Worth.of("a plant"),
        CodeKind.POOL,
        null,
        new Gesture.Budget(5, null),
        2,
        enabled,
        List.of());
    return new GestureDirectory.Standing(gesture, left, 0);
  }

  private static List<String> said(Map<String, String> settings, int... capacities) {
    var config = Config.of(ConfigValues.read(null, Map.of(), settings));
    var staff = Arrays.stream(capacities).mapToObj(CautionsTest::agent).toList();
    return Cautions.of(config, staff).stream().map(Caution::setting).toList();
  }

  private static StaffMember agent(int capacity) {
    return new StaffMember(
        new AgentId("a" + capacity),
        "a",
        "A",
        "",
        null,
        Role.AGENT,
        List.of(),
        "",
        capacity,
        true,
        List.of());
  }
}

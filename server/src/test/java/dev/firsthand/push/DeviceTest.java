package dev.firsthand.push;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.AgentId;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeviceTest {

  private static final Instant NOON_UTC = Instant.parse("2030-06-03T12:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static Device device(Device.@Nullable Quiet quiet, @Nullable Instant restsUntil) {
    return new Device(
        "d",
        "s",
        new AgentId("maria"),
        URI.create("https://push.example/secret"),
        new PushedBrowser(new SecureRandom()).publicKey(),
        "secret",
        quiet,
        NOON_UTC,
        restsUntil);
  }

  private static boolean isQuiet(String from, String to) {
    var quiet = new Device.Quiet(LocalTime.parse(from), LocalTime.parse(to), BERLIN);
    return !device(quiet, null).mayBeCalled(NOON_UTC);
  }

  @Test
  void quietHoursAreThoseOfTheDevicesZone() {
    assertThat(isQuiet("14:00", "15:00")).isTrue();
    assertThat(isQuiet("12:00", "13:00")).isFalse();
    assertThat(isQuiet("13:00", "14:00")).isFalse();
    assertThat(isQuiet("20:00", "15:00")).isTrue();
    assertThat(isQuiet("20:00", "08:00")).isFalse();
    assertThat(isQuiet("14:00", "14:00")).isFalse();
  }

  @Test
  void aDeviceWhoseServiceWantsToBeLeftAloneIs() {
    assertThat(device(null, null).mayBeCalled(NOON_UTC)).isTrue();
    assertThat(device(null, NOON_UTC.plusMillis(1)).mayBeCalled(NOON_UTC)).isFalse();
    assertThat(device(null, NOON_UTC).mayBeCalled(NOON_UTC)).isTrue();
  }

  @Test
  void nothingThatOthersCouldCallWithStandsInItsText() {
    assertThat(device(null, null).toString()).doesNotContain("secret");
  }
}

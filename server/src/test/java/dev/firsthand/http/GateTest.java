package dev.firsthand.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.util.NetUtil;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {

  private final AtomicLong now = new AtomicLong(1_000_000);
  private final InstantSource clock = () -> java.time.Instant.ofEpochMilli(now.get());
  private final Gate gate =
      new Gate(ServerOptions.Limits.defaults().withRequests(10, 3).withConnections(9, 2), clock);

  @Test
  void aBudgetFillsAgainWithTime() {
    for (int i = 0; i < 3; i++) {
      assertThat(gate.secondsToWait(1)).isZero();
    }
    assertThat(gate.secondsToWait(1)).isEqualTo(1);
    assertThat(gate.secondsToWait(2)).as("another address").isZero();

    now.addAndGet(100);

    assertThat(gate.secondsToWait(1)).isZero();
    assertThat(gate.secondsToWait(1)).isEqualTo(1);
  }

  @Test
  void aClockThatGoesBackTakesNothingAway() {
    assertThat(gate.secondsToWait(1)).isZero();
    now.addAndGet(-10_000);
    assertThat(gate.secondsToWait(1)).isZero();
    assertThat(gate.secondsToWait(1)).isZero();
    assertThat(gate.secondsToWait(1)).isPositive();
  }

  @Test
  void forgetsWhoHasBeenQuiet() {
    gate.secondsToWait(1);
    gate.sweep();
    assertThat(gate.remembered()).isEqualTo(1);

    now.addAndGet(100);
    gate.sweep();

    assertThat(gate.remembered()).isZero();
  }

  @Test
  void connectionsAreCountedInAndOut() {
    assertThat(gate.enter(1)).isTrue();
    assertThat(gate.enter(1)).isTrue();
    assertThat(gate.enter(1)).isFalse();
    gate.leave(1);
    assertThat(gate.enter(1)).isTrue();
    gate.leave(1);
    gate.leave(1);
    assertThat(gate.remembered()).isZero();
  }

  @Test
  void oneNetworkOfIpv6CountsAsOneAddress() {
    assertThat(key("2001:db8::1")).isEqualTo(key("2001:db8::ffff:2"));
    assertThat(key("2001:db8::1")).isNotEqualTo(key("2001:db8:0:1::1"));
    assertThat(key("192.0.2.1")).isNotEqualTo(key("192.0.2.2"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "10.0.0.1 | 192.0.2.7 | 192.0.2.7",
        "10.0.0.1 | 203.0.113.9, 192.0.2.7 | 192.0.2.7",
        "10.0.0.1 | 192.0.2.7, 10.0.0.2 | 192.0.2.7",
        "10.0.0.1 | 192.0.2.7:8080 | 192.0.2.7",
        "10.0.0.1 | [2001:db8::1]:80 | 2001:db8::1",
        "10.0.0.1 | nonsense | 10.0.0.1",
        "10.0.0.1 | 192.0.2.7, nonsense, 10.0.0.3 | 10.0.0.3",
        "192.0.2.1 | 192.0.2.7 | 192.0.2.1",
        "fd00::5 | 192.0.2.7 | 192.0.2.7"
      })
  void readsTheChainOfProxiesFromItsEnd(String peer, String chain, String expected) {
    var proxies = new Proxies(List.of("10.0.0.0/8", "fd00::/8"));
    var headers = new DefaultHttpHeaders().add("X-Forwarded-For", chain);

    var client = proxies.clientOf(address(peer), headers);

    assertThat(client).isEqualTo(address(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "proxy.example", "::/129"})
  void refusesWhatIsNoRange(String text) {
    assertThatThrownBy(() -> ServerOptions.defaults().withTrustedProxies(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }

  private static long key(String text) {
    return Gate.keyOf(address(text));
  }

  private static byte[] address(String text) {
    return NetUtil.createByteArrayFromIpAddressString(text);
  }
}

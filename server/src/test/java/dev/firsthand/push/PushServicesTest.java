package dev.firsthand.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushServicesTest {

  private static final PushServices USUAL =
      new PushServices(List.of("fcm.googleapis.com", "*.push.apple.com", "http://127.0.0.1:4711"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://fcm.googleapis.com/fcm/send/abc:def",
        "https://FCM.googleapis.com:443/wp/x",
        "https://web.push.apple.com/Qxyz?a=b",
        "http://127.0.0.1:4711/push/1"
      })
  void anEndpointOfAServiceIsCalled(String endpoint) {
    assertThat(USUAL.endpoint(endpoint)).contains(URI.create(endpoint));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://fcm.googleapis.com/x",
        "https://fcm.googleapis.com:8443/x",
        "https://fcm.googleapis.com.evil.example/x",
        "https://evilpush.apple.com/x",
        "https://push.apple.com/x",
        "https://fcm.googleapis.com@10.0.0.1/x",
        "https://me:pw@fcm.googleapis.com/x",
        "https://fcm.googleapis.com/x#y",
        "https://10.0.0.1/x",
        "https://169.254.169.254/latest/meta-data",
        "https://localhost/x",
        "https://127.0.0.1:4711/x",
        "http://127.0.0.1:4712/x",
        "http://127.0.0.1.evil.example:4711/x",
        "http://user@127.0.0.1:4711/x",
        "http://[::1]:4711/x",
        "https://[::1]/x",
        "file:///etc/passwd",
        "fcm.googleapis.com/x",
        "https://fcm.googleapis.com/\u00e4",
        "https:///x",
        "https://fcm.googleapis.com/a b",
        ""
      })
  void noOtherAddressIsEverCalled(String endpoint) {
    assertThat(USUAL.endpoint(endpoint)).isEmpty();
  }

  @Test
  void anEndpointHasALimitedLengthAndWithoutServicesNoneIsCalled() {
    String long1000 = "https://fcm.googleapis.com/" + "x".repeat(973);
    assertThat(USUAL.endpoint(long1000)).isPresent();
    assertThat(USUAL.endpoint(long1000 + "x")).isEmpty();
    assertThat(new PushServices(List.of()).endpoint(long1000)).isEmpty();
    assertThat(new PushServices(List.of()).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*", "*.", "https://fcm.googleapis.com", "http://10.0.0.1:80", "a b", "-x"})
  void aListNamesHosts(String name) {
    assertThatThrownBy(() -> new PushServices(List.of(name)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

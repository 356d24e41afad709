package dev.firsthand.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.access.Tokens;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HookSignatureTest {

  private static final HookSecret KNOWN =
      new HookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", Instant.EPOCH);
  private static final String SIGNED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  /** The example that the libraries of Standard Webhooks are tested with. */
  @Test
  void aCallIsSignedAsStandardWebhooksSignIt() {
    assertThat(signature(List.of(KNOWN))).isEqualTo(SIGNED);
  }

  @Test
  void eachOfTwoSecretsSigns() {
    var other = new HookSecret("whsec_AAAA", Instant.EPOCH);

    assertThat(signature(List.of(other, KNOWN)).split(" ")).hasSize(2).endsWith(SIGNED);
  }

  @Test
  void aSecretIsNewEachTimeAndNeverPrinted() {
    var tokens = new Tokens(new SecureRandom());
    var one = HookSecret.make(tokens, Instant.EPOCH);
    var other = HookSecret.make(tokens, Instant.EPOCH);

    assertThat(one.value()).startsWith("whsec_").isNotEqualTo(other.value());
    assertThat(one.key()).hasSize(32);
    assertThat(one.toString()).doesNotContain(one.value().substring(6));
  }

  private static String signature(List<HookSecret> secrets) {
    var body = "{\"test\": 2432232314}".getBytes(UTF_8);
    return HookSignature.of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, body, secrets);
  }
}

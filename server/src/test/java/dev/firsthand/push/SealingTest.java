package dev.firsthand.push;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SealingTest {

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** The example of RFC 8291, section 5 and appendix A. */
  @Test
  void aMessageIsSealedAsTheStandardsExampleIs() {
    var ours = new KeyPair(
        P256.publicKey(
            bytes(
                "BP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A8")),
        P256.privateKey(bytes("yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw")));
    byte[] body = Sealing.sealed(
        "When I grow up, I want to be a watermelon".getBytes(UTF_8),
        P256.publicKey(
            bytes(
                "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4")),
        bytes("BTBZMqHH6r4Tts7J_aSIgg"),
        ours,
        bytes("DGv6ra1nlYgDCS1FRnbzlw"));

    assertThat(BASE64.encodeToString(body))
        .isEqualTo("DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlml"
            + "MoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZ"
            + "wbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN");
  }

  @Test
  void whatIsSealedForABrowserOnlyThatBrowserReads() {
    var random = new SecureRandom();
    for (int i = 0; i < 50; i++) { // keys and coordinates with zeros in front, too
      var browser = new PushedBrowser(random);
      byte[] body = Sealing.sealed(
          "hello".getBytes(UTF_8),
          browser.publicKey(),
          browser.auth(),
          P256.make(random),
          random.generateSeed(Sealing.SALT_BYTES));

      assertThat(browser.opened(body)).isEqualTo("hello");
      assertThatThrownBy(() -> new PushedBrowser(random).opened(body))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void bytesThatAreNoPointOfTheCurveAreNoKey() {
    byte[] point = P256.bytes(new PushedBrowser(new SecureRandom()).publicKey());
    assertThat(P256.bytes(P256.publicKey(point))).isEqualTo(point);

    byte[] beside = point.clone();
    beside[40] ^= 1;
    byte[] compressed = point.clone();
    compressed[0] = 3;
    byte[] large = new byte[P256.POINT_BYTES];
    Arrays.fill(large, (byte) 0xff);
    large[0] = 4;
    for (byte[] bad : new byte[][] {
      beside, compressed, large, new byte[P256.POINT_BYTES], Arrays.copyOf(point, 64), new byte[0]
    }) {
      assertThatThrownBy(() -> P256.publicKey(bad)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static byte[] bytes(String base64) {
    return Base64.getUrlDecoder().decode(base64);
  }
}

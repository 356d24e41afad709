package dev.firsthand.visitors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.SiteKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which tokens vouch for a visitor, and which do not. */
public class VisitorTokenCodecTest {

  private static final Instant NOW = Instant.ofEpochSecond(1_900_000_000);
  private static final SiteKey SHOP = new SiteKey("shop");
  private static final VisitorKey KEY = key('k');
  private static final VisitorKey OTHER = key('o');
  private static final String HS256 = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

  @Test
  void whatIsSignedIsRead() throws Exception {
    String token = token(KEY, HS256, """
        {"exp": 1900000060, "aud": "shop", "sub": "42", "name": " Ida ", "email": "ida@mail.example",
         "attributes": {"plan": "gold", "cart": 99.5, "vip": true, "none": null, "list": []}}
        """);

    assertThat(read(token))
        .contains(new VouchedFor(
            "Ida", "ida@mail.example", Map.of("plan", "gold", "cart", "99.5", "vip", "true")));
  }

  @Test
  void eitherOfTwoKeysWillDo() throws Exception {
    String token = token(OTHER, HS256, "{\"exp\": 1900000060}");

    assertThat(VisitorTokenCodec.read(token, List.of(KEY, OTHER), SHOP, NOW)).isPresent();
    assertThat(VisitorTokenCodec.read(token, List.of(KEY), SHOP, NOW)).isEmpty();
    assertThat(VisitorTokenCodec.read(token, List.of(), SHOP, NOW)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"exp\": 1900000000}",
        "{\"exp\": 1899999999}",
        "{\"exp\": \"1900000060\"}",
        "{\"exp\": 1900000060, \"nbf\": 1900000030}",
        "{\"exp\": 1900000060, \"aud\": \"another\"}",
        "{\"exp\": 1900000060, \"attributes\": {\"\": \"x\"}}",
        "[1]",
        "no json",
      })
  void whatHasEndedOrIsForOthersVouchesForNobody(String claims) throws Exception {
    assertThat(read(token(KEY, HS256, claims))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"alg\":\"none\"}", "{\"alg\":\"HS512\"}", "{}", "x"})
  void onlyOneWayOfSigningIsTaken(String head) throws Exception {
    assertThat(read(token(KEY, head, "{\"exp\": 1900000060}"))).isEmpty();
  }

  @Test
  void aChangedTokenVouchesForNobody() throws Exception {
    String token = token(KEY, HS256, "{\"exp\": 1900000060}");
    String[] parts = token.split("\\.", -1);
    String other = base64("{\"exp\": 1900000060, \"name\": \"Eve\"}".getBytes(UTF_8));

    assertThat(read(parts[0] + "." + other + "." + parts[2])).isEmpty();
    assertThat(read(parts[0] + "." + parts[1] + ".")).isEmpty();
    assertThat(read(parts[0] + "." + parts[1])).isEmpty();
    assertThat(read("")).isEmpty();
    assertThat(read("a.b.c")).isEmpty();
    assertThat(read(token + "x".repeat(VisitorTokenCodec.LONGEST))).isEmpty();
  }

  @Test
  void moreThanThereIsRoomForIsNotCut() throws Exception {
    assertThat(
            read(token(KEY, HS256, "{\"exp\": 1900000060, \"name\": \"" + "x".repeat(101) + "\"}")))
        .isEmpty();
    assertThat(read(token(
            KEY,
            HS256,
            "{\"exp\": 1900000060, \"attributes\": {\"a\": \"" + "x".repeat(201) + "\"}}")))
        .isEmpty();
  }

  private static Optional<VouchedFor> read(String token) {
    return VisitorTokenCodec.read(token, List.of(KEY), SHOP, NOW);
  }

  private static VisitorKey key(char letter) {
    return new VisitorKey(Character.toString(letter).repeat(43), NOW);
  }

  private static String token(VisitorKey key, String head, String claims) throws Exception {
    return signed(key.value(), head, claims);
  }

  /** A token as a site's server makes it. */
  public static String signed(String key, String head, String claims) throws Exception {
    String body = base64(head.getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
    return body + "." + base64(mac.doFinal(body.getBytes(UTF_8)));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

package dev.firsthand.visitors;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firsthand.conversation.SiteKey;
import dev.firsthand.rest.Json;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Reads the tokens by which a site's server vouches for a visitor: JSON Web Tokens (RFC 7519), signed
 * with HS256 and nothing else, that say when they end. Pure.
 */
public final class VisitorTokenCodec {

  /** Longer ones are not looked at. */
  public static final int LONGEST = 4_000;

  private static final int MOST_ATTRIBUTES = 20;
  private static final int LONGEST_ATTRIBUTE = 40;
  private static final int LONGEST_VALUE = 200;
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_EMAIL = 254;

  private VisitorTokenCodec() {}

  /**
   * What the token says; empty if none of the keys signed it, if it has ended or does not say when it
   * does, if it is for another site, or holds more than there is room for.
   */
  public static Optional<VouchedFor> read(
      String token, List<VisitorKey> keys, SiteKey site, Instant now) {
    String[] parts = token.split("\\.", -1);
    if (token.length() > LONGEST || parts.length != 3) {
      return Optional.empty();
    }
    try {
      byte[] signature = Base64.getUrlDecoder().decode(parts[2]);
      byte[] signed = (parts[0] + "." + parts[1]).getBytes(US_ASCII);
      boolean genuine =
          keys.stream().anyMatch(key -> MessageDigest.isEqual(signature, signature(key, signed)));
      return genuine && "HS256".equals(object(parts[0]).path("alg").asString(""))
          ? vouchedFor(object(parts[1]), site, now)
          : Optional.empty();
    } catch (IllegalArgumentException | JacksonException noToken) {
      return Optional.empty();
    }
  }

  private static Optional<VouchedFor> vouchedFor(JsonNode claims, SiteKey site, Instant now) {
    boolean lives = claims.path("exp").isNumber() && claims.path("exp").asDouble() > seconds(now);
    boolean begun = !claims.path("nbf").isNumber() || claims.path("nbf").asDouble() <= seconds(now);
    boolean forUs = !claims.has("aud") || claims.path("aud").asString("").equals(site.value());
    Map<String, String> attributes = attributes(claims.path("attributes"));
    String name = text(claims.path("name"));
    String email = text(claims.path("email"));
    boolean fits = attributes.size() <= MOST_ATTRIBUTES
        && (name == null || name.length() <= LONGEST_NAME)
        && (email == null || email.length() <= LONGEST_EMAIL)
        && attributes.entrySet().stream()
            .allMatch(each -> !each.getKey().isBlank()
                && each.getKey().length() <= LONGEST_ATTRIBUTE
                && each.getValue().length() <= LONGEST_VALUE);
    return lives && begun && forUs && fits
        ? Optional.of(new VouchedFor(name, email, attributes))
        : Optional.empty();
  }

  private static double seconds(Instant now) {
    return now.toEpochMilli() / 1000.0;
  }

  /** Texts, numbers and truths; other things are nobody's attributes. */
  private static Map<String, String> attributes(JsonNode said) {
    var attributes = new TreeMap<String, String>();
    for (var each : said.properties()) {
      if (each.getValue().isValueNode() && !each.getValue().isNull()) {
        attributes.put(each.getKey(), each.getValue().asString());
      }
    }
    return attributes;
  }

  private static @Nullable String text(JsonNode claim) {
    return claim.isString() && !claim.asString().isBlank() ? claim.asString().strip() : null;
  }

  private static JsonNode object(String part) {
    JsonNode read = Json.mapper().readTree(new String(Base64.getUrlDecoder().decode(part), UTF_8));
    if (!read.isObject()) {
      throw new IllegalArgumentException("A JSON object is expected.");
    }
    return read;
  }

  private static byte[] signature(VisitorKey key, byte[] signed) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.bytes(), "HmacSHA256"));
      return mac.doFinal(signed);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every JDK has HmacSHA256", missing);
    }
  }
}

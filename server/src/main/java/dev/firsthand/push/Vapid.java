package dev.firsthand.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firsthand.rest.Json;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;

/**
 * Says to push services who calls (RFC 8292): a token, good for one service and half a day, signed
 * with the house's key.
 *
 * @param contact where the service's people reach the operator: {@code mailto:} or {@code https:};
 *     empty for nowhere
 */
record Vapid(KeyPair keys, String contact) {

  /** The standard allows a day. */
  private static final Duration GOOD_FOR = Duration.ofHours(12);

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** The public key, as browsers want it before they subscribe. */
  String publicKey() {
    return BASE64.encodeToString(P256.bytes((ECPublicKey) keys.getPublic()));
  }

  /** The header {@code Authorization} of a call of {@code endpoint}. */
  String authorization(URI endpoint, Instant now) {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("aud", endpoint.getScheme() + "://" + endpoint.getRawAuthority());
    claims.put("exp", now.plus(GOOD_FOR).getEpochSecond());
    if (!contact.isEmpty()) {
      claims.put("sub", contact);
    }
    String signed =
        base64("{\"typ\":\"JWT\",\"alg\":\"ES256\"}") + "." + base64(Json.write(claims));
    return "vapid t=" + signed + "." + BASE64.encodeToString(signature(signed)) + ", k="
        + publicKey();
  }

  private byte[] signature(String text) {
    try {
      var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(keys.getPrivate());
      signature.update(text.getBytes(UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException missing) {
      throw P256.missing(missing);
    }
  }

  private static String base64(String text) {
    return BASE64.encodeToString(text.getBytes(UTF_8));
  }

  /** Never the key. */
  @Override
  public String toString() {
    return "Vapid[" + publicKey() + "]";
  }
}

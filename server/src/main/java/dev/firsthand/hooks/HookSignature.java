package dev.firsthand.hooks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs calls as Standard Webhooks do: HMAC-SHA256 over {@code id.timestamp.body}. */
final class HookSignature {

  private HookSignature() {}

  /**
   * The header's value: one signature for each secret, with spaces between them.
   *
   * @param id without a full stop
   * @param timestamp in seconds since 1970
   */
  static String of(String id, long timestamp, byte[] body, List<HookSecret> secrets) {
    byte[] before = (id + "." + timestamp + ".").getBytes(UTF_8);
    return secrets.stream()
        .map(secret -> "v1," + Base64.getEncoder().encodeToString(sign(secret, before, body)))
        .collect(Collectors.joining(" "));
  }

  private static byte[] sign(HookSecret secret, byte[] before, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.key(), "HmacSHA256"));
      mac.update(before);
      return mac.doFinal(body);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every JDK has HmacSHA256", missing);
    }
  }
}

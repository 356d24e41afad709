package dev.firsthand.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes secrets and ids that can't be guessed. Thread-safe. */
public final class Tokens {

  private static final String BASE62 =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
  private static final int ID_LENGTH = 22;

  private final SecureRandom random;

  public Tokens(SecureRandom random) {
    this.random = random;
  }

  /** A secret of 256 bits, in 43 characters that need no escaping in an address. */
  public String secret() {
    return base64(bytes(32));
  }

  /** An id of 128 bits, in 22 letters and digits. */
  public String id() {
    var number = new BigInteger(1, bytes(16));
    var id = new char[ID_LENGTH];
    for (int i = ID_LENGTH - 1; i >= 0; i--) {
      var parts = number.divideAndRemainder(BigInteger.valueOf(BASE62.length()));
      id[i] = BASE62.charAt(parts[1].intValue());
      number = parts[0];
    }
    return new String(id);
  }

  byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** What is stored of a secret: enough to know it again, not enough to use it. */
  public static String hash(String secret) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every JDK has SHA-256", missing);
    }
  }

  /** A second secret that follows from the first and doesn't give it away. */
  static String derived(String secret, String purpose) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      return base64(mac.doFinal(purpose.getBytes(UTF_8)));
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException("Every JDK has HmacSHA256", missing);
    }
  }

  /** Compares without telling by its time where the two differ. */
  public static boolean same(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

package dev.firsthand.push;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** The keys of one browser's subscription, and how it opens what is sealed for it. */
public final class PushedBrowser {

  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final int HEAD = Sealing.SALT_BYTES + Integer.BYTES + 1;

  private final KeyPair keys;
  private final byte[] auth = new byte[16];

  public PushedBrowser(SecureRandom random) {
    keys = P256.make(random);
    random.nextBytes(auth);
  }

  ECPublicKey publicKey() {
    return (ECPublicKey) keys.getPublic();
  }

  byte[] auth() {
    return auth.clone();
  }

  /** The key as a subscription names it. */
  public String keyText() {
    return BASE64.encodeToString(P256.bytes(publicKey()));
  }

  /** The secret as a subscription names it. */
  public String authText() {
    return BASE64.encodeToString(auth);
  }

  /**
   * What was sealed for this browser.
   *
   * @throws IllegalStateException if it was sealed for another one, or changed on its way
   */
  public String opened(byte[] body) {
    byte[] salt = Arrays.copyOf(body, Sealing.SALT_BYTES);
    byte[] sender = Arrays.copyOfRange(body, HEAD, HEAD + P256.POINT_BYTES);
    try {
      byte[] shared = P256.shared((ECPrivateKey) keys.getPrivate(), P256.publicKey(sender));
      byte[] secret = expanded(
          hmac(auth, shared),
          "WebPush: info\0".getBytes(US_ASCII),
          P256.bytes(publicKey()),
          sender);
      byte[] mixed = hmac(salt, secret);
      byte[] key = expanded(mixed, "Content-Encoding: aes128gcm\0".getBytes(US_ASCII));
      byte[] nonce = expanded(mixed, "Content-Encoding: nonce\0".getBytes(US_ASCII));
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(Arrays.copyOf(key, 16), "AES"),
          new GCMParameterSpec(128, Arrays.copyOf(nonce, 12)));
      byte[] text =
          cipher.doFinal(body, HEAD + P256.POINT_BYTES, body.length - HEAD - P256.POINT_BYTES);
      if (text[text.length - 1] != 2) {
        throw new IllegalStateException("The last record ends with 2");
      }
      return new String(text, 0, text.length - 1, UTF_8);
    } catch (GeneralSecurityException notForThis) {
      throw new IllegalStateException(notForThis);
    }
  }

  private static byte[] expanded(byte[] key, byte[]... info) {
    var text =
        ByteBuffer.allocate(Arrays.stream(info).mapToInt(part -> part.length).sum() + 1);
    for (byte[] part : info) {
      text.put(part);
    }
    try {
      return hmac(key, text.put((byte) 1).array());
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static byte[] hmac(byte[] key, byte[] text) throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text);
  }
}

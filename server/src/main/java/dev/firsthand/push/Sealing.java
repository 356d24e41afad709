package dev.firsthand.push;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals a message for one browser, so that its push service can't read it (RFC 8291, RFC 8188). */
final class Sealing {

  /** Length of the salt that is new with each message. */
  static final int SALT_BYTES = 16;

  private static final int RECORD_SIZE = 4096;
  private static final int KEY_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int SECRET_BYTES = 32;
  private static final int TAG_BITS = 128;

  /** Ends the last record, before padding of which there is none. */
  private static final byte LAST = 2;

  private Sealing() {}

  /**
   * The body of a push.
   *
   * @param text fewer than 4,000 bytes
   * @param auth the browser's secret
   * @param ours a pair that is new with each message
   */
  static byte[] sealed(byte[] text, ECPublicKey browser, byte[] auth, KeyPair ours, byte[] salt) {
    byte[] theirPoint = P256.bytes(browser);
    byte[] ourPoint = P256.bytes((ECPublicKey) ours.getPublic());
    byte[] shared = P256.shared((ECPrivateKey) ours.getPrivate(), browser);
    byte[] secret = derived(
        auth,
        shared,
        joined("WebPush: info\0".getBytes(US_ASCII), theirPoint, ourPoint),
        SECRET_BYTES);
    byte[] key =
        derived(salt, secret, "Content-Encoding: aes128gcm\0".getBytes(US_ASCII), KEY_BYTES);
    byte[] nonce =
        derived(salt, secret, "Content-Encoding: nonce\0".getBytes(US_ASCII), NONCE_BYTES);
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new GCMParameterSpec(TAG_BITS, nonce));
      byte[] record = cipher.doFinal(joined(text, new byte[] {LAST}));
      byte[] size = ByteBuffer.allocate(Integer.BYTES).putInt(RECORD_SIZE).array();
      return joined(salt, size, new byte[] {(byte) ourPoint.length}, ourPoint, record);
    } catch (GeneralSecurityException missing) {
      throw P256.missing(missing);
    }
  }

  /** HKDF with SHA-256 for lengths of one block (RFC 5869). */
  private static byte[] derived(byte[] salt, byte[] secret, byte[] info, int length) {
    byte[] block = hmac(hmac(salt, secret), joined(info, new byte[] {1}));
    return Arrays.copyOf(block, length);
  }

  private static byte[] hmac(byte[] key, byte[] text) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text);
    } catch (GeneralSecurityException missing) {
      throw P256.missing(missing);
    }
  }

  private static byte[] joined(byte[]... parts) {
    var whole =
        ByteBuffer.allocate(Arrays.stream(parts).mapToInt(part -> part.length).sum());
    for (byte[] part : parts) {
      whole.put(part);
    }
    return whole.array();
  }
}

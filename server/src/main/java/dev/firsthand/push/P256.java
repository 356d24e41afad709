package dev.firsthand.push;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Arrays;
import javax.crypto.KeyAgreement;

/** Keys on the curve P-256, as web push writes them: 0x04, x, y, each of 32 bytes. */
final class P256 {

  /** Length of a public key as it is written. */
  static final int POINT_BYTES = 65;

  private static final int NUMBER_BYTES = 32;
  private static final byte UNCOMPRESSED = 4;
  private static final ECParameterSpec CURVE = curve();

  private P256() {}

  /** A new pair. */
  static KeyPair make(SecureRandom random) {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), random);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException missing) {
      throw missing(missing);
    }
  }

  /**
   * The public key of these bytes.
   *
   * @throws IllegalArgumentException if they are no point of the curve; with one beside it the shared
   *     secret would tell of our own key
   */
  static ECPublicKey publicKey(byte[] point) {
    if (point.length != POINT_BYTES || point[0] != UNCOMPRESSED) {
      throw new IllegalArgumentException("A key is 0x04 and two numbers of 32 bytes.");
    }
    var x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + NUMBER_BYTES));
    var y = new BigInteger(1, Arrays.copyOfRange(point, 1 + NUMBER_BYTES, POINT_BYTES));
    if (!isOnCurve(x, y)) {
      throw new IllegalArgumentException("The key is no point of the curve P-256.");
    }
    try {
      var spec = new ECPublicKeySpec(new ECPoint(x, y), CURVE);
      return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(spec);
    } catch (GeneralSecurityException missing) {
      throw missing(missing);
    }
  }

  /** The private key of this number. */
  static ECPrivateKey privateKey(byte[] number) {
    try {
      var spec = new ECPrivateKeySpec(new BigInteger(1, number), CURVE);
      return (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(spec);
    } catch (GeneralSecurityException missing) {
      throw missing(missing);
    }
  }

  /** A public key as it is written. */
  static byte[] bytes(ECPublicKey key) {
    var point = new byte[POINT_BYTES];
    point[0] = UNCOMPRESSED;
    write(key.getW().getAffineX(), point, 1);
    write(key.getW().getAffineY(), point, 1 + NUMBER_BYTES);
    return point;
  }

  /** A private key's number. */
  static byte[] bytes(ECPrivateKey key) {
    var number = new byte[NUMBER_BYTES];
    write(key.getS(), number, 0);
    return number;
  }

  /** What both sides can work out, and nobody else (ECDH). */
  static byte[] shared(ECPrivateKey ours, ECPublicKey theirs) {
    try {
      var agreement = KeyAgreement.getInstance("ECDH");
      agreement.init(ours);
      agreement.doPhase(theirs, true);
      return agreement.generateSecret();
    } catch (GeneralSecurityException missing) {
      throw missing(missing);
    }
  }

  static IllegalStateException missing(GeneralSecurityException e) {
    return new IllegalStateException("Every Java has P-256, HMAC and AES-GCM.", e);
  }

  private static boolean isOnCurve(BigInteger x, BigInteger y) {
    var p = ((ECFieldFp) CURVE.getCurve().getField()).getP();
    if (x.compareTo(p) >= 0 || y.compareTo(p) >= 0) {
      return false;
    }
    var right = x.pow(3)
        .add(CURVE.getCurve().getA().multiply(x))
        .add(CURVE.getCurve().getB())
        .mod(p);
    return y.pow(2).mod(p).equals(right);
  }

  private static void write(BigInteger number, byte[] into, int at) {
    byte[] bytes = number.toByteArray(); // with a sign, or short
    int length = Math.min(bytes.length, NUMBER_BYTES);
    System.arraycopy(bytes, bytes.length - length, into, at + NUMBER_BYTES - length, length);
  }

  private static ECParameterSpec curve() {
    try {
      var parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException missing) {
      throw missing(missing);
    }
  }
}

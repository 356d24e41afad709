package dev.firsthand.push;

import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Base64;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The pair of keys by which push services know this house: made once, for all nodes. With another one
 * every device would have to subscribe anew. Blocks.
 */
final class KeptKeys {

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

  private KeptKeys() {}

  /** The pair that is kept, or a new one where none is. */
  static KeyPair of(Jdbi jdbi, SecureRandom random, Instant now) {
    return jdbi.inTransaction(handle -> {
      var made = P256.make(random);
      handle
          .createUpdate("""
              insert into push_key (id, private_key, public_key, made_at)
              values (1, :private, :public, :at) on conflict (id) do nothing
              """)
          .bind("private", ENCODER.encodeToString(P256.bytes((ECPrivateKey) made.getPrivate())))
          .bind("public", ENCODER.encodeToString(P256.bytes((ECPublicKey) made.getPublic())))
          .bind("at", now.toEpochMilli())
          .execute();
      return kept(handle);
    });
  }

  private static KeyPair kept(Handle handle) {
    return handle
        .createQuery("select private_key, public_key from push_key where id = 1")
        .map((row, context) -> new KeyPair(
            P256.publicKey(DECODER.decode(row.getString("public_key"))),
            P256.privateKey(DECODER.decode(row.getString("private_key")))))
        .one();
  }
}

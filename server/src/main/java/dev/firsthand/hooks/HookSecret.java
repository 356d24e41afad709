package dev.firsthand.hooks;

import dev.firsthand.access.Tokens;
import java.time.Instant;
import java.util.Base64;

/**
 * What calls to a bot are signed with. Stored as it is, for signing needs it; shown once.
 *
 * @param value {@code whsec_} and the key in base 64, as Standard Webhooks write it
 */
record HookSecret(String value, Instant madeAt) {

  private static final String MARK = "whsec_";

  /** A new one, of 256 bits. */
  static HookSecret make(Tokens tokens, Instant now) {
    byte[] key = Base64.getUrlDecoder().decode(tokens.secret());
    return new HookSecret(MARK + Base64.getEncoder().encodeToString(key), now);
  }

  /** The key of the signature. */
  byte[] key() {
    return Base64.getDecoder().decode(value.substring(MARK.length()));
  }

  @Override
  public String toString() {
    return "HookSecret[" + madeAt + "]";
  }
}

package dev.firsthand.visitors;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.firsthand.access.Tokens;
import java.time.Instant;

/**
 * What a site's own server signs its visitors' tokens with (HMAC of SHA-256). Stored as it is, for
 * checking needs it; shown once.
 *
 * @param value 43 characters of ASCII, whose bytes are the key
 */
public record VisitorKey(String value, Instant madeAt) {

  /** A new one, of 256 bits. */
  static VisitorKey make(Tokens tokens, Instant now) {
    return new VisitorKey(tokens.secret(), now);
  }

  byte[] bytes() {
    return value.getBytes(US_ASCII);
  }

  /** Never the key. */
  @Override
  public String toString() {
    return "VisitorKey[" + madeAt + "]";
  }
}

package dev.firsthand.sites;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/** A site's logo: a small picture made of dots, as its first bytes show. Immutable. */
final class Logo {

  /** The longest address that holds one. */
  static final int LONGEST = 66_000;

  private static final int MOST_BYTES = 48 * 1024;
  private static final String BETWEEN = ";base64,";

  /** How each kind begins. */
  private static final Map<String, String> MARKS =
      Map.of("image/png", "\u0089PNG", "image/jpeg", "\u00ff\u00d8\u00ff", "image/webp", "RIFF");

  private final String type;
  private final byte[] bytes;

  private Logo(String type, byte[] bytes) {
    this.type = type;
    this.bytes = bytes;
  }

  /** The logo in a {@code data:} address; empty if there is none of our kinds. */
  static Optional<Logo> of(String address) {
    return MARKS.entrySet().stream()
        .filter(mark -> address.startsWith("data:" + mark.getKey() + BETWEEN))
        .findFirst()
        .flatMap(mark -> {
          int from = address.indexOf(BETWEEN) + BETWEEN.length();
          try {
            byte[] bytes = Base64.getDecoder().decode(address.substring(from));
            boolean fits = bytes.length <= MOST_BYTES
                && new String(bytes, ISO_8859_1).startsWith(mark.getValue());
            return fits ? Optional.of(new Logo(mark.getKey(), bytes)) : Optional.empty();
          } catch (IllegalArgumentException broken) {
            return Optional.empty();
          }
        });
  }

  /** Its media type. */
  String type() {
    return type;
  }

  byte[] bytes() {
    return bytes.clone();
  }

  /** Names this very picture, so that browsers may keep it. */
  String version() {
    var sum = new CRC32();
    sum.update(bytes);
    return Long.toHexString(sum.getValue());
  }
}

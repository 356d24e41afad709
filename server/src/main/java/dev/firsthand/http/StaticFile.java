package dev.firsthand.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** A file as it is served: its bytes, the same compressed where that helps, and its entity tag. */
final class StaticFile {

  private static final Pattern HASHED_NAME =
      Pattern.compile("(?:.*/)?[^/]+[-.][A-Za-z0-9_-]{8,}\\.[a-z0-9.]+");
  private static final Pattern HAS_DIGIT_OR_CAPITAL = Pattern.compile(".*[0-9A-Z_].*");

  private static final int WORTH_COMPRESSING = 256;

  private final String name;
  private final byte[] plain;
  private final byte @Nullable [] gzip;
  private final byte @Nullable [] brotli;
  private final String tag;

  /**
   * Takes a file in.
   *
   * @param gzip the file as it was compressed before, or null to try it here
   * @param brotli the same in the closer form that most browsers take, or null for none
   */
  StaticFile(String name, byte[] plain, byte @Nullable [] gzip, byte @Nullable [] brotli) {
    this.brotli = brotli;
    this.name = name;
    this.plain = plain;
    this.gzip = gzip != null ? gzip : compressed(name, plain);
    this.tag = hash(plain);
  }

  Response answer(Request request) {
    var coding = brotli != null && takes(request, "br")
        ? "br"
        : gzip != null && takes(request, "gzip") ? "gzip" : null;
    var small = coding == null ? null : coding.equals("br") ? brotli : gzip;
    var entityTag = "\"" + tag + (coding == null ? "" : coding.equals("br") ? "-br" : "-gz") + "\"";
    var response = isKnown(request, entityTag)
        ? Response.empty(304)
        : Response.of(200, ContentTypes.of(name), small == null ? plain : small);
    if (coding != null && response.status() == 200) {
      response = response.withHeader("Content-Encoding", coding);
    }
    if (gzip != null || brotli != null) {
      response = response.withHeader("Vary", "Accept-Encoding");
    }
    return response
        .withHeader("ETag", entityTag)
        .withHeader(
            "Cache-Control", hasHash(name) ? "public, max-age=31536000, immutable" : "no-cache");
  }

  boolean isPage() {
    return name.endsWith(".html");
  }

  /** Whether a build tool put a hash of the content into the name: {@code app-BX3k9_aQ.js}. */
  static boolean hasHash(String name) {
    if (!HASHED_NAME.matcher(name).matches()) {
      return false;
    }
    var file = name.substring(name.lastIndexOf('/') + 1);
    var stem = file.substring(0, file.indexOf('.', hashStart(file)));
    var hash = stem.substring(Math.max(0, stem.length() - 8));
    return HAS_DIGIT_OR_CAPITAL.matcher(hash).matches();
  }

  private static int hashStart(String file) {
    int dash = file.indexOf('-');
    return dash < 0 ? file.indexOf('.') + 1 : dash;
  }

  private static boolean isKnown(Request request, String entityTag) {
    return request.headers("If-None-Match").stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .map(String::strip)
        .map(tag -> tag.startsWith("W/") ? tag.substring(2) : tag)
        .anyMatch(tag -> tag.equals(entityTag) || tag.equals("*"));
  }

  /** Whether a client takes a coding; what it says of all codings counts where it does not name this one. */
  private static boolean takes(Request request, String coding) {
    List<String[]> named = request.headers("Accept-Encoding").stream()
        .flatMap(line -> Arrays.stream(line.toLowerCase(Locale.ROOT).split(",", -1)))
        .map(one -> one.split(";", 2))
        .toList();
    return Stream.of(coding, "*")
        .flatMap(name -> named.stream().filter(one -> one[0].strip().equals(name)))
        .findFirst()
        .filter(one -> !(one.length == 2 && one[1].strip().matches("q=0(\\.0*)?")))
        .isPresent();
  }

  private static byte @Nullable [] compressed(String name, byte[] plain) {
    if (plain.length < WORTH_COMPRESSING || !ContentTypes.compressible(name)) {
      return null;
    }
    var out = new ByteArrayOutputStream(plain.length / 2);
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return Optional.of(out.toByteArray())
        .filter(small -> small.length < plain.length)
        .orElse(null);
  }

  private static String hash(byte[] bytes) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new String(
          Base64.getUrlEncoder().withoutPadding().encode(Arrays.copyOf(digest, 16)), UTF_8);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}

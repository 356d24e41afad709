package dev.firsthand.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The opening handshake of a WebSocket: RFC 6455 section 4.2, RFC 7692 section 5. */
final class Handshake {

  static final String DEFLATE_AGREED =
      "permessage-deflate; server_no_context_takeover; client_no_context_takeover";

  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private Handshake() {}

  /** What is wrong with the handshake, if anything. */
  static Optional<Response> refusal(Request request) {
    if (!lists(request, "Upgrade", "websocket")) {
      return Optional.of(Response.problem(426, "UPGRADE_NEEDED", "Only WebSockets are served here.")
          .withHeader("Upgrade", "websocket")
          .withHeader("Connection", "Upgrade"));
    }
    if (!lists(request, "Connection", "upgrade")) {
      return problem("Send the header Connection: Upgrade.");
    }
    if (!request.headers("Sec-WebSocket-Version").equals(List.of("13"))) {
      return Optional.of(
          Response.problem(426, "WEBSOCKET_VERSION", "Speak version 13 of the WebSocket protocol.")
              .withHeader("Upgrade", "websocket")
              .withHeader("Connection", "Upgrade")
              .withHeader("Sec-WebSocket-Version", "13"));
    }
    if (!hasKey(request)) {
      return problem("Send one Sec-WebSocket-Key: 16 random bytes in Base64.");
    }
    return request.body().length == 0
        ? Optional.empty()
        : problem("Send the handshake without a body.");
  }

  /** The value of {@code Sec-WebSocket-Accept}. */
  static String accept(Request request) {
    var key = request.header("Sec-WebSocket-Key").orElse("").strip();
    try {
      var digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  /** Whether the client offers {@code permessage-deflate} in a form that we can agree to. */
  static boolean offersDeflate(Request request) {
    return request.headers("Sec-WebSocket-Extensions").stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .anyMatch(Handshake::isDeflateOffer);
  }

  private static boolean isDeflateOffer(String offer) {
    var parts = offer.strip().toLowerCase(Locale.ROOT).split("\\s*;\\s*", -1);
    var seen = new HashSet<String>();
    return parts[0].equals("permessage-deflate")
        && Arrays.stream(parts).skip(1).allMatch(part -> isGoodParameter(part, seen));
  }

  /** Our compressor always uses the full window of 15 bits; the client's may be smaller. */
  private static boolean isGoodParameter(String parameter, Set<String> seen) {
    int equals = parameter.indexOf('=');
    var name = equals < 0 ? parameter : parameter.substring(0, equals).strip();
    var value = equals < 0 ? "" : parameter.substring(equals + 1).strip().replace("\"", "");
    if (!seen.add(name)) {
      return false;
    }
    return switch (name) {
      case "server_no_context_takeover", "client_no_context_takeover" -> equals < 0;
      case "client_max_window_bits" -> equals < 0 || value.matches("[89]|1[0-5]");
      case "server_max_window_bits" -> value.equals("15");
      default -> false;
    };
  }

  private static boolean hasKey(Request request) {
    var keys = request.headers("Sec-WebSocket-Key");
    try {
      return keys.size() == 1 && Base64.getDecoder().decode(keys.getFirst().strip()).length == 16;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  private static boolean lists(Request request, String header, String token) {
    return request.headers(header).stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .anyMatch(part -> part.strip().equalsIgnoreCase(token));
  }

  private static Optional<Response> problem(String detail) {
    return Optional.of(Response.problem(400, "HANDSHAKE_MALFORMED", detail));
  }
}

package dev.firsthand.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What a request line asks for: a decoded, harmless path, and the parameters of the query. */
record Target(String path, Map<String, String> parameters) {

  Target {
    parameters = Map.copyOf(parameters);
  }

  /** Says why a request target is not taken. The message is for the client. */
  static final class BadTarget extends IllegalArgumentException {
    BadTarget(String message) {
      super(message);
    }
  }

  /**
   * Reads a target in origin form ({@code /path?query}) or absolute form ({@code http://…}).
   *
   * @throws BadTarget if it has dot segments, encoded slashes, control characters, or is not UTF-8
   */
  static Target parse(String raw) {
    var target = inOriginForm(raw);
    int question = target.indexOf('?');
    var path = question < 0 ? target : target.substring(0, question);
    return new Target(
        decodedPath(path), question < 0 ? Map.of() : parametersOf(target.substring(question + 1)));
  }

  Optional<String> query(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  private static String inOriginForm(String raw) {
    if (raw.startsWith("/")) {
      return raw;
    }
    int scheme = raw.indexOf("://");
    var known =
        raw.regionMatches(true, 0, "http://", 0, 7) || raw.regionMatches(true, 0, "https://", 0, 8);
    if (scheme < 0 || !known) {
      throw new BadTarget("The request target must be a path that starts with a slash.");
    }
    int slash = raw.indexOf('/', scheme + 3);
    return slash < 0 ? "/" : raw.substring(slash);
  }

  private static String decodedPath(String raw) {
    if (raw.indexOf('\\') >= 0 || raw.indexOf('#') >= 0) {
      throw new BadTarget("The path must not contain a backslash or a fragment.");
    }
    var path = percentDecoded(raw, false);
    for (int i = 0; i < path.length(); i++) {
      if (Character.isISOControl(path.charAt(i))) {
        throw new BadTarget("The path must not contain control characters.");
      }
    }
    for (var segment : path.split("/", -1)) {
      if (segment.equals(".") || segment.equals("..")) {
        throw new BadTarget("The path must not contain the segments \".\" and \"..\".");
      }
    }
    return path;
  }

  private static Map<String, String> parametersOf(String query) {
    var parameters = new LinkedHashMap<String, String>();
    for (var pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      var name = equals < 0 ? pair : pair.substring(0, equals);
      if (!name.isEmpty()) {
        var value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.putIfAbsent(percentDecoded(name, true), percentDecoded(value, true));
      }
    }
    return parameters;
  }

  private static String percentDecoded(String raw, boolean inQuery) {
    var bytes = ByteBuffer.allocate(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c > 0x7e || c < 0x20) {
        throw new BadTarget("Characters outside ASCII must be percent-encoded.");
      } else if (c == '%') {
        bytes.put(escaped(raw, i, inQuery));
        i += 2;
      } else {
        bytes.put((byte) (c == '+' && inQuery ? ' ' : c));
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException notUtf8) {
      throw new BadTarget("Percent-encoded characters must be UTF-8.");
    }
  }

  private static byte escaped(String raw, int at, boolean inQuery) {
    int high = at + 2 < raw.length() ? Character.digit(raw.charAt(at + 1), 16) : -1;
    int low = high < 0 ? -1 : Character.digit(raw.charAt(at + 2), 16);
    if (low < 0) {
      throw new BadTarget("A percent sign must be followed by two hexadecimal digits.");
    }
    int value = (high << 4) | low;
    if (!inQuery && (value == '/' || value == '\\' || value == 0)) {
      throw new BadTarget("The path must not contain encoded slashes or NUL.");
    }
    return (byte) value;
  }
}

package dev.firsthand.http;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pattern of a route's path: literal segments, and {@code {name}} for any one segment. */
record PathPattern(String text, List<String> segments) implements Comparable<PathPattern> {

  PathPattern {
    segments = List.copyOf(segments);
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if it does not start with a slash, or names a variable twice
   */
  static PathPattern of(String text) {
    if (!text.startsWith("/")) {
      throw new IllegalArgumentException("A pattern starts with a slash: " + text);
    }
    var segments = segmentsOf(text);
    var names = new HashSet<String>();
    for (var segment : segments) {
      if (isVariable(segment) && !names.add(segment)) {
        throw new IllegalArgumentException("A pattern names a variable only once: " + text);
      }
    }
    return new PathPattern(text, segments);
  }

  static List<String> segmentsOf(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  boolean isLiteral() {
    return segments.stream().noneMatch(PathPattern::isVariable);
  }

  /** The values of the variables, if {@code path}, cut at its slashes, fits. */
  Optional<Map<String, String>> match(List<String> path) {
    if (path.size() != segments.size()) {
      return Optional.empty();
    }
    var values = new LinkedHashMap<String, String>();
    for (int i = 0; i < segments.size(); i++) {
      var expected = segments.get(i);
      var found = path.get(i);
      if (isVariable(expected) && !found.isEmpty()) {
        values.put(expected.substring(1, expected.length() - 1), found);
      } else if (!expected.equals(found)) {
        return Optional.empty();
      }
    }
    return Optional.of(values);
  }

  /** Orders patterns so that, from the left, literal segments go before variables. */
  @Override
  public int compareTo(PathPattern other) {
    return rank().compareTo(other.rank());
  }

  private String rank() {
    var rank = new StringBuilder();
    for (var segment : segments) {
      rank.append(isVariable(segment) ? '1' : '0');
    }
    return rank.toString();
  }

  private static boolean isVariable(String segment) {
    return segment.startsWith("{") && segment.endsWith("}");
  }
}

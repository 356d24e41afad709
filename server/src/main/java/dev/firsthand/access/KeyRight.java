package dev.firsthand.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a key may be used for: some paths of the REST interface, and nothing else. */
public enum KeyRight {
  REPORTS("reports", false, "sites/[^/]+/report(/[^/]+)*"),
  FAQ_READ("faq.read", false, "sites/[^/]+/faq(/[^/]+)*"),
  FAQ_WRITE("faq.write", true, "sites/[^/]+/faq(/[^/]+)*"),
  CHATS_READ(
      "chats.read", false, "search|promises|tags|conversations/[^/]+/(choices|tags|why/[^/]+)"),
  HOUSE_READ("house.read", false, "snapshot|cautions|staff|teams|sites(/[^/]+(/hours)?)?"),
  AUDIT_READ("audit.read", false, "audit(/[^/]+)*");

  private static final List<String> READING = List.of("GET", "HEAD");

  private final String word;
  private final boolean writes;
  private final Pattern paths;

  KeyRight(String word, boolean writes, String paths) {
    this.word = word;
    this.writes = writes;
    this.paths = Pattern.compile("/api/v1/(" + paths + ")");
  }

  /** Its name to the outside. */
  public String word() {
    return word;
  }

  static Optional<KeyRight> named(String word) {
    return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
  }

  /** Whether it lets a request through; the path as the router matches it. */
  boolean allows(String method, String path) {
    return (writes || READING.contains(method)) && paths.matcher(path).matches();
  }
}

package dev.firsthand.gateway;

import dev.firsthand.protocol.VisitorAttribute;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What visitors say of themselves, fit to be shown to agents: a name on one line, without control
 * characters and without those that turn the direction of writing; an e-mail address that looks like
 * one.
 */
record Introduction(@Nullable String name, @Nullable String email) {

  private static final String LABEL = "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?";

  /** Wider than RFC 5321 in what a name may hold, so that no real address is refused. */
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s@<>(),:;\"\\[\\]\\\\\\p{C}]{1,64}@" + LABEL + "(?:\\." + LABEL + ")*");

  private static final Pattern LINE_ENDS = Pattern.compile("[\\n\\r\\t\\u0085\\u2028\\u2029]+");

  /** Controls, direction marks and overrides; joiners stay, for many scripts need them. */
  private static final Pattern UNSHOWABLE =
      Pattern.compile("[\\p{Cc}\\u061C\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF]");

  static Introduction of(@Nullable String name, @Nullable String email) {
    return new Introduction(blankToNull(name == null ? null : shown(name)), blankToNull(email));
  }

  /** What the page says of the visitor, each on one line; of two with one name the last counts. */
  static @Nullable Map<String, String> attributes(@Nullable List<VisitorAttribute> said) {
    if (said == null || said.isEmpty()) {
      return null;
    }
    var attributes = new TreeMap<String, String>();
    for (VisitorAttribute one : said) {
      String name = shown(one.name()).strip();
      if (!name.isEmpty()) {
        attributes.put(name, shown(one.value()).strip());
      }
    }
    return attributes;
  }

  /** The same of what a site's server signed. */
  static Map<String, String> signed(Map<String, String> signed) {
    var attributes = new TreeMap<String, String>();
    signed.forEach(
        (name, value) -> attributes.put(shown(name).strip(), shown(value).strip()));
    return attributes;
  }

  /** Whether the address is none, or looks like one. */
  boolean isReachable() {
    return email == null || ADDRESS.matcher(email).matches();
  }

  private static String shown(String name) {
    return UNSHOWABLE.matcher(LINE_ENDS.matcher(name).replaceAll(" ")).replaceAll("");
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}

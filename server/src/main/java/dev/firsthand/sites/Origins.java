package dev.firsthand.sites;

import dev.firsthand.rest.BadInput;
import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Origins of pages that may carry a site's widget: {@code https://shop.example}, or with a wildcard
 * for all hosts below one, {@code https://*.shop.example}.
 */
record Origins(List<String> patterns) {

  private static final int MOST = 50;
  private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
  private static final String HOST = LABEL + "(?:\\." + LABEL + ")*";
  private static final Pattern FORM = Pattern.compile(
      "https?://(?<star>\\*\\.)?(?<host>" + HOST + ")(?::(?<port>[1-9][0-9]{0,4}))?");

  Origins {
    patterns = List.copyOf(patterns);
  }

  /**
   * Tidies and checks what an admin entered.
   *
   * @throws BadInput naming the origin that can't be taken
   */
  static Origins checked(List<String> entered) {
    if (entered.size() > MOST) {
      throw new BadInput("origins", "Give at most " + MOST + " origins.");
    }
    return new Origins(entered.stream().map(Origins::checked).distinct().toList());
  }

  /** Whether a page of {@code origin} may carry the widget. */
  boolean allow(String origin) {
    var asked = origin.toLowerCase(Locale.ROOT);
    return patterns.stream().anyMatch(pattern -> matches(pattern, asked));
  }

  private static boolean matches(String pattern, String origin) {
    int star = pattern.indexOf("*.");
    if (star < 0) {
      return pattern.equals(origin);
    }
    var scheme = pattern.substring(0, star);
    var ending = pattern.substring(star + 1);
    return origin.startsWith(scheme)
        && origin.endsWith(ending)
        && origin.length() > scheme.length() + ending.length()
        && FORM.matcher(origin).matches();
  }

  private static String checked(String entered) {
    var origin = withoutDefaultPort(ascii(entered.strip().toLowerCase(Locale.ROOT)));
    var form = FORM.matcher(origin);
    if (!form.matches() || origin.length() > 300) {
      throw refused(entered, "Write scheme and host only, as in https://shop.example.");
    }
    if (form.group("star") != null && form.group("host").indexOf('.') < 0) {
      throw refused(entered, "A wildcard needs two names after it, as in https://*.shop.example.");
    }
    var port = form.group("port");
    if (port != null && Integer.parseInt(port) > 65_535) {
      throw refused(entered, "A port is at most 65535.");
    }
    return origin;
  }

  private static String withoutDefaultPort(String origin) {
    var bare = origin.endsWith("/") ? origin.substring(0, origin.length() - 1) : origin;
    if (bare.startsWith("https://") && bare.endsWith(":443")) {
      return bare.substring(0, bare.length() - 4);
    }
    return bare.startsWith("http://") && bare.endsWith(":80")
        ? bare.substring(0, bare.length() - 3)
        : bare;
  }

  private static String ascii(String origin) {
    if (origin.chars().allMatch(c -> c < 128)) {
      return origin;
    }
    try {
      int host = origin.indexOf("://") + 3;
      return origin.substring(0, host) + IDN.toASCII(origin.substring(host));
    } catch (IllegalArgumentException noHost) {
      return origin;
    }
  }

  private static BadInput refused(String entered, String advice) {
    var shown = entered.length() > 80 ? entered.substring(0, 80) + "…" : entered;
    return new BadInput("origins", "“" + shown + "” is no origin. " + advice);
  }
}

package dev.firsthand.hooks;

import dev.firsthand.rest.BadInput;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Addresses that admins may have the server call: {@code https} anywhere, plain {@code http} nearby. */
final class HookAddress {

  private static final int LONGEST_URL = 500;

  /** Hosts that plain HTTP may go to: this machine, private networks, names without a domain. */
  private static final Pattern NEARBY = Pattern.compile("localhost|[a-z0-9-]+"
      + "|.+\\.(localhost|local|internal|lan)"
      + "|127(\\.[0-9]{1,3}){3}|10(\\.[0-9]{1,3}){3}|192\\.168(\\.[0-9]{1,3}){2}"
      + "|172\\.(1[6-9]|2[0-9]|3[01])(\\.[0-9]{1,3}){2}"
      + "|\\[(::1|f[cd][0-9a-f:]+|fe80:[0-9a-f:]+)]");

  private static final Pattern ONLY_DIGITS = Pattern.compile("[0-9]+|0x[0-9a-f]+");

  private HookAddress() {}

  /**
   * Looks at an address before it is saved.
   *
   * @throws BadInput if it can't be taken, naming the field {@code url}
   */
  static void check(String url) {
    URI address = parsed(url);
    String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
    if (host.isEmpty() || !(scheme.equals("https") || scheme.equals("http"))) {
      throw refused("Write an address such as https://bot.example.com/answer.");
    }
    if (address.getRawUserInfo() != null || address.getRawFragment() != null) {
      throw refused("Leave out user names, passwords and “#”: calls are signed instead.");
    }
    if (address.getPort() == 0 || address.getPort() > 65_535) {
      throw refused("A port is from 1 to 65535.");
    }
    if (scheme.equals("http") && !isNearby(host)) {
      throw refused("Use https: what visitors write may cross other networks only encrypted."
          + " Plain http is for this machine and private networks.");
    }
  }

  private static boolean isNearby(String host) {
    return NEARBY.matcher(host).matches() && !ONLY_DIGITS.matcher(host).matches();
  }

  private static URI parsed(String url) {
    if (url.length() > LONGEST_URL) {
      throw refused("An address has at most " + LONGEST_URL + " characters.");
    }
    try {
      return new URI(url);
    } catch (URISyntaxException odd) {
      throw refused("Write an address such as https://bot.example.com/answer.");
    }
  }

  private static BadInput refused(String advice) {
    return new BadInput("url", advice);
  }
}

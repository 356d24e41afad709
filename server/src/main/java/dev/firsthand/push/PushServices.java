package dev.firsthand.push;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The push services that may be called. An endpoint is what a browser says it is, so that without this
 * list whoever is signed in could have the server call any machine that it reaches.
 */
public final class PushServices {

  static final int LONGEST_ENDPOINT = 1000;

  private static final Pattern HOST = Pattern.compile("(\\*\\.)?[a-z0-9]([a-z0-9.-]*[a-z0-9])?");
  private static final Pattern HERE = Pattern.compile("http://127\\.0\\.0\\.1:[0-9]{1,5}");

  private final List<String> allowed;

  /**
   * A list of services.
   *
   * @param allowed host names, {@code *.} in front for all below one; or, for a service on this very
   *     machine, {@code http://127.0.0.1:PORT}
   * @throws IllegalArgumentException if one is neither
   */
  public PushServices(List<String> allowed) {
    this.allowed =
        allowed.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
    for (String name : this.allowed) {
      if (!HOST.matcher(name).matches() && !HERE.matcher(name).matches()) {
        throw new IllegalArgumentException(name + " is no name of a host.");
      }
    }
  }

  /** Whether none may be called: web push is switched off. */
  boolean isEmpty() {
    return allowed.isEmpty();
  }

  /** The endpoint, if it is an address of one of the services. */
  Optional<URI> endpoint(String text) {
    if (text.length() > LONGEST_ENDPOINT) {
      return Optional.empty();
    }
    try {
      var address = new URI(text);
      return isAddress(address) && isOfService(address) ? Optional.of(address) : Optional.empty();
    } catch (URISyntaxException odd) {
      return Optional.empty();
    }
  }

  private static boolean isAddress(URI address) {
    return address.getHost() != null
        && address.getRawUserInfo() == null
        && address.getRawFragment() == null
        && text(address).chars().allMatch(c -> c > ' ' && c < 127);
  }

  private static String text(URI address) {
    return address.toString();
  }

  private boolean isOfService(URI address) {
    String host = address.getHost().toLowerCase(Locale.ROOT);
    boolean usual = "https".equalsIgnoreCase(address.getScheme())
        && (address.getPort() == -1 || address.getPort() == 443);
    return allowed.stream()
        .anyMatch(name -> HERE.matcher(name).matches()
            ? name.equals("http://" + address.getRawAuthority())
                && "http".equals(address.getScheme())
            : usual && isUnder(host, name));
  }

  private static boolean isUnder(String host, String name) {
    return name.startsWith("*.")
        ? host.endsWith(name.substring(1)) && host.length() > name.length() - 1
        : host.equals(name);
  }
}

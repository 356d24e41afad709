package dev.firsthand.sites;

import dev.firsthand.conversation.SiteKey;
import dev.firsthand.rest.BadInput;
import dev.firsthand.rest.Input;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One website that carries the widget.
 *
 * @param origins pages that may carry it beside our own: {@code https://shop.example}, {@code
 *     https://*.shop.example}
 */
public record Site(SiteKey key, String name, List<String> origins, Look look, Instant createdAt) {

  private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  public Site {
    origins = List.copyOf(origins);
  }

  /** Whether a page of {@code origin} may carry the widget and speak for the site. */
  public boolean allows(String origin) {
    return new Origins(origins).allow(origin);
  }

  /** The {@code frame-ancestors} of the widget's page: our own pages and the site's. */
  public String frameAncestors() {
    return origins.isEmpty() ? "'self'" : "'self' " + String.join(" ", origins);
  }

  /** The same site, tidied; {@link BadInput} names a value that can't be taken. */
  Site checked() {
    if (!KEY.matcher(key.value()).matches()) {
      throw new BadInput(
          "key", "A site's key has 1 to 64 small letters, digits and hyphens, as in my-shop.");
    }
    if (name.isBlank() || name.length() > 120 || !Input.isClean(name)) {
      throw new BadInput("name", "The name must have 1 to 120 plain characters.");
    }
    return new Site(
        key, name.strip(), Origins.checked(origins).patterns(), look.checked(), createdAt);
  }
}

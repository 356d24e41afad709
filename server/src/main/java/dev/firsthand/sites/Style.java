package dev.firsthand.sites;

import static dev.firsthand.sites.Look.demand;

import dev.firsthand.rest.Input;
import java.util.Set;

/**
 * The finer points of a look.
 *
 * @param scheme {@code system}: light or dark as the visitor likes it; {@code light}; {@code dark};
 *     {@code page}: as the page around it is
 * @param radius of the panel's corners, in pixels
 * @param faces whether agents' pictures stand in the head
 * @param logo a small picture as a {@code data:} address, or empty
 */
public record Style(String scheme, int radius, boolean faces, String logo) {

  /** As the visitor likes it, round, with faces. */
  public static final Style PLAIN = new Style("system", 18, true, "");

  private static final Set<String> SCHEMES = Set.of("system", "light", "dark", "page");
  private static final int ROUNDEST = 28;

  void check() {
    demand(SCHEMES.contains(scheme), "scheme", "The scheme must be system, light, dark or page.");
    demand(
        radius >= 0 && radius <= ROUNDEST,
        "radius",
        "The corners' radius must be from 0 to " + ROUNDEST + ".");
    demand(
        logo.isEmpty() || Logo.of(logo).isPresent(),
        "logo",
        "The logo must be a PNG, JPEG or WebP picture of at most 48 kB.");
  }

  Style with(Input input) {
    return new Style(
        input.optionalText("scheme", 1, 10).orElse(scheme),
        input.has("radius") ? input.count("radius", 0, ROUNDEST) : radius,
        input.has("faces") ? input.flag("faces") : faces,
        input.optionalText("logo", 0, Logo.LONGEST).orElse(logo));
  }
}

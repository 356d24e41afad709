package dev.firsthand.sites;

import java.util.Locale;

/**
 * A site's colour, and what reads well on it and as text on light and dark ground (WCAG 2.2), so that
 * no page has to compute it.
 *
 * @param colour as {@code #rrggbb}
 */
record Accent(String colour) {

  /** From this luminance on, black reads better than white. */
  private static final double LIGHT_FROM = 0.1833;

  /** The least contrast of text with its ground, with a little to spare. */
  private static final double READABLE = 4.6;

  /** The least contrast of a control with what is around it. */
  private static final double STANDS_OUT = 3;

  /** The quietest grounds on which the widget writes. */
  private static final String LIGHT_GROUND = "#ece8e2";

  private static final String DARK_GROUND = "#3d3733";
  private static final int STEPS = 25;
  private static final int WHITE = 255;

  /** White or black, whichever reads better on the colour. */
  String ink() {
    return luminance(colour) > LIGHT_FROM ? "#000000" : "#ffffff";
  }

  /** Whether a button in this colour stands out from a white page (WCAG 2.2, 1.4.11). */
  boolean standsOut() {
    return contrast(colour, "#ffffff") >= STANDS_OUT;
  }

  /** The colour, made dark enough for text on a light ground. */
  String onLight() {
    return readable(LIGHT_GROUND, 0);
  }

  /** The colour, made light enough for text on a dark ground. */
  String onDark() {
    return readable(DARK_GROUND, WHITE);
  }

  private String readable(String ground, int towards) {
    for (int step = 0; step < STEPS; step++) {
      String mixed = mixed(towards, (double) step / STEPS);
      if (contrast(mixed, ground) >= READABLE) {
        return mixed;
      }
    }
    return mixed(towards, 1);
  }

  private String mixed(int towards, double share) {
    var mixed = new StringBuilder("#");
    for (int i = 0; i < 3; i++) {
      int part = part(colour, i);
      mixed.append(String.format(Locale.ROOT, "%02x", Math.round(part + (towards - part) * share)));
    }
    return mixed.toString();
  }

  private static double contrast(String one, String other) {
    double a = luminance(one);
    double b = luminance(other);
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }

  private static double luminance(String colour) {
    return 0.2126 * light(part(colour, 0))
        + 0.7152 * light(part(colour, 1))
        + 0.0722 * light(part(colour, 2));
  }

  private static double light(int part) {
    double share = part / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  private static int part(String colour, int i) {
    return Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16);
  }
}

package dev.firsthand.sites;

import dev.firsthand.rest.BadInput;
import dev.firsthand.rest.Input;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the widget looks on a site.
 *
 * @param accent colour as {@code #rrggbb}
 * @param position {@code right} or {@code left}
 * @param launcher words on the launcher; may be empty
 * @param greeting first words in the open widget; may be empty
 * @param language BCP 47 tag of the site's main language
 * @param style the finer points; never null, also where an older look is read
 * @param welcome what comes before the first words; never null either
 * @param texts the site's own words, by language; never null either
 */
public record Look(
    String accent,
    String position,
    String launcher,
    String greeting,
    String language,
    Style style,
    Welcome welcome,
    List<OwnTexts> texts) {

  @SuppressWarnings("NullAway") // Looks that were stored before have neither.
  public Look {
    style = style == null ? Style.PLAIN : style;
    welcome = welcome == null ? Welcome.NONE : welcome;
    texts = texts == null ? List.of() : List.copyOf(texts);
  }

  /** A look without finer points. */
  public Look(String accent, String position, String launcher, String greeting, String language) {
    this(accent, position, launcher, greeting, language, Style.PLAIN, Welcome.NONE, List.of());
  }

  private static final Pattern COLOUR = Pattern.compile("#[0-9A-Fa-f]{6}");
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*");
  private static final Set<String> POSITIONS = Set.of("right", "left");

  /** A calm green at the right, in English. */
  public static Look defaults() {
    return new Look("#1f6f54", "right", "", "", "en");
  }

  /**
   * The same look.
   *
   * @throws BadInput if a value can't be taken, naming it
   */
  public Look checked() {
    demand(
        COLOUR.matcher(accent).matches(),
        "accent",
        "The accent must be a colour such as #1f6f54: a hash and six digits or letters a to f.");
    demand(POSITIONS.contains(position), "position", "The position must be right or left.");
    demand(
        launcher.length() <= 60 && Input.isClean(launcher),
        "launcher",
        "The launcher's text must have at most 60 plain characters.");
    demand(
        greeting.length() <= 300 && Input.isClean(greeting),
        "greeting",
        "The greeting must have at most 300 plain characters.");
    demand(
        language.length() <= 20 && LANGUAGE.matcher(language).matches(),
        "language",
        "The language must be a tag such as en, de or pt-BR.");
    style.check();
    welcome.check();
    OwnTexts.check(texts);
    return this;
  }

  /**
   * That the accent can be seen on a white page, as WCAG 2.2 wants it of what can be used.
   *
   * @throws BadInput if it can't, with one that can
   */
  void demandAccentThatStandsOut() {
    if (COLOUR.matcher(accent).matches()) {
      var asked = new Accent(accent);
      demand(
          asked.standsOut(),
          "accent",
          "This colour can hardly be seen on a white page. Use a darker one, such as "
              + asked.onLight() + ".");
    }
  }

  static void demand(boolean holds, String field, String advice) {
    if (!holds) {
      throw new BadInput(field, advice);
    }
  }
}

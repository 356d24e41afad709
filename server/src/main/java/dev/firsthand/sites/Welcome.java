package dev.firsthand.sites;

import static dev.firsthand.sites.Look.demand;

import dev.firsthand.rest.Input;
import java.util.List;

/**
 * What comes before a visitor's first words.
 *
 * @param askName whether their name is asked for
 * @param askEmail whether their address is asked for
 * @param needed whether what is asked for must be given
 * @param consent what they must agree to before they can write; empty for nothing
 * @param nudges when the closed chat says something by itself; the first that fits
 */
public record Welcome(
    boolean askName, boolean askEmail, boolean needed, String consent, List<Nudge> nudges) {

  /** Nothing: a visitor just writes. */
  public static final Welcome NONE = new Welcome(false, false, false, "", List.of());

  private static final int MOST_NUDGES = 10;
  private static final int LONGEST_WAIT = 3_600;

  public Welcome {
    nudges = List.copyOf(nudges);
  }

  /**
   * Words beside the launcher after a while on a page.
   *
   * @param page what the page's address must contain; empty for every page
   * @param seconds how long the visitor must have been on the page
   * @param returning only for visitors who were here before
   */
  public record Nudge(String page, int seconds, boolean returning, String text) {}

  void check() {
    demand(
        consent.length() <= 600 && Input.isClean(consent),
        "consent",
        "What visitors agree to must have at most 600 plain characters.");
    demand(
        nudges.size() <= MOST_NUDGES, "nudges", "At most " + MOST_NUDGES + " greetings are kept.");
    for (Nudge nudge : nudges) {
      demand(
          nudge.page.length() <= 200
              && !nudge.text.isBlank()
              && nudge.text.length() <= 200
              && Input.isClean(nudge.text)
              && nudge.seconds >= 0
              && nudge.seconds <= LONGEST_WAIT,
          "nudges",
          "Each greeting needs 1 to 200 plain characters and a time from 0 to 3600 seconds.");
    }
  }

  Welcome with(Input input) {
    return new Welcome(
        input.has("askName") ? input.flag("askName") : askName,
        input.has("askEmail") ? input.flag("askEmail") : askEmail,
        input.has("needed") ? input.flag("needed") : needed,
        input.optionalText("consent", 0, 600).orElse(consent),
        input.has("nudges")
            ? input.objects("nudges", MOST_NUDGES).stream().map(Welcome::nudge).toList()
            : nudges);
  }

  private static Nudge nudge(Input input) {
    return new Nudge(
        input.text("page", 0, 200),
        input.count("seconds", 0, LONGEST_WAIT),
        input.has("returning") && input.flag("returning"),
        input.text("text", 1, 200));
  }
}

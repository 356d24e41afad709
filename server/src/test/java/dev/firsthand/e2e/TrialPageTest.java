package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.firsthand.e2e.Pages.assertNothingSerious;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.firsthand.app.TestHouse;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A version on a share of the chats, in a browser. */
class TrialPageTest extends InTheShopForWeeks {

  private static final int NARROW = 320;

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator field(Page page, AriaRole role, String name) {
    return page.getByRole(role, new GetByRoleOptions().setName(name).setExact(true));
  }

  /** A version that was looked at, on a tenth of the chats. */
  private Page tries(Page page) {
    Pages.signIn(page, at, "/admin/#/thresholds", TestHouse.ADA);
    assertThat(page.getByText("400 turns of the bot in 400 chats")).isVisible();
    Locator threshold = field(page, AriaRole.SPINBUTTON, "Answer threshold");
    threshold.fill("91");
    threshold.blur();
    assertThat(page.getByLabel("Answers no longer given")).containsText("84");
    field(page, AriaRole.TEXTBOX, "Name (optional)").fill("Careful");
    button(page, "Try on a share of the chats").click();
    button(page, "Begin the trial").click();
    assertThat(page.getByText("Version 1 · Careful")).isVisible();
    return page;
  }

  @Test
  void aVersionIsTriedOnAShareOfTheChatsAndTakenForAll() {
    Page page = tries(newPage(desktop()));
    assertThat(page.getByText("10% of the chats", new Page.GetByTextOptions().setExact(true)))
        .isVisible();
    assertThat(page.getByText("too few chats yet: 0 of 100")).isVisible();

    button(page, "Take it for all").click();
    button(page, "Take it").click();

    assertThat(page.getByText("taken for all", new Page.GetByTextOptions().setExact(true)))
        .isVisible();
    assertThat(field(page, AriaRole.SPINBUTTON, "Answer threshold")).hasValue("91");
    assertThat(page.locator(".version__head").first()).containsText("Version 2 · Careful");
  }

  @Test
  void whileAVersionIsTriedNothingElseIsSavedAndItCanBeTakenBack() {
    Page page = tries(newPage(desktop()));
    assertThat(page.getByText("A version is being tried.")).isVisible();
    Locator threshold = field(page, AriaRole.SPINBUTTON, "Answer threshold");
    threshold.fill("60");
    threshold.blur();
    assertThat(button(page, "Save as new version")).isDisabled();

    button(page, "Take it back").click();

    assertThat(page.getByText("taken back", new Page.GetByTextOptions().setExact(true)))
        .isVisible();
    assertThat(page.getByText("A version is being tried.")).hasCount(0);
  }

  @Test
  void aTrialThatAGuardTookBackSaysSoAndWhy() {
    PastChats.write(data, past -> {
      long now = Instant.now().toEpochMilli();
      past.execute(
          "insert into policy_version (site, version, author, at, comment, policy, on_trial)"
              + " values (?, 1, 'Ada', ?, '', '{}', 1)",
          TestHouse.SITE,
          now);
      past.execute(
          "insert into policy_trial (site, version, against, percent, hash_key, begins_at, author,"
              + " guards, ended_at, ended_by, ending, figures, broken)"
              + " values (?, 1, 0, 10, 'k', ?, 'Ada', '[]', ?, 'Firsthand', 'BROKEN', ?, 'PASSED_ON')",
          TestHouse.SITE,
          now,
          now,
          "{\"tried\":" + arm(120) + ",\"others\":" + arm(40) + "}");
    });
    Page page = signedIn("/admin/#/thresholds", TestHouse.ADA);

    assertThat(page.getByText("The trial of version 1 was taken back by itself."
            + " More of them were passed on to people than the guard allows."))
        .isVisible();
    page.navigate(at.page("/admin/#/overview").toString());
    assertThat(page.getByText("taken back").first()).isVisible();
  }

  private static String arm(int passedOn) {
    String none = "{\"of\":0,\"happened\":0}";
    return "{\"chats\":200,\"passedOn\":{\"of\":200,\"happened\":" + passedOn + "},\"gaveUp\":"
        + none + ",\"unhappy\":" + none + ",\"thumbDown\":" + none + "}";
  }

  @Test
  void anyTwoVersionsAreComparedAndPlayedOnTheSamePast() {
    Page page = tries(newPage(desktop()));
    button(page, "Take it for all").click();
    button(page, "Take it").click();
    page.getByText("What differs between two versions").click();
    assertThat(page.locator(".between .changes")).containsText("70% → 91%");

    field(page, AriaRole.COMBOBOX, "From").selectOption("2");
    field(page, AriaRole.COMBOBOX, "To").selectOption("0");
    assertThat(page.locator(".between .changes")).containsText("91% → 70%");
    button(page, "Play both on the past").click();
    assertThat(page.getByLabel("Answers given in addition")).containsText("84");
  }

  @Test
  void nothingSeriousStandsInAnybodysWay() {
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      Page page = newPage(desktop().setColorScheme(scheme));
      if (scheme == ColorScheme.LIGHT) {
        tries(page);
      } else {
        Pages.signIn(page, at, "/admin/#/thresholds", TestHouse.ADA);
        assertThat(page.getByText("Version 1 · Careful")).isVisible();
      }
      assertNothingSerious(page);
      page.setViewportSize(NARROW, 800);
      assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(NARROW);
    }
  }
}

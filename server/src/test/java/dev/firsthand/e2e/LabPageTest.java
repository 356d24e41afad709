package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.firsthand.e2e.Pages.assertNothingSerious;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.firsthand.app.TestHouse;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The threshold lab in a browser, on a site that has a past. */
class LabPageTest extends InTheShop {

  private static final int NARROW = 320;

  @Override
  @BeforeEach
  void open(@TempDir Path data) {
    PastChats.furnish(data);
    house = TestHouse.again(data);
    at = new Address(house.port());
  }

  private Page thresholds() {
    return signedIn("/admin/#/thresholds", TestHouse.ADA);
  }

  private static Locator changes(Page page) {
    return page.getByRole(
        AriaRole.HEADING, new GetByRoleOptions().setName("Turns that change").setExact(false));
  }

  private static void set(Page page, String field, String value) {
    Locator number = page.getByRole(
        AriaRole.SPINBUTTON, new GetByRoleOptions().setName(field).setExact(true));
    number.fill(value);
    number.blur();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void aSliderShowsWhatItWouldHaveMadeOfThePastAndIsSavedThen() {
    Page page = thresholds();
    assertThat(page.getByText("400 turns of the bot in 400 chats")).isVisible();
    assertThat(changes(page)).containsText("0");
    assertThat(page.getByText("None: move a slider.")).isVisible();

    set(page, "Answer threshold", "91");

    assertThat(page.getByLabel("Answers no longer given")).containsText("84");
    assertThat(changes(page)).containsText("84");
    assertThat(page.getByLabel("Answers given in addition")).containsText("None.");
    assertThat(button(page, "Show 72 more")).isVisible();

    button(page, "Save as new version").click();
    assertThat(page.getByText("Saved. The bot follows the new version from now on."))
        .isVisible();
    assertThat(page.getByText("None: move a slider.")).isVisible();
  }

  @Test
  void aLongPastIsPlayedUntilSomebodyEndsIt() {
    var begun = new AtomicInteger();
    var ended = new AtomicInteger();
    Page page = newPage(desktop());
    page.route("**/lab/preview", route -> {
      begun.incrementAndGet();
      json(route, 202, "{\"job\":\"long\",\"of\":60000}");
    });
    page.route("**/lab/jobs/long", route -> {
      if (route.request().method().equals("DELETE")) {
        ended.incrementAndGet();
      }
      json(route, 200, "{\"done\":12000,\"of\":60000,\"failed\":false}");
    });
    Pages.signIn(page, at, "/admin/#/thresholds", TestHouse.ADA);
    assertThat(page.getByText("12,000 of 60,000 turns played")).isVisible();

    button(page, "Cancel").click();

    assertThat(page.getByText("Not played to the end.")).isVisible();
    assertThat(page.getByText("turns played")).hasCount(0);
    assertThat(begun.get()).isEqualTo(1);
    page.waitForCondition(() -> ended.get() == 1);

    button(page, "Try again").click();
    assertThat(page.getByText("12,000 of 60,000 turns played")).isVisible();
  }

  @Test
  void aPastThatCannotBePlayedSaysSoAndCanBeTriedAgain() {
    Page page = newPage(desktop());
    page.route("**/lab/preview", route -> json(route, 202, "{\"job\":\"bad\",\"of\":60000}"));
    page.route(
        "**/lab/jobs/bad",
        route -> json(route, 200, "{\"done\":12000,\"of\":60000,\"failed\":true}"));
    Pages.signIn(page, at, "/admin/#/thresholds", TestHouse.ADA);
    assertThat(page.getByText("The past could not be played.")).isVisible();

    page.unrouteAll();
    button(page, "Try again").click();

    assertThat(page.getByText("400 turns of the bot in 400 chats")).isVisible();
    assertThat(page.getByText("The past could not be played.")).hasCount(0);
  }

  private static void json(Route route, int status, String body) {
    route.fulfill(new Route.FulfillOptions()
        .setStatus(status)
        .setContentType("application/json")
        .setBody(body));
  }

  @Test
  void nothingSeriousStandsInAnybodysWay() {
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      Page page = newPage(desktop().setColorScheme(scheme));
      Pages.signIn(page, at, "/admin/#/thresholds", TestHouse.ADA);
      set(page, "Answer threshold", "91");
      assertThat(changes(page)).containsText("84");
      assertNothingSerious(page);

      page.setViewportSize(NARROW, 800);
      assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(NARROW);
    }
  }
}

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
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The threshold lab in a browser, on a site that has a past. */
class LabPageTest extends InTheShopForWeeks {

  private static final int NARROW = 320;

  private Page thresholds() {
    return signedIn("/admin/#/thresholds", TestHouse.ADA);
  }

  private static Locator changes(Page page) {
    return page.getByRole(
        AriaRole.HEADING, new GetByRoleOptions().setName("Turns that change").setExact(false));
  }

  private static void set(Page page, String field, String value) {
    Locator number = number(page, field);
    number.fill(value);
    number.blur();
  }

  private static Locator number(Page page, String field) {
    return page.getByRole(
        AriaRole.SPINBUTTON, new GetByRoleOptions().setName(field).setExact(true));
  }

  private static Locator choice(Page page, String name) {
    return page.getByRole(
        AriaRole.COMBOBOX, new GetByRoleOptions().setName(name).setExact(true));
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
  void oneClickGoesBackToAnEarlierVersion() {
    Page page = thresholds();
    assertThat(page.getByText("400 turns of the bot in 400 chats")).isVisible();
    set(page, "Answer threshold", "91");
    assertThat(changes(page)).containsText("84");
    button(page, "Save as new version").click();
    assertThat(button(page, "Make version 0 the current one")).isVisible();

    button(page, "Make version 0 the current one").press("Enter");

    assertThat(page.getByText("Version 0 is in force again, as a new version.")).isVisible();
    assertThat(number(page, "Answer threshold")).hasValue("70");
    assertThat(page.locator(".version__head").first()).containsText("Version 2");
    assertThat(page.locator(".version").first()).containsText("91% → 70%");
  }

  @Test
  void eachThresholdAndCounterIsASliderThatIsMovedByKeyboard() {
    Page page = thresholds();
    assertThat(page.getByText("400 turns of the bot in 400 chats")).isVisible();
    Locator sliders = page.getByRole(AriaRole.SLIDER);
    assertThat(sliders).hasCount(9);

    Locator misses = page.getByRole(
        AriaRole.SLIDER, new GetByRoleOptions().setName("Misses in a row").setExact(false));
    String before = misses.inputValue();
    misses.press("ArrowRight");

    assertThat(page.locator(".save .changes")).containsText(before + " → ");
    assertThat(page.locator(".lab__made--behind")).hasCount(0);
    assertThat(page.getByText("400 turns of the bot in 400 chats")).isVisible();
  }

  @Test
  void aLanguageAndACategoryNarrowWhatCounts() {
    var ada = Staff.signIn(at, TestHouse.ADA);
    categorised(ada, "warranty", "repairs");
    categorised(ada, "puncture", "prices");
    Page page = thresholds();
    assertThat(page.getByText("400 turns of the bot in 400 chats")).isVisible();
    assertThat(page.getByText("These are the waits among all chats")).hasCount(0);

    choice(page, "Language").selectOption("de");
    assertThat(page.getByText("57 turns of the bot in 57 chats")).isVisible();
    assertThat(page.getByText("These are the waits among all chats")).isVisible();
    choice(page, "Category").selectOption("repairs");
    assertThat(page.locator(".lab__made--behind")).hasCount(0);
    assertThat(page.getByText("57 turns of the bot in 57 chats")).isVisible();
    choice(page, "Category").selectOption("prices");
    assertThat(page.getByText("0 turns of the bot in 0 chats")).isVisible();
  }

  private static void categorised(Staff ada, String id, String category) {
    ada.put(
        "/api/v1/sites/demo/faq/" + id,
        Map.of("question", id + "?", "answer", "Yes.", "language", "en", "category", category),
        null);
  }

  @Test
  void aRecommendedThresholdIsTakenWithOneClickAndHasItsNumbers() {
    PastChats.write(
        data, past -> past.execute("update bot_turn set helpful = 1 where confidence >= 0.9"));
    Page page = thresholds();
    Locator recommended = page.locator(".lab__recommended li").first();
    assertThat(recommended).containsText("right:");
    assertThat(recommended).containsText("labels.");
    Locator taken = recommended.getByRole(AriaRole.BUTTON);
    String threshold = taken.getAttribute("aria-label").replaceAll("\\D", "");
    taken.press("Enter");

    assertThat(number(page, "Answer threshold")).hasValue(threshold);
    Pages.unfolds(page, "Each threshold in numbers");
    assertThat(page.getByRole(
            AriaRole.TABLE, new GetByRoleOptions().setName("Each threshold in numbers")))
        .containsText("90%");
    Pages.unfolds(page, "Each hour in numbers");
    assertThat(
            page.getByRole(AriaRole.TABLE, new GetByRoleOptions().setName("Each hour in numbers"))
                .getByRole(AriaRole.ROW))
        .hasCount(25);
  }

  @Test
  void afterAWeekWhatWasExpectedStandsBesideWhatCame() {
    PastChats.write(
        data,
        past -> past.execute(
            "insert into policy_version"
                + " (site, version, name, author, at, comment, policy, prediction, on_trial)"
                + " values (?, 1, 'Bolder', 'Ada', ?, '', '{}', ?, 0)",
            TestHouse.SITE,
            Instant.now().minus(Duration.ofDays(8)).toEpochMilli(),
            "{\"days\":90,\"before\":" + figures(0.2) + ",\"proposed\":" + figures(0.4) + "}"));
    Page page = thresholds();

    Locator outcomes = page.getByRole(
        AriaRole.TABLE, new GetByRoleOptions().setName("Expected and real").setExact(true));
    assertThat(outcomes).isVisible();
    assertThat(outcomes.getByRole(AriaRole.ROW).nth(1))
        .hasText(Pattern.compile("Turns answered by the bot.*20%.*40%.*32%"));
    assertThat(page.getByText("so far")).hasCount(0);
  }

  private static String figures(double answered) {
    return "{\"turns\":400,\"chats\":400,\"answered\":" + answered
        + ",\"askedBack\":0.1,\"escalated\":0.1,\"passedOn\":0.1,"
        + "\"medianWaitSeconds\":20,\"longestOfNineInTenSeconds\":60}";
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
  void onADesktopNoColumnOfTheWaitsIsCutOff() {
    Page page = newPage(desktop());
    page.setViewportSize(1280, 800);
    Pages.signIn(page, at, "/admin/#/thresholds", TestHouse.ADA);
    Locator waits = page.locator(".lab__waits .table--numbers").first();
    assertThat(waits).containsText("No person came");

    assertThat(
            (int) waits.evaluate("t => t.parentElement.scrollWidth - t.parentElement.clientWidth"))
        .isZero();
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

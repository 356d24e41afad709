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
import dev.firsthand.protocol.SharedEvent.BotAnswered;
import org.junit.jupiter.api.Test;

/** The reports in a browser, of chats that were really had. */
class ReportsPageTest extends InTheShop {

  private static final int NARROW = 320;

  /** Two visitors who are answered by the bot, one of whom goes on to Maria; gives that one's chat. */
  private String twoChats() {
    try (var maria = Agent.available(at, TestHouse.MARIA);
        var ann = Visitor.newAt(at);
        var bob = Visitor.newAt(at)) {
      ann.says("When are you open?");
      ann.hears(BotAnswered.class);
      bob.says("When are you open?");
      bob.hears(BotAnswered.class);
      bob.reaches(maria);
      return bob.conversation();
    }
  }

  /** Reads the page again when both chats are counted: that is done a moment after they were had. */
  private static void awaitCounted(Page page) {
    page.waitForCondition(() -> "2 1".equals(page.evaluate("""
        async () => {
          const answer = await fetch('/api/v1/sites/demo/report');
          const { counts } = (await answer.json()).figures;
          return `${counts.CHAT} ${counts['CHAT.PERSON']}`;
        }""")));
    page.reload();
    assertThat(number(page, "Went to people")).containsText("50%");
  }

  private static Locator number(Page page, String tile) {
    return page.locator(".tile")
        .filter(new Locator.FilterOptions().setHasText(tile))
        .locator("dd");
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }

  @Test
  void aNumberLeadsToItsChatsByKeyboard() {
    String chat = twoChats();
    Page page = signedIn("/admin/#/reports", TestHouse.ADA);
    assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Reports")))
        .isVisible();
    awaitCounted(page);
    assertThat(number(page, "Conversations")).containsText("2");

    assertThat(page.getByRole(
            AriaRole.TABLE, new GetByRoleOptions().setName("Agents").setExact(true)))
        .containsText("0 before");

    Locator count = page.getByRole(
        AriaRole.BUTTON, new GetByRoleOptions().setName("1 The visitor asks for a person"));
    assertThat(count).isVisible();
    count.press("Enter");

    Locator dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog).containsText("1 behind this number");
    assertThat(dialog.getByRole(AriaRole.LINK).getAttribute("href"))
        .isEqualTo("../console/#/c/" + chat);
    page.keyboard().press("Escape");
    assertThat(dialog).hasCount(0);
    assertThat(count).isFocused();
  }

  @Test
  void daysOfOnesOwnAreShownAndWrongOnesAreNot() {
    Page page = signedIn("/admin/#/reports", TestHouse.ADA);
    button(page, "Other days").click();
    page.getByLabel("First day").fill("2031-03-02");
    page.getByLabel("Last day").fill("2031-03-01");
    assertThat(page.getByText("The first day must not be after the last.")).isVisible();
    assertThat(button(page, "Show")).isDisabled();

    page.getByLabel("Last day").fill("2031-03-09");
    button(page, "Show").click();

    assertThat(page.getByText("Nothing happened in these days")).isVisible();
  }

  @Test
  void whatCanNotBeReadSaysSoAndCanBeTriedAgain() {
    Page page = newPage(desktop());
    page.route(
        "**/report?*",
        route -> route.fulfill(new Route.FulfillOptions()
            .setStatus(503)
            .setContentType("application/problem+json")
            .setBody("{\"code\":\"UNAVAILABLE\",\"detail\":\"The database can't be reached.\"}")));
    Pages.signIn(page, at, "/admin/#/reports", TestHouse.ADA);
    assertThat(page.getByText("The database can't be reached.")).isVisible();

    page.unrouteAll();
    button(page, "Try again").click();

    assertThat(page.getByText("Nothing happened in these days")).isVisible();
  }

  @Test
  void whileEarlierChatsAreCountedThePageSaysSo() {
    Page page = newPage(desktop());
    page.route("**/report?*", route -> {
      var answer = route.fetch();
      route.fulfill(new Route.FulfillOptions()
          .setResponse(answer)
          .setBody(
              answer.text().replaceFirst("\"catchingUp\":(true|false)", "\"catchingUp\":true")));
    });
    Pages.signIn(page, at, "/admin/#/reports", TestHouse.ADA);

    assertThat(page.getByText("Earlier chats are still being counted")).isVisible();
  }

  @Test
  void nothingSeriousStandsInAnybodysWay() {
    twoChats();
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      Page page = newPage(desktop().setColorScheme(scheme));
      Pages.signIn(page, at, "/admin/#/reports", TestHouse.ADA);
      awaitCounted(page);
      assertNothingSerious(page);

      page.setViewportSize(NARROW, 800);
      assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(NARROW);
    }
  }
}

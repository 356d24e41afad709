package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.firsthand.app.TestHouse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The closed chat says something by itself, by the site's rules and no more often than anybody likes.
 * The clock is the test's own.
 */
class GreetingTest extends InTheShop {

  private static final long SECOND = 1_000;
  private static final long DAY = 86_400 * SECOND;
  private static final String FOR_ALL = "Not sure which wheel fits?";
  private static final String ON_DELIVERY = "Is your parcel late?";
  private static final String WELCOME_BACK = "Good to see you again!";

  private BrowserContext visitor;

  @BeforeEach
  void comes() {
    visitor = somebody(desktop());
    visitor.addInitScript(WidgetTest.OPEN_SHADOWS);
    visitor.clock().install();
    asksTheServer(visitor);
  }

  @Test
  void itComesAfterItsTimeOnThePageIsReadAloudAndOpensTheChat() {
    greets(rule(FOR_ALL, "", 20, false));
    Page page = at("/");

    passes(page, 5 * SECOND);
    assertThat(said(page, FOR_ALL)).hasCount(0);
    passes(page, 15 * SECOND);
    assertThat(said(page, FOR_ALL)).isVisible();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText(FOR_ALL);
    said(page, FOR_ALL).click();
    assertThat(OpenChat.in(page).field()).isFocused();
    assertThat(said(page, FOR_ALL)).hasCount(0);
  }

  @Test
  void eachPageHasItsOwnAndNobodyIsGreetedTwiceInAVisitNorInAnotherTab() {
    greets(rule(ON_DELIVERY, "/delivery", 5, false), rule(FOR_ALL, "", 20, false));
    Page page = at("/delivery.html");
    passes(page, 6 * SECOND);
    assertThat(said(page, ON_DELIVERY)).isVisible();
    passes(page, 60 * SECOND);
    assertThat(said(page, FOR_ALL)).hasCount(0);

    arrives(page, "/");
    staysQuiet(page);
    staysQuiet(at("/delivery.html"));
  }

  @Test
  void onAnotherPageItsRuleIsNotMeant() {
    greets(rule(ON_DELIVERY, "/delivery", 5, false));

    staysQuiet(at("/"));
  }

  @Test
  void whoSendsItAwayIsLeftInPeaceForAMonthAndHasTheKeyboardAtTheButton() {
    greets(rule(FOR_ALL, "", 5, false));
    Page page = at("/");
    passes(page, 6 * SECOND);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Dismiss"))
        .click();
    assertThat(said(page, FOR_ALL)).hasCount(0);
    assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open chat")))
        .isFocused();

    Page next = at("/");
    staysQuiet(next);
    comesBackAfter(next, 29);
    staysQuiet(next);
    comesBackAfter(next, 2);
    passes(next, 6 * SECOND);
    assertThat(said(next, FOR_ALL)).isVisible();
  }

  @Test
  void whoComesBackIsGreetedAsSomebodyWhoDoesAndWhoIsHereForTheFirstTimeIsNot() {
    greets(rule(WELCOME_BACK, "", 5, true));
    Page page = at("/");
    staysQuiet(page);
    arrives(page, "/delivery.html");
    staysQuiet(page);

    comesBackAfter(page, 1);
    passes(page, 6 * SECOND);
    assertThat(said(page, WELCOME_BACK)).isVisible();
  }

  @Test
  void whoHasAChatIsNotGreetedAndWhoLooksElsewhereIsWhenTheyAreBack() {
    greets(rule(FOR_ALL, "", 20, false));
    Page page = at("/");
    page.evaluate(looks(false));
    passes(page, 60 * SECOND);
    assertThat(said(page, FOR_ALL)).hasCount(0);
    page.evaluate(looks(true));
    assertThat(said(page, FOR_ALL)).isVisible();

    Page other = somebodyElse();
    OpenChat.in(other);
    passes(other, 60 * SECOND);
    assertThat(other.evaluate("() => greetings")).isEqualTo(List.of());
  }

  private Page somebodyElse() {
    BrowserContext another = somebody(desktop());
    another.clock().install();
    asksTheServer(another);
    Page page = another.newPage();
    arrives(page, "/");
    page.evaluate(
        "() => { window.greetings = []; firsthand.on('greeted', (words) => greetings.push(words)); }");
    return page;
  }

  /** Nothing comes out of a browser's own store, so that each page is known to have all its parts. */
  private static void asksTheServer(BrowserContext visitor) {
    visitor.route("**/nudge.js", Route::resume);
  }

  private void greets(Map<?, ?>... rules) {
    Staff ada = Staff.signIn(at, TestHouse.ADA);
    var look = Map.of("look", Map.of("welcome", Map.of("nudges", List.of(rules))));
    assertThat(ada.patch("/api/v1/sites/demo", look).status()).isEqualTo(200);
  }

  private static Map<String, Object> rule(
      String text, String page, int seconds, boolean returning) {
    return Map.of("text", text, "page", page, "seconds", seconds, "returning", returning);
  }

  /** A new tab of the visitor, once the site's rules are known in it. */
  private Page at(String path) {
    Page page = visitor.newPage();
    arrives(page, path);
    return page;
  }

  /** Opens a page, and waits until what greets has set its clocks or has decided to say nothing. */
  private void arrives(Page page, String path) {
    page.waitForResponse(
        response -> response.url().endsWith("/nudge.js"),
        () -> page.navigate(at.page(path).toString()));
    page.evaluate("() => import('/nudge.js').then(() => 0)");
  }

  /** Another visit: the tab was closed and is opened anew so much later. */
  private void comesBackAfter(Page page, int days) {
    page.evaluate("() => sessionStorage.clear()");
    for (int day = 0; day < days; day++) {
      page.clock().fastForward(DAY);
    }
    arrives(page, "/");
  }

  private static void passes(Page page, long ms) {
    page.clock().runFor(ms);
  }

  private static void staysQuiet(Page page) {
    passes(page, 60 * SECOND);
    assertThat(page.getByRole(AriaRole.STATUS)).hasCount(0);
  }

  private static Locator said(Page page, String words) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words));
  }

  private static String looks(boolean here) {
    return """
        () => {
          Object.defineProperty(document, 'hidden', { get: () => %s, configurable: true });
          document.dispatchEvent(new Event('visibilitychange'));
        }""".formatted(!here);
  }
}

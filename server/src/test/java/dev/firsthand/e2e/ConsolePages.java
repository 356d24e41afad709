package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import dev.firsthand.app.TestHouse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Consoles in a real browser, opened for tests and closed after them. */
final class ConsolePages implements AutoCloseable {

  private static final double PATIENCE_MS = 15_000;

  private final Browsers browsers = new Browsers();
  private final List<BrowserContext> contexts = new ArrayList<>();

  ConsolePages() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
  }

  /** A signed-in agent's console, 1280 px wide. */
  Page console(Address at, String login) {
    return console(at, login, new NewContextOptions().setViewportSize(1280, 800));
  }

  Page console(Address at, String login, NewContextOptions options) {
    BrowserContext context =
        browsers.browser().newContext(options.setReducedMotion(ReducedMotion.REDUCE));
    context.setDefaultTimeout(PATIENCE_MS);
    contexts.add(context);
    Page page = context.newPage();
    page.navigate(at.page("/console/").toString());
    page.getByLabel("E-mail or sign-in name").fill(login);
    page.getByLabel("Password").fill(TestHouse.PASSWORD);
    button(page, "Sign in").click();
    assertThat(page.getByRole(AriaRole.NAVIGATION).first()).isVisible();
    return page;
  }

  static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }

  static void beAvailable(Page console) {
    console
        .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile("Your status")))
        .click();
    console
        .getByRole(AriaRole.MENUITEMRADIO, new GetByRoleOptions().setName("Available"))
        .click();
    assertThat(console.getByText("You are Available.")).isAttached();
  }

  static void accept(Page console) {
    console
        .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile("^Accept")))
        .click();
    assertThat(console.getByRole(AriaRole.RADIO, new GetByRoleOptions().setName("Reply")))
        .isVisible();
  }

  static void assertNothingSerious(Page page) {
    List<String> serious = new AxeBuilder(page)
        .analyze().getViolations().stream()
            .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
            .map(ConsolePages::words)
            .toList();
    assertThat(serious).as("axe on " + page.url()).isEmpty();
  }

  private static String words(Rule rule) {
    return rule.getId() + ": "
        + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList();
  }

  @Override
  public void close() {
    contexts.forEach(BrowserContext::close);
    browsers.close();
  }
}

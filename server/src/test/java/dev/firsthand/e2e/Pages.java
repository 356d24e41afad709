package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import dev.firsthand.app.TestHouse;
import java.util.ArrayList;
import java.util.List;

/** Pages in a real browser, opened for tests and closed after them. */
class Pages implements AutoCloseable {

  private static final double PATIENCE_MS = 15_000;

  private final Browsers browsers = new Browsers();
  private final List<BrowserContext> contexts = new ArrayList<>();

  Pages() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
  }

  /** A page of somebody who was never here, without motion. */
  final Page open(NewContextOptions options) {
    return somebody(options.setReducedMotion(ReducedMotion.REDUCE)).newPage();
  }

  /** Somebody who was never here; all their pages share what a browser remembers. */
  final BrowserContext somebody(NewContextOptions options) {
    BrowserContext context = browsers.browser().newContext(options);
    context.setDefaultTimeout(PATIENCE_MS);
    contexts.add(context);
    return context;
  }

  /** Closes what was opened since the last time; the browser stays. */
  final void closeAll() {
    contexts.forEach(BrowserContext::close);
    contexts.clear();
  }

  @Override
  public final void close() {
    closeAll();
    browsers.close();
  }

  static NewContextOptions desktop() {
    return new NewContextOptions().setViewportSize(1280, 800);
  }

  /** Signs in at the console or the admin pages. */
  static void signIn(Page page, Address at, String path, String login) {
    page.navigate(at.page(path).toString());
    signInHere(page, login);
  }

  static void signInHere(Page page, String login) {
    page.getByLabel("E-mail or sign-in name").fill(login);
    page.getByLabel("Password").fill(TestHouse.PASSWORD);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
        .click();
    assertThat(page.getByRole(AriaRole.NAVIGATION).first()).isVisible();
  }

  /** Opens what is folded up below these words. */
  static void unfolds(Page page, String summary) {
    page.locator("summary", new Page.LocatorOptions().setHasText(summary)).click();
  }

  static void assertNothingSerious(Page page) {
    List<String> serious = new AxeBuilder(page)
        .analyze().getViolations().stream()
            .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
            .map(Pages::words)
            .toList();
    assertThat(serious).as("axe on " + page.url()).isEmpty();
  }

  private static String words(Rule rule) {
    return rule.getId() + ": "
        + rule.getNodes().stream().map(node -> node.getHtml()).limit(3).toList();
  }
}

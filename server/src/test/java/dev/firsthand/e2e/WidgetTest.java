package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import dev.firsthand.app.TestHouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The widget as visitors meet it, in a real browser against a whole server. */
@Timeout(90)
class WidgetTest {

  private static final double PATIENCE_MS = 15_000;

  private static Browsers browsers;

  private final List<BrowserContext> contexts = new ArrayList<>();
  private TestHouse house;
  private Address at;

  @BeforeAll
  static void launch() {
    browsers = new Browsers();
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
  }

  @AfterAll
  static void quit() {
    browsers.close();
  }

  @BeforeEach
  void open(@TempDir Path data) {
    house = TestHouse.withShop(data, "times.grace=30s");
    at = new Address(house.port());
  }

  @AfterEach
  void shut() {
    contexts.forEach(BrowserContext::close);
    house.close();
  }

  @Test
  void anArabicPageHasAnArabicChatThatRunsFromRightToLeft() {
    Page page = newPage(desktop());
    page.addInitScript("addEventListener('DOMContentLoaded',"
        + " () => { document.documentElement.lang = 'ar'; }, { capture: true })");
    page.navigate(at.page("/").toString());
    OpenChat chat = OpenChat.in(page);

    assertThat(chat.frame().locator("html")).hasAttribute("dir", "rtl");
    assertThat(chat.button("التحدث مع شخص")).isVisible();
    chat.says("When are you open?");
    assertThat(chat.log()).containsText("10 to 18");
    double close = chat.button("إغلاق المحادثة").boundingBox().x;
    double name = chat.frame().locator("h1").boundingBox().x;
    assertThat(close).isLessThan(name);
    assertNothingSerious(page);
  }

  private Page newPage(NewContextOptions options) {
    BrowserContext context =
        browsers.browser().newContext(options.setReducedMotion(ReducedMotion.REDUCE));
    context.setDefaultTimeout(PATIENCE_MS);
    contexts.add(context);
    return context.newPage();
  }

  private static NewContextOptions desktop() {
    return new NewContextOptions().setViewportSize(1280, 800);
  }

  private static void assertNothingSerious(Page page) {
    List<String> serious = new AxeBuilder(page)
        .analyze().getViolations().stream()
            .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
            .map(rule -> rule.getId() + ": " + rule.getNodes().getFirst().getHtml())
            .toList();
    assertThat(serious).as("axe on " + page.url()).isEmpty();
  }
}

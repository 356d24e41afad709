package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.firsthand.app.TestHouse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a website's own page feels of the chat: nothing moves, and next to nothing is loaded into it. */
class HostPageTest extends InTheShop {

  private static final String WATCHES_FOR_SHIFTS = """
      window.shifts = 0;
      new PerformanceObserver((seen) => {
        for (const { value } of seen.getEntries()) window.shifts += value;
      }).observe({ type: 'layout-shift', buffered: true });
      """;

  /** Notes in which task of the page the frame is made, and in which it is shown. */
  private static final String COUNTS_TASKS = """
      () => {
        window.task = 0;
        const line = new MessageChannel();
        line.port1.onmessage = () => {
          window.task++;
          if (window.shownIn === undefined) line.port2.postMessage(0);
        };
        line.port2.postMessage(0);
        const { prepend } = Element.prototype;
        Element.prototype.prepend = function (...given) {
          window.madeIn = window.task;
          return prepend.apply(this, given);
        };
        firsthand.on('open', () => { window.shownIn = window.task; });
      }""";

  @Test
  void theFrameIsMadeAndShownInTasksOfTheirOwn() {
    Page page = plainPage();
    page.waitForFunction("() => window.firsthand !== undefined");
    page.evaluate(COUNTS_TASKS);
    OpenChat.in(page);

    assertThat(page.evaluate("() => window.madeIn > 0")).isEqualTo(true);
    assertThat(page.evaluate("() => window.shownIn > window.madeIn")).isEqualTo(true);
  }

  @Test
  void onASlowMachineNothingMovesWhenTheChatIsEmbeddedOrOpened() {
    Page page = plainPage();
    OpenChat chat = OpenChat.in(page);
    chat.says("When are you open?");
    assertThat(chat.log()).containsText("10 to 18");
    page.evaluate("() => firsthand.close()");
    page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)))");

    assertThat(((Number) page.evaluate("() => shifts")).doubleValue()).isZero();
  }

  @Test
  void threeSmallScriptsAreAllThatThePageItselfLoadsAndNoneHoldsItUp() {
    Page page = plainPage();
    OpenChat.in(page);
    Object scripts = page.evaluate("""
        () => performance.getEntriesByType('resource')
          .filter(({ name, initiatorType }) => /\\\\.js$/.test(name) || initiatorType === 'script')
          .map(({ name, renderBlockingStatus }) => new URL(name).pathname + ' ' + renderBlockingStatus)""");

    assertThat((List<?>) scripts)
        .map(Object::toString)
        .containsExactlyInAnyOrder(
            "/widget.js non-blocking", "/panel.js non-blocking", "/size.js non-blocking");
  }

  /** A page with nothing but words and the tag, at a quarter of this machine's speed. */
  private Page plainPage() {
    Page page = newPage(desktop());
    page.addInitScript(WATCHES_FOR_SHIFTS);
    var slow = new JsonObject();
    slow.addProperty("rate", 4);
    page.context().newCDPSession(page).send("Emulation.setCPUThrottlingRate", slow);
    String address = at.page("/plain.html").toString();
    page.route(
        address,
        route -> route.fulfill(
            new Route.FulfillOptions().setContentType("text/html").setBody("""
                <!doctype html><html lang="en"><title>Plain</title>
                <script async src="/widget.js" data-site="%s"></script>
                <main><h1>A page</h1>%s</main>""".formatted(
                    TestHouse.SITE, "<p>Some words.</p>".repeat(60)))));
    page.navigate(address);
    return page;
  }
}

package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.SharedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A chat that rings is seen and heard again and again, until somebody has it. The clock is the test's. */
class ConsoleAlertsTest extends AtTheConsole {

  private static final String ICON = "link[rel=icon]";
  private static final int RINGS_FOR_S = 600;

  /** A ring of two tones, twice, each 2.4 s. */
  private static final int TONES = 4 * RINGS_FOR_S * 10 / 24;

  @Override
  String[] settings() {
    return new String[] {"times.offer=" + RINGS_FOR_S + "s"};
  }

  /**
   * A browser that tells what is heard and shown, whose agent looks elsewhere. Without a worker the
   * console's seconds are the page's own, which the test can move.
   */
  private BrowserContext browser() {
    BrowserContext context = pages.somebody(Pages.desktop());
    context.grantPermissions(
        List.of("notifications"),
        new BrowserContext.GrantPermissionsOptions().setOrigin(at.origin()));
    context.addInitScript("""
        window.heard = { tones: 0, silenced: 0 };
        window.notified = [];
        delete window.Worker;
        document.hasFocus = () => false;
        const start = OscillatorNode.prototype.start;
        OscillatorNode.prototype.start = function (at) { heard.tones++; start.call(this, at); };
        const disconnect = AudioNode.prototype.disconnect;
        AudioNode.prototype.disconnect = function () { heard.silenced++; disconnect.call(this); };
        ServiceWorkerRegistration.prototype.showNotification = async title => {
          notified.push(title);
        };
        window.Notification = class extends EventTarget {
          static permission = 'granted';
          constructor(title) { super(); notified.push(title); }
          close() {}
        };
        """);
    return context;
  }

  private Page available(Page console) {
    Pages.signIn(console, at, "/console/", TestHouse.MARIA);
    ConsolePages.beAvailable(console);
    return console;
  }

  private static int number(Page console, String expression) {
    return ((Number) console.evaluate(expression)).intValue();
  }

  /** The titles of these seconds, one after the other. */
  private static List<String> titles(Page console, int seconds) {
    var titles = new ArrayList<String>();
    long soon = ((Number) console.evaluate("Date.now() + 1_000")).longValue();
    console.clock().pauseAt(soon);
    for (int second = 0; second < seconds; second++) {
      console.clock().runFor(1_000);
      titles.add(console.title());
    }
    console.clock().resume();
    return titles;
  }

  @Test
  void titleIconSoundAndNotificationRepeatUntilAnotherWindowTakesTheChat() {
    BrowserContext context = browser();
    Page console = context.newPage();
    console.clock().install();
    available(console);
    Page other = context.newPage();
    other.navigate(at.page("/console/").toString());
    assertThat(other.getByText("You are Available.")).isAttached();
    String quiet = console.locator(ICON).getAttribute("href");
    assertThat(console).hasTitle(Pattern.compile("^Firsthand"));

    try (var visitor = Visitor.newAt(at)) {
      visitor.asksForPerson();
      assertThat(ConsolePages.acceptButton(console)).isVisible();
      assertThat(console.locator(ICON)).not().hasAttribute("href", quiet);
      assertThat(number(console, "heard.tones")).isEqualTo(TONES);

      List<String> titles = titles(console, 20);
      for (int second = 1; second < titles.size(); second++) {
        assertThat(titles.get(second)).startsWith("(1) ");
        assertThat(titles.get(second)).isNotEqualTo(titles.get(second - 1));
      }
      assertThat(titles.stream().distinct()).hasSize(2);
      assertThat(number(console, "notified.length")).isGreaterThanOrEqualTo(3);
      assertThat(number(console, "new Set(notified).size")).isOne();
      int before = number(console, "heard.silenced");

      ConsolePages.accept(other);
      assertThat(ConsolePages.acceptButton(console)).hasCount(0);
      assertThat(number(console, "heard.silenced")).isGreaterThan(before);
      int told = number(console, "notified.length");
      assertThat(titles(console, 20)).noneMatch(title -> title.contains("A visitor rings"));
      assertThat(number(console, "notified.length")).isEqualTo(told);
      assertThat(number(console, "heard.tones")).isEqualTo(TONES);
      assertThat(console.locator(ICON)).hasAttribute("href", quiet);

      visitor.says("Is anybody there?");
      assertThat(console.locator(ICON)).not().hasAttribute("href", quiet);
      assertThat(number(console, "heard.tones")).as("a chime").isEqualTo(TONES + 2);
      ConsolePages.reply(other, "Yes, I am Maria.");
      visitor.hears(SharedEvent.AgentReplied.class);
    }
  }

  @Test
  void aMutedConsoleRingsOnInTitleAndIcon() {
    Page console = browser().newPage();
    console.clock().install();
    available(console);
    String quiet = console.locator(ICON).getAttribute("href");
    console.keyboard().press("m");
    assertThat(ConsolePages.button(console, "Turn sounds on")).isVisible();
    try (var visitor = Visitor.newAt(at)) {
      visitor.asksForPerson();
      assertThat(ConsolePages.acceptButton(console)).isVisible();
      assertThat(console.locator(ICON)).not().hasAttribute("href", quiet);
      assertThat(titles(console, 4).stream().distinct()).hasSize(2);
      assertThat(number(console, "heard.tones")).isZero();
    }
  }
}

package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.firsthand.e2e.ConsolePages.assertNothingSerious;
import static dev.firsthand.e2e.ConsolePages.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.firsthand.app.TestHouse;
import dev.firsthand.push.PushServiceStub;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * An agent is called on a device: from the switch in the dialog over a push service, which here is a
 * stub for the browser's maker's is none of ours, to the notification and the chat.
 */
class PushedConsoleTest extends AtTheConsole {

  private static final String TURN_ON = "Call me on this device";

  private final PushServiceStub service = new PushServiceStub();

  @Override
  String[] settings() {
    return new String[] {"push.services=" + service.address(), "push.after=1s"};
  }

  @AfterEach
  void end() {
    service.close();
  }

  /** A browser of somebody, whose push service is the stub. */
  private BrowserContext browser() {
    BrowserContext context = pages.somebody(Pages.desktop());
    context.addInitScript(
        """
        {
          const key = 'firsthand-test.subscribed';
          const bytes = text => Uint8Array.from(
            atob(text.replaceAll('-', '+').replaceAll('_', '/')), c => c.charCodeAt(0)).buffer;
          const subscription = () => {
            const server = localStorage.getItem(key);
            return server === null ? null : {
              endpoint: '%s/device',
              options: { applicationServerKey: bytes(server) },
              getKey: name => bytes(name === 'auth' ? '%s' : '%s'),
              unsubscribe: async () => { localStorage.removeItem(key); return true; },
            };
          };
          if ('PushManager' in window) {
            PushManager.prototype.getSubscription = async () => subscription();
            PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
              localStorage.setItem(key, btoa(String.fromCharCode(...applicationServerKey)));
              return subscription();
            };
          }
        }
        """.formatted(service.address(), service.browser.authText(), service.browser.keyText()));
    return context;
  }

  private Page signedIn(BrowserContext context) {
    Page console = context.newPage();
    Pages.signIn(console, at, "/console/", TestHouse.MARIA);
    return console;
  }

  private static Locator alerts(Page console) {
    button(console, "Menu").click();
    console
        .getByRole(AriaRole.MENUITEM, new GetByRoleOptions().setName("Alerts …"))
        .click();
    Locator dialog = console.getByRole(AriaRole.DIALOG);
    assertThat(dialog).isVisible();
    return dialog;
  }

  private void allow(BrowserContext context) {
    context.grantPermissions(
        List.of("notifications"),
        new BrowserContext.GrantPermissionsOptions().setOrigin(at.origin()));
  }

  @Test
  void whoHasNoConsoleOpenIsCalledAndAClickOpensTheChat() throws InterruptedException {
    BrowserContext context = browser();
    allow(context);
    Page console = signedIn(context);
    ConsolePages.beAvailable(console);
    Locator dialog = alerts(console);
    button(console, TURN_ON).click();
    assertThat(dialog).containsText("This device is called when a visitor waits");
    assertNothingSerious(console);
    button(console, "Test alert").click();
    assertThat(dialog).containsText("This device was called just now");
    assertThat(service.next().text()).isEqualTo("{\"is\":\"test\"}");

    Page elsewhere = context.newPage();
    elsewhere.navigate(at.page("/admin/").toString());
    console.close();
    try (var visitor = Visitor.newAt(at)) {
      visitor.says("my own secret words");
      visitor.asksForPerson();
      var called = service.next();
      assertThat(called.text()).contains(visitor.conversation()).doesNotContain("secret");

      String chat = visitor.conversation();
      var worker = new PushWorker(elsewhere, at);
      worker.deliver(at, called.text());
      worker.shows(chat, "A visitor is waiting", "Open the console to answer.");
      String opened = worker.click(chat);
      assertThat(opened).endsWith("#/c/" + chat);
      Page back = context.newPage();
      back.navigate(opened);
      assertThat(log(back)).containsText("my own secret words");

      ConsolePages.acceptButton(back).first().click();
      assertThat(composer(back)).isVisible();
      back.close();
      Page last = context.newPage();
      last.navigate(at.page("/console/").toString());
      assertThat(last.locator("button.line")).hasCount(1);
      assertThat(log(last)).hasCount(0);
      callAgain(last, chat);
      assertThat(worker.click(chat)).isEmpty();
      assertThat(log(last)).containsText("my own secret words");

      context.clearCookies();
      last.navigate(at.page("/console/").toString());
      last.reload();
      assertThat(last.getByLabel("Password")).isVisible();
      callAgain(last, chat);
      assertThat(worker.click(chat)).isEmpty();
      last.waitForURL("**/#/c/" + chat);
      Pages.signInHere(last, TestHouse.MARIA);
      assertThat(log(last)).containsText("my own secret words");
    }
  }

  private static void callAgain(Page console, String chat) {
    console.evaluate("""
        async conversation => {
          const worker = await navigator.serviceWorker.ready;
          await worker.showNotification('again', { data: { conversation } });
        }
        """, chat);
  }

  @Test
  void theDialogSaysWhatIsInTheWay() {
    BrowserContext context = browser();
    allow(context);
    Page console = signedIn(context);
    assertThat(alerts(console)).containsText("Be called on this device");
    says(console, "window.PushManager = undefined; delete window.PushManager", "can’t be called");
    says(
        console,
        "Object.defineProperty(window, 'isSecureContext', { value: false })",
        "need https");
    says(
        console,
        "Object.defineProperty(Notification, 'permission', { value: 'denied' })",
        "your browser blocks notifications");
  }

  /** What the dialog says of calls, in a browser that has this in the way. */
  private void says(Page console, String obstacle, String words) {
    Page other = console.context().newPage();
    other.addInitScript(obstacle);
    other.navigate(at.page("/console/").toString());
    Locator dialog = alerts(other);
    assertThat(dialog).containsText(words);
    assertThat(button(other, TURN_ON)).hasCount(0);
    other.close();
  }
}

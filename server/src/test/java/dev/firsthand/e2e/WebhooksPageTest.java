package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.firsthand.e2e.Pages.assertNothingSerious;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.HttpServer;
import dev.firsthand.app.TestHouse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Webhooks and keys: the admin's page, in a browser, and the calls that come of it. */
class WebhooksPageTest extends InTheShop {

  private static final int PHONE = 390;
  private static final long PATIENCE_SECONDS = 30;

  /** A server of somebody's, which takes what it is told. */
  private static final class Crm implements AutoCloseable {
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final List<String> heard = new ArrayList<>();
    private final HttpServer server;

    Crm() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", exchange -> {
        told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
      });
      server.start();
    }

    String url() {
      return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
    }

    /** What it is told of this type; several are told at once, so they may come in any order. */
    String hears(String type) throws InterruptedException {
      String wanted = "\"type\":\"" + type + "\"";
      while (heard.stream().noneMatch(body -> body.contains(wanted))) {
        String body = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(body).as(type).isNotNull();
        heard.add(body);
      }
      return heard.stream().filter(body -> body.contains(wanted)).findFirst().orElseThrow();
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }

  private Page webhooksPage() {
    Page page = signedIn("/admin/#/webhooks", TestHouse.ADA);
    assertThat(button(page, "Add a webhook")).isVisible();
    return page;
  }

  private static Locator field(Page page, String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }

  private static void add(Page page, String name, String url) {
    button(page, "Add a webhook").press("Enter");
    field(page, "Name").fill(name);
    field(page, "Address").fill(url);
    field(page, "A visitor writes").press("Space");
    field(page, "Tell it what people said").press("Space");
    button(page, "Save").press("Enter");
  }

  @Test
  void aWebhookIsMadeByKeyboardTriedToldAndPaused() throws Exception {
    try (var crm = new Crm();
        var visitor = Visitor.newAt(at)) {
      Page page = webhooksPage();
      add(page, "CRM", crm.url());
      assertThat(page.getByText("It is shown only now.")).isVisible();
      button(page, "Done").press("Enter");
      page.reload();

      Locator hook = page.getByRole(AriaRole.ARTICLE, new GetByRoleOptions().setName("CRM"));
      assertThat(hook).containsText("A visitor writes");
      button(page, "Send a test").press("Enter");
      assertThat(page.getByText("It arrived: status 204.")).isVisible();
      crm.hears("test");

      visitor.says("Is the fern back?");
      assertThat(crm.hears("conversation.started")).contains("\"site\":\"demo\"");
      assertThat(crm.hears("message.visitor")).contains("Is the fern back?");

      button(page, "Pause").press("Enter");
      assertThat(hook.getByText("Paused")).isVisible();
      page.getByText("What it was told").press("Enter");
      assertThat(hook.getByText("Taken (status 204)").first()).isVisible();
    }
  }

  @Test
  void anAddressThatWouldCarryWordsInTheOpenIsRefusedAtItsField() {
    Page page = webhooksPage();
    add(page, "CRM", "http://crm.example.com/");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Use https");
  }

  @Test
  void aTestThatDoesNotArriveSaysWhy() {
    Page page = webhooksPage();
    add(page, "CRM", "http://127.0.0.1:1/");
    button(page, "Done").press("Enter");
    button(page, "Send a test").press("Enter");

    assertThat(page.getByText("It did not arrive. No connection.")).isVisible();
  }

  @Test
  void aKeyIsMadeUsedSeenAndRevokedByKeyboard() {
    Page page = webhooksPage();
    button(page, "Make a key").press("Enter");
    field(page, "What it is for").fill("Dashboards");
    field(page, "Read the audit log").press("Space");
    page.getByRole(AriaRole.DIALOG)
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Make a key"))
        .press("Enter");
    assertThat(page.getByText("It is shown only now.")).isVisible();
    String secret = page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.TEXTBOX).inputValue();
    button(page, "Done").press("Enter");
    assertThat(statusWith(page, secret)).isEqualTo(200);

    page.reload();
    assertThat(page.getByText("Last used")).isVisible();
    assertThat(page.content()).doesNotContain(secret);
    button(page, "Revoke Dashboards").press("Enter");
    button(page, "Revoke").press("Enter");
    assertThat(page.getByText("No key yet.")).isVisible();
    assertThat(statusWith(page, secret)).isEqualTo(401);
  }

  /** What the audit log answers a program that has only a key. */
  private static int statusWith(Page page, String secret) {
    return (int) page.evaluate("""
        async (secret) =>
          (await fetch('/api/v1/audit', {
            credentials: 'omit',
            headers: { Authorization: `Bearer ${secret}` },
          })).status""", secret);
  }

  @Test
  void nothingSeriousStandsInAnybodysWay() {
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      Page page = newPage(desktop().setColorScheme(scheme));
      Pages.signIn(page, at, "/admin/#/webhooks", TestHouse.ADA);
      add(page, "CRM " + scheme, "http://127.0.0.1:1/a-rather-long-address/for-a-phone/to-show");
      button(page, "Done").press("Enter");
      assertThat(button(page, "Send a test").first()).isVisible();
      assertNothingSerious(page);
      page.setViewportSize(PHONE, 844);
      assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(PHONE);
      button(page, "Add a webhook").press("Enter");
      assertNothingSerious(page);
    }
  }
}

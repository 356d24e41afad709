package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.TimeoutError;
import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.Card;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What a website's own scripts can ask of the chat, and what they hear of it. */
class PageApiTest extends InTheShop {

  private static final String LISTENS = """
      () => {
        window.heard = [];
        for (const event of ['open', 'close', 'started', 'person', 'closed']) {
          firsthand.on(event, () => heard.push(event));
        }
        firsthand.on('unread', (count) => heard.push('unread ' + count));
        firsthand.on('ready', () => { window.isReady = true; });
        window.counted = 0;
        window.stop = firsthand.on('open', () => window.counted++);
      }""";

  @Test
  void aPageHearsWhatHappensAndNeverWhatIsSaid() {
    Page page = shop();
    page.evaluate(LISTENS);
    OpenChat chat = OpenChat.in(page);
    try (var maria = Agent.available(at, TestHouse.MARIA)) {
      Taken taken = taken(chat, maria);
      hears(page, "open", "started", "person");
      assertThat(page.evaluate("() => isReady")).isEqualTo(true);

      page.evaluate("() => { stop(); firsthand.close(); }");
      hears(page, "open", "started", "person", "close");
      maria.replies(taken.conversation(), taken.epoch(), "A secret between us");
      hears(page, "open", "started", "person", "close", "unread 1");
      page.evaluate("() => firsthand.open()");
      hears(page, "open", "started", "person", "close", "unread 1", "open", "unread 0");
      chat.button("End chat").click();
      hears(page, "open", "started", "person", "close", "unread 1", "open", "unread 0", "closed");
      assertThat(page.evaluate("() => counted")).isEqualTo(1);
      assertThat(page.evaluate("() => heard.join()").toString()).doesNotContain("secret");
    }
  }

  @Test
  void aPageSaysWhoTheVisitorIsAndTheAgentReadsItAsThePagesWord() {
    Page page = shop();
    page.evaluate(
        "() => firsthand.identify({ name: 'Ida', email: 'ida@mail.example', attributes: { plan: 'business' } })");
    OpenChat chat = OpenChat.in(page);
    try (var maria = Agent.available(at, TestHouse.MARIA)) {
      chat.says("When are you open?");
      assertThat(chat.log()).containsText("10 to 18");
      chat.button("Talk to a person").first().click();
      String conversation = conversation(chat);
      Card.VisitorFacts facts = maria.rings(conversation).card().visitor();

      assertThat(facts.name()).isEqualTo("Ida");
      assertThat(facts.email()).isEqualTo("ida@mail.example");
      assertThat(facts.verified()).isFalse();
      assertThat(facts.attributes()).containsExactly(new Card.Attribute("plan", "business", false));
    }
  }

  @Test
  void aSiteOfModulesImportsTheChatAndHasItOnce() {
    Page page = newPage(desktop());
    String address = at.page("/modules.html").toString();
    page.route(
        address,
        route -> route.fulfill(
            new Route.FulfillOptions().setContentType("text/html").setBody("""
                <!doctype html><html lang="de"><title>Modules</title><h1>A page</h1>
                <script type="module">
                  import { embed } from '%s';
                  window.chat = embed({ site: 'demo', language: 'fr' });
                  window.same = embed({ site: 'other' }) === chat && chat === window.firsthand;
                  chat.on('started', () => { window.started = true; });
                </script>""".formatted(
                    at.page("/firsthand.js")))));
    page.navigate(address);
    page.waitForFunction("() => window.same !== undefined");
    OpenChat chat = OpenChat.in(page);
    chat.says("When are you open?");

    assertThat(chat.log()).containsText("10 to 18");
    assertThat(chat.frame().locator("html")).hasAttribute("lang", "fr");
    assertThat(page.evaluate("() => same && started")).isEqualTo(true);
    assertThat(page.locator("firsthand-chat")).hasCount(1);
  }

  @Test
  void theModuleIsAPackageForNpmToo() throws IOException {
    byte[] archive = got("/firsthand-chat.tgz");
    String content;
    try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(archive))) {
      content = new String(unpacked.readAllBytes(), StandardCharsets.UTF_8);
    }

    assertThat(content)
        .contains("package/package.json", "\"name\": \"firsthand-chat\"")
        .contains("package/firsthand.d.ts", "export function embed(embedded: Embedded): Firsthand")
        .contains(new String(got("/firsthand.js"), StandardCharsets.UTF_8));
  }

  private byte[] got(String path) {
    var answer = Net.get(Net.HTTP.sendAsync(
        HttpRequest.newBuilder(at.page(path)).build(), BodyHandlers.ofByteArray()));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    return answer.body();
  }

  private Page shop() {
    Page page = newPage(desktop());
    page.navigate(at.page("/").toString());
    page.waitForFunction("() => window.firsthand !== undefined");
    return page;
  }

  private static void hears(Page page, String... events) {
    try {
      page.waitForCondition(() -> page.evaluate("() => heard").equals(List.of(events)));
    } catch (TimeoutError e) {
      assertThat(page.evaluate("() => heard")).isEqualTo(List.of(events));
    }
  }
}

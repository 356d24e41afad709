package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import dev.firsthand.app.TestHouse;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Visitors have their chat sent to them: in a real browser, over a real mail server. */
@Timeout(90)
class TranscriptTest {

  private static Pages pages;

  private final GreenMail post =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private TestHouse house;
  private Page page;

  @BeforeAll
  static void launch() {
    pages = new Pages();
  }

  @AfterAll
  static void quit() {
    pages.close();
  }

  @BeforeEach
  void begin() {
    post.start();
  }

  @AfterEach
  void end() {
    pages.closeAll();
    house.close();
    post.stop();
  }

  private void open(Path data, String... settings) {
    house = TestHouse.withShop(data, settings);
    page = pages.open(Pages.desktop());
    page.addInitScript("addEventListener('DOMContentLoaded',"
        + " () => { document.documentElement.lang = 'de'; }, { capture: true })");
    page.navigate(new Address(house.port()).page("/").toString());
  }

  private String[] mailed() {
    return new String[] {
      "mail.host=127.0.0.1",
      "mail.port=" + post.getSmtp().getPort(),
      "mail.tls=none",
      "mail.from=chat@shop.example"
    };
  }

  private static void asks(OpenChat chat, String address) {
    chat.button("Diesen Chat per E-Mail senden").click();
    chat.frame().getByLabel("Senden an").fill(address);
    chat.frame().getByLabel("Senden an").press("Enter");
  }

  @Test
  void theMenuSendsTheChatInTheVisitorsLanguageAndOnlyWhatTheyMaySee(@TempDir Path data)
      throws Exception {
    open(data, mailed());
    OpenChat chat = OpenChat.in(page);
    chat.says("When are you <b>open</b>?");
    assertThat(chat.log()).containsText("10 to 18");
    chat.button("Mehr").click();
    asks(chat, "ida");
    assertThat(chat.frame()
            .getByRole(com.microsoft.playwright.options.AriaRole.ALERT)
            .first())
        .containsText("name@");
    chat.frame().getByLabel("Senden an").fill("ida@mail.example");
    chat.frame().getByLabel("Senden an").press("Enter");
    assertThat(chat.frame().locator(".more")).containsText("An ida@mail.example gesendet.");

    MimeMessage mail = post.getReceivedMessages()[0];
    assertThat(mail.getSubject()).contains("Ihr Chat mit");
    var html = ((MimeMultipart) mail.getContent()).getBodyPart(1);
    assertThat(html.getContent().toString())
        .contains("When are you &lt;b&gt;open&lt;/b&gt;?")
        .contains("10 to 18");
  }

  @Test
  void whoEndsTheChatIsOfferedItAndNobodyGetsManyLetters(@TempDir Path data) {
    open(data, mailed());
    OpenChat chat = OpenChat.in(page);
    chat.says("When are you open?");
    assertThat(chat.log()).containsText("10 to 18");
    chat.button("Beenden").click();
    for (int letter = 1; letter <= 3; letter++) {
      asks(chat, "ida@mail.example");
      assertThat(chat.frame().locator(".foot")).containsText("An ida@mail.example gesendet.");
      page.reload();
      chat = OpenChat.in(page);
    }
    asks(chat, "other@mail.example");
    assertThat(chat.frame().locator(".foot")).containsText("in einer Stunde");
    assertThat(post.getReceivedMessages()).hasSize(3);
  }

  @Test
  void withoutAMailServerNothingIsOfferedAndNobodyElseGetsAChat(@TempDir Path data)
      throws Exception {
    open(data);
    OpenChat chat = OpenChat.in(page);
    chat.says("When are you open?");
    assertThat(chat.log()).containsText("10 to 18");
    chat.button("Mehr").click();
    assertThat(chat.button("Diesen Chat speichern")).isVisible();
    assertThat(chat.button("Diesen Chat per E-Mail senden")).hasCount(0);
    try (var client = HttpClient.newHttpClient()) {
      var request = HttpRequest.newBuilder(
              URI.create("http://localhost:" + house.port() + "/api/v1/sites/demo/transcript"))
          .POST(HttpRequest.BodyPublishers.ofString("{}"))
          .build();
      assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isIn(404, 405);
    }
  }
}

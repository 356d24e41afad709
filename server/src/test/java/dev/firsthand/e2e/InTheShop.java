package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.firsthand.app.TestHouse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests in a real browser, against a whole server that carries the demo's shop with the chat in it. */
@Timeout(90)
abstract class InTheShop {

  private static Pages pages;

  Path data;
  TestHouse house;
  Address at;

  @BeforeAll
  static void launch() {
    pages = new Pages();
  }

  @AfterAll
  static void quit() {
    pages.close();
  }

  @BeforeEach
  void open(@TempDir Path data) {
    this.data = data;
    house = TestHouse.withShop(data, "times.grace=30s", "limits.visitor-burst=1000");
    at = new Address(house.port());
  }

  @AfterEach
  void shut() {
    pages.closeAll();
    house.close();
  }

  static NewContextOptions desktop() {
    return Pages.desktop();
  }

  static Page newPage(NewContextOptions options) {
    return pages.open(options);
  }

  static BrowserContext somebody(NewContextOptions options) {
    return pages.somebody(options);
  }

  /** The opened chat of a visitor who came by the shop. */
  OpenChat visit() {
    return visit(desktop());
  }

  OpenChat visit(NewContextOptions options) {
    Page page = newPage(options);
    page.navigate(at.page("/").toString());
    return OpenChat.in(page);
  }

  /** The conversation of this visitor, as the server calls it. */
  final String conversation(OpenChat chat) {
    try (var witness = Visitor.again(at, chat.memory())) {
      return witness.conversation();
    }
  }

  /** A conversation that an agent has taken, and its epoch since then. */
  record Taken(String conversation, long epoch) {}

  /** The visitor asks for a person, whom it rings at and who takes the chat. */
  final Taken taken(OpenChat chat, Agent agent) {
    chat.button("Talk to a person").first().click();
    assertThat(chat.button("Leave a message instead")).isVisible();
    String conversation = conversation(chat);
    agent.rings(conversation);
    long epoch = agent.accepts(conversation);
    assertThat(chat.button("Leave a message instead")).hasCount(0);
    return new Taken(conversation, epoch);
  }

  Page console(String login) {
    return signedIn("/console/", login);
  }

  Page signedIn(String path, String login) {
    Page page = newPage(desktop());
    Pages.signIn(page, at, path, login);
    return page;
  }
}

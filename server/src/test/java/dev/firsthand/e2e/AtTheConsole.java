package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.firsthand.app.TestHouse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tests at consoles in a real browser, against a whole server. */
@Timeout(120)
abstract class AtTheConsole {

  ConsolePages pages;
  TestHouse house;
  Address at;

  /** What is set otherwise than in other tests, as {@code key=value}. */
  String[] settings() {
    return new String[0];
  }

  @BeforeEach
  void open(@TempDir Path data) {
    pages = new ConsolePages();
    house = TestHouse.start(data, settings());
    at = new Address(house.port());
  }

  @AfterEach
  void shut() {
    pages.close();
    house.close();
  }

  /** A visitor's chat that this available agent accepts and has open then. */
  Visitor chatOf(Page console, String words) {
    var visitor = Visitor.newAt(at);
    visitor.says(words);
    visitor.asksForPerson();
    ConsolePages.accept(console);
    assertThat(log(console)).containsText(words);
    return visitor;
  }

  /** Opens a visitor's chat in a signed-in console. */
  void open(Page console, Visitor visitor) {
    console.navigate(at.page("/console/#/c/" + visitor.conversation()).toString());
    assertThat(log(console)).isVisible();
    assertThat(console.getByLabel("Note about this visitor")).isEnabled();
  }

  /** As it ends in another window, or by an admin: this one only hears of it. */
  void endSession(Page console, Address of) {
    String cookie = console.context().cookies(of.origin()).stream()
        .map(each -> each.name + "=" + each.value)
        .reduce((one, other) -> one + "; " + other)
        .orElseThrow();
    Staff.with(at, cookie).delete("/api/v1/session");
  }

  static Locator log(Page console) {
    return console.getByRole(AriaRole.LOG);
  }

  static Locator composer(Page console) {
    return console.locator(".composer textarea");
  }
}

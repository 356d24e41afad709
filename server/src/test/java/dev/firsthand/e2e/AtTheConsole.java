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

  static Locator log(Page console) {
    return console.getByRole(AriaRole.LOG);
  }

  static Locator composer(Page console) {
    return console.locator(".composer textarea");
  }
}

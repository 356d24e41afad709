package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.SharedEvent.BotAnswered;
import dev.firsthand.protocol.SharedEvent.Escalated;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The admin page on which a site gets a bot of its own, in a real browser. */
@Timeout(90)
class BotPageTest {

  private TestHouse house;
  private Address at;
  private Pages pages;
  private Page page;

  @BeforeEach
  void open(@TempDir Path data) {
    house = TestHouse.start(data, "times.bot=20s");
    at = new Address(house.port());
    pages = new Pages();
    page = pages.open(Pages.desktop());
    Pages.signIn(page, at, "/admin/#/bot", TestHouse.ADA);
    assertThat(page.getByLabel("Who answers")).isVisible();
  }

  @AfterEach
  void shut() {
    pages.close();
    house.close();
  }

  @Test
  void aBotIsSetUpTriedSwitchedOnAndWatched() {
    save("http://localhost:1/");
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    String secret = dialog.getByRole(AriaRole.TEXTBOX).inputValue();
    button("Done").click();
    ask();
    assertThat(page.getByText("No connection.")).isVisible();

    try (var bot = ExampleBot.start(secret, 0);
        var visitor = Visitor.newAt(at)) {
      save(bot.url);
      ask();
      assertThat(page.getByText("arrives tomorrow")).isVisible();

      page.getByLabel("Who answers").selectOption("WEBHOOK");
      button("Save").click();
      assertThat(page.getByText("Your own bot answers from now on.")).isVisible();
      visitor.says("Where is my order 1043?");
      assertThat(visitor.hears(BotAnswered.class).text()).contains("is packed");
    }
    try (var visitor = Visitor.newAt(at)) {
      visitor.says("Where is my order 1043?");
      visitor.hears(Escalated.class);
    }

    page.reload();
    assertThat(page.getByRole(AriaRole.ALERT))
        .containsText("Your bot did not answer the last question");
    assertThat(page.content()).doesNotContain(secret);
    Pages.assertNothingSerious(page);
  }

  @Test
  void anAddressThatWouldCarryWordsInTheOpenIsRefused() {
    save("http://bot.example.com/");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("Use https");
    assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
  }

  @Test
  void aSecretIsReplacedInTwoSteps() {
    save("https://bot.example.com/");
    button("Done").click();
    button("Replace the secret").click();
    button("Make a new secret").click();
    assertThat(page.getByText("It is shown only now.")).isVisible();
    button("Done").click();
    assertThat(page.getByText("Calls are signed with both.")).isVisible();

    button("Drop the older secret").click();
    button("Drop it").click();
    assertThat(button("Replace the secret")).isVisible();
    Pages.assertNothingSerious(page);
  }

  private void save(String address) {
    page.getByLabel("Address").fill(address);
    button("Save").click();
  }

  private void ask() {
    page.getByLabel("Question").fill("Where is my order 1042?");
    button("Ask").click();
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }
}

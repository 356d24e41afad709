package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.firsthand.e2e.ConsolePages.assertNothingSerious;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.firsthand.app.TestHouse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Search, tags and the palette in a real browser, by keyboard, against a whole server. */
class ConsoleSearchTest extends AtTheConsole {

  private String said(String... words) {
    try (var visitor = Visitor.newAt(at)) {
      for (String each : words) {
        visitor.says(each);
      }
      return visitor.conversation();
    }
  }

  private static Locator results(Page page) {
    return page.locator(".found");
  }

  @Test
  void whatWasSaidIsFoundByKeyboardAndOpensAtTheHit() {
    said("My Größe is wrong <b>now</b>", "And the colour as well");
    said("Something else entirely");
    Page console = pages.console(at, TestHouse.MARIA);

    console.keyboard().press("f");
    Locator field = console.getByLabel("Search all chats");
    assertThat(field).isFocused();
    field.fill("grosse");
    assertThat(results(console)).hasCount(1);
    assertThat(console.locator(".found mark")).hasText("Größe");
    assertThat(results(console)).containsText("<b>now</b>");
    assertNothingSerious(console);

    console.keyboard().press("ArrowDown");
    assertThat(results(console)).isFocused();
    console.keyboard().press("Enter");
    assertThat(console.getByRole(AriaRole.LOG)).containsText("My Größe is wrong");
    assertThat(console.locator(".transcript__hit")).isInViewport();
    assertThat(console.locator(".transcript__hit")).containsText("Größe");
    assertThat(ConsolePages.button(console, "Take over")).isVisible();
  }

  @Test
  void aKeyThatIsPressedInTheMomentTheDeskIsThereIsTaken() {
    Page console = pages.open(Pages.desktop());
    console.addInitScript("""
        new MutationObserver((changes, observer) => {
          if (document.querySelector('nav') === null) return;
          observer.disconnect();
          document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'f', bubbles: true }));
        }).observe(document, { childList: true, subtree: true });
        """);
    Pages.signIn(console, at, "/console/", TestHouse.MARIA);
    assertThat(console.getByLabel("Search all chats")).isFocused();
  }

  @Test
  void nothingFoundAndFiltersAreSaidPlainly() {
    said("When are you open?");
    Page console = pages.console(at, TestHouse.MARIA);
    console.keyboard().press("f");
    console.getByLabel("Search all chats").fill("zebra");
    assertThat(console.getByText("Nothing found")).isVisible();

    console.getByLabel("Search all chats").fill("open");
    assertThat(results(console)).hasCount(1);
    ConsolePages.button(console, "Filters").click();
    console.getByLabel("State").selectOption("closed");
    assertThat(console.getByText("Nothing found")).isVisible();
    assertNothingSerious(console);
    ConsolePages.button(console, "Clear the filters").first().click();
    assertThat(results(console)).hasCount(1);
  }

  @Test
  void aTagIsAddedFoundAndTakenAway() {
    String conversation = said("When are you open?");
    Page console = pages.console(at, TestHouse.MARIA);
    console.navigate(at.page("/console/#/c/" + conversation).toString());
    assertThat(console.getByRole(AriaRole.LOG)).containsText("When are you open?");

    console.keyboard().press("l");
    console.keyboard().type("Late Parcel");
    console.keyboard().press("Enter");
    Locator tag = console.getByTitle("Show all chats tagged late parcel");
    assertThat(tag).isVisible();
    assertNothingSerious(console);
    tag.click();
    assertThat(results(console)).hasCount(1);
    assertThat(results(console)).containsText("late parcel");
    console.reload();
    ConsolePages.button(console, "Remove the tag late parcel").click();
    assertThat(tag).hasCount(0);
  }

  @Test
  void thePaletteFindsChatsActionsAndTheSearch() {
    said("When are you open?");
    Page console = pages.console(at, TestHouse.MARIA);
    assertThat(console.getByText(Pattern.compile("Nothing rings|No chats of yours")))
        .isVisible();

    console.keyboard().press("Control+k");
    Locator field = console.getByLabel("Find a chat, a visitor or an action");
    assertThat(field).isFocused();
    assertNothingSerious(console);
    field.fill("bot chats");
    console.keyboard().press("Enter");
    assertThat(console.locator(".list h2")).hasText("Bot chats");

    console.keyboard().press("Control+k");
    field.fill("open");
    console.keyboard().press("Enter");
    assertThat(console.getByRole(AriaRole.LOG)).containsText("When are you open?");

    console.keyboard().press("Control+k");
    field.fill("open?");
    console.keyboard().press("ArrowUp");
    console.keyboard().press("Enter");
    assertThat(console.getByLabel("Search all chats")).hasValue("open?");
    assertThat(results(console)).hasCount(1);
  }

  @Test
  void onAPhoneInTheDarkTheSearchFillsTheScreen() {
    said("When are you open?");
    Page console = pages.console(
        at,
        TestHouse.MARIA,
        new NewContextOptions()
            .setViewportSize(390, 844)
            .setHasTouch(true)
            .setIsMobile(true)
            .setColorScheme(ColorScheme.DARK));
    ConsolePages.button(console, "Search").tap();
    console.getByLabel("Search all chats").fill("open");
    results(console).tap();
    assertThat(console.getByRole(AriaRole.LOG)).containsText("When are you open?");
    assertNothingSerious(console);
    ConsolePages.button(console, "Back to the list").tap();
    assertThat(results(console)).isVisible();
    assertNothingSerious(console);
  }
}

package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.firsthand.e2e.ConsolePages.assertNothingSerious;
import static dev.firsthand.e2e.ConsolePages.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.firsthand.app.TestHouse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Axe finds nothing serious in any state of the console: by day, by night, at a desk and on a phone. */
@Timeout(300)
class ConsoleAxeTest extends AtTheConsole {

  private static void everywhere(Page page) {
    for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      page.setViewportSize(390, 844);
      assertNothingSerious(page);
      page.setViewportSize(1280, 800);
      assertNothingSerious(page);
    }
  }

  private static void dialog(Page console, String key, String words) {
    console.locator(".transcript__scroll").focus();
    console.keyboard().press(key);
    Locator dialog = console.getByRole(AriaRole.DIALOG);
    assertThat(dialog).containsText(words);
    everywhere(console);
    console.keyboard().press("Escape");
    assertThat(dialog).hasCount(0);
  }

  private static void fromMenu(Page console, String item, String words) {
    button(console, "Menu").click();
    console.getByRole(AriaRole.MENUITEM, new GetByRoleOptions().setName(item)).click();
    assertThat(console.getByRole(AriaRole.DIALOG)).containsText(words);
    everywhere(console);
    console.keyboard().press("Escape");
  }

  @Test
  void theDoorWhileItLoadsWhileNobodyAnswersAndWithAWrongPassword() {
    Page console = pages.console(at, TestHouse.MARIA);
    console.context().clearCookies();
    console.route("**/api/v1/session", waiting -> {});
    console.reload();
    assertThat(console.getByLabel("Loading")).isVisible();
    everywhere(console);

    console.unrouteAll();
    console.route("**/api/v1/session", Route::abort);
    console.reload();
    assertThat(button(console, "Try again")).isVisible();
    everywhere(console);

    console.unrouteAll();
    button(console, "Try again").click();
    console.getByLabel("E-mail or sign-in name").fill(TestHouse.MARIA);
    console.getByLabel("Password").fill("not this one");
    button(console, "Sign in").click();
    assertThat(console.getByRole(AriaRole.ALERT)).isVisible();
    everywhere(console);
  }

  @Test
  void theDeskEmptyRingingBusyAndWithEveryDialogOfAChat() {
    Page console = pages.console(at, TestHouse.MARIA);
    everywhere(console);
    ConsolePages.beAvailable(console);
    try (var visitor = Visitor.newAt(at)) {
      visitor.says("My plant arrived damaged");
      visitor.asksForPerson();
      assertThat(console.locator(".ring")).isVisible();
      everywhere(console);
      console.setViewportSize(1280, 800);
      console.keyboard().press("d");
      assertThat(console.getByRole(AriaRole.DIALOG)).isVisible();
      everywhere(console);
      console.keyboard().press("Escape");
      ConsolePages.accept(console);
      composer(console).fill("Half a sen");
      everywhere(console);
      for (var each : Map.of(
              "?", "Keyboard",
              "t", "Transfer",
              "q", "Ask",
              "p", "Promise",
              "b", "bot",
              "e", "Close",
              "g", "",
              "x", "Block",
              "Control+k", "")
          .entrySet()) {
        dialog(console, each.getKey(), each.getValue());
      }
      fromMenu(console, "Alerts …", "Quiet hours");
      fromMenu(console, "Practise …", "calm");
    }
  }

  @Test
  void theSearchFullAndEmptyTheBoxesAndALostLine() {
    try (var cable = new BadLine(at);
        var visitor = Visitor.newAt(at)) {
      visitor.says("When are you open?");
      var staff = Staff.signIn(at, TestHouse.MARIA);
      Net.until(
          "the search has read it",
          () -> !staff.get("/api/v1/search?q=open").body().get("found").isEmpty());
      Page console = pages.console(cable.end(), TestHouse.MARIA);
      console.keyboard().press("f");
      console.getByLabel("Search all chats").fill("open");
      assertThat(console.locator(".found")).hasCount(1);
      everywhere(console);
      button(console, "Filters").click();
      everywhere(console);
      console.getByLabel("Search all chats").fill("zebra");
      assertThat(console.getByText("Nothing found")).isVisible();
      everywhere(console);

      console.keyboard().press("Escape");
      console.keyboard().press("Alt+4");
      assertThat(console.locator(".list h2")).hasText("Bot chats");
      everywhere(console);
      console.locator("button.line").click();
      assertThat(log(console)).containsText("When are you open?");
      cable.cut();
      assertThat(console.getByText("No connection.").first()).isVisible();
      everywhere(console);
    }
  }

  @Test
  void theWallThePracticeAndAnEndedSession() {
    Page console = pages.console(at, TestHouse.ADA);
    console.keyboard().press("w");
    assertThat(console.locator(".desk--wall")).isVisible();
    everywhere(console);
    console.keyboard().press("w");
    ConsolePages.beAvailable(console);
    button(console, "Menu").click();
    console
        .getByRole(AriaRole.MENUITEM, new GetByRoleOptions().setName("Practise …"))
        .click();
    button(console, "Begin with a calm visitor").click();
    assertThat(console.getByText("Practice: nobody real is here")).isVisible();
    everywhere(console);
    button(console, "End the practice").click();

    endSession(console, at);
    assertThat(console.getByRole(AriaRole.DIALOG)).containsText("Please sign in again");
    everywhere(console);
  }
}

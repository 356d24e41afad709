package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** Consoles in a real browser, opened for tests and closed after them. */
final class ConsolePages extends Pages {

  /** A signed-in agent's console, 1280 px wide. */
  Page console(Address at, String login) {
    return console(at, login, desktop());
  }

  Page console(Address at, String login, NewContextOptions options) {
    Page page = open(options);
    signIn(page, at, "/console/", login);
    return page;
  }

  static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }

  static void beAvailable(Page console) {
    console
        .getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile("Your status")))
        .click();
    console
        .getByRole(AriaRole.MENUITEMRADIO, new GetByRoleOptions().setName("Available"))
        .click();
    assertThat(console.getByText("You are Available.")).isAttached();
  }

  static Locator acceptButton(Page console) {
    return console.getByRole(
        AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile("^Accept")));
  }

  static void accept(Page console) {
    acceptButton(console).click();
    assertThat(console.getByRole(AriaRole.RADIO, new GetByRoleOptions().setName("Reply")))
        .isVisible();
  }

  static void reply(Page console, String text) {
    Locator field = console.locator(".composer textarea");
    field.fill(text);
    field.press("Enter");
  }
}

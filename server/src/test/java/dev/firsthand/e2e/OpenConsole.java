package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.firsthand.app.TestHouse;
import java.util.regex.Pattern;

/** The console of an agent who is available, in a page. */
record OpenConsole(Page page) {

  static OpenConsole of(String login, Page page, Address at) {
    page.navigate(at.page("/console/").toString());
    page.getByLabel("E-mail or sign-in name").fill(login);
    page.getByLabel("Password").fill(TestHouse.PASSWORD);
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Sign in")).click();
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile("Your status")))
        .click();
    page.getByRole(AriaRole.MENUITEMRADIO, new GetByRoleOptions().setName("Available"))
        .click();
    assertThat(page.getByText("You are Available.")).isAttached();
    return new OpenConsole(page);
  }

  void accepts() {
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile("^Accept")))
        .click();
    assertThat(page.getByRole(AriaRole.RADIO, new GetByRoleOptions().setName("Reply")))
        .isVisible();
  }

  void replies(String text) {
    field().fill(text);
    field().press("Enter");
  }

  Locator field() {
    return page.locator(".composer textarea");
  }

  Locator log() {
    return page.getByRole(AriaRole.LOG);
  }
}

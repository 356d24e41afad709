package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.firsthand.e2e.ConsolePages.assertNothingSerious;
import static dev.firsthand.e2e.ConsolePages.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.firsthand.app.TestHouse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The practice, several chats at once, a visitor over time, and the alerts, in a real browser. */
class ConsolePracticeTest extends AtTheConsole {

  @Test
  void aNewAgentPractisesOnTheRealConsoleAndNothingIsStored() {
    Page console = pages.console(at, TestHouse.MARIA);
    console.keyboard().press("Control+k");
    console.getByLabel("Find a chat, a visitor or an action").fill("practise");
    console.keyboard().press("Enter");
    button(console, "Begin with a calm visitor").press("Enter");
    assertThat(console.getByText("Practice: nobody real is here")).isVisible();
    Locator coach = console.getByLabel("Your coach");
    assertThat(coach).containsText("Say that you are available");
    assertNothingSerious(console);

    ConsolePages.beAvailable(console);
    ConsolePages.accept(console);
    assertThat(console.getByRole(AriaRole.LOG)).containsText("Could my parcel go");
    assertThat(coach).containsText("Read the card on the right first");
    Locator field = console.locator(".composer textarea");
    field.fill("Gladly! Which order is it?");
    field.press("Enter");
    assertThat(coach).containsText("You asked one clear question.");
    assertThat(console.getByRole(AriaRole.LOG)).containsText("order 4711");
    assertNothingSerious(console);

    button(console, "End the practice").click();
    assertThat(console.getByText("Practice: nobody real is here")).hasCount(0);
    assertThat(console.getByText("No chats of yours").or(console.getByText("Nothing rings")))
        .isVisible();
    var found = Staff.signIn(at, TestHouse.ADA).get("/api/v1/search?q=parcel").body();
    assertThat(found.get("found").size()).isZero();
  }

  @Test
  void severalChatsAreClosedAtOnce() {
    Page console = pages.console(at, TestHouse.MARIA);
    ConsolePages.beAvailable(console);
    for (String words : new String[] {"First question", "Second question"}) {
      try (var visitor = Visitor.newAt(at)) {
        visitor.says(words);
        visitor.asksForPerson();
        ConsolePages.accept(console);
      }
    }
    button(console, "Select").click();
    assertNothingSerious(console);
    button(console, "Select all").click();
    button(console, "Close 2 chats").click();
    assertNothingSerious(console);
    console.locator(".dialog__foot .button--primary").click();

    assertThat(console.getByText("No chats of yours")).isVisible();
  }

  @Test
  void aVisitorsOtherChatsAndTheTeamsNoteStandBesideTheChat() {
    Page console = pages.console(at, TestHouse.MARIA);
    ConsolePages.beAvailable(console);
    try (var visitor = Visitor.newAt(at)) {
      visitor.says("First question");
      visitor.asksForPerson();
      ConsolePages.accept(console);
    }
    console.getByLabel("Note about this visitor").fill("likes ferns");
    button(console, "Save the note").click();
    assertThat(console.getByText(Pattern.compile(TestHouse.MARIAS_NAME + ", .*")))
        .isVisible();
    assertThat(console.getByText("No other chats.")).isVisible();
    assertNothingSerious(console);

    console.reload();
    assertThat(console.getByLabel("Note about this visitor")).hasValue("likes ferns");
  }

  @Test
  void alertsAreTestedAndKeepQuietHours() {
    Page console = pages.console(at, TestHouse.MARIA);
    button(console, "Menu").click();
    console
        .getByRole(AriaRole.MENUITEM, new GetByRoleOptions().setName("Alerts …"))
        .click();
    console.getByLabel("Quiet hours").check();
    console.getByLabel("From").fill("00:00");
    console.getByLabel("To", new Page.GetByLabelOptions().setExact(true)).fill("23:59");
    button(console, "Test alert").click();
    assertThat(console.getByText(
            Pattern.compile("You should have heard it ring|holds the sound back")))
        .isVisible();
    assertNothingSerious(console);
    button(console, "Close").click();

    assertThat(button(console, "Quiet until 23:59. Mute sounds")).isVisible();
    console.reload();
    assertThat(button(console, "Quiet until 23:59. Mute sounds")).isVisible();
  }
}

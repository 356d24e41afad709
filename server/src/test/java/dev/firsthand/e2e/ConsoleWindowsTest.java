package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.firsthand.e2e.ConsolePages.assertNothingSerious;
import static dev.firsthand.e2e.ConsolePages.button;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.ErrorCode;
import dev.firsthand.protocol.client.RefusedException;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Several windows of one agent, and those of colleagues, stay in step; a block is one of these things. */
class ConsoleWindowsTest extends AtTheConsole {

  private Page second(Page console, Visitor visitor) {
    Page other = console.context().newPage();
    open(other, visitor);
    return other;
  }

  @Test
  void twoWindowsOfOneAgentAreInStep() {
    Page one = pages.console(at, TestHouse.MARIA);
    ConsolePages.beAvailable(one);
    try (var visitor = chatOf(one, "Is anybody there?")) {
      Page other = second(one, visitor);

      composer(one).fill("half a sen");
      assertThat(composer(other)).hasValue("half a sen");
      composer(other).pressSequentially("tence");
      assertThat(composer(one)).hasValue("half a sentence");
      composer(other).press("Enter");
      assertThat(log(one)).containsText("half a sentence");
      assertThat(composer(one)).hasValue("");

      other.getByRole(AriaRole.RADIO, new GetByRoleOptions().setName("Note")).click();
      composer(other).fill("for the team");
      assertThat(one.getByRole(AriaRole.RADIO, new GetByRoleOptions().setName("Reply")))
          .isChecked();
      composer(other).press("Enter");
      assertThat(log(one)).containsText("for the team");

      one.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(Pattern.compile("Your status")))
          .click();
      one.getByRole(AriaRole.MENUITEMRADIO, new GetByRoleOptions().setName("Busy"))
          .click();
      assertThat(other.getByRole(
              AriaRole.BUTTON,
              new GetByRoleOptions().setName(Pattern.compile("Your status.*Busy"))))
          .isVisible();

      Staff.signIn(at, TestHouse.ADA)
          .post("/api/v1/canned", Map.of("shortcut", "bye", "title", "Bye", "text", "Goodbye."));
      Locator field = composer(one);
      field.fill("/bye");
      assertThat(one.getByRole(AriaRole.OPTION)).containsText("Goodbye.");
      field.fill("");

      button(other, "Close").click();
      other.locator(".dialog__foot .button--primary").click();
      assertThat(one.locator(".talk__title")).containsText("closed");
    }
  }

  @Test
  void tagsAndNotesOfColleaguesAreSeenAtOnceAndNothingTypedIsLost() {
    Page maria = pages.console(at, TestHouse.MARIA);
    ConsolePages.beAvailable(maria);
    try (var visitor = chatOf(maria, "Is anybody there?")) {
      Page other = second(maria, visitor);
      Page jonas = pages.console(at, TestHouse.JONAS);
      open(jonas, visitor);
      jonas.keyboard().press("l");
      jonas.keyboard().type("late parcel");
      jonas.keyboard().press("Enter");
      for (Page each : new Page[] {maria, other}) {
        assertThat(each.getByTitle("Show all chats tagged late parcel")).isVisible();
      }
      button(maria, "Remove the tag late parcel").click();
      assertThat(jonas.getByTitle("Show all chats tagged late parcel")).hasCount(0);

      Locator mine = maria.getByLabel("Note about this visitor");
      mine.fill("Maria was about to wri");
      jonas.getByLabel("Note about this visitor").fill("likes ferns");
      button(jonas, "Save the note").click();
      assertThat(other.getByLabel("Note about this visitor")).hasValue("likes ferns");
      assertThat(mine).hasValue("Maria was about to wri");
      assertThat(maria.getByText(Pattern.compile("Jonas Weber.*likes ferns"))).isVisible();
      assertNothingSerious(maria);
    }
  }

  @Test
  void theRemindersOfAPromiseArePutOffByKeyboardInEveryWindow() {
    Page maria = pages.console(at, TestHouse.MARIA);
    ConsolePages.beAvailable(maria);
    try (var visitor = chatOf(maria, "When does it come?")) {
      Page other = second(maria, visitor);
      log(maria).focus();
      maria.keyboard().press("p");
      maria.getByLabel("What did you promise?").fill("Ask the carrier");
      button(maria, "Promise").last().click();
      Locator later = button(maria, "Remind me later: Ask the carrier");
      later.focus();
      maria.keyboard().press("Enter");
      maria.keyboard().press("End");
      maria.keyboard().press("Enter");

      assertThat(other.getByLabel("Promised", new Page.GetByLabelOptions().setExact(true)))
          .containsText("Reminds again");
      assertThat(log(other)).containsText("put the reminder off until");
      assertNothingSerious(other);
    }
  }

  @Test
  void aVisitorIsBlockedByKeyboardAndLiftedAndEveryWindowKnows() {
    Page maria = pages.console(at, TestHouse.MARIA);
    ConsolePages.beAvailable(maria);
    try (var visitor = chatOf(maria, "You are all fools.")) {
      Page jonas = pages.console(at, TestHouse.JONAS);
      open(jonas, visitor);
      maria.keyboard().press("Escape");
      maria.keyboard().press("x");
      Locator dialog = maria.getByRole(AriaRole.DIALOG);
      assertThat(dialog).containsText("Block this visitor?");
      assertThat(dialog.getByLabel("Why")).isFocused();
      maria.keyboard().press("Enter");
      assertNothingSerious(maria);
      dialog.getByLabel("Why").fill("nothing but insults");
      dialog.getByLabel("For how long").selectOption("168");
      button(maria, "Block").click();

      assertThat(dialog).hasCount(0);
      assertThat(jonas.locator(".talk__title")).containsText("blocked");
      assertThat(jonas.getByText(Pattern.compile("Blocked by " + TestHouse.MARIAS_NAME)))
          .isVisible();
      assertThat(button(jonas, "Lift the block")).hasCount(0);
      assertNothingSerious(jonas);
      assertThat(maria.locator(".talk__title")).containsText("closed");
      isBlocked(visitor);

      button(maria, "Lift the block").click();
      assertThat(jonas.locator(".talk__title")).not().containsText("blocked");
      visitor.says("I am sorry.");
      assertThat(log(maria)).containsText("I am sorry.");
      assertThat(log(maria)).containsText("You are all fools.");
    }
  }

  private static void isBlocked(Visitor visitor) {
    try {
      visitor.says("And another thing");
    } catch (RefusedException no) {
      if (no.refused().code() == ErrorCode.BLOCKED) {
        return;
      }
    }
    throw new AssertionError("The visitor could write.");
  }
}

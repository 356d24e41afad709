package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.firsthand.e2e.ConsolePages.assertNothingSerious;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.SharedEvent;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A note names a colleague, who hears of it wherever they are and reads it; the visitor knows nothing. */
class ConsoleMentionsTest extends AtTheConsole {

  private static Locator box(Page console) {
    return console.locator(".rail .box", new Page.LocatorOptions().setHasText("Mentions"));
  }

  private static void writesNote(Page console) {
    log(console).focus();
    console.keyboard().press("n");
    assertThat(console.getByRole(AriaRole.RADIO, new GetByRoleOptions().setName("Note")))
        .isChecked();
    assertThat(composer(console)).isFocused();
  }

  private static void namesJonas(Page console, String words) {
    writesNote(console);
    composer(console).pressSequentially("@jo");
    assertThat(console.getByRole(AriaRole.OPTION)).containsText("Jonas Weber");
    console.keyboard().press("Enter");
    assertThat(composer(console)).hasValue("@Jonas Weber ");
    composer(console).pressSequentially(words);
    console.keyboard().press("Enter");
    assertThat(composer(console)).hasValue("");
  }

  @Test
  void aColleagueIsNamedAndReadsItAllByKeyboard() {
    Page maria = pages.console(at, TestHouse.MARIA);
    ConsolePages.beAvailable(maria);
    Page jonas = pages.console(at, TestHouse.JONAS);
    try (var visitor = chatOf(maria, "Is the pot under warranty?")) {
      writesNote(maria);
      Locator field = composer(maria);
      Locator options = maria.getByRole(AriaRole.OPTION);
      field.pressSequentially("Please look, @");
      assertThat(options).hasCount(2);
      assertThat(field).hasAttribute("aria-activedescendant", Pattern.compile("-0$"));
      assertThat(options.first()).hasAttribute("aria-selected", "true");
      maria.keyboard().press("ArrowDown");
      assertThat(options.nth(1)).hasAttribute("aria-selected", "true");
      maria.keyboard().press("ArrowDown");
      assertThat(options.first()).hasAttribute("aria-selected", "true");
      assertThat(maria.locator(".composer [role=status]").first()).containsText("2 colleagues");
      assertNothingSerious(maria);
      maria.keyboard().press("Escape");
      assertThat(options).hasCount(0);
      assertThat(field).isFocused();
      field.pressSequentially("web");
      assertThat(options).hasCount(1);
      maria.keyboard().press("Tab");
      assertThat(field).hasValue("Please look, @Jonas Weber ");
      assertThat(field).isFocused();
      field.pressSequentially("it is glazed");
      maria.keyboard().press("Enter");
      assertThat(log(maria).locator("mark.mention")).hasText("@Jonas Weber");

      assertThat(jonas.getByText("Maria Lindqvist mentions you in a note.")).isVisible();
      assertThat(box(jonas)).hasAccessibleName("Mentions, 1, 1 unread");
      jonas.waitForCondition(() -> jonas.title().startsWith("(1)"));
      jonas.keyboard().press("Alt+8");
      Locator line = jonas.locator("button.line");
      assertThat(line).containsText("Please look, @Jonas Weber it is glazed");
      assertNothingSerious(jonas);
      jonas.keyboard().press("j");
      assertThat(log(jonas).locator("mark.mention--me")).hasText("@Jonas Weber");
      assertThat(jonas.locator(".transcript__hit")).containsText("it is glazed");
      assertThat(box(jonas)).hasAccessibleName("Mentions, 0");
      assertThat(line).not().hasClass(Pattern.compile("line--unseen"));
      jonas.waitForCondition(() -> jonas.title().startsWith("Firsthand"));
      assertNothingSerious(jonas);

      ConsolePages.reply(maria, "One moment, please.");
      visitor.hears(SharedEvent.AgentReplied.class);
      assertThat(visitor.events.all()).noneMatch(event -> event.toString().contains("glazed"));
    }
  }

  @Test
  void whoIsAwayFindsTwoNotesInOneLineAndADraftKeepsItsNamesOverAReload() {
    Page maria = pages.console(at, TestHouse.MARIA);
    ConsolePages.beAvailable(maria);
    try (var visitor = chatOf(maria, "Is the pot under warranty?")) {
      writesNote(maria);
      composer(maria).pressSequentially("@jonas");
      maria.getByRole(AriaRole.OPTION).click();
      assertThat(composer(maria)).hasValue("@Jonas Weber ");
      maria.reload();
      assertThat(composer(maria)).hasValue("@Jonas Weber ");
      composer(maria).press("Enter");
      assertThat(log(maria).locator("mark.mention")).hasCount(1);
      namesJonas(maria, "and the saucer");

      Page jonas = pages.console(at, TestHouse.JONAS);
      assertThat(box(jonas)).hasAccessibleName("Mentions, 1, 1 unread");
      box(jonas).click();
      Locator line = jonas.locator("button.line");
      assertThat(line).containsText("2 unread notes");
      line.click();
      assertThat(log(jonas).locator("mark.mention--me")).hasCount(2);
      assertThat(box(jonas)).hasAccessibleName("Mentions, 0");
      assertThat(visitor.events.all()).noneMatch(event -> event.toString().contains("saucer"));
    }
  }
}

package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.firsthand.e2e.ConsolePages.assertNothingSerious;
import static dev.firsthand.e2e.ConsolePages.button;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.firsthand.app.TestHouse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Canned responses in the pages: everybody's, a team's, and those that agents keep for themselves. */
class CannedPageTest extends AtTheConsole {

  private static final String PATH = "/api/v1/canned";

  private static Locator options(Page console) {
    return console.locator(".canned").getByRole(AriaRole.OPTION);
  }

  private static Locator dialog(Page console) {
    return console.getByRole(AriaRole.DIALOG);
  }

  private static Map<String, String> words(String shortcut, String text) {
    return Map.of("shortcut", shortcut, "title", "About " + shortcut, "text", text);
  }

  @Test
  void whatIsWrittenIsKeptByKeyboardAndIsInAllWindowsOfTheAgentOnly() {
    Page maria = pages.console(at, TestHouse.MARIA);
    ConsolePages.beAvailable(maria);
    try (var visitor = chatOf(maria, "Where is it?")) {
      Page other = maria.context().newPage();
      open(other, visitor);
      Page jonas = pages.console(at, TestHouse.JONAS);
      open(jonas, visitor);

      composer(maria).fill("Your parcel left today. /");
      assertThat(options(maria)).hasText("Save what is written as a response of mine …");
      composer(maria).press("ArrowDown");
      composer(maria).press("Enter");
      assertThat(dialog(maria).getByLabel("Shortcut")).isFocused();
      assertThat(dialog(maria).getByLabel("Shortcut")).hasValue("your-parcel");
      assertThat(dialog(maria).getByLabel("Words")).hasValue("Your parcel left today.");
      assertNothingSerious(maria);
      dialog(maria).getByLabel("Shortcut").fill("left");
      maria.keyboard().press("Enter");
      assertThat(dialog(maria)).hasCount(0);
      assertThat(composer(maria)).isFocused();
      assertThat(composer(maria)).hasValue("Your parcel left today. ");

      composer(maria).fill("");
      for (Page mine : List.of(maria, other)) {
        composer(mine).fill("/left");
        assertThat(options(mine)).containsText("Your parcel left today.");
        assertThat(options(mine)).containsText("Mine");
        composer(mine).fill("");
      }
      composer(maria).fill("/left");
      assertThat(options(maria)).containsText("Mine");
      composer(maria).press("Escape");
      assertThat(options(maria)).hasCount(0);
      composer(maria).fill("");
      composer(maria).fill("/left");
      assertThat(options(maria)).containsText("Mine");
      composer(maria).press("Enter");
      assertThat(composer(maria)).hasValue("Your parcel left today.");

      composer(jonas).fill("/left");
      assertThat(options(jonas)).hasText("Make /left a response of mine …");
      assertEquals(
          0, Staff.signIn(at, TestHouse.JONAS).get(PATH).body().get("responses").size());
    }
  }

  @Test
  void onesOwnAreWrittenChangedAndDeletedFromThePalette() {
    Page maria = pages.console(at, TestHouse.MARIA);
    maria.keyboard().press("Control+k");
    assertThat(maria.getByRole(AriaRole.COMBOBOX)).isFocused();
    maria.keyboard().type("canned");
    maria.keyboard().press("Enter");
    assertThat(dialog(maria)).containsText("None of your own yet");
    assertNothingSerious(maria);

    button(maria, "New response of mine").click();
    dialog(maria).getByLabel("Shortcut").fill("/hi");
    dialog(maria).getByLabel("Title").fill("First words");
    dialog(maria).getByLabel("Words").fill("Hello ");
    button(maria, "Visitor’s first name").click();
    assertThat(dialog(maria).getByLabel("Words")).hasValue("Hello {{visitor.firstName}}");
    assertThat(dialog(maria)).containsText("Hello Hanna");
    assertNothingSerious(maria);
    button(maria, "Save").click();

    button(maria, "Change “First words”").click();
    dialog(maria).getByLabel("Words").fill("Hello {{visitor.shoeSize}}");
    button(maria, "Save").click();
    assertThat(dialog(maria).getByRole(AriaRole.ALERT)).containsText("can't be filled");
    dialog(maria).getByLabel("Words").fill("Good day");
    maria.keyboard().press("Shift+Tab");
    maria.keyboard().press("Enter");
    assertThat(dialog(maria)).containsText("Good day");

    button(maria, "New response of mine").click();
    dialog(maria).getByLabel("Shortcut").fill("HI");
    dialog(maria).getByLabel("Title").fill("Again");
    dialog(maria).getByLabel("Words").fill("Hi");
    button(maria, "Save").click();
    assertThat(dialog(maria).getByRole(AriaRole.ALERT)).containsText("Another response of yours");
    button(maria, "Cancel").click();

    button(maria, "Change “First words”").click();
    button(maria, "Delete").click();
    assertNothingSerious(maria);
    button(maria, "Delete").click();
    assertThat(dialog(maria)).containsText("None of your own yet");
    maria.keyboard().press("Escape");
    assertThat(dialog(maria)).hasCount(0);
  }

  @Test
  void aTeamsResponseComesToWhoComesToTheTeamWithoutAReload() {
    Page maria = pages.console(at, TestHouse.MARIA);
    Page jonas = pages.console(at, TestHouse.JONAS);
    ConsolePages.beAvailable(maria);
    try (var visitor = chatOf(maria, "I want my money back.")) {
      open(jonas, visitor);
      Page admin = pages.open(Pages.desktop());
      Pages.signIn(admin, at, "/admin/#/canned", TestHouse.ADA);
      Staff ada = Staff.signIn(at, TestHouse.ADA);
      String id = ada.post(
              "/api/v1/teams",
              Map.of("name", "Billing", "mode", "ring", "skills", List.of(), "members", List.of()))
          .body()
          .get("id")
          .asString();
      ada.post(PATH, words("hello", "Hello from all."));
      admin.reload();
      button(admin, "Add response").click();
      admin.getByLabel("Shortcut").fill("hello");
      admin.getByLabel("Title").fill("About money");
      admin.getByLabel("Text").fill("Hello from billing.");
      admin.getByLabel("For").selectOption("Team Billing");
      assertNothingSerious(admin);
      button(admin, "Save").click();
      assertThat(button(admin, "Edit “About money”")).containsText("Team Billing");
      assertNothingSerious(admin);
      composer(maria).fill("/hello");
      assertThat(options(maria)).containsText("Hello from all.");

      String marias = Staff.signIn(at, TestHouse.MARIA).id();
      ada.put(
          "/api/v1/teams/" + id,
          Map.of(
              "name", "Billing", "mode", "ring", "skills", List.of(), "members", List.of(marias)),
          null);
      assertThat(options(maria)).hasCount(2);
      assertThat(options(maria).first()).containsText("Hello from billing.");
      assertThat(options(maria).first()).containsText("Billing");
      assertNothingSerious(maria);
      composer(jonas).fill("/hello");
      assertThat(options(jonas)).containsText("Hello from all.");
    }
  }
}

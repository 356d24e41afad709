package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.firsthand.e2e.Pages.assertNothingSerious;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.firsthand.app.TestHouse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The admin's settings pages: what is saved by keyboard is there after a reload. */
class SettingsWalkTest extends InTheShop {

  private static final int PHONE = 390;

  private Page page(String name) {
    return signedIn("/admin/#/" + name, TestHouse.ADA);
  }

  private static Locator field(Page page, String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
  }

  private static void press(Page page, String name) {
    button(page, name).press("Enter");
  }

  @Test
  void somebodyIsInvitedAndGetsSkills() {
    Page page = page("agents");
    press(page, "Invite somebody");
    field(page, "Name").fill("Tom Okafor");
    field(page, "Sign-in name").fill("tom@shop.example");
    field(page, "Skills").fill("refunds, plants");
    press(page, "Create and show link");
    assertThat(button(page, "Done")).isVisible();
    press(page, "Done");

    page.reload();
    press(page, "Edit Tom Okafor");
    assertThat(field(page, "Skills")).hasValue("refunds, plants");
    field(page, "Chats at once").fill("51");
    press(page, "Save");
    assertThat(page.getByText("Enter a whole number from 0 to 50.")).isVisible();
    field(page, "Chats at once").fill("2");
    press(page, "Save");
    assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
  }

  @Test
  void aTeamIsMadeWithItsMembersAndSkills() {
    Page page = page("teams");
    press(page, "New team");
    field(page, "Name").fill("Orders");
    field(page, "How chats come").selectOption("Pick from queue");
    field(page, "Skills wanted").fill("refunds");
    field(page, TestHouse.MARIAS_NAME).press("Space");
    press(page, "Save");
    assertThat(button(page, "Edit Orders")).isVisible();

    page.reload();
    press(page, "Edit Orders");
    assertThat(field(page, TestHouse.MARIAS_NAME)).isChecked();
    assertThat(field(page, "Skills wanted")).hasValue("refunds");
    page.keyboard().press("Escape");
    assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
    assertThat(button(page, "Edit Orders")).isFocused();
  }

  @Test
  void hoursAreSetForAWeekWithAHoliday() {
    Page page = page("hours");
    field(page, "Your people are there").selectOption("In opening hours");
    field(page, "Monday, from").first().fill("08:30");
    press(page, "Add holiday");
    field(page, "Date").fill("2027-01-01");
    field(page, "Name").fill("New Year");
    press(page, "Save");
    assertThat(page.getByText("Saved. The hours are in force.")).isVisible();

    page.reload();
    assertThat(field(page, "Monday, from").first()).hasValue("08:30");
    assertThat(field(page, "Name")).hasValue("New Year");
  }

  @Test
  void aWordRuleIsMadeMovedAndTakenBackWithOneClick() {
    Page page = page("rules");
    press(page, "Add a word rule");
    field(page, "Name").fill("Recalls");
    assertThat(button(page, "Save as new version")).isDisabled();
    field(page, "Words and phrases").fill("recall\nbroken frame");
    field(page, "Priority").fill("20");
    press(page, "Move down: Recalls");
    assertThat(page.getByText("Recalls is now at place 2 of")).isAttached();
    assertThat(button(page, "Move down: Recalls")).isFocused();
    assertThat(page.locator(".save .changes")).containsText("Added: Recalls");
    field(page, "What is this change for?").fill("A frame may break");
    assertThat(button(page, "Save as new version")).isEnabled();
    press(page, "Save as new version");
    assertThat(page.getByText("Saved. The bot follows the new version from now on."))
        .isVisible();

    page.reload();
    assertThat(page.locator(".rule").nth(1)).containsText("Recalls");
    assertThat(page.locator(".rule").nth(1)).containsText("Priority 20");
    press(page, "Edit: Recalls");
    assertThat(field(page, "Words and phrases")).hasValue("recall\nbroken frame");
    assertThat(page.locator(".version").first()).containsText("A frame may break");

    press(page, "Make version 0 the current one");
    assertThat(page.getByText("Version 0 is in force again, as a new version.")).isVisible();
    assertThat(button(page, "Edit: Recalls")).hasCount(0);
  }

  @Test
  void aSitesLookIsSavedAndShownBeforeInItsPreview() {
    Page page = page("site");
    FrameLocator preview = page.frameLocator(".mock__frame");
    field(page, "Greeting").fill("Ahoy! What can we do for you?");
    assertThat(preview.getByText("Ahoy! What can we do for you?")).isVisible();
    press(page, "Save");
    assertThat(page.getByText("Saved. Visitors see it from now on.")).isVisible();

    page.reload();
    assertThat(field(page, "Greeting")).hasValue("Ahoy! What can we do for you?");
  }

  @Test
  void aGestureIsMadeInsideABudget() {
    Page page = page("gestures");
    press(page, "Add gesture");
    field(page, "Gesture").fill("Free shipping");
    field(page, "Text to the visitor").fill("Your next order travels for free.");
    field(page, "Value").selectOption("In words");
    field(page, "Value in words").fill("Free shipping");
    field(page, "How often").fill("3");
    press(page, "Save");
    assertThat(button(page, "Edit Free shipping")).isVisible();

    page.reload();
    press(page, "Edit Free shipping");
    assertThat(field(page, "How often")).hasValue("3");
  }

  @Test
  void anotherPageBeginsAtItsTop() {
    Page page = page("site");
    assertThat(field(page, "Greeting")).isVisible();
    page.evaluate("scrollTo(0, 400)");
    page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Opening hours"))
        .press("Enter");
    assertThat(field(page, "Your people are there")).isVisible();

    assertThat((int) page.evaluate("Math.round(scrollY)")).isZero();
  }

  @Test
  void noSettingsPageIsWiderThanAPhoneOrHardToUse() {
    for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
      Page page = newPage(desktop().setColorScheme(scheme));
      Pages.signIn(page, at, "/admin/#/site", TestHouse.ADA);
      for (String name : List.of(
          "site", "agents", "teams", "hours", "canned", "gestures", "rules", "blocks", "audit")) {
        page.navigate(at.page("/admin/#/" + name).toString());
        assertThat(page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setLevel(1)))
            .isVisible();
        assertThat(page.locator(".skeleton")).hasCount(0);
        page.setViewportSize(PHONE, 844);
        assertNothingSerious(page);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
            .as(name)
            .isLessThanOrEqualTo(PHONE);
      }
    }
  }
}

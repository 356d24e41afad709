package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.firsthand.e2e.ConsolePages.assertNothingSerious;
import static dev.firsthand.e2e.ConsolePages.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.SharedEvent.BotAnswered;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An agent's first day: the tour of the console, in a real browser. */
class TourTest extends AtTheConsole {

  private static final String FIRST = "Say when you are there";
  private static final String SECOND = "Everything in its box";

  @Override
  String[] settings() {
    return new String[] {"times.offer=300s"};
  }

  private static Locator tour(Page console) {
    return console.locator(".tour");
  }

  private static Locator step(Page console, String name) {
    return console.getByRole(
        AriaRole.DIALOG, new GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator pointedAt(Page console) {
    return console.locator(".coach-target");
  }

  /** Goes on by keyboard, when the page is ready for it. */
  private static void goesOn(Page console, String name) {
    assertThat(tour(console).locator(".button--primary")).isFocused();
    console.keyboard().press("Enter");
    assertThat(step(console, name)).isVisible();
  }

  private static void begin(Page console) {
    button(console, "Menu").click();
    console
        .getByRole(AriaRole.MENUITEM, new GetByRoleOptions().setName("Take the tour"))
        .click();
    assertThat(step(console, FIRST)).isVisible();
  }

  @Test
  void aNewAgentIsShownAroundByKeyboardAndNeverASecondTime() {
    String link = Staff.signIn(at, TestHouse.ADA)
        .post("/api/v1/staff", Map.of("login", "nina", "name", "Nina Berg"))
        .body()
        .get("link")
        .asString();
    Page console = pages.open(Pages.desktop());
    console.navigate(link);
    console
        .getByLabel("New password", new Page.GetByLabelOptions().setExact(true))
        .fill(TestHouse.PASSWORD);
    console.getByLabel("New password again").fill(TestHouse.PASSWORD);
    button(console, "Save and sign in").click();

    assertThat(step(console, FIRST)).containsText("Step 1 of 8");
    assertThat(pointedAt(console)).containsText("Nina Berg");
    assertNothingSerious(console);
    goesOn(console, SECOND);
    console.keyboard().press("ArrowRight");
    assertThat(step(console, "Know it in five seconds")).containsText("it comes with a chat");
    assertThat(pointedAt(console)).hasCount(0);
    console.keyboard().press("ArrowLeft");
    assertThat(step(console, SECOND)).isVisible();
    for (String name : new String[] {
      "Know it in five seconds",
      "Write, with a slash for what you say often",
      "A word among colleagues",
      "Was the bot right to call you?",
      "All by keyboard",
      "You will hear a chat",
      "You know your way around"
    }) {
      goesOn(console, name);
    }
    assertNothingSerious(console);
    goesOn(console, "Practise with a scripted visitor");
    assertThat(tour(console)).hasCount(0);
    console.keyboard().press("Escape");

    Page phone = pages.open(Pages.desktop());
    phone.navigate(at.page("/console/").toString());
    phone.waitForResponse(
        answer -> answer.url().endsWith("/api/v1/tours"), () -> Pages.signInHere(phone, "nina"));
    ConsolePages.beAvailable(phone);
    assertThat(tour(phone)).hasCount(0);
  }

  @Test
  void aChatThatRingsComesFirstAndTheTourGoesOnWhereItWas() {
    Page console = pages.console(at, TestHouse.MARIA);
    assertThat(tour(console)).hasCount(0);
    begin(console);
    ConsolePages.beAvailable(console);
    tour(console).locator(".button--primary").focus();
    goesOn(console, SECOND);
    try (var visitor = Visitor.newAt(at)) {
      visitor.says("When are you open?");
      visitor.hears(BotAnswered.class); // So that there is a turn to judge.
      visitor.asksForPerson();
      ConsolePages.accept(console);
      assertThat(tour(console)).hasCount(0);
      composer(console).fill("Let me look");
      assertThat(console.getByText("A chat came first")).isVisible();
      assertNothingSerious(console);
      button(console, "Go on").click();
      assertThat(step(console, SECOND)).isVisible();
      assertThat(composer(console)).hasValue("Let me look");

      goesOn(console, "Know it in five seconds");
      assertThat(pointedAt(console)).containsText("Handoff");
      goesOn(console, "Write, with a slash for what you say often");
      assertThat(console.locator(".composer.coach-target")).isVisible();
      goesOn(console, "A word among colleagues");
      assertThat(pointedAt(console)).containsText("Note");
      goesOn(console, "Was the bot right to call you?");
      assertThat(pointedAt(console)).containsText("Should have come sooner");
      assertNothingSerious(console);
      composer(console).click();
      console.keyboard().type(" into it");
      assertThat(composer(console)).hasValue("Let me look into it");
      button(console, "Skip the tour").click();
      assertThat(tour(console)).hasCount(0);
      assertThat(pointedAt(console)).hasCount(0);
      composer(console).press("Enter");
      assertThat(log(console)).containsText("Let me look into it");
      visitor.says("Thank you!");
      assertThat(log(console)).containsText("Thank you!");
    }
  }

  @Test
  void onAPhoneEachStepIsWhollyOnThePageAndEscGivesTheFocusBack() {
    Page phone = pages.console(
        at,
        TestHouse.MARIA,
        Pages.desktop().setViewportSize(390, 700).setColorScheme(ColorScheme.DARK));
    button(phone, "Menu").focus();
    phone.keyboard().press("Control+k");
    assertThat(phone.getByRole(AriaRole.COMBOBOX)).isFocused();
    phone.keyboard().type("tour");
    phone.keyboard().press("Enter");
    assertThat(step(phone, FIRST)).isVisible();
    for (int n = 1; n <= 9; n++) {
      assertThat(tour(phone)).containsText(n < 9 ? "Step " + n + " of 8" : "Your first day");
      assertThat(tour(phone).locator(".button--primary")).isFocused();
      var card = tour(phone).boundingBox();
      assertThat(card.x).isBetween(0.0, 390.0 - card.width);
      assertThat(card.y).isBetween(0.0, 700.0 - card.height);
      if (n < 9) {
        phone.keyboard().press("ArrowRight");
      }
    }
    assertNothingSerious(phone);
    phone.keyboard().press("Escape");
    assertThat(tour(phone)).hasCount(0);
    assertThat(button(phone, "Menu")).isFocused();
  }
}

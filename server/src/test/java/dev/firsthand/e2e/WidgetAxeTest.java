package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.firsthand.e2e.Pages.assertNothingSerious;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Frame.GetByRoleOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.firsthand.app.TestHouse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Axe finds nothing serious in the chat's forms and faults: by day, by night, on a desktop and at 320 pixels. */
class WidgetAxeTest extends InTheShop {

  private static final FilePayload DRAWING = new FilePayload(
      "drawing.svg",
      "image/svg+xml",
      "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8));

  /** Looks at what is shown in both sizes, by day and by night. */
  private static void everywhere(OpenChat chat) {
    for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
      chat.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
      for (int width : List.of(320, 1280)) {
        chat.page().setViewportSize(width, 640);
        assertNothingSerious(chat.page());
      }
    }
  }

  private static Locator faults(OpenChat chat) {
    return chat.frame()
        .getByRole(AriaRole.ALERT)
        .filter(new Locator.FilterOptions().setHasText(Pattern.compile("\\S")));
  }

  @Test
  void theFormBeforeTheChatAsItComesAndWithFaults() {
    Staff ada = Staff.signIn(at, TestHouse.ADA);
    var welcome = Map.of(
        "askName", true, "askEmail", true, "needed", true, "consent", "I agree to be remembered.");
    assertThat(ada.patch("/api/v1/sites/demo", Map.of("look", Map.of("welcome", welcome)))
            .status())
        .isEqualTo(200);
    OpenChat chat = asked(visiting("en"));
    everywhere(chat);
    chat.button("Start the chat").click();
    assertThat(faults(chat)).hasCount(3);
    everywhere(chat);
  }

  @Test
  void theMessageAndTheCallBackAsTheyComeAndWithFaults() {
    OpenChat chat = visit();
    chat.button("Leave a message").click();
    chat.button("Leave message").click();
    assertThat(faults(chat)).hasCount(1);
    everywhere(chat);
    chat.button("Ask for a call back instead").click();
    chat.button("Ask for the call").click();
    assertThat(faults(chat)).hasCount(1);
    everywhere(chat);
  }

  @Test
  void aFileThatIsNotTaken() {
    OpenChat chat = visit();
    chat.frame().locator("input[type=file]").setInputFiles(DRAWING);
    assertThat(faults(chat)).containsText("Only pictures");
    everywhere(chat);
  }

  @Test
  void anArabicChatItsAnswerItsFormAndItsFault() {
    OpenChat chat = OpenChat.in(visiting("ar"));
    chat.says("When are you open?");
    assertThat(chat.log()).containsText("10 to 18");
    everywhere(chat);
    chat.frame().locator("input[type=file]").setInputFiles(DRAWING);
    assertThat(faults(chat)).hasCount(1);
    everywhere(chat);
    chat.frame().locator(".head-deeds .chip--quiet").click();
    chat.frame().locator(".leave .primary").click();
    everywhere(chat);
  }

  /** A page of the shop in a language. */
  private Page visiting(String language) {
    Page page = newPage(desktop());
    page.addInitScript("""
        addEventListener('DOMContentLoaded',
          () => { document.documentElement.lang = '%s'; }, { capture: true })""".formatted(language));
    page.navigate(at.page("/").toString());
    return page;
  }

  private static OpenChat asked(Page page) {
    page.waitForFunction("() => window.firsthand !== undefined");
    page.evaluate("() => window.firsthand.open()");
    page.waitForCondition(() -> page.frames().size() == 2);
    var chat = new OpenChat(page, page.frames().get(1));
    assertThat(chat.frame()
            .getByRole(AriaRole.HEADING, new GetByRoleOptions().setName("Before we begin")))
        .isVisible();
    return chat;
  }
}

package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.firsthand.app.TestHouse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A whole chat by keyboard, from the first key on a website's page; no mouse, no finger. */
class KeyboardTest extends InTheShop {

  private static final String CONSENT = "We keep what you write for a year.";

  @Test
  void aWholeChatNeedsNothingButKeys() {
    asksBeforehand();
    Page page = newPage(desktop());
    page.addInitScript(WidgetTest.OPEN_SHADOWS);
    page.navigate(at.page("/").toString());
    page.waitForFunction("() => document.querySelector('firsthand-chat')");
    assertThat(Focus.moves(page, "Tab", "Open chat")).startsWith("Skip to the content");

    page.keyboard().press("Enter");
    is(page, "Your name");
    OpenChat chat = fillsInTheForm(page);

    types(page, "When are you open?");
    assertThat(chat.button("None of these: talk to a person")).isVisible();
    assertThat(chat.button("Attach a file")).isVisible();
    assertThat(Focus.moves(page, "Shift+Tab", "When are you open?"))
        .startsWith("Attach a file", "None of these: talk to a person");
    page.keyboard().press("Enter");
    assertThat(chat.log()).containsText("10 to 18");
    is(page, "Conversation");
    Focus.moves(page, "Tab", "Yes, this helped");
    page.keyboard().press("Space");
    assertThat(chat.button("Yes, this helped")).hasAttribute("aria-pressed", "true");
    is(page, "Yes, this helped");

    try (var maria = Agent.available(at, TestHouse.MARIA)) {
      sendsAPicture(page, chat);
      String conversation = conversation(chat);
      maria.rings(conversation);
      long epoch = maria.accepts(conversation);
      assertThat(chat.frame().locator("h1")).containsText(TestHouse.MARIAS_NAME);
      is(page, "Your message");
      maria.replies(conversation, epoch, "It only needs water.");
      assertThat(chat.log()).containsText("It only needs water.");
      types(page, "Thank you, Maria!");
      // Until it is sent the conversation moves.
      assertThat(chat.frame().locator(".delivery")).hasText("Sent");
      Focus.moves(page, "Shift+Tab", "End chat");
      page.keyboard().press("Enter");
      rates(page, chat);

      page.keyboard().press("Escape");
      is(page, "Open chat");
    }
  }

  @Test
  void insideTheChatTheKeysGoThroughAllInTheOrderInWhichItIsRead() {
    Page page = newPage(desktop());
    page.addInitScript(WidgetTest.OPEN_SHADOWS);
    page.navigate(at.page("/").toString());
    page.waitForFunction("() => document.querySelector('firsthand-chat')");
    Focus.moves(page, "Tab", "Open chat");
    page.keyboard().press("Enter");
    is(page, "Your message");
    // It comes with the later part of the chat.
    assertThat(OpenChat.in(page).button("Attach a file")).isVisible();

    assertThat(Focus.moves(page, "Shift+Tab", "More"))
        .containsExactly(
            "Attach a file",
            "Conversation",
            "Leave a message",
            "Talk to a person",
            "Close chat",
            "More");
    page.keyboard().press("Enter");
    assertThat(OpenChat.in(page).frame().getByText("Sound")).isVisible();
    assertThat(Focus.moves(page, "Tab", "Sound\non")).containsExactly("Close chat", "Sound\non");
    page.keyboard().press("Escape");
    is(page, "More");
    Focus.moves(page, "Tab", "Leave a message");
    page.keyboard().press("Enter");
    is(page, "What can we do for you?");
    Focus.moves(page, "Tab", "Back to the chat");
    page.keyboard().press("Enter");
    assertThat(Focus.moves(page, "Tab", "Your message")).contains("Attach a file");
    page.keyboard().press("Escape");
    is(page, "Open chat");
  }

  private void asksBeforehand() {
    Staff ada = Staff.signIn(at, TestHouse.ADA);
    var welcome = Map.of("askName", true, "needed", true, "consent", CONSENT);
    assertThat(ada.patch("/api/v1/sites/demo", Map.of("look", Map.of("welcome", welcome)))
            .status())
        .isEqualTo(200);
    assertThat(ada.post(
                "/api/v1/sites/demo/policy",
                Map.of("basedOn", 0, "policy", BotTest.ALWAYS_ASK_BACK))
            .status())
        .isEqualTo(201);
  }

  private static OpenChat fillsInTheForm(Page page) {
    page.keyboard().press("Enter");
    assertThat(Focus.on(page).name()).isEqualTo("Your name");
    page.keyboard().type("Ida");
    assertThat(Focus.moves(page, "Tab", CONSENT)).hasSize(1);
    page.keyboard().press("Space");
    assertThat(Focus.moves(page, "Tab", "Start the chat")).hasSize(1);
    page.keyboard().press("Enter");
    is(page, "Your message");
    return OpenChat.in(page);
  }

  private static void sendsAPicture(Page page, OpenChat chat) {
    // Who begins to listen with the key itself may be too late for Chromium.
    page.onFileChooser(chooser -> chooser.setFiles(WidgetTest.picture("leaf.png")));
    Focus.moves(page, "Tab", "Attach a file");
    page.keyboard().press("Enter");
    is(page, "Your message");
    assertThat(chat.button("Remove leaf.png")).isVisible();
    types(page, "Is this plant dying?");
    assertThat(chat.log().locator("img[alt='leaf.png']")).isVisible();
    assertThat(chat.log()).containsText("a real answer");
  }

  private static void rates(Page page, OpenChat chat) {
    assertThat(chat.frame().getByText("How was this chat?")).isVisible();
    is(page, "Conversation");
    Focus.moves(page, "Tab", "1 of 5");
    for (String star : List.of("2 of 5", "3 of 5", "4 of 5")) {
      assertThat(Focus.moves(page, "ArrowRight", star)).hasSize(1);
    }
    Focus.moves(page, "Tab", "Would you like to add something?");
    page.keyboard().type("Quick and kind.");
    Focus.moves(page, "Tab", "Send rating");
    page.keyboard().press("Enter");
    assertThat(chat.frame().getByText("Thank you for your rating.")).isVisible();
    is(page, "Conversation");
  }

  /** Writes where the keyboard is, and sends it. */
  private static void types(Page page, String text) {
    is(page, "Your message");
    page.keyboard().type(text);
    page.keyboard().press("Enter");
    is(page, "Your message");
  }

  private static void is(Page page, String name) {
    page.waitForCondition(() -> Focus.on(page).name().equals(name));
    assertThat(Focus.on(page)).isEqualTo(new Focus(name, true));
  }
}

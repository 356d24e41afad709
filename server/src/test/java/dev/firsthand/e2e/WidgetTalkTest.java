package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.AgentCommand;
import dev.firsthand.protocol.AgentFrame;
import dev.firsthand.protocol.SharedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What both sides see of each other in the chat besides words, and what words may do. */
class WidgetTalkTest extends InTheShop {

  /** What the launcher asks for; the chat itself asks with its language. */
  private static final Pattern THE_LOOK = Pattern.compile("/api/v1/widget/demo$");

  private final List<String> acted = new ArrayList<>();

  @Test
  void eachSeesThatTheOtherTypesAndWhetherTheirWordsArrivedAndWereRead() {
    try (var maria = Agent.available(at, TestHouse.MARIA)) {
      OpenChat chat = visit();
      Taken taken = taken(chat, maria);
      String conversation = taken.conversation();
      maria.opens(conversation);

      maria.client.mention(new AgentCommand.Typing(conversation, true));
      Locator types = chat.frame().getByLabel(TestHouse.MARIAS_NAME + " is typing");
      assertThat(types).isVisible();
      maria.client.mention(new AgentCommand.Typing(conversation, false));
      assertThat(types).hasCount(0);
      maria.client.mention(new AgentCommand.Typing(conversation, true));
      assertThat(types).isVisible();
      maria.replies(conversation, taken.epoch(), "Good morning.");
      assertThat(chat.bubbles("Good morning.")).isVisible();
      assertThat(types).hasCount(0);

      chat.field().pressSequentially("My chain");
      maria.frames.first(
          AgentFrame.Typing.class, typing -> typing.who().equals("VISITOR") && typing.on());
      chat.field().fill("");
      maria.frames.first(
          AgentFrame.Typing.class, typing -> typing.who().equals("VISITOR") && !typing.on());
      chat.says("My chain is off");
      Locator delivery = chat.frame().locator(".delivery");
      assertThat(delivery).hasText("Sent");
      long said = maria
          .frames
          .first(
              AgentFrame.Event.class, event -> event.event().toString().contains("My chain is off"))
          .seq();
      maria.client.mention(new AgentCommand.Seen(conversation, said));
      assertThat(delivery).hasText("Seen");
      maria.frames.first(AgentFrame.Seen.class, seen -> seen.seq() >= said - 1);
    }
  }

  @Test
  void aQuickReplyIsSaidWithOnePressAndAnswered() {
    learns("Do you sharpen ice skates?", "Yes, while you wait.", List.of("When are you open?"));
    OpenChat chat = visit();
    chat.says("Do you sharpen ice skates?");
    chat.button("When are you open?").click();

    assertThat(chat.bubbles("When are you open?")).hasCount(1);
    assertThat(chat.log()).containsText("10 to 18");
    assertThat(chat.button("When are you open?")).hasCount(0);
    assertThat(chat.sent()).containsExactly("Do you sharpen ice skates?", "When are you open?");
  }

  @Test
  void whoSpokeWithTheBotAloneIsAskedAboutTheBotAndTheStarsAreTheBots() {
    OpenChat chat = visit();
    chat.says("When are you open?");
    assertThat(chat.log()).containsText("10 to 18");
    chat.button("End chat").click();
    assertThat(chat.frame().getByText("How helpful was our assistant?")).isVisible();
    chat.frame().getByLabel("4 of 5").check(new Locator.CheckOptions().setForce(true));
    chat.button("Send rating").click();
    assertThat(chat.frame().getByText("Thank you for your rating.")).isVisible();

    try (var witness = Visitor.again(at, chat.memory())) {
      assertThat(witness.hears(SharedEvent.Rated.class).of()).isEqualTo("BOT");
    }
  }

  @Test
  void markdownIsSetLinksLeadOutsideAndNothingThatIsWrittenActs() {
    OpenChat chat = visit();
    chat.page().onDialog(dialog -> acted.add(dialog.message()));
    try (var maria = Agent.available(at, TestHouse.MARIA)) {
      Taken taken = taken(chat, maria);
      maria.replies(taken.conversation(), taken.epoch(), """
          **Yes**, by

          - hand
          - [machine](https://shop.example/skates)

          <img src=x onerror=alert(1)> [no](javascript:alert(2))""");
      Locator answer = chat.bubbles("by").last();
      assertThat(answer.locator("strong")).hasText("Yes");
      assertThat(answer.locator("li")).hasCount(2);
      assertThat(answer.locator("a")).hasCount(1);
      assertThat(answer.locator("a")).hasAttribute("href", "https://shop.example/skates");
      assertThat(answer.locator("a")).hasAttribute("target", "_blank");
      assertThat(answer.locator("a")).hasAttribute("rel", Pattern.compile("noopener"));
      assertThat(answer).containsText("<img src=x onerror=alert(1)>");
      assertThat(answer.locator("img")).hasCount(0);

      chat.says("See https://mail.example/me <b>now</b>");
      Locator mine = chat.bubbles("See https://mail.example/me");
      assertThat(mine.locator("a")).hasAttribute("href", "https://mail.example/me");
      assertThat(mine).containsText("<b>now</b>");
      assertThat(acted).isEmpty();
    }
  }

  @Test
  void whatIsUnreadIsCountedOnTheButtonUntilItIsLookedAtAlsoWhereItsLookComesLate() {
    Staff.signIn(at, TestHouse.ADA)
        .patch("/api/v1/sites/demo", Map.of("look", Map.of("accent", "#123456")));
    Page page = newPage(desktop());
    page.addInitScript(WidgetTest.OPEN_SHADOWS);
    page.navigate(at.page("/").toString());
    OpenChat chat = OpenChat.in(page);
    try (var maria = Agent.available(at, TestHouse.MARIA)) {
      Taken taken = taken(chat, maria);
      Locator badge = page.locator("firsthand-chat b");
      assertThat(badge).isHidden();
      page.evaluate("() => firsthand.close()");
      for (int i = 0; i < 11; i++) {
        maria.replies(taken.conversation(), taken.epoch(), "Leaf " + i);
      }
      assertThat(badge).hasText("9+");

      List<Route> looks = holdsTheLook(page);
      page.reload();
      assertThat(badge).hasText("9+");
      page.waitForResponse(
          response -> THE_LOOK.matcher(response.url()).find(), () -> looks.forEach(Route::resume));
      Locator launcher = page.locator("firsthand-chat button");
      assertThat(launcher).hasCSS("background-color", "rgb(18, 52, 86)");
      assertThat(launcher).hasAccessibleName("Open chat (11 unread)");
      OpenChat again = OpenChat.in(page);
      assertThat(again.frame().locator(".mark--new")).isVisible();
      assertThat(badge).isHidden();
    }
  }

  /** Keeps the launcher's look waiting, as a slow line does. */
  private static List<Route> holdsTheLook(Page page) {
    var held = new ArrayList<Route>();
    page.route(THE_LOOK, held::add);
    return held;
  }

  /** Teaches the bot one more answer. */
  private void learns(String question, String answer, List<String> quickReplies) {
    Staff ada = Staff.signIn(at, TestHouse.ADA);
    var entry = Map.of(
        "question", question,
        "phrasings", List.of("ice skates sharpening", "sharpen my skates"),
        "answer", answer,
        "language", "en",
        "quickReplies", quickReplies);
    assertThat(ada.put("/api/v1/sites/demo/faq/skates", entry, null).status()).isEqualTo(201);
    Net.until("the new entry is found", () -> BotTest.finds(ada, question));
  }
}

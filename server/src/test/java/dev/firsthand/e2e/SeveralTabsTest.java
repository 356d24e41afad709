package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.firsthand.app.TestHouse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Two tabs of one visitor: one conversation, one sound, and nothing of one tab lost by the other. */
class SeveralTabsTest extends InTheShop {

  /** A page of which a test says whether it is looked at, and that counts the sounds it makes. */
  private static final String OBSERVED = """
      window.sounds = 0;
      Object.defineProperty(document, 'hidden', { get: () => top.away === true });
      Object.defineProperty(document, 'visibilityState', {
        get: () => (top.away === true ? 'hidden' : 'visible'),
      });
      window.AudioContext = class {
        constructor() { window.sounds++; }
        state = 'closed';
        close() {}
      };
      """;

  private static final String NO_STORAGE = """
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, { get() { throw new DOMException('', 'SecurityError'); } });
      }
      """;

  @Test
  void bothShowOneConversationInStep() {
    BrowserContext visitor = somebody(desktop());
    Page first = visitor.newPage();
    Page second = visitor.newPage();
    first.navigate(at.page("/").toString());
    second.navigate(at.page("/delivery.html").toString());
    OpenChat one = OpenChat.in(first);
    OpenChat other = OpenChat.in(second);
    one.says("When are you open?");
    other.says("And where can I park?");
    assertThat(one.bubbles("And where can I park?")).hasCount(1);
    assertThat(other.bubbles("When are you open?")).hasCount(1);
    assertThat(one.memory()).isEqualTo(other.memory());

    try (var maria = Agent.available(at, TestHouse.MARIA)) {
      other.button("Talk to a person").first().click();
      assertThat(one.button("Leave a message instead")).isVisible();
      String chat = conversation(one);
      maria.rings(chat);
      long epoch = maria.accepts(chat);
      for (OpenChat each : List.of(one, other)) {
        assertThat(each.frame().locator("h1")).containsText(TestHouse.MARIAS_NAME);
      }
      maria.replies(chat, epoch, "I see you twice.");
      one.says("From the first");
      other.says("From the second");
      assertThat(one.bubbles("From the second")).hasCount(1);
      assertThat(other.bubbles("From the first")).hasCount(1);
      assertThat(one.bubbles("I see you twice.")).hasCount(1);
      first.waitForCondition(() ->
          one.sending().isEmpty() && other.sending().isEmpty() && one.sent().size() == 5);
      assertThat(other.sent()).isEqualTo(one.sent());
      assertThat(other.replies()).isEqualTo(one.replies());
    }
  }

  @Test
  void anAnswerThatNobodyLooksAtSoundsOnceAndIsReadInBothWhenItIsReadInOne() {
    BrowserContext visitor = somebody(desktop());
    visitor.addInitScript(OBSERVED);
    visitor.addInitScript(WidgetTest.OPEN_SHADOWS);
    Page first = visitor.newPage();
    Page second = visitor.newPage();
    try (var maria = Agent.available(at, TestHouse.MARIA)) {
      first.navigate(at.page("/").toString());
      OpenChat one = OpenChat.in(first);
      Taken taken = taken(one, maria);
      second.navigate(at.page("/").toString());
      OpenChat other = OpenChat.in(second);
      assertThat(other.log()).containsText("Maria Lindqvist has joined");
      List<OpenChat> both = List.of(one, other);
      both.forEach(SeveralTabsTest::lookAway);
      String title = first.title();

      maria.replies(taken.conversation(), taken.epoch(), "Are you there?");
      for (OpenChat each : both) {
        assertThat(each.bubbles("Are you there?")).hasCount(1);
        assertThat(launcher(each)).hasAccessibleName("Open chat (1 unread)");
        assertThat(each.page()).hasTitle("(1) " + title);
      }
      // A tab that gets the sound late rings for the last message only.
      first.waitForCondition(() -> sounds(both) >= 1);
      maria.replies(taken.conversation(), taken.epoch(), "Hello?");
      for (OpenChat each : both) {
        assertThat(launcher(each)).hasAccessibleName("Open chat (2 unread)");
        assertThat(each.page()).hasTitle("(2) " + title);
      }
      first.waitForCondition(() -> sounds(both) >= 2);
      assertThat(sounds(both)).isEqualTo(2);

      lookAt(one);
      for (OpenChat each : both) {
        assertThat(each.page()).hasTitle(title);
      }
      assertThat(launcher(one)).hasAccessibleName("Close chat");
      assertThat(launcher(other)).hasAccessibleName("Open chat");
    }
  }

  @Test
  void draftsOutliveReloadsAndWhatTheOtherTabDoes() {
    BrowserContext visitor = somebody(desktop());
    Page first = visitor.newPage();
    Page second = visitor.newPage();
    first.navigate(at.page("/").toString());
    second.navigate(at.page("/").toString());
    OpenChat one = OpenChat.in(first);
    OpenChat other = OpenChat.in(second);
    one.field().fill("Begun in the first");
    other.says("When are you open?");
    assertThat(one.log()).containsText("10 to 18");
    assertThat(one.field()).hasValue("Begun in the first");
    other.field().fill("Begun in the second");
    first.reload();
    second.reload();
    OpenChat oneAgain = OpenChat.in(first);
    OpenChat otherAgain = OpenChat.in(second);
    assertThat(oneAgain.field()).hasValue("Begun in the first");
    assertThat(otherAgain.field()).hasValue("Begun in the second");

    otherAgain.button("End chat").click();
    assertThat(oneAgain.frame().getByText("This chat has ended")).isVisible();
    assertThat(oneAgain.field()).hasValue("Begun in the first");
    second.close();
    oneAgain.field().press("Enter");
    assertThat(oneAgain.bubbles("Begun in the first")).hasCount(1);
    first.waitForCondition(() -> oneAgain.sending().isEmpty());
    assertThat(oneAgain.sent()).containsExactly("When are you open?", "Begun in the first");
  }

  @Test
  void aTabThatMayRememberNothingHasAChatOfItsOwn() {
    BrowserContext visitor = somebody(desktop());
    var faults = new ArrayList<String>();
    Page first = visitor.newPage();
    Page second = visitor.newPage();
    second.addInitScript(NO_STORAGE);
    second.onPageError(faults::add);
    first.navigate(at.page("/").toString());
    second.navigate(at.page("/").toString());
    OpenChat one = OpenChat.in(first);
    one.says("When are you open?");
    assertThat(one.log()).containsText("10 to 18");
    OpenChat other = OpenChat.in(second);
    other.says("Which cards do you accept?");
    assertThat(other.log()).containsText("all common cards");

    assertThat(other.sent()).containsExactly("Which cards do you accept?");
    assertThat(one.sent()).containsExactly("When are you open?");
    one.says("Can I rent a cargo bike?");
    assertThat(one.log()).containsText("25 euros");
    assertThat(faults).isEmpty();
  }

  private static void lookAway(OpenChat chat) {
    chat.page().evaluate("() => { firsthand.close(); top.away = true; }");
    tellOfIt(chat);
  }

  private static void lookAt(OpenChat chat) {
    chat.page().evaluate("() => { top.away = false; firsthand.open(); }");
    tellOfIt(chat);
  }

  private static void tellOfIt(OpenChat chat) {
    String tell = "() => document.dispatchEvent(new Event('visibilitychange'))";
    chat.page().evaluate(tell);
    chat.frame().evaluate(tell);
  }

  private static int sounds(List<OpenChat> tabs) {
    return tabs.stream()
        .mapToInt(tab -> (int) tab.frame().evaluate("() => sounds"))
        .sum();
  }

  private static Locator launcher(OpenChat chat) {
    return chat.page()
        .getByRole(
            AriaRole.BUTTON,
            new Page.GetByRoleOptions().setName(Pattern.compile("^(Open|Close) chat")));
  }
}

package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import dev.firsthand.app.TestHouse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tab that its browser freezes, as browsers do with tabs that nobody looks at, and thaws again. */
class FrozenTest extends InTheShop {

  private TrueBrowser browser;
  private BadLine line;
  private Agent maria;
  private OpenChat chat;
  private CDPSession devtools;
  private String conversation = "";
  private long epoch;

  @BeforeEach
  void meet(@TempDir Path profile) {
    browser = new TrueBrowser(profile);
    line = new BadLine(at);
    maria = Agent.available(at, TestHouse.MARIA);
    Page page = browser.page();
    page.addInitScript("""
        window.frozen = 0;
        document.addEventListener('freeze', () => { window.frozen++; });
        """);
    page.navigate(line.end().page("/").toString());
    chat = OpenChat.in(page);
    devtools = page.context().newCDPSession(page);
    Taken taken = taken(chat, maria);
    conversation = taken.conversation();
    epoch = taken.epoch();
    assertThat(chat.frame().locator("h1")).containsText(TestHouse.MARIAS_NAME);
  }

  @AfterEach
  void part() {
    maria.close();
    line.close();
    browser.close();
  }

  @Test
  void whatWasSaidMeanwhileIsThereOnceAndTheLineHolds() {
    becomes("frozen");
    maria.replies(conversation, epoch, "One moment.");
    maria.replies(conversation, epoch, "Here it is.");
    becomes("active");

    assertThat(chat.bubbles("Here it is.")).hasCount(1);
    assertThat(chat.replies()).endsWith("One moment.", "Here it is.").doesNotHaveDuplicates();
    assertThat(chat.banner()).isEmpty();
    assertTalks();
  }

  @Test
  void whereTheLineWentMeanwhileTheChatComesBackWithAllOfIt() {
    chat.says("Are you there?");
    chat.page().waitForCondition(() -> chat.sent().contains("Are you there?"));
    becomes("frozen");
    line.cut();
    maria.replies(conversation, epoch, "Yes, I am.");
    becomes("active");
    assertThat(chat.banner()).containsText("Connection lost");
    chat.says("Hello?");
    assertThat(chat.sending()).containsExactly("Hello?");

    line.heals();
    assertThat(chat.bubbles("Yes, I am.")).hasCount(1);
    assertThat(chat.banner()).isEmpty();
    chat.page().waitForCondition(() -> chat.sending().isEmpty());
    assertThat(chat.sent()).endsWith("Are you there?", "Hello?").doesNotHaveDuplicates();
    assertTalks();
  }

  @Test
  void whereTheLineDiedInSilenceThatIsSoonNoticed() {
    becomes("frozen");
    line.fallSilent();
    maria.replies(conversation, epoch, "Yes, I am.");
    line.heals();
    becomes("active");

    assertThat(chat.bubbles("Yes, I am.")).hasCount(1);
    assertThat(chat.banner()).isEmpty();
    assertTalks();
  }

  /** What either says reaches the other, once. */
  private void assertTalks() {
    chat.says("I am back");
    chat.page().waitForCondition(() -> chat.sent().contains("I am back"));
    assertThat(chat.bubbles("I am back")).hasCount(1);
    maria.replies(conversation, epoch, "So I see.");
    assertThat(chat.bubbles("So I see.")).hasCount(1);
    assertThat(chat.frame().locator("h1")).containsText(TestHouse.MARIAS_NAME);
  }

  /** Puts the tab, frames and all, into a state of the browser's: frozen, or active. */
  private void becomes(String state) {
    var wanted = new JsonObject();
    wanted.addProperty("state", state);
    devtools.send("Page.setWebLifecycleState", wanted);
    if (state.equals("active")) {
      chat.page().bringToFront();
      assertThat(chat.frame().evaluate("() => window.frozen")).as("was frozen").isEqualTo(1);
    }
  }
}

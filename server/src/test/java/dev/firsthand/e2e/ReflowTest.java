package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Frame.GetByRoleOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import dev.firsthand.app.TestHouse;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The chat for those who enlarge, who space text out, who choose their colours or want no motion. */
class ReflowTest extends InTheShop {

  /** What is cut off, runs out of the chat, or lies over another. */
  private static final String FAULTS = """
      () => {
        const faults = [];
        const named = (part) => part.getAttribute('aria-label') ?? part.textContent;
        const room = (element) => {
          let { left, top, right, bottom } = element.getBoundingClientRect();
          for (let box = element.parentElement; box; box = box.parentElement) {
            if (getComputedStyle(box).overflowY === 'visible') continue;
            const clip = box.getBoundingClientRect();
            left = Math.max(left, clip.left); right = Math.min(right, clip.right);
            top = Math.max(top, clip.top); bottom = Math.min(bottom, clip.bottom);
          }
          return { left, top, right, bottom };
        };
        if (document.documentElement.scrollWidth > innerWidth) faults.push('scrolls sideways');
        const parts = [...document.querySelectorAll('button, a, textarea, input, select, h1, h2, .bubble')]
          .filter((part) => part.checkVisibility() && !part.closest('.unseen') && !part.matches('.unseen'));
        for (const part of parts) {
          const { left, right } = part.getBoundingClientRect();
          const name = named(part);
          if (left < -1 || right > innerWidth + 1) faults.push('runs out: ' + name);
          if (part.tagName !== 'TEXTAREA' && part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0)
            faults.push('cut off: ' + name);
        }
        const rooms = parts.map((part) => [part, room(part)]);
        for (const [a, one] of rooms) for (const [b, other] of rooms) {
          if (a === b || a.contains(b) || b.contains(a)) continue;
          const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
          const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
          if (wide > 8 && high > 8) faults.push(`${named(a)} over ${named(b)}`);
        }
        const broken = document.querySelector('h1');
        if (broken.getClientRects().length && broken.offsetHeight > 60) faults.push('broken: ' + broken.textContent);
        const log = document.querySelector('.log');
        if (log.clientHeight < 48) faults.push('no room to read: ' + log.clientHeight);
        return faults;
      }""";

  /** What of a form, or of the conversation above it, can't be scrolled to and seen whole. */
  private static final String HIDDEN = """
      () => [...document.querySelectorAll('.leave h2, .leave input, .leave select, .leave textarea, .leave button, .by b')]
        .filter((part) => part.checkVisibility())
        .filter((part) => {
          part.scrollIntoView({ block: 'center' });
          const { left, top, width, height } = part.getBoundingClientRect();
          const there = document.elementFromPoint(left + width / 2, top + height / 2);
          return top < 0 || top + height > innerHeight || !part.contains(there);
        })
        .map((part) => part.textContent || part.name || part.type)""";

  /** Counts how often the way to the newest messages was offered. */
  private static final String NOTES_THE_WAY_TO_THE_END = """
      () => {
        window.latest = 0;
        new MutationObserver(() => {
          if (document.querySelector('.latest')) window.latest++;
        }).observe(document.querySelector('.log-frame'), { childList: true, subtree: true });
      }""";

  private static final String SPACED = """
      () => document.head.append(Object.assign(document.createElement('style'), { textContent: `
        * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
        p { margin-block-end: 2em !important }` }))""";

  @Test
  void atTwiceTheSizeNothingIsCutOffOrCovered() {
    goesThrough(new NewContextOptions().setViewportSize(640, 400).setDeviceScaleFactor(2));
  }

  @Test
  void in320PixelsNothingIsCutOffOrCovered() {
    goesThrough(new NewContextOptions().setViewportSize(320, 640));
  }

  @Test
  void withTextSpacedOutNothingIsCutOffOrCovered() {
    OpenChat chat = visit();
    chat.frame().evaluate(SPACED);
    chat.says("When are you open?");
    assertThat(chat.log()).containsText("10 to 18");
    assertFits(chat, "an answer, spaced out");
  }

  @Test
  void inForcedColoursMessagesAndButtonsKeepTheirEdges() {
    OpenChat chat = visit();
    chat.page().emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
    chat.says("When are you open?");
    assertThat(chat.log()).containsText("10 to 18");
    Object bare = chat.frame().evaluate("""
        () => [...document.querySelectorAll('.bubble, .chip, .way, .send')].filter((part) => {
          const { borderTopWidth, borderTopStyle } = getComputedStyle(part);
          return borderTopStyle === 'none' || parseFloat(borderTopWidth) < 1;
        }).map((part) => part.className)""");
    assertThat((List<?>) bare).isEmpty();
  }

  @Test
  void whoWantsNoMotionSeesNone() {
    try (var maria = Agent.available(at, TestHouse.MARIA)) {
      OpenChat chat = visit();
      chat.button("Talk to a person").first().click();
      assertThat(chat.frame().locator(".pulse")).isVisible();
      assertThat(moving(chat)).isZero();
      chat.page()
          .emulateMedia(
              new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
      chat.page().waitForCondition(() -> moving(chat) > 0);
      assertThat(maria.ended.all()).isEmpty();
    }
  }

  @Test
  void whoReadsAtTheEndStaysThereWhenTheConversationGetsLessRoom() {
    OpenChat chat = visit(new NewContextOptions().setViewportSize(640, 400));
    chat.says("When are you open?");
    assertThat(chat.log()).containsText("10 to 18");
    chat.page().waitForCondition(() -> below(chat) < 2);
    // What was scrolled is told together with the new height, as when a part comes late.
    chat.frame().evaluate("""
        () => {
          const log = document.querySelector('.log');
          log.scrollTop -= 1;
          document.querySelector('.foot').style.paddingTop = '90px';
          return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
        }""");
    chat.page().waitForCondition(() -> below(chat) < 2);
  }

  /** How far the conversation goes on below what is seen of it. */
  private static double below(OpenChat chat) {
    return ((Number) chat.frame().evaluate("""
        () => {
          const log = document.querySelector('.log');
          return log.scrollHeight - log.scrollTop - log.clientHeight;
        }""")).doubleValue();
  }

  private void goesThrough(NewContextOptions size) {
    try (var maria = Agent.available(at, TestHouse.MARIA)) {
      OpenChat chat = visit(size);
      assertFits(chat, "the greeting");
      chat.frame().evaluate(NOTES_THE_WAY_TO_THE_END);
      chat.says("When are you open?");
      assertThat(chat.log()).containsText("10 to 18");
      assertFits(chat, "an answer");
      chat.button("Leave a message").click();
      assertThat(title(chat, "Leave us a message")).isInViewport();
      assertFormHasRoom(chat, "a message");
      chat.button("Leave message").click();
      chat.button("Ask for a call back instead").click();
      assertThat(title(chat, "We call you back")).isInViewport();
      chat.button("Ask for the call").click();
      assertThat(chat.frame().getByText("Please enter a number")).isVisible();
      assertFormHasRoom(chat, "a call back, with a fault");
      chat.button("Back to the chat").click();
      assertThat(chat.field()).isVisible();
      assertFits(chat, "back again");
      chat.button("Talk to a person").first().click();
      assertThat(chat.button("Leave a message instead")).isVisible();
      assertFits(chat, "waiting");
      String conversation = conversation(chat);
      maria.rings(conversation);
      maria.accepts(conversation);
      assertThat(chat.frame().locator("h1")).containsText(TestHouse.MARIAS_NAME);
      assertFits(chat, "a person");
      chat.button("End chat").click();
      assertThat(chat.frame().getByText("How was this chat?")).isVisible();
      assertFits(chat, "the rating");
      assertThat(chat.frame().evaluate("() => window.latest"))
          .as("offered to go to the end, where one was all the while")
          .isEqualTo(0);
    }
  }

  private static void assertFits(OpenChat chat, String state) {
    assertThat((List<?>) chat.frame().evaluate(FAULTS)).as(state).isEmpty();
  }

  private static Locator title(OpenChat chat, String words) {
    return chat.frame().getByRole(AriaRole.HEADING, new GetByRoleOptions().setName(words));
  }

  /** All of the form and of the conversation can be brought before one's eyes, and nothing lies over it. */
  private static void assertFormHasRoom(OpenChat chat, String state) {
    assertFits(chat, state);
    assertThat((List<?>) chat.frame().evaluate(HIDDEN)).as(state).isEmpty();
  }

  private static int moving(OpenChat chat) {
    return (int) chat.frame()
        .evaluate(
            "() => document.getAnimations().filter((it) => it.playState === 'running').length");
  }
}

package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import org.junit.jupiter.api.Test;

/** The open chat in its page: how large it is, how it goes away, and what it never hides. */
class WidgetWindowTest extends InTheShop {

  private static Page desk() {
    Page page = newPage(desktop());
    page.addInitScript(WidgetTest.OPEN_SHADOWS);
    return page;
  }

  private OpenChat chatIn(Page page) {
    page.navigate(at.page("/").toString());
    return OpenChat.in(page);
  }

  static Locator frame(Page page) {
    return page.locator("firsthand-chat iframe");
  }

  static boolean isOpen(Page page) {
    return Boolean.TRUE.equals(
        page.evaluate(
            "() => document.querySelector('firsthand-chat').shadowRoot.querySelector('.open') !== null"));
  }

  @Test
  void theChatIsMadeLargerByItsEdgeWithinTheWindowAndStaysSo() {
    Page page = desk();
    chatIn(page);
    Locator grip = page.locator("firsthand-chat .corner");
    grip.waitFor(new Locator.WaitForOptions()
        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
    BoundingBox before = frame(page).boundingBox();
    page.mouse().move(before.x - 2, before.y - 2);
    page.mouse().down();
    page.mouse()
        .move(
            before.x - 102,
            before.y - 22,
            new com.microsoft.playwright.Mouse.MoveOptions().setSteps(5));
    page.mouse().up();
    BoundingBox after = frame(page).boundingBox();
    assertThat(after.width).isBetween(before.width + 95, before.width + 105);
    assertThat(after.height).isBetween(before.height + 15, before.height + 25);

    page.reload();
    OpenChat.in(page);
    assertThat(frame(page).boundingBox().width).isEqualTo(after.width);
    page.setViewportSize(500, 600);
    BoundingBox small = frame(page).boundingBox();
    assertThat(small.x).isGreaterThanOrEqualTo(0);
    assertThat(small.y).isGreaterThanOrEqualTo(0);
  }

  @Test
  void theChatIsMadeLargerAndSmallerByKeyboard() {
    Page page = desk();
    OpenChat chat = chatIn(page);
    page.locator("firsthand-chat .corner")
        .waitFor(new Locator.WaitForOptions()
            .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED));
    double before = frame(page).boundingBox().width;
    chat.button("More").press("Enter");
    chat.button("Larger").press("Enter");
    page.waitForCondition(() -> frame(page).boundingBox().width == before + 80);
    chat.button("Larger").press("Enter");
    chat.button("Smaller").press("Enter");
    page.waitForCondition(() -> frame(page).boundingBox().width == before + 80);
  }

  @Test
  void whoeverOpensTheChatCanWriteAtOnceAlsoWhereItMoves() {
    Page page = somebody(desktop()).newPage();
    page.addInitScript(WidgetTest.OPEN_SHADOWS);
    OpenChat chat = chatIn(page);
    assertThat(chat.field()).isFocused();
    page.evaluate("() => firsthand.close()");
    assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open chat")))
        .isFocused();
    page.keyboard().press("Enter");
    assertThat(chat.field()).isFocused();
  }

  /** As on a device that is busy: what the chat does later comes after what the page says to it. */
  @Test
  void whoeverOpensTheChatCanWriteAtOnceAlsoOnABusyDevice() {
    Page page = desk();
    page.addInitScript("""
        if (parent !== window) {
          const soon = setTimeout;
          window.setTimeout = (run, after = 0) => soon(run, after + 300);
        }
        """);
    assertThat(chatIn(page).field()).isFocused();
  }

  @Test
  void whatHasTheFocusBelowTheChatIsShownByEscape() {
    Page page = desk();
    assertThat(chatIn(page).field()).isFocused();
    page.evaluate("""
        () => {
          const low = document.createElement('button');
          low.textContent = 'Buy';
          low.style = 'position:fixed; right:100px; bottom:200px';
          const high = document.createElement('button');
          high.textContent = 'Search';
          high.style = 'position:fixed; left:10px; top:10px';
          document.body.append(low, high);
          high.focus();
        }
        """);
    page.keyboard().press("Escape");
    assertThat(isOpen(page)).isTrue();
    page.evaluate("() => [...document.querySelectorAll('button')]"
        + ".find(one => one.textContent === 'Buy').focus()");
    page.waitForCondition(() -> {
      page.keyboard().press("Escape");
      return !isOpen(page);
    });
    assertThat(page.evaluate("() => document.activeElement.textContent")).isEqualTo("Buy");
  }
}

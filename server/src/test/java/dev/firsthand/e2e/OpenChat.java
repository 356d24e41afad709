package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.firsthand.protocol.client.Memory;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** The open chat in a page that carries the widget. */
record OpenChat(Page page, Frame frame) {

  /** Opens the chat where it is not open yet. */
  static OpenChat in(Page page) {
    page.waitForFunction("() => window.firsthand !== undefined");
    page.evaluate("() => window.firsthand.open()");
    page.waitForCondition(() -> widget(page) != null);
    Frame frame = Objects.requireNonNull(widget(page));
    assertThat(frame.locator("textarea").first()).isVisible();
    return new OpenChat(page, frame);
  }

  @SuppressWarnings("NullAway") // Playwright gives null where there is no such frame.
  private static Frame widget(Page page) {
    return page.frameByUrl(Pattern.compile(".*/widget/.*"));
  }

  void says(String text) {
    field().fill(text);
    field().press("Enter");
  }

  Locator field() {
    return frame.locator(".composer textarea");
  }

  Locator log() {
    return frame.getByRole(AriaRole.LOG);
  }

  /** The visitor's own words that are shown as sent, in their order. */
  List<String> sent() {
    return bare(".said--visitor:not(:has(> .delivery)) .bubble");
  }

  /** The visitor's own words that are shown as on their way, in their order. */
  List<String> sending() {
    return bare(".said--visitor:has(> .delivery) .bubble");
  }

  /** What people are shown to have answered, in their order. */
  List<String> replies() {
    return bare(".said--agent .bubble");
  }

  /** The texts in {@code bubbles} without who said them. */
  private List<String> bare(String bubbles) {
    String found = """
        (bubbles) => [...document.querySelectorAll(bubbles)].map((bubble) => {
          const bare = bubble.cloneNode(true);
          bare.querySelector('.unseen')?.remove();
          return bare.textContent;
        })""";
    return ((List<?>) frame.evaluate(found, bubbles))
        .stream().map(Object::toString).toList();
  }

  /** What is said to be wrong with the line; empty for nothing. */
  Locator banner() {
    return frame.locator(".banners");
  }

  /** What proves to the server who this visitor is. */
  Memory memory() {
    return new Memory(
        (String) frame.evaluate("() => localStorage.getItem('firsthand:token:demo')"), null);
  }

  Locator bubbles(String text) {
    return frame.locator(".bubble", new Frame.LocatorOptions().setHasText(text));
  }

  Locator button(String name) {
    return frame.getByRole(
        AriaRole.BUTTON, new Frame.GetByRoleOptions().setName(name).setExact(true));
  }
}

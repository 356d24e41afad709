package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.SharedEvent;
import dev.firsthand.protocol.VisitorFrame;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A file that is pasted or dropped into the composer goes to the visitor; into a note it does not. */
class ConsoleFilesTest extends AtTheConsole {

  /** One transparent pixel. */
  private static final String PIXEL =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

  /** Lets go of a picture over the field, or pastes it; whether the page took it. */
  private static boolean brings(Locator field, String how, String name) {
    return (boolean) field.evaluate("""
        (field, [how, name, pixel]) => {
          const bytes = Uint8Array.from(atob(pixel), c => c.charCodeAt(0));
          const data = new DataTransfer();
          data.items.add(new File([bytes], name, { type: 'image/png' }));
          const event = how === 'paste'
            ? new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
            : new DragEvent(how, { dataTransfer: data, bubbles: true, cancelable: true });
          return !field.dispatchEvent(event);
        }
        """, new Object[] {how, name, PIXEL});
  }

  @Test
  void whatIsPastedAndDroppedIsShownBroughtAndSentInOrder() {
    Page console = pages.console(at, TestHouse.MARIA);
    ConsolePages.beAvailable(console);
    try (var visitor = chatOf(console, "How does it look?")) {
      Locator field = composer(console);
      assertThat(brings(field, "paste", "pasted.png")).isTrue();
      assertThat(console.locator(".composer")).containsText("pasted.png");
      assertThat(brings(field, "dragover", "dropped.png")).as("may be dropped").isTrue();
      assertThat(brings(field, "drop", "dropped.png")).isTrue();
      assertThat(console.locator(".composer")).containsText("dropped.png");
      field.fill("Like this");
      ConsolePages.button(console, "Send").click();

      var first = visitor.hears(SharedEvent.AgentReplied.class);
      assertThat(first.text()).isEqualTo("pasted.png");
      assertThat(first.file()).isNotNull();
      assertThat(first.file().type()).isEqualTo("image/png");
      var all = visitor.events.when("three replies", events -> {
        var replies = events.stream()
            .map(VisitorFrame.Event::event)
            .filter(SharedEvent.AgentReplied.class::isInstance)
            .map(SharedEvent.AgentReplied.class::cast)
            .map(SharedEvent.AgentReplied::text)
            .toList();
        return replies.size() < 3 ? Optional.empty() : Optional.of(replies);
      });
      assertThat(all).containsExactly("pasted.png", "dropped.png", "Like this");
      assertThat(log(console).locator("img")).hasCount(2);
      assertThat(console.locator(".composer")).not().containsText(".png");
    }
  }

  @Test
  void aNoteTakesNoFiles() {
    Page console = pages.console(at, TestHouse.MARIA);
    ConsolePages.beAvailable(console);
    try (var visitor = chatOf(console, "How does it look?")) {
      console.getByRole(AriaRole.RADIO, new GetByRoleOptions().setName("Note")).click();
      assertThat(console.getByRole(AriaRole.RADIO, new GetByRoleOptions().setName("Note")))
          .isChecked();
      assertThat(brings(composer(console), "paste", "pasted.png")).isFalse();
      assertThat(brings(composer(console), "drop", "dropped.png")).isFalse();
      assertThat(console.locator(".composer")).not().containsText(".png");
      assertThat(visitor.events.all()).noneMatch(event -> event.toString().contains(".png"));
    }
  }
}

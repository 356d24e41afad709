package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.firsthand.e2e.ConsolePages.assertNothingSerious;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.AgentCommand;
import dev.firsthand.protocol.AgentFrame;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A long chat is opened at its end, with what must be known of its beginning; the rest comes on demand. */
class ConsoleLongChatTest extends AtTheConsole {

  private static final int MESSAGES = 420;

  @Override
  String[] settings() {
    return new String[] {"limits.visitor-burst=1000"};
  }

  /** Maria's chat: a promise at its beginning, then many messages. */
  private String longChat(Agent maria, Visitor visitor) {
    visitor.says("The very first aardvark.");
    String chat = visitor.reaches(maria);
    maria.does((id, key) -> new AgentCommand.MakePromise(
        id, key, chat, "Send the catalogue", Instant.now().plus(1, ChronoUnit.DAYS), maria.id));
    for (int i = 1; i <= MESSAGES; i++) {
      visitor.says("Message number " + i + ".");
    }
    return chat;
  }

  @Test
  void onlyTheEndIsSentWithWhatTheBeginningStillMeans() {
    try (var visitor = Visitor.newAt(at);
        var maria = Agent.available(at, TestHouse.MARIA)) {
      String chat = longChat(maria, visitor);
      try (var window = Agent.at(Staff.signIn(at, TestHouse.MARIA))) {
        Net.get(window.client.ask(id -> new AgentCommand.Open(id, chat, 0, 50)));
        long head = window.frames.first(AgentFrame.CaughtUp.class, any -> true).seq();

        var earlier = window.hears(AgentFrame.Earlier.class);
        assertThat(earlier.upTo()).isEqualTo(head - 50);
        assertThat(earlier.events())
            .extracting(told -> told.event().getClass().getSimpleName())
            .contains("Escalated", "Accepted", "PromiseMade")
            .doesNotContain("VisitorSaid");
        assertThat(window.events(chat))
            .extracting(AgentFrame.Event::seq)
            .containsExactlyElementsOf(
                LongStream.rangeClosed(head - 49, head).boxed().toList());

        Net.get(window.client.ask(id -> new AgentCommand.Fetch(id, chat, head - 60, 10)));
        assertThat(window.events(chat)).extracting(AgentFrame.Event::seq).contains(head - 59);
        visitor.says("One more.");
        window.frames.first(AgentFrame.Event.class, event -> event.seq() == head + 1);
      }
    }
  }

  @Test
  void olderMessagesComeAsOneScrollsAndASearchLeadsToTheFirst() {
    try (var visitor = Visitor.newAt(at);
        var maria = Agent.available(at, TestHouse.MARIA)) {
      String chat = longChat(maria, visitor);
      Page console = pages.console(at, TestHouse.MARIA);
      console.navigate(at.page("/console/#/c/" + chat).toString());

      assertThat(log(console)).containsText("Message number " + MESSAGES + ".");
      assertThat(console.locator(".talk__title")).containsText("with you");
      assertThat(console.getByLabel("Promised", new Page.GetByLabelOptions().setExact(true)))
          .containsText("Send the catalogue");
      assertThat(log(console)).not().containsText("aardvark");
      assertNothingSerious(console);

      Locator last = console.getByText("Message number " + (MESSAGES - 40) + ".");
      for (int far : new int[] {40, 140, 300, MESSAGES - 1}) {
        Locator wanted = console.getByText(
            "Message number " + (MESSAGES - far) + ".", new Page.GetByTextOptions().setExact(true));
        upTo(console, wanted);
      }
      assertThat(last).hasCount(0);
      upTo(console, log(console).getByText("The very first aardvark."));

      console.reload();
      assertThat(log(console)).not().containsText("aardvark");
      console.keyboard().press("f");
      console.getByLabel("Search all chats").fill("aardvark");
      assertThat(console.locator(".found")).hasCount(1);
      console.keyboard().press("ArrowDown");
      console.keyboard().press("Enter");
      assertThat(console.locator(".transcript__hit")).isInViewport();
      assertThat(console.locator(".transcript__hit")).containsText("aardvark");
    }
  }

  /** Scrolls up with the keyboard until it is there. */
  private static void upTo(Page console, Locator wanted) {
    log(console).focus();
    console.waitForCondition(() -> {
      console.keyboard().press("Home");
      return wanted.count() > 0;
    });
    assertThat(wanted).hasCount(1);
  }
}

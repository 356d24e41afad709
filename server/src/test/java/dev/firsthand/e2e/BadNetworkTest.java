package dev.firsthand.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.SharedEvent.AgentReplied;
import dev.firsthand.protocol.SharedEvent.VisitorSaid;
import dev.firsthand.protocol.VisitorEvent;
import dev.firsthand.protocol.VisitorFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The chat over bad lines: what the visitor wrote and what was answered is there once and in order, and
 * what is shown of it is true all the while. The page's clock is the test's own.
 */
class BadNetworkTest extends InTheShop {

  private static final String RECONNECTING = "Connection lost. Trying again…";
  private static final String OFFLINE = "You are offline";
  private static final int NOTICED_WITHIN_MS = 15_000;
  private static final int ANSWERED_WITHIN_MS = 5_000;
  private static final int OPENS_WITHIN_MS = 10_000;
  private static final int LONGEST_RETREAT_MS = 30_000;
  private static final int ONE_NIGHT_MS = 8 * 3_600_000;
  private static final int HEARTBEAT_MS = 10_000;
  private static final int LINES = 20;
  private static final int CUTS = 8;

  /** Notes when the page first says that its line is lost, by the page's clock. */
  private static final String NOTES_WHEN_LOST = """
      () => {
        window.begun = Date.now();
        new MutationObserver(() => {
          if (document.querySelector('.banner')) window.lostAfter ??= Date.now() - window.begun;
        }).observe(document.querySelector('.banners'), { childList: true, subtree: true });
      }""";

  private BadLine line;
  private Agent maria;
  private String conversation = "";
  private long epoch;

  @BeforeEach
  void lay() {
    line = new BadLine(at);
    maria = Agent.available(at, TestHouse.MARIA);
  }

  @AfterEach
  void end() {
    maria.close();
    line.close();
  }

  @Test
  void whatIsWrittenOfflineIsSentInItsOrderOnceThereIsANetwork() {
    OpenChat chat = withMaria();
    chat.page().context().setOffline(true);
    line.cut();
    List<String> written = says(chat, "offline", 5);

    assertThat(chat.banner()).containsText(OFFLINE);
    assertThat(chat.sending()).isEqualTo(written);
    assertThat(sent(chat)).isEmpty();
    assertThat(visitorsWords(chat)).isEmpty();

    line.heals();
    chat.page().context().setOffline(false);
    becomes(chat, () -> sent(chat), written);
    assertThat(chat.sending()).isEmpty();
    assertThat(chat.banner()).isEmpty();
    assertThat(visitorsWords(chat)).isEqualTo(written);
  }

  @Test
  void whatIsWrittenOfflineIsSentByTheNextPageWhereThisOneIsLeft() {
    OpenChat chat = withMaria();
    line.cut();
    List<String> written = says(chat, "left", 3);
    Page next = chat.page().context().newPage();
    chat.page().close();
    line.heals();

    next.navigate(line.end().page("/").toString());
    OpenChat again = OpenChat.in(next);
    becomes(again, () -> sent(again), written);
    assertThat(visitorsWords(again)).isEqualTo(written);
  }

  @Test
  void whatIsWantedFirstWhileTheLineIsDownIsThereAndGoesOutLater() {
    Page page = newPage(desktop());
    page.navigate(line.end().page("/").toString());
    OpenChat chat = OpenChat.in(page);
    chat.field().fill("a");
    page.waitForCondition(() -> loaded(chat, "forms", "files", "extras"));
    page.context().setOffline(true);
    line.cut();
    assertThat(chat.banner()).containsText(OFFLINE);

    chat.button("Emoji").click();
    assertThat(chat.button("👍")).isVisible();
    chat.button("Leave a message").click();
    chat.frame().getByLabel("What can we do for you?").fill("Call me, my line is bad");
    chat.button("Leave message").click();
    assertThat(chat.bubbles("Call me, my line is bad")).isVisible();

    line.heals();
    page.context().setOffline(false);
    assertThat(chat.log()).containsText("Call me, my line is bad");
    until(chat, () -> chat.sending().isEmpty());
    assertThat(chat.banner()).isEmpty();
  }

  /** Whether the chat has loaded all of these parts. */
  private static boolean loaded(OpenChat chat, String... parts) {
    return (boolean) chat.frame().evaluate("""
        (parts) => parts.every((part) => performance.getEntriesByType('resource')
          .some(({ name, responseEnd }) => name.includes(`/assets/${part}-`) && responseEnd > 0))""", parts);
  }

  @Test
  void aLineThatDiedInSilenceIsNoticedWithin15SecondsAndAQuietOneIsKept() {
    OpenChat chat = withMaria();
    for (int i = 0; i < 6; i++) {
      long heard = line.heard();
      chat.page().clock().runFor(HEARTBEAT_MS);
      Net.until("the line was heard again", () -> line.heard() > heard);
    }
    assertThat(chat.banner()).isEmpty();

    chat.frame().evaluate(NOTES_WHEN_LOST);
    line.fallSilent();
    chat.page().clock().runFor(NOTICED_WITHIN_MS);
    assertThat(chat.banner()).containsText(RECONNECTING);
    assertThat(noticedAfterMs(chat)).isLessThanOrEqualTo(NOTICED_WITHIN_MS);

    line.heals();
    chat.page().clock().runFor(OPENS_WITHIN_MS);
    until(chat, () -> chat.banner().innerText().isEmpty());
    List<String> written = says(chat, "alive", 1);
    becomes(chat, () -> sent(chat), written);
  }

  @Test
  void whoWritesIntoADeadLineIsToldWithin5Seconds() {
    OpenChat chat = withMaria();
    line.fallSilent();
    List<String> written = says(chat, "swallowed", 2);
    chat.frame().evaluate(NOTES_WHEN_LOST);
    assertThat(chat.sending()).isEqualTo(written);

    chat.page().clock().runFor(ANSWERED_WITHIN_MS);
    assertThat(chat.banner()).containsText(RECONNECTING);
    assertThat(noticedAfterMs(chat)).isLessThanOrEqualTo(ANSWERED_WITHIN_MS);
    assertThat(chat.sending()).isEqualTo(written);
    assertThat(visitorsWords(chat)).isEmpty();

    line.heals();
    chat.page().clock().runFor(OPENS_WITHIN_MS);
    becomes(chat, () -> sent(chat), written);
    assertThat(visitorsWords(chat)).isEqualTo(written);
  }

  @Test
  void switchesOfNetworkLoseAndDoubleNothing() {
    OpenChat chat = withMaria();
    List<String> written = IntStream.range(0, LINES)
        .mapToObj(i -> {
          String words = "on the train " + i;
          chat.says(words);
          line.switches();
          maria.replies(conversation, epoch, "answer " + i);
          return words;
        })
        .toList();

    assertAllIsThere(chat, written);
  }

  @Test
  void aFloodOfCutsLosesAndDoublesNothingAndWhatIsShownIsTrue() {
    OpenChat chat = withMaria();
    var chance = new Random(67);
    line.cutsAfter(() -> 1_500 + chance.nextInt(2_500));
    line.switches();
    var written = new ArrayList<String>();
    for (int i = 0; i < LINES || line.cuts() < CUTS; i++) {
      written.add("in the flood " + i);
      chat.says(written.getLast());
      maria.replies(conversation, epoch, "answer " + i);
      chat.page().clock().runFor(1_000);
      List<String> shownAsSent = sent(chat);
      assertThat(visitorsWords(chat).stream().limit(shownAsSent.size())).isEqualTo(shownAsSent);
    }
    line.heals();
    chat.page().clock().fastForward(LONGEST_RETREAT_MS);

    assertAllIsThere(chat, written);
  }

  @Test
  void onASlowLineWithLossAllComesThroughAndSaysSendingUntilItDid() {
    OpenChat chat = withMaria();
    var chance = new Random(6);
    line.slow(300, 31_000);
    line.cutsAfter(() -> 4_000 + chance.nextInt(4_000));
    line.switches();
    List<String> written = says(chat, "by 2G", 5);
    assertThat(sent(chat)).isEmpty();
    assertThat(chat.sending()).isEqualTo(written);
    becomes(chat, () -> sent(chat), written);
    assertThat(visitorsWords(chat)).isEqualTo(written);
  }

  @Test
  void aPageThatSleptFindsItsLineDeadAndCatchesUpAtOnce() {
    OpenChat chat = withMaria();
    line.fallSilent();
    maria.replies(conversation, epoch, "while you slept");
    chat.page().clock().fastForward(ONE_NIGHT_MS);
    line.heals();
    chat.frame().evaluate("() => document.dispatchEvent(new Event('resume'))");
    chat.frame().evaluate(NOTES_WHEN_LOST);

    chat.page().clock().runFor(ANSWERED_WITHIN_MS);
    assertThat(chat.log()).containsText("while you slept");
    assertThat(noticedAfterMs(chat)).isLessThanOrEqualTo(ANSWERED_WITHIN_MS);
    assertThat(chat.banner()).isEmpty();
    assertAllIsThere(chat, says(chat, "awake", 2));
  }

  /** All of it is shown and is in the server's log, once and in order; what was answered, too. */
  private void assertAllIsThere(OpenChat chat, List<String> written) {
    becomes(chat, () -> sent(chat), written);
    List<VisitorEvent> log = log(chat);
    assertThat(visitorsWords(log)).isEqualTo(written);
    List<String> answers = log.stream()
        .filter(AgentReplied.class::isInstance)
        .map(event -> ((AgentReplied) event).text())
        .toList();
    becomes(chat, () -> replies(chat), answers);
  }

  /** A chat over the line, which Maria has taken. */
  private OpenChat withMaria() {
    Page page = newPage(desktop());
    page.clock().install();
    page.navigate(line.end().page("/").toString());
    OpenChat chat = OpenChat.in(page);
    Taken taken = taken(chat, maria);
    conversation = taken.conversation();
    epoch = taken.epoch();
    assertThat(chat.frame().locator("h1")).containsText(TestHouse.MARIAS_NAME);
    return chat;
  }

  private static List<String> says(OpenChat chat, String words, int times) {
    return IntStream.range(0, times)
        .mapToObj(i -> words + " " + i)
        .peek(chat::says)
        .toList();
  }

  /** What is shown as sent, after the wish for a person. */
  private static List<String> sent(OpenChat chat) {
    List<String> all = chat.sent();
    return all.subList(Math.min(1, all.size()), all.size());
  }

  /** What Maria is shown to have said, after her greeting. */
  private static List<String> replies(OpenChat chat) {
    List<String> all = chat.replies();
    return all.subList(Math.min(1, all.size()), all.size());
  }

  private List<String> visitorsWords(OpenChat chat) {
    return visitorsWords(log(chat));
  }

  private static List<String> visitorsWords(List<VisitorEvent> log) {
    return log.stream()
        .filter(VisitorSaid.class::isInstance)
        .map(event -> ((VisitorSaid) event).text())
        .toList();
  }

  /** The conversation as the server has it, read over a line of its own. */
  private List<VisitorEvent> log(OpenChat chat) {
    try (var witness = Visitor.again(at, chat.memory())) {
      witness.isTold(VisitorFrame.CaughtUp.class, any -> true);
      return witness.events.all().stream().map(VisitorFrame.Event::event).toList();
    }
  }

  private static int noticedAfterMs(OpenChat chat) {
    return (int) chat.frame().evaluate("() => window.lostAfter");
  }

  private static void becomes(OpenChat chat, Supplier<List<String>> shown, List<String> expected) {
    try {
      until(chat, () -> shown.get().equals(expected));
    } catch (TimeoutError e) {
      assertThat(shown.get()).as("shown at last").isEqualTo(expected);
    }
  }

  private static void until(OpenChat chat, BooleanSupplier holds) {
    chat.page().waitForCondition(holds);
  }
}

package dev.firsthand.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.ConversationRules;
import dev.firsthand.conversation.HouseTimes;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.engine.Announcement;
import dev.firsthand.engine.ConversationEngine;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.engine.InMemoryLog;
import dev.firsthand.engine.RoutingTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SubscriptionTest {

  private static final ConversationId CHAT = new ConversationId("ida.1");
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final ConversationEngine engine = new ConversationEngine(
      new ConversationRules(HouseTimes.defaults(), (site, language, key) -> key),
      new InMemoryLog(),
      new RoutingTable(10, Duration.ofHours(1)),
      Runnable::run,
      () -> NOON);
  private final List<Long> given = new ArrayList<>();
  private final List<Long> live = new ArrayList<>();
  private final List<Long> caughtUp = new ArrayList<>();

  @Test
  @Timeout(30)
  void whoTellsOfAStepDoesNotWaitForAReaderThatReadsTheLog() {
    submit(new ConversationCommand.Start(new SiteKey("shop"), "en", "/"));
    Subscription reader = readsWhile(1);
    submit(new ConversationCommand.Say("last", "Anybody?"));

    assertThat(given).containsExactly(1L, 2L, 3L);
    assertThat(reader.given()).isEqualTo(3);
  }

  @Test
  @Timeout(30)
  void whatComesWhileTheLogIsReadIsNotReadAgainSoThatABusyChatIsCaughtUpWith() {
    submit(new ConversationCommand.Start(new SiteKey("shop"), "en", "/"));
    readsWhile(3);

    assertThat(given).containsExactly(1L, 2L, 3L, 4L);
    assertThat(live).containsExactly(2L, 3L, 4L);
    assertThat(caughtUp).containsExactly(1L);
  }

  @Test
  @Timeout(30)
  void whatIsTooMuchToKeepWhileTheLogIsReadIsReadFromIt() {
    submit(new ConversationCommand.Start(new SiteKey("shop"), "en", "/"));
    readsWhile(100);
    submit(new ConversationCommand.Say("last", "Anybody?"));

    assertThat(given)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 102).boxed().toList());
    assertThat(live).as("after the log was read to its end").containsExactly(102L);
    assertThat(caughtUp).containsExactly(1L, 101L);
  }

  /** A reader who has caught up with one event, while the visitor says so much more. */
  private Subscription readsWhile(int said) {
    var reader = new Subscription(CHAT, 0, engine, Runnable::run, () -> true, new Reader(said));
    engine.listen(step -> reader.announced(new LiveStep(step)));
    reader.start();
    return reader;
  }

  private void submit(ConversationCommand command) {
    assertThat(engine.submit(CHAT, command)).isCompleted();
  }

  /** While it is told that it has caught up, the conversation goes on: once. */
  private final class Reader implements Subscription.Sink {
    private final int said;

    Reader(int said) {
      this.said = said;
    }

    @Override
    public void event(Recorded recorded) {
      given.add(recorded.seq());
    }

    @Override
    public void liveEvent(LiveStep step, Recorded recorded) {
      given.add(recorded.seq());
      live.add(recorded.seq());
    }

    @Override
    public void live(Announcement announcement) {}

    @Override
    public void caughtUp(long seq) {
      caughtUp.add(seq);
      if (caughtUp.size() == 1) {
        var visitor = new Thread(() -> LongStream.range(0, said)
            .forEach(i -> submit(new ConversationCommand.Say("k" + i, "Hello?"))));
        visitor.start();
        try {
          visitor.join();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }

    @Override
    public void unavailable() {
      throw new IllegalStateException("The log can be read.");
    }
  }
}

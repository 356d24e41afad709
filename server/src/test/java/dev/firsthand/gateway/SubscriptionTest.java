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
  private final List<Long> caughtUp = new ArrayList<>();

  @Test
  @Timeout(30)
  void whoTellsOfAStepDoesNotWaitForAReaderThatReadsTheLog() {
    submit(new ConversationCommand.Start(new SiteKey("shop"), "en", "/"));
    var reader = new Subscription(CHAT, 0, engine, Runnable::run, () -> true, new Reader());
    engine.listen(step -> reader.announced(new LiveStep(step)));

    reader.start();
    submit(new ConversationCommand.Say("k2", "Anybody?"));

    assertThat(given).containsExactly(1L, 2L, 3L);
    assertThat(caughtUp).containsExactly(1L, 2L);
    assertThat(reader.given()).isEqualTo(3);
  }

  private void submit(ConversationCommand command) {
    assertThat(engine.submit(CHAT, command)).isCompleted();
  }

  /** While it is told that it has caught up, the conversation goes on: once. */
  private final class Reader implements Subscription.Sink {

    @Override
    public void event(Recorded recorded) {
      given.add(recorded.seq());
    }

    @Override
    public void liveEvent(LiveStep step, Recorded recorded) {
      given.add(recorded.seq());
    }

    @Override
    public void live(Announcement announcement) {}

    @Override
    public void caughtUp(long seq) {
      caughtUp.add(seq);
      if (caughtUp.size() == 1) {
        var visitor = new Thread(() -> submit(new ConversationCommand.Say("k1", "Hello?")));
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

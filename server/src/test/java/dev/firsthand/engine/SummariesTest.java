package dev.firsthand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.ConversationCommand.AskForHuman;
import dev.firsthand.conversation.ConversationCommand.Say;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.SeenMarks.Mark;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SummariesTest {

  private final HandClock clock = new HandClock();
  private final HandWork work = new HandWork(clock);
  private final InMemoryLog log = new InMemoryLog();
  private final CountingLog counted = new CountingLog(log);
  private final List<List<Mark>> written = new ArrayList<>();
  private final Node node = new Node(clock, log, log, agent -> false);
  private final List<Announcement> steps = new ArrayList<>();
  private final Summaries summaries = new Summaries(counted.log(), this::write, work, work, clock);
  private ConversationId id;
  private boolean down;

  private void write(List<Mark> marks) {
    if (down) {
      throw new LogUnavailable("down", new IllegalStateException());
    }
    written.add(marks);
    log.seen(marks);
  }

  @BeforeEach
  void begin() {
    node.engine.listen(steps::add);
    id = node.begin("ada");
  }

  private Optional<ConversationSummary> told() {
    Optional<ConversationSummary> last = Optional.empty();
    for (Announcement step : steps) {
      last = summaries.after(step);
    }
    steps.clear();
    return last;
  }

  @Test
  void aConversationThatIsFollowedFromItsBeginningIsNeverRead() {
    node.submit(id, new Say("a", "Hello"));
    node.submit(id, new AskForHuman("p"));

    assertThat(told()).isEqualTo(log.summary(id));
    assertThat(counted.summaries()).isZero();
  }

  @Test
  void wordsSaidLastStandUntilOthersAreSaid() {
    node.submit(id, new Say("a", "Hello"));
    told();
    node.submit(id, new AskForHuman("p"));

    assertThat(told().orElseThrow().preview())
        .isNotNull()
        .isEqualTo(log.summary(id).orElseThrow().preview());
  }

  @Test
  void whatWasNotFollowedIsReadOnce() {
    node.submit(id, new Say("a", "Hello"));
    steps.clear();
    node.submit(id, new Say("b", "Anybody?"));
    node.submit(id, new Say("c", "Please"));

    assertThat(told()).isEqualTo(log.summary(id));
    assertThat(counted.summaries()).isEqualTo(1);
  }

  @Test
  void marksOfBothSidesAreKnownAtOnceAndWrittenTogether() {
    node.submit(id, new Say("a", "Hello"));
    told();
    summaries.seen(new Mark(id, 1, 0));
    summaries.seen(new Mark(id, 2, 0));
    summaries.seen(new Mark(id, 0, 1));

    assertThat(summaries.marks(id)).isEqualTo(new Mark(id, 2, 1));
    assertThat(written).isEmpty();
    clock.move(Duration.ofSeconds(1));
    work.all();

    assertThat(written).containsExactly(List.of(new Mark(id, 2, 1)));
    assertThat(log.summary(id).orElseThrow().seenByAgent()).isEqualTo(2);
  }

  @Test
  void aMarkBeyondTheEndCountsToTheEnd() {
    node.submit(id, new Say("a", "Hello"));
    told();
    summaries.seen(new Mark(id, 900, 0));
    clock.move(Duration.ofSeconds(1));
    work.all();
    node.submit(id, new Say("b", "More"));

    assertThat(told().orElseThrow().seenByAgent()).isEqualTo(2);
  }

  @Test
  void marksThatCantBeWrittenHinderNothing() {
    down = true;
    node.submit(id, new Say("a", "Hello"));
    told();
    summaries.seen(new Mark(id, 2, 0));
    clock.move(Duration.ofSeconds(1));
    work.all();
    down = false;
    summaries.seen(new Mark(id, 0, 2));
    clock.move(Duration.ofSeconds(1));
    work.all();

    assertThat(written).containsExactly(List.of(new Mark(id, 0, 2)));
    assertThat(summaries.marks(id)).isEqualTo(new Mark(id, 2, 2));
  }

  @Test
  void whatOtherNodesWroteIsSeenAfterAWhile() {
    node.submit(id, new Say("a", "Hello"));
    told();
    log.seen(List.of(new Mark(id, 2, 0)));
    assertThat(summaries.marks(id).byAgent()).isZero();
    clock.move(Duration.ofSeconds(31));

    assertThat(summaries.marks(id).byAgent()).isEqualTo(2);
    node.submit(id, new Say("b", "More"));
    assertThat(told().orElseThrow().seenByAgent()).isEqualTo(2);
  }

  @Test
  void whereNobodyElseWritesNothingIsReadAgain() {
    var alone = new SeenMarks() {
      @Override
      public boolean areShared() {
        return false;
      }

      @Override
      public void seen(List<Mark> marks) {
        write(marks);
      }
    };
    var ours = new Summaries(counted.log(), alone, work, work, clock);
    assertThat(ours.marks(id).byAgent()).isZero();
    clock.move(Duration.ofDays(1));

    assertThat(ours.marks(id).byAgent()).isZero();
    assertThat(counted.summaries()).isEqualTo(1);
  }

  @Test
  void memoryGoesOnWithStepsThatNobodyIsToldOf() {
    node.engine.listen(summaries);
    assertThat(summaries.marks(id).byAgent()).isZero();
    node.submit(id, new Say("a", "Hello"));
    node.submit(id, new Say("b", "Anybody?"));
    node.submit(id, new Say("c", "Please"));

    Announcement last = steps.getLast();
    assertThat(summaries.reaches(last)).isTrue();
    assertThat(summaries.after(last)).isEqualTo(log.summary(id));
    assertThat(counted.summaries()).isEqualTo(1);
  }

  @Test
  void aConversationThatIsGoneHasNoMarks() {
    assertThat(summaries.marks(ConversationId.of(new VisitorId("x"), 1)))
        .extracting(Mark::byAgent, Mark::byVisitor)
        .containsExactly(0L, 0L);
  }

  /** Counts how often a summary was read. */
  private static final class CountingLog {
    private final ConversationLog log;
    private int summaries;

    CountingLog(InMemoryLog of) {
      log = (ConversationLog) Proxy.newProxyInstance(
          CountingLog.class.getClassLoader(),
          new Class<?>[] {ConversationLog.class},
          (proxy, method, arguments) -> {
            if (method.getName().equals("summary")) {
              summaries++;
            }
            return method.invoke(of, arguments);
          });
    }

    ConversationLog log() {
      return log;
    }

    int summaries() {
      return summaries;
    }
  }
}

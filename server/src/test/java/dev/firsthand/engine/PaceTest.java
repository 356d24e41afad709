package dev.firsthand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.ConversationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PaceTest {

  private static final ConversationId ANN = new ConversationId("ann.1");
  private static final ConversationId BOB = new ConversationId("bob.1");

  private final List<String> told = new ArrayList<>();
  private final List<Runnable> planned = new ArrayList<>();
  private Instant now = Instant.parse("2026-03-02T12:00:00Z");
  private final Pace pace = new Pace(Runnable::run, (delay, task) -> planned.add(task), () -> now);

  @Test
  void whatComesSeldomIsToldAtOnce() {
    tell(ANN, "one");
    tell(BOB, "two");
    now = now.plus(Pace.BEAT);
    tell(ANN, "three");

    assertThat(told).containsExactly("one", "two", "three");
    assertThat(planned).isEmpty();
  }

  @Test
  void ofWhatComesTogetherTheLatestIsToldAndNothingIsForgotten() {
    tell(ANN, "one");
    tell(ANN, "two");
    tell(ANN, "three");
    tell(BOB, "other");
    assertThat(told).containsExactly("one", "other");
    assertThat(planned).hasSize(1);

    now = now.plus(Pace.LOOK);
    planned.removeFirst().run();
    assertThat(told).hasSize(2);

    now = now.plus(Pace.BEAT);
    planned.removeFirst().run();
    assertThat(told).containsExactly("one", "other", "three");
    assertThat(planned).isEmpty();

    now = now.plus(Pace.LOOK);
    tell(ANN, "four");
    assertThat(told).hasSize(3);
    now = now.plus(Pace.BEAT);
    planned.removeFirst().run();
    assertThat(told).endsWith("four");
  }

  @Test
  void allWhoWaitShareATimer() {
    tell(ANN, "one");
    tell(BOB, "two");
    tell(ANN, "three");
    tell(BOB, "four");

    assertThat(planned).hasSize(1);
    now = now.plus(Pace.BEAT);
    planned.removeFirst().run();
    assertThat(told).containsExactlyInAnyOrder("one", "two", "three", "four");
  }

  @Test
  void whatWaitedIsNotToldOnceAllIs() {
    tell(ANN, "one");
    tell(ANN, "old");
    pace.toldAll(ANN);

    now = now.plus(Pace.BEAT);
    planned.removeFirst().run();
    assertThat(told).containsExactly("one");
    tell(ANN, "next");
    assertThat(told).containsExactly("one", "next");
  }

  @Test
  void whoBeginsToWaitLaterIsToldLaterAndWhoWasToldMeanwhileWaitsAnew() {
    tell(ANN, "one");
    now = now.plus(Pace.LOOK);
    tell(BOB, "two");
    tell(BOB, "later");
    tell(ANN, "old");
    pace.toldAll(ANN);
    tell(ANN, "last");

    now = now.minus(Pace.LOOK).plus(Pace.BEAT);
    planned.removeFirst().run();
    assertThat(told).containsExactly("one", "two");
    now = now.plus(Pace.LOOK);
    planned.removeFirst().run();
    assertThat(told).containsExactlyInAnyOrder("one", "two", "later", "last");
    assertThat(planned).isEmpty();
  }

  @Test
  void aClockThatGoesBackWhileSomethingWaitsHasItTold() {
    tell(ANN, "one");
    tell(ANN, "two");

    now = now.minusSeconds(3_600);
    planned.removeFirst().run();

    assertThat(told).containsExactly("one", "two");
  }

  @Test
  void whereManyWaitEachWaitsLonger() {
    List<ConversationId> many = IntStream.range(0, 300)
        .mapToObj(i -> new ConversationId("v" + i + ".1"))
        .toList();
    many.forEach(id -> tell(id, "first"));
    many.forEach(id -> tell(id, "second"));

    now = now.plus(Pace.FOR_EACH.multipliedBy(299));
    planned.removeFirst().run();
    assertThat(told).doesNotContain("second");
    now = now.plus(Pace.FOR_EACH);
    planned.removeFirst().run();
    assertThat(told).filteredOn("second"::equals).hasSize(300);
  }

  @Test
  void howeverManyWaitNobodyWaitsForLong() {
    List<ConversationId> many = IntStream.range(0, 5_000)
        .mapToObj(i -> new ConversationId("v" + i + ".1"))
        .toList();
    many.forEach(id -> tell(id, "first"));
    many.forEach(id -> tell(id, "second"));

    now = now.plus(Pace.LONGEST_BEAT);
    planned.removeFirst().run();
    assertThat(told).filteredOn("second"::equals).hasSize(5_000);
  }

  @Test
  void aClockThatGoesBackKeepsNobodyWaiting() {
    tell(ANN, "one");
    now = now.minusSeconds(3_600);
    tell(ANN, "two");

    assertThat(told).containsExactly("one", "two");
  }

  private void tell(ConversationId id, String what) {
    Runnable telling = () -> told.add(what);
    if (pace.allows(id, telling)) {
      telling.run();
    }
  }
}

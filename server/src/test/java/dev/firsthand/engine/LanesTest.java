package dev.firsthand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.ConversationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LanesTest {

  private static final ConversationId ONE = new ConversationId("one.1");
  private static final ConversationId OTHER = new ConversationId("other.1");

  private final HandWork work = new HandWork(new HandClock());
  private final Lanes lanes = new Lanes(work);
  private final List<String> done = new ArrayList<>();

  @Test
  void nothingRunsInTheCallersHands() {
    lanes.run(ONE, () -> done.add("a"));

    assertThat(done).isEmpty();
    work.all();
    assertThat(done).containsExactly("a");
  }

  @Test
  void stepsOfOneConversationRunInTheOrderGivenAsOneTask() {
    lanes.run(ONE, () -> done.add("a"));
    lanes.run(ONE, () -> done.add("b"));

    assertThat(work.waiting()).isEqualTo(1);
    work.all();
    assertThat(done).containsExactly("a", "b");
  }

  @Test
  void conversationsDoNotWaitForEachOther() {
    lanes.run(ONE, () -> done.add("a"));
    lanes.run(OTHER, () -> done.add("b"));

    assertThat(work.waiting()).isEqualTo(2);
    assertThat(lanes.busy()).isEqualTo(2);
  }

  @Test
  void aStepGivenDuringAStepRunsAfterIt() {
    lanes.run(ONE, () -> {
      lanes.run(ONE, () -> done.add("b"));
      done.add("a");
    });

    work.all();
    assertThat(done).containsExactly("a", "b");
  }

  @Test
  void aFailingStepDoesNotStopItsLane() {
    lanes.run(ONE, () -> {
      throw new IllegalStateException("broken");
    });
    lanes.run(ONE, () -> {
      throw new StackOverflowError();
    });
    lanes.run(ONE, () -> done.add("c"));

    work.all();
    assertThat(done).containsExactly("c");
    assertThat(lanes.busy()).isZero();
    lanes.run(ONE, () -> done.add("d"));
    work.all();
    assertThat(done).containsExactly("c", "d");
  }

  @Test
  @Timeout(30)
  void onThreadsTheOrderHoldsAndNoTwoStepsMeet() throws InterruptedException {
    int conversations = 20;
    int steps = 200;
    var all = new CountDownLatch(conversations * steps);
    var orders = new ArrayList<ArrayBlockingQueue<Integer>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var threaded = new Lanes(threads);
      for (int c = 0; c < conversations; c++) {
        orders.add(new ArrayBlockingQueue<>(steps));
      }
      for (int i = 0; i < steps; i++) {
        for (int c = 0; c < conversations; c++) {
          var order = orders.get(c);
          int number = i;
          threaded.run(new ConversationId("v" + c + ".1"), () -> {
            order.add(number);
            all.countDown();
          });
        }
      }
      assertThat(all.await(Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS))
          .isTrue();
    }
    orders.forEach(order -> assertThat(List.copyOf(order)).isSorted().hasSize(steps));
  }
}

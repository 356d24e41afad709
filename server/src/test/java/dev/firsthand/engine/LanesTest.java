package dev.firsthand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.ConversationId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LanesTest {

  private static final ConversationId ONE = new ConversationId("one.1");
  private static final ConversationId OTHER = new ConversationId("other.1");

  private final Lanes lanes = new Lanes();
  private final List<String> begun = new ArrayList<>();
  private final CompletableFuture<@Nullable Void> ending = new CompletableFuture<>();

  /** A step that ends at once. */
  private Lanes.Step step(String name) {
    return () -> {
      begun.add(name);
      return null;
    };
  }

  /** A step that ends when the test says so. */
  private Lanes.Step longStep(String name) {
    return () -> {
      begun.add(name);
      return ending;
    };
  }

  @Test
  void aStepBeginsAtOnceInAFreeLane() {
    lanes.run(ONE, step("a"));

    assertThat(begun).containsExactly("a");
    assertThat(lanes.busy()).isZero();
  }

  @Test
  void stepsOfOneConversationWaitUntilTheOneBeforeHasEnded() {
    lanes.run(ONE, longStep("a"));
    lanes.run(ONE, step("b"));
    lanes.run(ONE, step("c"));
    assertThat(begun).containsExactly("a");
    assertThat(lanes.busy()).isEqualTo(1);

    ending.complete(null);

    assertThat(begun).containsExactly("a", "b", "c");
    assertThat(lanes.busy()).isZero();
  }

  @Test
  void conversationsDoNotWaitForEachOther() {
    lanes.run(ONE, longStep("a"));
    lanes.run(OTHER, step("b"));

    assertThat(begun).containsExactly("a", "b");
  }

  @Test
  void aStepGivenDuringAStepBeginsAfterIt() {
    lanes.run(ONE, () -> {
      lanes.run(ONE, step("b"));
      begun.add("a");
      return null;
    });

    assertThat(begun).containsExactly("a", "b");
  }

  @Test
  void aStepThatEndsBadlyDoesNotStopItsLane() {
    lanes.run(ONE, longStep("a"));
    lanes.run(ONE, () -> {
      throw new IllegalStateException("broken");
    });
    lanes.run(ONE, () -> {
      throw new StackOverflowError();
    });
    lanes.run(ONE, step("d"));

    ending.completeExceptionally(new IllegalStateException("broken, too"));

    assertThat(begun).containsExactly("a", "d");
    assertThat(lanes.busy()).isZero();
  }

  @Test
  void aLongLineOfStepsNeedsNoDeepStack() {
    lanes.run(ONE, longStep("a"));
    for (int i = 0; i < 100_000; i++) {
      lanes.run(ONE, step("b"));
    }

    ending.complete(null);

    assertThat(begun).hasSize(100_001);
  }

  @Test
  @Timeout(30)
  void onThreadsTheOrderHoldsAndNoTwoStepsMeet() throws InterruptedException {
    int conversations = 20;
    int steps = 200;
    var all = new CountDownLatch(conversations * steps);
    var orders = new ArrayList<ArrayBlockingQueue<Integer>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int c = 0; c < conversations; c++) {
        orders.add(new ArrayBlockingQueue<>(steps));
      }
      for (int i = 0; i < steps; i++) {
        for (int c = 0; c < conversations; c++) {
          var order = orders.get(c);
          int number = i;
          lanes.run(
              new ConversationId("v" + c + ".1"),
              () -> CompletableFuture.runAsync(
                  () -> {
                    order.add(number);
                    all.countDown();
                  },
                  threads));
        }
      }
      assertThat(all.await(Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS))
          .isTrue();
    }
    orders.forEach(order -> assertThat(List.copyOf(order)).isSorted().hasSize(steps));
  }
}

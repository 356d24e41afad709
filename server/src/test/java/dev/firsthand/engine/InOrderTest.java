package dev.firsthand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InOrderTest {

  private final HandWork work = new HandWork(new HandClock());
  private final InOrder inOrder = new InOrder(work);
  private final List<String> done = new ArrayList<>();

  @Test
  void whatMayRunHereRunsAtOnce() {
    inOrder.executeHere(() -> done.add("a"));

    assertThat(done).containsExactly("a");
    assertThat(work.waiting()).isZero();
  }

  @Test
  void whatMayRunHereOvertakesNothing() {
    inOrder.execute(() -> done.add("a"));
    inOrder.executeHere(() -> done.add("b"));
    assertThat(done).isEmpty();
    work.all();

    assertThat(done).containsExactly("a", "b");
  }

  @Test
  void whatIsAskedForMeanwhileComesAfterIt() {
    inOrder.executeHere(() -> {
      inOrder.execute(() -> done.add("b"));
      inOrder.executeHere(() -> done.add("c"));
      done.add("a");
    });
    work.all();

    assertThat(done).containsExactly("a", "b", "c");
  }

  @Test
  void aFailureStopsNobodyElse() {
    inOrder.executeHere(() -> {
      throw new IllegalStateException("broken");
    });
    inOrder.execute(() -> {
      throw new StackOverflowError("broken");
    });
    inOrder.executeHere(() -> {
      throw new StackOverflowError("broken");
    });
    inOrder.execute(() -> done.add("a"));
    work.all();

    assertThat(done).containsExactly("a");
  }
}

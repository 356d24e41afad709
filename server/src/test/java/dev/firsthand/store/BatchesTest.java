package dev.firsthand.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BatchesTest {

  private final CountDownLatch working = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final List<Integer> rests = new CopyOnWriteArrayList<>();

  @Test
  @Timeout(30)
  void itRestsAfterABatchByItsSizeButNotBeforeWhatIsToBeDoneAgain() throws InterruptedException {
    var done = new CopyOnWriteArrayList<List<String>>();
    try (var batches = new Batches<String>("batches", rests::add, (batch, from) -> {
      waitOnce();
      done.add(batch);
      return batch.contains("twice") ? List.of("again") : List.of();
    })) {
      batches.put("first");
      working.await();
      batches.put("twice");
      batches.put("second");
      goOn.countDown();
    }

    assertThat(done)
        .containsExactly(List.of("first"), List.of("twice", "second"), List.of("again"));
    assertThat(rests).containsExactly(1, 0, 1);
  }

  private void waitOnce() {
    working.countDown();
    try {
      goOn.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

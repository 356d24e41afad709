package dev.firsthand.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.access.Audit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChangeWatchTest {

  private Audit.Mark mark = new Audit.Mark(7, 7);
  private boolean broken;
  private final AtomicInteger read = new AtomicInteger();
  private final ChangeWatch watch = new ChangeWatch(this::mark, List.of(read::incrementAndGet));

  private Audit.Mark mark() {
    if (broken) {
      throw new IllegalStateException("no database");
    }
    return mark;
  }

  @Test
  void readsOnlyWhenSomethingWasChanged() {
    watch.look();
    assertThat(read).hasValue(0);

    mark = new Audit.Mark(8, 8);
    watch.look();
    watch.look();
    assertThat(read).hasValue(1);
  }

  @Test
  void noticesARowThatBecameVisibleAfterALaterOne() {
    mark = new Audit.Mark(9, 8);
    watch.look();
    mark = new Audit.Mark(9, 9);
    watch.look();

    assertThat(read).hasValue(2);
  }

  @Test
  void goesOnOnceTheDatabaseIsBack() {
    broken = true;
    watch.look();
    broken = false;
    mark = new Audit.Mark(8, 8);
    watch.look();

    assertThat(read).hasValue(1);
  }
}

package dev.firsthand.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.http.Frame;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColleagueNewsTest {

  private final List<Runnable> later = new ArrayList<>();
  private final List<Frame> written = new ArrayList<>();
  private final List<Frame> toldToAll = new ArrayList<>();
  private final List<Frame> toldToOne = new ArrayList<>();
  private boolean anybody = true;
  private final ColleagueNews news = new ColleagueNews(
      () -> anybody,
      () -> {
        written.add(Frame.text("{\"n\":" + written.size() + "}"));
        return written.getLast();
      },
      toldToAll::add,
      () -> Duration.ofMillis(100),
      (delay, task) -> later.add(task),
      Runnable::run);

  private void timePasses() {
    List.copyOf(later).forEach(Runnable::run);
    later.clear();
  }

  @Test
  void changesAreGatheredAndWrittenOnceForAll() {
    news.changed();
    news.changed();
    assertThat(written).isEmpty();
    timePasses();
    assertThat(toldToAll).containsExactlyElementsOf(written).hasSize(1);
    news.changed();
    timePasses();
    assertThat(toldToAll).hasSize(2);
  }

  @Test
  void aThousandConsolesThatComeBackTogetherAreToldWithTwoWritings() {
    for (int i = 0; i < 1000; i++) {
      news.changed();
      news.greet(toldToOne::add);
    }
    assertThat(toldToOne).hasSize(1000);
    timePasses();
    assertThat(written).hasSize(2);
    assertThat(toldToAll).containsExactly(written.getLast());
  }

  @Test
  void withNobodyThereNothingIsWrittenAndNothingOldIsTold() {
    news.changed();
    timePasses();
    anybody = false;
    news.changed();
    timePasses();
    assertThat(written).hasSize(1);
    anybody = true;
    news.changed();
    news.greet(toldToOne::add);
    assertThat(toldToOne).containsExactly(written.getLast());
    assertThat(written).hasSize(2);
  }

  @Test
  void aWindowThatNobodyElseHearsOfIsToldWhatIsTrueNow() {
    news.changed();
    timePasses();
    news.greet(toldToOne::add);
    assertThat(toldToOne).containsExactly(written.getLast());
    assertThat(written).hasSize(2);
  }

  @Test
  void aWindowEndsWithTheNewestEvenIfAllAreToldWhileItIsGreeted() {
    news.changed();
    timePasses();
    news.changed();
    news.greet(told -> {
      toldToOne.add(told);
      timePasses();
    });
    assertThat(toldToOne).containsExactly(written.getFirst(), written.getLast());
  }
}

package dev.firsthand.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatestTest {

  private static Latest<Integer> of(int most, int many) {
    var latest = new Latest<Integer>(most);
    IntStream.range(0, many).forEach(latest::add);
    return latest;
  }

  @Test
  void allAreCountedAndTheLastFewKept() {
    assertThat(of(5, 1_000).all()).isEqualTo(1_000);
    assertThat(of(5, 1_000).after(0)).containsExactly(999, 998, 997, 996, 995);
  }

  @Test
  void aPageIsWhatIsKeptBeforeTheSkipped() {
    assertThat(of(5, 1_000).after(3)).containsExactly(996, 995);
    assertThat(of(5, 4).after(3)).containsExactly(0);
    assertThat(of(5, 2).after(3)).isEmpty();
  }
}

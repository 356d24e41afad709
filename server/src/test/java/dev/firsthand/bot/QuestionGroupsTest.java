package dev.firsthand.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Questions that mean the same stand together. */
class QuestionGroupsTest {

  private static final List<String> TEXTS = List.of(
      "Do you ship to Norway?",
      "do you ship to norway",
      "Can you ship to Norway please",
      "Is there a student discount?",
      "student discount?",
      "👍",
      "Where can I leave my bike");

  @Test
  void sameWordsAndNearWordsStandTogether() {
    assertThat(named(new QuestionGroups(null).of(TEXTS), TEXTS))
        .isEqualTo(Set.of(
            Set.of(TEXTS.get(0), TEXTS.get(1), TEXTS.get(2)),
            Set.of(TEXTS.get(3), TEXTS.get(4)),
            Set.of(TEXTS.get(6))));
  }

  @Test
  void theOrderOfTheQuestionsDoesNotMatter() {
    var expected = named(new QuestionGroups(null).of(TEXTS), TEXTS);
    for (int seed = 0; seed < 20; seed++) {
      var shuffled = new ArrayList<>(TEXTS);
      Collections.shuffle(shuffled, new Random(seed));

      assertThat(named(new QuestionGroups(null).of(shuffled), shuffled)).isEqualTo(expected);
    }
  }

  @Test
  void anEncoderGroupsByMeaning() {
    var encoder = new Encoder() {
      @Override
      public String name() {
        return "colours";
      }

      @Override
      public float[] encode(String text) {
        return text.contains("red") || text.contains("crimson")
            ? new float[] {1, 0}
            : new float[] {0, 1};
      }
    };

    assertThat(new QuestionGroups(encoder).of(List.of("a red one", "blue", "crimson please")))
        .containsExactlyInAnyOrder(List.of(0, 2), List.of(1));
  }

  @Test
  void nothingMakesNoGroup() {
    assertThat(new QuestionGroups(null).of(List.of())).isEmpty();
    assertThat(new QuestionGroups(null).of(List.of("", "…"))).isEmpty();
  }

  private static Set<Set<String>> named(List<List<Integer>> groups, List<String> texts) {
    return groups.stream()
        .map(group -> (Set<String>) new HashSet<>(group.stream().map(texts::get).toList()))
        .collect(Collectors.toSet());
  }
}

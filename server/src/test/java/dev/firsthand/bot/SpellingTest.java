package dev.firsthand.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SpellingTest {

  private static final Set<String> DICTIONARY = Set.of("plane", "later", "hours");
  private final Spelling spelling = new Spelling(new Phrasings(Stream.of(
          "Where is my order?",
          "Do the plants need water?",
          "Fertilizer for a bonsai",
          "boat",
          "coat")
      .map(Described::alone)
      .toList()));

  private String mended(String text) {
    return spelling.mended(text, DICTIONARY::contains);
  }

  @Test
  void aMisspeltWordOfTheFaqIsMendedAndTheRestStaysAsItIs() {
    assertThat(mended("Where is my odrer, please?")).isEqualTo("Where is my order, please?");
    assertThat(mended("fertilzier")).isEqualTo("fertilizer");
    assertThat(mended("my bonsay")).isEqualTo("my bonsai");
  }

  @Test
  void aWordThatSomebodyKnowsIsNotMended() {
    assertThat(mended("plane, later")).isEqualTo("plane, later");
    assertThat(mended("Where is my order?")).isEqualTo("Where is my order?");
  }

  @Test
  void aWordThatIsNearToNothingStays() {
    assertThat(mended("zalando odrerrr xyz")).isEqualTo("zalando odrerrr xyz");
  }

  @Test
  void betweenTwoWordsAsNearNothingIsGuessed() {
    var two = new Spelling(
        new Phrasings(List.of(Described.alone("planter"), Described.alone("planner"))));

    assertThat(two.mended("planker", word -> false)).isEqualTo("planker");
  }
}

package dev.firsthand.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhraseTest {

  private static final List<Phrase> PHRASES =
      Phrase.parse("""
          # a comment
          0.9 (?:so |very )?bad(?= )
          0.8 ^ (?:oh )?well $
          0.7 (?=ugly )\\w+ (?:thing|bot)(?= )
          0.6 (?!fine |ok )[f-p]\\w+ \\d+ times(?= )
          0.5 <again>
          """, Map.of("again", "again and|<more>", "more", "once more"));

  /** With whatever letter a phrase begins, also behind what may be left out or only looked at. */
  @ParameterizedTest
  @CsvSource(textBlock = """
      bad, bad
      that was so bad, so bad
      very bad, very bad
      oh well, oh well
      well, well
      an ugly bot, ugly bot
      i asked him 3 times, him 3 times
      2 once more please, once more
      again and again, again and
      """)
  void isFoundWhereAWordBegins(String said, String words) {
    assertThat(Phrase.likeliest(PHRASES, clause(said)).words()).containsExactly(words.split(" "));
  }

  @ParameterizedTest
  @CsvSource({"not so badly", "superbad", "fine 3 times", "quite well", "an ugly face"})
  void isNotFoundInsideAWord(String said) {
    assertThat(Phrase.likeliest(PHRASES, clause(said))).isEqualTo(Signal.NONE);
  }

  @Test
  void theLikeliestCounts() {
    assertThat(Phrase.likeliest(PHRASES, clause("once more so bad")).probability())
        .isEqualTo(0.9);
  }

  private static String clause(String said) {
    return Phrase.clause(List.of(said.split(" ")));
  }
}

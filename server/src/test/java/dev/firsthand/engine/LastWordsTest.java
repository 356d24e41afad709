package dev.firsthand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LastWordsTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      delimiter = '|',
      value = {
        "Where is my order?|Where is my order?",
        "\" two  blanks and ends \"|two blanks and ends",
        "\"a\tb\"|a b",
        "\"Grüße  😀\"|Grüße 😀",
        "\"\"|\"\"",
        "\" \"|\"\""
      })
  void aPreviewIsOneLineWithoutNeedlessBlanks(String text, String preview) {
    assertThat(LastWords.shortened(text)).isEqualTo(preview);
  }

  @Test
  void oneThatFitsIsWholeAndALongerOneIsCut() {
    String fits = "x".repeat(140);

    assertThat(LastWords.shortened(fits)).isEqualTo(fits);
    assertThat(LastWords.shortened(fits + "x")).hasSizeLessThan(141).isNotEqualTo(fits + "x");
  }
}

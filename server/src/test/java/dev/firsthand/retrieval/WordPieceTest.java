package dev.firsthand.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WordPieceTest {

  private static final Vocabulary VOCABULARY =
      Vocabulary.parse("[UNK]\n[CLS]\n[SEP]\nhello\nwo\n##rld\n##s\n!\n退\nuber");

  private final WordPiece pieces = new WordPiece(VOCABULARY, 8);

  @Test
  void cutsTheLongestPieceFirst() {
    assertThat(pieces.pieces("Hello worlds!")).containsExactly(1, 3, 4, 5, 6, 7, 2);
  }

  @Test
  void foldsAccentsAndSetsIdeographsApart() {
    assertThat(pieces.pieces("ÜBER退")).containsExactly(1, 9, 8, 2);
  }

  @Test
  void aWordThatCannotBeCutIsUnknown() {
    assertThat(pieces.pieces("zzz")).containsExactly(1, 0, 2);
    assertThat(pieces.pieces("w".repeat(500))).containsExactly(1, 0, 2);
  }

  @Test
  void keepsToItsLimitAndStillEnds() {
    assertThat(pieces.pieces("! ".repeat(50))).hasSize(8).endsWith(2);
  }

  @Test
  void readsTheVocabularyOfATokenizerFile() {
    var file =
        "{\"model\": {\"vocab\": {\"[CLS]\": 0, \"[SEP]\": 1, \"[UNK]\": 2, \"\\\"\": 3, \"\\u00e9\":4}}}";
    var vocabulary = Vocabulary.parse(file);

    assertThat(vocabulary.number("\"")).isEqualTo(3);
    assertThat(vocabulary.number("é")).isEqualTo(4);
    assertThat(vocabulary.number("none")).isEqualTo(-1);
  }

  @Test
  void aVocabularyWithoutFramesIsRefused() {
    assertThatThrownBy(() -> Vocabulary.parse("hello\nworld"))
        .isInstanceOf(EncoderException.class)
        .hasMessageContaining("[CLS]");
  }
}

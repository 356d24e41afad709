package dev.firsthand.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.engine.TranscriptIndex.Term;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How text becomes words to find, and what is shown of it. */
class FoldedTest {

  @Test
  void caseAndMarksDoNotMatterAndPunctuationParts() {
    assertThat(Folded.text("Größe? CAFÉ-crème, №1 (e-mail: a.b@c.de)"))
        .isEqualTo("grosse cafe creme 1 e mail a b c de");
  }

  @Test
  void scriptsWithoutBlanksAreCutIntoCharacters() {
    assertThat(Folded.text("東京タワー ok")).isEqualTo("東 京 タ ワ ー ok");
  }

  @Test
  void aNonWordIsNothing() {
    assertThat(Folded.text("!! -- 🙂")).isEmpty();
    assertThat(Wanted.terms("\"\" -- 🙂")).isEmpty();
  }

  @Test
  void quotedWordsArePhrasesOthersMayGoOn() {
    assertThat(Wanted.terms("deliv \"my order\" e-mail"))
        .containsExactly(
            new Term(List.of("deliv"), true),
            new Term(List.of("my", "order"), false),
            new Term(List.of("e", "mail"), true));
    assertThat(Wanted.terms("a b c d e f g h i j")).hasSize(Wanted.MOST_TERMS);
  }

  @Test
  void theSnippetStandsAroundWhatWasFoundAndIsNeverMarkup() {
    String text = "x ".repeat(200) + "<b>Größe</b> 44 " + "y ".repeat(200);

    List<Snippet.Piece> pieces = Snippet.of(text, Wanted.terms("grosse"));

    assertThat(pieces).contains(new Snippet.Piece("Größe", true));
    assertThat(pieces.getFirst().text()).startsWith("…").endsWith("<b>");
    assertThat(pieces.getLast().text()).startsWith("</b>").endsWith("…");
  }

  @Test
  void aSnippetOfNothingFoundIsTheBeginning() {
    assertThat(Snippet.of("hello there", Wanted.terms("zebra")))
        .containsExactly(new Snippet.Piece("hello there", false));
  }
}

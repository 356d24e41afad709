package dev.firsthand.bot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void accentsCaseAndPunctuationDoNotMatter() {
    assertThat(Words.of("Où est ma COMMANDE ?!")).containsExactly("ou", "est", "ma", "commande");
    assertThat(Words.of("Größe, Straße")).containsExactly("grosse", "strasse");
  }

  @Test
  void englishContractionsCloseAndFrenchElisionsOpen() {
    assertThat(Words.of("I don’t know, it's the agent")).contains("dont", "its", "agent");
    assertThat(Words.of("parler à l'agent d’abord")).contains("l", "agent", "d", "abord");
  }

  @Test
  void scriptsWithoutSpacesGiveAWordALetter() {
    assertThat(Words.of("退款")).containsExactly("退", "款");
  }

  @Test
  void emojiAndPunctuationAreNoWords() {
    assertThat(Words.of("🙂👍 … !?")).isEmpty();
  }

  @Test
  void anEndlessTextIsReadAtBothEnds() {
    var words = Words.of("first " + "x".repeat(50_000) + " last");
    assertThat(words).startsWith("first").endsWith("last");
  }
}

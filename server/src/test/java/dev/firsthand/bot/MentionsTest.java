package dev.firsthand.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MentionsTest {

  @Test
  void caseAccentsAndPunctuationDoNotMatter() {
    var text = Mentions.of("Ich will KÜNDIGEN, sofort! Mein Anwalt schreibt Ihnen.");

    assertThat(text.firstOf(List.of("storno", "kündigen"))).contains(List.of("kundigen"));
    assertThat(text.firstOf(List.of("Kundigen"))).isPresent();
    assertThat(text.firstOf(List.of("mein anwalt"))).contains(List.of("mein", "anwalt"));
  }

  @Test
  void onlyWholeWordsCount() {
    var text = Mentions.of("The cancellation of my suede shoes");

    assertThat(text.firstOf(List.of("cancel", "sue", "shoe", "my shoes"))).isEmpty();
  }

  @Test
  void theMiddleOfALongMessageIsReadToo() {
    var text = "I am happy. ".repeat(150) + "My lawyer will call. " + "I am happy. ".repeat(150);

    assertThat(Mentions.of(text).firstOf(List.of("lawyer"))).isPresent();
  }

  @Test
  void scriptsWithoutSpacesAreReadLetterByLetter() {
    assertThat(Mentions.of("我要投诉你们").firstOf(List.of("投诉"))).isPresent();
  }

  @Test
  void whatHasNoWordsIsFoundNowhere() {
    assertThat(Mentions.of("!!! ???").firstOf(List.of("!!!", ""))).isEqualTo(Optional.empty());
  }
}

package dev.firsthand.bot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks after what was promised to them, and who asks something else. */
class AskedAfterTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Any news?",
        "is there any update on this",
        "When will I hear from Anna?",
        "when is somebody going to call me back",
        "I'm still waiting for an answer",
        "Did you find out anything?",
        "Has she found out where it is?",
        "You wanted to get back to me",
        "Gibt es schon was Neues?",
        "Wann melden Sie sich?",
        "Ich warte immer noch auf Ihren Rückruf",
        "Haben Sie schon nachgefragt?",
        "Sie wollten sich doch melden",
        "Avez-vous des nouvelles ?",
        "Quand allez-vous me rappeler ?",
        "J'attends toujours une réponse",
        "¿Hay alguna novedad?",
        "¿Cuándo me van a llamar?",
        "Sigo esperando una respuesta",
      })
  void isHeard(String text) {
    assertThat(AskedAfter.in(text).isLikely()).as(text).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "When are you open?",
        "When will my order arrive?",
        "How do I sign up for news letters?",
        "Can I change my address?",
        "I called you yesterday about my card",
        "Wann kommt mein Paket?",
        "Wie lange dauert die Lieferung?",
        "Quand est-ce que vous ouvrez ?",
        "¿Cuándo llega mi pedido?",
        "Thank you, goodbye",
      })
  void isNotHeardInOtherQuestions(String text) {
    assertThat(AskedAfter.in(text).isLikely()).as(text).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Where is parcel 4711 now?", "what did the carrier say about parcel 4711"})
  void aPromisesOwnWordsTellWhatIsMeant(String text) {
    assertThat(AskedAfter.about("Ask the carrier where parcel 4711 is", text).isLikely())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Where is my parcel?", "Which carrier do you use?", "When are you open?"})
  void oneWordInCommonIsNotEnough(String text) {
    assertThat(AskedAfter.about("Ask the carrier where parcel 4711 is", text).isLikely())
        .isFalse();
  }
}

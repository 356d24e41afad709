package dev.firsthand.bot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CourtesyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hi",
        "Hello!",
        "hey there",
        "Good morning",
        "Guten Tag",
        "Hallo zusammen",
        "Bonjour",
        "Bonsoir madame",
        "¡Hola! ¿Qué tal?",
        "Buenos días",
        "hi, how are you?"
      })
  void greets(String text) {
    assertThat(Courtesy.greeting(Words.of(text)).isLikely()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "thanks",
        "Thank you so much!",
        "ok great, thanks a lot",
        "Vielen Dank!",
        "danke schön",
        "merci beaucoup",
        "muchas gracias"
      })
  void thanks(String text) {
    assertThat(Courtesy.thanks(Words.of(text)).isLikely()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bye",
        "Goodbye!",
        "ok bye, thanks",
        "see you later",
        "Auf Wiedersehen",
        "tschüss",
        "au revoir",
        "adiós",
        "hasta luego",
        "have a nice day"
      })
  void saysGoodbye(String text) {
    assertThat(Courtesy.goodbye(Words.of(text)).isLikely()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hi, where is my order?",
        "Hello, I would like to return the blue chair please",
        "thanks but the refund is still missing",
        "Guten Tag, wann kommt mein Paket?",
        "where do I find the goodbye card",
        "good"
      })
  void aQuestionIsAQuestion(String text) {
    var words = Words.of(text);
    assertThat(Courtesy.greeting(words).isLikely()).isFalse();
    assertThat(Courtesy.thanks(words).isLikely()).isFalse();
    assertThat(Courtesy.goodbye(words).isLikely()).isFalse();
  }
}

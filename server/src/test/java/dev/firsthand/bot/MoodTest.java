package dev.firsthand.bot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoodTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "that helped, thanks",
        "yes this helped me a lot",
        "my problem is solved",
        "it works now",
        "das hat mir geholfen",
        "das Problem ist gelöst",
        "ça m'a aidé, merci",
        "eso me ayudó"
      })
  void hearsThatItHelped(String text) {
    assertThat(Mood.of(text, LanguageGuess.forReading(LanguageGuess.guess(text)))
            .helped()
            .isLikely())
        .isTrue();
    assertThat(Mood.of(text, LanguageGuess.forReading(LanguageGuess.guess(text)))
            .notHelped()
            .isLikely())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "that did not help",
        "this doesn't help me",
        "not helpful",
        "that's not what I asked",
        "wrong answer",
        "you don't understand me",
        "it still doesn't work",
        "das hat mir nicht geholfen",
        "das hilft mir leider nicht",
        "falsche Antwort",
        "ça ne m'aide pas",
        "no me ayuda",
        "no es lo que pregunté"
      })
  void hearsThatItDidNotHelp(String text) {
    assertThat(Mood.of(text, LanguageGuess.forReading(LanguageGuess.guess(text)))
            .notHelped()
            .isLikely())
        .isTrue();
    assertThat(Mood.of(text, LanguageGuess.forReading(LanguageGuess.guess(text)))
            .helped()
            .isLikely())
        .isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "what a stupid machine",
        "this is ridiculous",
        "I am so fed up with you",
        "worst service I ever had",
        "I've told you three times already",
        "so ein Saftladen",
        "ich bin echt stinksauer",
        "j'en ai marre",
        "esto es una vergüenza"
      })
  void hearsAnger(String text) {
    assertThat(Mood.of(text, LanguageGuess.forReading(LanguageGuess.guess(text)))
            .frustrated()
            .isLikely())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WHERE IS MY ORDER 4711",
        "my payment did not go through, I thought it had",
        "I bought enough for my daughter",
        "tell me a joke",
        "tomorrow is trash day",
        "con quelle carte puis-je payer",
        "Die Gurken sind sauer eingelegt, oder?",
        "great!!!",
        "how do I make a complaint",
        "my card does not work",
        "I forgot my password again",
        "no thanks",
        "what is the waiting time",
        "can you help me with my order?",
        "wie lange dauert die Lieferung",
        "Ich möchte meine Bestellung stornieren"
      })
  void isCalmWithTheCalm(String text) {
    assertThat(Mood.of(text, LanguageGuess.forReading(LanguageGuess.guess(text)))
            .frustrated()
            .isLikely())
        .isFalse();
    assertThat(Mood.of(text, LanguageGuess.forReading(LanguageGuess.guess(text)))
            .helped()
            .isLikely())
        .isFalse();
  }
}

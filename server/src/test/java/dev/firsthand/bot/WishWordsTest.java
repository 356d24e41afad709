package dev.firsthand.bot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The wish for a person and anger, read as the bot reads a message: in the language that is heard. */
class WishWordsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "talk to a real human",
        "I want to talk to a real human",
        "agnet pls",
        "agent pls",
        "human please!!",
        "can someone from your team call me back",
        "is anyone there I can talk to?",
        "Ich möchte mit einem echten Menschen sprechen",
        "Mitarbeiter bitte",
        "kann ich bitte mit jemandem reden",
        "Je voudrais parler à un conseiller",
        "un humain svp",
        "Quiero hablar con un agente",
        "pásame con una persona por favor"
      })
  void aWishForAPersonIsHeard(String text) {
    assertThat(read(text).wantsPerson().isLikely()).as(text).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I was talking to an agent yesterday about my card",
        "The agent I spoke to last week was very kind",
        "How many people work at your company?",
        "Can another person collect my parcel?",
        "Ich habe gestern mit einem Mitarbeiter über meine Karte gesprochen",
        "Hier j'ai parlé avec un conseiller de ma carte",
        "Ayer hablé con un agente sobre mi tarjeta",
        "Do I need a travel agent to book?",
        "My agent number is 4711",
        "Is the plant safe for humans?"
      })
  void speakingOfPeopleIsNoWishForOne(String text) {
    assertThat(read(text).wantsPerson().isLikely()).as(text).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "this is ridiculous, I have been waiting for three weeks!!",
        "You are useless",
        "Das ist eine absolute Frechheit!",
        "c'est inadmissible !!",
        "esto es una vergüenza"
      })
  void angerIsHeard(String text) {
    assertThat(read(text).frustrated().isLikely()).as(text).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Where is my order?",
        "The plant is a bit angry looking, should I water it?",
        "Wann kommt mein Paket?",
        "Où est ma commande ?",
        "¿Cuándo llega mi pedido?"
      })
  void aCalmQuestionIsCalm(String text) {
    assertThat(read(text).frustrated().isLikely()).as(text).isFalse();
  }

  private static Signals read(String text) {
    return new SignalReader(null).read(Question.of(text));
  }
}

package dev.firsthand.bot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonWishTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I'd like to talk to a human being",
        "agent",
        "AGENT!!!",
        "human please",
        "humna pls",
        "can i speek to a reprsentative",
        "My parcel is broken and this leads nowhere. Let me talk to someone.",
        "connect me to an agent",
        "put me through to somebody in charge",
        "I do not want to chat with a bot",
        "Is there a real person I could talk to?",
        "could one of your colleagues have a look at this",
        "who can I speak to about a wrong invoice",
        "please have somebody call me",
        "get me your manager",
        "transfer me",
        "escalate this please",
        "gimme a rep",
        "can i speak with whoever is in charge",
        "i'd like to contact the sales team",
        "any humans in here?",
        "I'd rather explain this to a person",
        "no, that is wrong, give me a person",
        "Kann ich bitte mit einem Mitarbeiter sprechen?",
        "Mitarbieter bitte",
        "Verbinden Sie mich mit einem Menschen",
        "ich will nicht mit einem Roboter reden",
        "Können Sie mich bitte an einen Berater weiterleiten",
        "Je veux parler à une vraie personne",
        "passez-moi un conseiller s'il vous plaît",
        "je ne veux pas parler à une machine",
        "Quiero hablar con una persona de verdad",
        "¿Me puede comunicar con un agente?",
        "no quiero hablar con una máquina"
      })
  void hearsTheWish(String text) {
    assertThat(PersonWish.in(text).probability()).isGreaterThan(0.7);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I was talking to an agent yesterday about my card",
        "The agent told me to wait two days",
        "I spoke with your manager last week",
        "I don't need to speak to anyone, just tell me the price",
        "no need for an agent, I found it myself",
        "what does the agent fee cover",
        "how do I become an agent",
        "how many people can sleep in the tent",
        "is the plant safe for a person with allergies",
        "can another person pick up my parcel",
        "how do I add a person to my account",
        "are you a robot?",
        "am I chatting with a human",
        "are real people answering here or just software",
        "transfer money to another person",
        "connect the speaker to my phone",
        "do you have a human resources department",
        "what time does your support close",
        "can we speak in German?",
        "thanks, the agent solved it",
        "Ich habe gestern mit einem Mitarbeiter gesprochen",
        "Ich möchte nicht mit einem Mitarbeiter sprechen",
        "Wie viele Personen passen ins Zelt?",
        "Wann hat der Kundenservice geöffnet?",
        "J'ai parlé à un conseiller hier",
        "Je ne veux pas parler à un conseiller",
        "Pour combien de personnes est cette table ?",
        "Ayer hablé con un agente",
        "¿Cuántas personas caben en la tienda?",
        "",
        "???",
        "🙂"
      })
  void isNotFooledByTheWord(String text) {
    assertThat(PersonWish.in(text).probability()).isLessThan(0.5);
  }

  @Test
  void namesTheWordsThatSaySo() {
    assertThat(PersonWish.in("ok then. let me talk to a human").words()).contains("talk", "human");
  }

  @Test
  void aDenialHoldsForItsClauseOnly() {
    assertThat(PersonWish.in("No, I don't want a voucher, I want to talk to a person")
            .isLikely())
        .isTrue();
  }
}

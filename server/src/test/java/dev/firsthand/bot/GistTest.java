package dev.firsthand.bot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GistTest {

  @Test
  void theQuestionIsReadFirstWithoutGreetingThenByItself() {
    assertThat(Gist.of(
            "Hi! My sister gave me a sweater. It is too small. Can I send it back? Thanks!"))
        .containsExactly(
            "My sister gave me a sweater. It is too small. Can I send it back?",
            "Can I send it back?");
  }

  @Test
  void aQuestionWithoutWordsOfItsOwnIsAskedAboutWhatWasSaidBefore() {
    assertThat(Gist.of("Hi! I ordered a lamp last week. Where is it?"))
        .contains("Where is it? I ordered a lamp last week. Where is it?");
  }

  @Test
  void whereNothingIsAskedEverySentenceMayTell() {
    assertThat(Gist.of("The package came today. The glass is cracked. I want a new one."))
        .containsExactly("I want a new one.", "The glass is cracked.");
  }

  @Test
  void shortMessagesAreReadWhole() {
    assertThat(Gist.of("Where is my order?")).isEmpty();
    assertThat(Gist.of("I paid by card. Where is my order?")).isEmpty();
    assertThat(Gist.of("")).isEmpty();
    assertThat(Gist.of("?! ... !!!")).isEmpty();
  }

  @Test
  void aVeryLongMessageHasFewParts() {
    assertThat(Gist.of("Where is parcel number one? ".repeat(500))).hasSizeLessThan(4);
  }

  @Test
  void aShortMessageIsEncodedAsItIs() {
    assertThat(Gist.within("Hi! Where is my order?")).isEqualTo("Hi! Where is my order?");
  }

  @Test
  void ofALongMessageItsQuestionAndWhatWasSaidLastAreEncoded() {
    String tale = "It was raining when the man from the parcel service came by. ";
    String end = tale + "The box was wet and soft.";

    assertThat(Gist.within(tale + "Can I send it back? " + tale + end))
        .isEqualTo("Can I send it back? " + end);
  }

  @Test
  void whatIsEncodedLeavesRoomForTheQuestionByItself() {
    String tale = "It was raining when the man from the parcel service came by. ";
    String late =
        "The man who brought it said sorry and left. The box was wet. Can I send it back?";
    String message = tale + late;

    assertThat(Gist.within(message)).isEqualTo(late);
    assertThat(Gist.of(message)).containsExactly("Can I send it back?");
    assertThat(Words.of(Gist.within(message)).size() + Gist.cost(Words.of("Can I send it back?")))
        .isLessThanOrEqualTo(Gist.MOST_WORDS);
  }

  @Test
  void oneLongBreathIsEncodedFromBothEnds() {
    String encoded = Gist.within("first " + "and then ".repeat(40) + "last");

    assertThat(encoded).startsWith("first and").endsWith("then last");
    assertThat(Words.of(encoded)).hasSizeLessThanOrEqualTo(Gist.MOST_WORDS);
  }
}

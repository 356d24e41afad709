package dev.firsthand.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaqIndexTest {

  private static final Faq SHOP = new Faq(
      7,
      List.of(
          entry("delivery", "en", "How long does delivery take?", "when will it be delivered"),
          entry("order", "en", "Where is my order?", "track my order", "order status"),
          entry("refund", "en", "How do I get a refund?", "I want a refund", "send it back"),
          entry("hours", "en", "What are your opening hours?", "when are you open"),
          entry("order-de", "de", "Wo ist meine Bestellung?", "Bestellung verfolgen")));

  private static FaqEntry entry(String id, String language, String question, String... phrasings) {
    return new FaqEntry(id, question, List.of(phrasings), "An answer.", "", language, List.of());
  }

  private static String best(FaqIndex index, String text) {
    return index.read(Question.of(text)).candidates().getFirst().entry();
  }

  @Test
  void findsWhatWasAskedInOtherWordsAndMisspelt() {
    var index = FaqIndex.lexical(SHOP);

    assertThat(best(index, "where's my ordr")).isEqualTo("order");
    assertThat(best(index, "opning hours pls")).isEqualTo("hours");
    assertThat(best(index, "delivery time?")).isEqualTo("delivery");
  }

  @Test
  void findsByMeaningWhatSharesNoWord() {
    assertThat(best(FaqIndex.semantic(SHOP, new BagOfWords()), "parcel")).isEqualTo("order");
  }

  @Test
  void theSameQuestionGetsTheSameReadingAlsoFromAnIndexBuiltAgain() {
    var question = new Question("where is the order", List.of("where is my order"), "en");
    var encoder = new BagOfWords();

    var first = FaqIndex.semantic(SHOP, encoder);
    assertThat(first.read(question)).isEqualTo(first.read(question));
    assertThat(FaqIndex.semantic(SHOP, encoder).read(question)).isEqualTo(first.read(question));
    assertThat(FaqIndex.lexical(SHOP).read(question))
        .isEqualTo(FaqIndex.lexical(SHOP).read(question));
  }

  @Test
  void aReadingNamesTheCalibrationItRestsOn() {
    var plain = FaqIndex.plain(SHOP, null, null);

    assertThat(plain.read(Question.of("order")).calibration())
        .isEqualTo(plain.calibration().name())
        .isNotEmpty();
  }

  @Test
  void aReadingNamesItsFaqVersionAndModel() {
    assertThat(FaqIndex.lexical(SHOP).read(Question.of("order")).faqVersion()).isEqualTo(7);
    assertThat(FaqIndex.lexical(SHOP).read(Question.of("order")).model()).isEqualTo("lexical");
    assertThat(FaqIndex.semantic(SHOP, new BagOfWords()).model()).isEqualTo("bag");
  }

  @Test
  void aPlainHitIsSurerThanAForeignQuestion() {
    for (var index : List.of(FaqIndex.lexical(SHOP), FaqIndex.semantic(SHOP, new BagOfWords()))) {
      double hit = index.read(Question.of("How do I get a refund?")).confidence();
      double foreign =
          index.read(Question.of("why do volcanoes erupt in winter")).confidence();
      assertThat(hit).isGreaterThan(0.6);
      assertThat(foreign).isLessThan(0.3);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "?!", "🙂🙂", "\u0000\uffff", "\ud800", "z", "qwrtz xyzzy", "退款"})
  void anythingIsReadAndNothingIsBelieved(String text) {
    for (var index : List.of(FaqIndex.lexical(SHOP), FaqIndex.semantic(SHOP, new BagOfWords()))) {
      assertThat(index.read(Question.of(text)).confidence()).isBetween(0.0, 0.5);
    }
  }

  @Test
  void aVeryLongQuestionIsRead() {
    var text = "where is my order ".repeat(600);
    assertThat(best(FaqIndex.lexical(SHOP), text)).isEqualTo("order");
  }

  @ParameterizedTest
  @ValueSource(strings = {"please ", "i want to ", "talk to a ", "not ", "mit einem ", "!", "a,"})
  @Timeout(10)
  void textsMadeToTireTheGrammarDoNot(String part) {
    var reading = FaqIndex.lexical(SHOP).read(Question.of(part.repeat(5_000)));
    assertThat(reading.confidence()).isLessThan(0.6);
  }

  @Test
  void anEmptyFaqHasNoCandidatesButHearsSignals() {
    for (var index :
        List.of(FaqIndex.lexical(Faq.empty()), FaqIndex.semantic(Faq.empty(), new BagOfWords()))) {
      var reading = index.read(Question.of("let me talk to a person"));
      assertThat(reading.candidates()).isEmpty();
      assertThat(reading.signals().wantsPerson().isLikely()).isTrue();
    }
  }

  @Test
  void entriesWithoutWordsAndFaqsOfOneEntryAreNoTrouble() {
    var odd = new Faq(1, List.of(entry("odd", "", "???", "", "🙂")));
    var one = new Faq(1, List.of(entry("one", "", "Where is my order?")));

    assertThat(FaqIndex.lexical(odd).read(Question.of("order")).candidates()).isEmpty();
    assertThat(best(FaqIndex.semantic(one, new BagOfWords()), "my order")).isEqualTo("one");
  }

  @Test
  void confidencesFallAndAddUpToNoMoreThanOne() {
    for (var text : List.of("order", "when", "refund my order", "I want it back when open")) {
      var reading = FaqIndex.semantic(SHOP, new BagOfWords()).read(Question.of(text));
      var confidences = reading.candidates().stream().map(Candidate::confidence).toList();
      assertThat(confidences).isSortedAccordingTo((one, other) -> Double.compare(other, one));
      assertThat(reading.confidenceOfBest(FaqIndex.MOST_CANDIDATES)).isBetween(0.0, 1.0 + 1e-9);
    }
  }

  @Test
  void aCandidateTellsItsNearestPhrasingAndTheSharedWords() {
    var candidate = FaqIndex.lexical(SHOP)
        .read(Question.of("track order please"))
        .candidates()
        .getFirst();

    assertThat(candidate.nearest()).isEqualTo("track my order");
    assertThat(candidate.words()).containsExactly("track", "order");
  }

  @Test
  void answersInTheVisitorsLanguageWhereTheFaqSpeaksIt() {
    var index = FaqIndex.lexical(SHOP);

    assertThat(best(index, "Wo ist denn meine Bestellung?")).isEqualTo("order-de");
    assertThat(index.read(new Question("Bestellung", List.of(), "de-AT")).candidates())
        .extracting(Candidate::entry)
        .containsExactly("order-de");
  }

  @Test
  void hearsTheSameQuestionAgain() {
    var index = FaqIndex.lexical(SHOP);
    var again = new Question("so where is my order??", List.of("where is my order"), "");
    var news = new Question("do you sell gift cards", List.of("where is my order"), "");

    assertThat(index.read(again).signals().repeated().isLikely()).isTrue();
    assertThat(index.read(news).signals().repeated().isLikely()).isFalse();
  }

  @Test
  void anIndexThatTookOverReadsExactlyLikeOneBuiltAfresh() {
    var random = new Random(17);
    var entries = new ArrayList<>(SHOP.entries());
    FaqIndex lexical = FaqIndex.lexical(SHOP);
    FaqIndex semantic = FaqIndex.semantic(SHOP, new BagOfWords());
    var words = List.of("order", "refund", "late", "parcel", "van", "when", "gift", "card");
    for (int edit = 0; edit < 40; edit++) {
      var text = words.get(random.nextInt(8)) + " my " + words.get(random.nextInt(8));
      var changed =
          new FaqEntry("n" + edit, text, List.of(text + " now"), "By van.", "", "", List.of());
      switch (random.nextInt(3)) {
        case 0 -> entries.add(random.nextInt(entries.size() + 1), changed);
        case 1 -> entries.set(random.nextInt(entries.size()), changed);
        default -> entries.remove(random.nextInt(entries.size()));
      }
      var faq = new Faq(8 + edit, entries);
      lexical = FaqIndex.plain(faq, null, edit % 2 == 0 ? lexical : semantic);
      semantic = FaqIndex.plain(faq, new BagOfWords(), edit % 5 == 0 ? lexical : semantic);
      for (var asked : List.of("where is my parcel", "refund now", "gift", "wann kommt der van")) {
        var question = Question.of(asked);
        assertThat(lexical.trained().read(question))
            .isEqualTo(FaqIndex.lexical(faq).read(question));
        assertThat(semantic.look(question))
            .isEqualTo(FaqIndex.plain(faq, new BagOfWords(), null).look(question));
        assertThat(semantic.trained().look(question))
            .isEqualTo(FaqIndex.semantic(faq, new BagOfWords()).look(question));
      }
    }
  }

  @Test
  void anIndexKnowsWhichTextsOfAnEditAreNewsToTheEncoder() {
    var semantic = FaqIndex.semantic(SHOP, new BagOfWords());
    var entries = new ArrayList<>(SHOP.entries());
    entries.add(entry("gift", "en", "Do you wrap gifts?", "gift wrapping", "order status"));
    var next = new Faq(8, entries);

    assertThat(semantic.toEncode(SHOP)).isEmpty();
    assertThat(semantic.toEncode(next)).hasSize(3);
    assertThat(FaqIndex.lexical(SHOP).toEncode(SHOP))
        .containsAll(FaqIndex.texts(SHOP))
        .containsAll(EverydayQuestions.ALL);
  }
}

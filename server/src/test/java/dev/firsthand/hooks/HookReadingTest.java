package dev.firsthand.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.firsthand.bot.Candidate;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.bot.Signals;
import dev.firsthand.hooks.HookAnswer.Entry;
import dev.firsthand.hooks.HookAnswer.Proposal;
import dev.firsthand.hooks.HookAnswer.Text;
import java.util.List;
import org.junit.jupiter.api.Test;

class HookReadingTest {

  private static final Faq FAQ = new Faq(
      3,
      List.of(
          new FaqEntry("hours", "When open?", List.of("open"), "At ten.", "", "en", List.of()),
          new FaqEntry("price", "How much?", List.of("cost"), "Ten.", "", "en", List.of("More"))));

  @Test
  void anEntryStandsForItselfAndATextForWhatItSays() {
    var reading = read(new Text("o", "Order", "Near.", 0.4), new Entry("price", 0.5));

    assertThat(reading.reading().candidates())
        .extracting(Candidate::entry, Candidate::title, Candidate::confidence)
        .containsExactly(tuple("price", "How much?", 0.5), tuple("webhook:o", "Order", 0.4));
    assertThat(reading.faq().entries())
        .extracting(FaqEntry::answer)
        .containsExactly("Ten.", "Near.");
    assertThat(reading.reading().model()).isEqualTo("webhook:shop-bot");
    assertThat(reading.reading().faqVersion()).isEqualTo(3);
  }

  @Test
  void anEntryThatTheFaqDoesNotHaveIsDropped() {
    assertThat(read(new Entry("gone", 0.9)).reading().candidates()).isEmpty();
  }

  @Test
  void ofOneEntryTwiceTheSurerStays() {
    assertThat(read(new Entry("hours", 0.2), new Entry("hours", 0.6)).reading().confidence())
        .isEqualTo(0.6);
  }

  @Test
  void atMostOneIsRight() {
    var reading = read(new Entry("hours", 0.75), new Entry("price", 0.5)).reading();

    assertThat(reading.candidates()).extracting(Candidate::confidence).containsExactly(0.6, 0.4);
  }

  @Test
  void aTextWithoutAnIdKeepsTheOneMadeOfItsWords() {
    var first = read(new Text(null, "Order", "Near.", 0.4));
    var again = read(new Text(null, "Other", "Far.", 0.9), new Text(null, "Order", "Near.", 0.1));
    String choice = first.reading().candidates().getFirst().entry();

    assertThat(again.offers(choice)).isTrue();
    assertThat(read(new Text(null, "Order", "Far.", 1)).offers(choice)).isFalse();
    assertThat(HookReading.ownId(choice)).isPresent();
    assertThat(HookReading.ownId("hours")).isEmpty();
  }

  @Test
  void theBotMayHearAWishThatWeDidNot() {
    var wish = new HookAnswer(List.of(new Entry("hours", 1)), true);
    var reading = HookReading.of(wish, FAQ, "webhook:shop-bot", Signals.NONE);

    assertThat(reading.reading().signals().wantsPerson().isLikely()).isTrue();
    assertThat(reading.offers("hours")).isFalse();
  }

  private static HookReading read(Proposal... proposals) {
    var answer = new HookAnswer(List.of(proposals), false);
    return HookReading.of(answer, FAQ, "webhook:shop-bot", Signals.NONE);
  }
}

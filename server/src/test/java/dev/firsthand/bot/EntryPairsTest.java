package dev.firsthand.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EntryPairsTest {

  private static final FaqEntry SENDING =
      entry("sending", "en", "How long does delivery take?", "When will my parcel arrive?");
  private static final FaqEntry AGAIN =
      entry("again", "en", "How long will delivery take?", "When does my parcel arrive?");
  private static final FaqEntry RETURNS =
      entry("returns", "en", "Can I send a plant back?", "I want my money back");

  @Test
  void entriesThatAreAskedForAlikeAreAPairAndOthersAreNone() {
    var found = EntryPairs.of(List.of(SENDING, RETURNS, AGAIN), null);

    assertThat(found.looked()).isEqualTo(3);
    assertThat(found.pairs()).hasSize(1);
    var pair = found.pairs().getFirst();
    assertThat(pair.one()).isEqualTo(SENDING);
    assertThat(pair.other()).isEqualTo(AGAIN);
    assertThat(pair.text()).isIn(SENDING.question(), SENDING.phrasings().getFirst());
    assertThat(pair.otherText()).isIn(AGAIN.question(), AGAIN.phrasings().getFirst());
  }

  @Test
  void theOrderOfEntriesChangesNothingButWhichComesFirst() {
    var one = EntryPairs.of(List.of(SENDING, AGAIN, RETURNS), null).pairs().getFirst();
    var other = EntryPairs.of(List.of(AGAIN, RETURNS, SENDING), null).pairs().getFirst();

    assertThat(one.nearness()).isEqualTo(other.nearness());
    assertThat(other.one()).isEqualTo(AGAIN);
  }

  @Test
  void entriesForVisitorsOfTwoLanguagesAreNoPair() {
    var german = entry("de", "de", "How long will delivery take?", "When does my parcel arrive?");
    var everybodys =
        entry("all", "", "How long will delivery take?", "When does my parcel arrive?");

    assertThat(EntryPairs.of(List.of(SENDING, german), null).pairs()).isEmpty();
    assertThat(EntryPairs.of(List.of(SENDING, everybodys), null).pairs()).hasSize(1);
  }

  @Test
  void whereThereAreTooManyPhrasingsTheFirstEntriesAreCompared() {
    var phrasings = IntStream.range(0, 11).mapToObj(i -> "other" + i).toArray(String[]::new);
    var many = IntStream.range(0, EntryPairs.MOST_TEXTS / 12 + 5)
        .mapToObj(i -> entry("e" + i, "en", "word" + i, phrasings))
        .toList();

    assertThat(EntryPairs.of(many, null, 2, 1).looked()).isEqualTo(EntryPairs.MOST_TEXTS / 12);
    assertThat(EntryPairs.of(List.of(), null).pairs()).isEmpty();
  }

  @Test
  void ofMoreThanAreGivenTheNearestAre() {
    var questions =
        List.of(SENDING.question(), RETURNS.question(), "Is gift wrapping free?", "Where are you?");
    var templated = IntStream.range(0, 100)
        .mapToObj(i -> entry("e" + i, "en", questions.get(i % 4) + " " + i / 8))
        .toList();

    var all = EntryPairs.of(templated, null, EntryPairs.NEAR_BY_WORDS, Integer.MAX_VALUE);
    var few = EntryPairs.of(templated, null);

    assertThat(all.pairs()).hasSizeGreaterThan(EntryPairs.MOST_PAIRS);
    assertThat(few.pairs()).isEqualTo(all.pairs().subList(0, EntryPairs.MOST_PAIRS));
  }

  private static FaqEntry entry(String id, String language, String question, String... others) {
    return new FaqEntry(id, question, List.of(others), "Soon.", "", language, List.of());
  }
}

package dev.firsthand.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Entries that are answers at some times only. */
class ValidityTest {

  private static final Instant EVE = Instant.parse("2026-12-24T17:00:00Z");
  private static final Instant END = Instant.parse("2027-01-02T08:00:00Z");
  private static final Question OPEN = Question.of("Are you open over Christmas?");

  private static FaqEntry entry(String id, String question, String language, Validity validity) {
    return new FaqEntry(
        id,
        question,
        List.of(question + " please"),
        "An answer.",
        "",
        language,
        List.of(),
        validity);
  }

  private static final Validity SEASON = new Validity(EVE, END);

  private static Faq shop(Validity ofChristmas) {
    return new Faq(
        3,
        List.of(
            entry("hours", "When are you open?", "en", Validity.ALWAYS),
            entry("christmas", "Are you open over Christmas?", "en", ofChristmas),
            entry("returns", "Can I send a plant back?", "en", Validity.ALWAYS)));
  }

  private static Validity between(@Nullable String from, @Nullable String until) {
    return new Validity(
        from == null ? null : Instant.parse("2026-01-" + from + "T00:00:00Z"),
        until == null ? null : Instant.parse("2026-01-" + until + "T00:00:00Z"));
  }

  @Test
  void beginsWithItsFirstMomentAndEndsBeforeItsLast() {
    assertThat(SEASON.holds(EVE.minusMillis(1))).isFalse();
    assertThat(SEASON.begins(EVE.minusMillis(1))).isTrue();
    assertThat(SEASON.holds(EVE)).isTrue();
    assertThat(SEASON.holds(END.minusMillis(1))).isTrue();
    assertThat(SEASON.holds(END)).isFalse();
    assertThat(SEASON.hasEnded(END)).isTrue();
    assertThat(Validity.ALWAYS.holds(Instant.MIN)).isTrue();
    assertThat(Validity.ALWAYS.holds(Instant.MAX)).isTrue();
  }

  @Test
  void meetsAnotherWhereBothHoldAtOnce() {
    assertThat(between("01", "05").meets(between("05", "09"))).isFalse();
    assertThat(between("05", "09").meets(between("01", "05"))).isFalse();
    assertThat(between("01", "05").meets(between("04", "09"))).isTrue();
    assertThat(between("01", null).meets(between(null, "02"))).isTrue();
    assertThat(between(null, "02").meets(between("02", null))).isFalse();
    assertThat(Validity.ALWAYS.meets(between("01", "02"))).isTrue();
  }

  @Test
  void anEntryComesAndGoesByItselfAndIsNoCandidateBetween() {
    for (var index : List.of(
        FaqIndex.lexical(shop(SEASON)), FaqIndex.semantic(shop(SEASON), new BagOfWords()))) {
      assertThat(entries(index.read(OPEN, EVE.minusMillis(1)))).doesNotContain("christmas");
      assertThat(entries(index.read(OPEN, EVE)).getFirst()).isEqualTo("christmas");
      assertThat(entries(index.read(OPEN, END))).doesNotContain("christmas");
      assertThat(index.changesWithTime()).isTrue();
    }
  }

  @Test
  void theSameQuestionAtTheSameTimeIsReadTheSameByAnyIndexOfTheVersion() {
    var one = FaqIndex.lexical(shop(SEASON));
    var edited = FaqIndex.plain(shop(SEASON), null, FaqIndex.lexical(shop(Validity.ALWAYS)));
    for (var at : List.of(EVE.minusSeconds(9), EVE, END)) {
      assertThat(one.read(OPEN, at)).isEqualTo(one.read(OPEN, at));
      assertThat(edited.trained().read(OPEN, at)).isEqualTo(one.read(OPEN, at));
    }
  }

  @Test
  void withoutLimitsNothingDependsOnTheTime() {
    var index = FaqIndex.lexical(shop(Validity.ALWAYS));

    assertThat(index.changesWithTime()).isFalse();
    assertThat(index.read(OPEN, EVE)).isEqualTo(index.read(OPEN));
    assertThat(SAME.at(EVE)).isSameAs(SAME);
  }

  private static final Faq SAME = shop(Validity.ALWAYS);

  @Test
  void whileAnEntryHoldsTheOthersAreReadAsIfItAlwaysDid() {
    assertThat(FaqIndex.lexical(shop(SEASON)).read(OPEN, EVE))
        .isEqualTo(FaqIndex.lexical(shop(Validity.ALWAYS)).read(OPEN, EVE));
    assertThat(FaqIndex.lexical(shop(SEASON)).read(OPEN))
        .isEqualTo(FaqIndex.lexical(shop(Validity.ALWAYS)).read(OPEN));
  }

  @Test
  void howSureTheBotMayBeDoesNotDependOnTheTimeOfFitting() {
    var entries = new ArrayList<FaqEntry>();
    for (var thing : List.of("order", "invoice", "refund", "voucher", "address", "newsletter")) {
      entries.add(new FaqEntry(
          thing,
          "where is my " + thing,
          List.of("show the " + thing, thing + " status", "find " + thing),
          "",
          "",
          "",
          List.of(),
          thing.equals("order") ? SEASON : Validity.ALWAYS));
    }
    var timed = FaqIndex.lexical(new Faq(1, entries)).calibrated(() -> false);
    var always = FaqIndex.lexical(new Faq(
            1,
            entries.stream()
                .map(entry -> new FaqEntry(
                    entry.id(), entry.question(), entry.phrasings(), "", "", "", List.of()))
                .toList()))
        .calibrated(() -> false);

    assertThat(timed.calibration()).isEqualTo(always.calibration());
  }

  @Test
  void anFaqOfWhichNothingHoldsKnowsNothing() {
    var index = FaqIndex.lexical(
        new Faq(1, List.of(entry("christmas", "Are you open over Christmas?", "en", SEASON))));

    assertThat(index.read(OPEN, END).candidates()).isEmpty();
    assertThat(index.read(OPEN, EVE).candidates()).hasSize(1);
  }

  @Test
  void aLanguageIsSpokenOnlyWhileAnEntryInItHolds() {
    var faq = new Faq(
        1,
        List.of(
            entry("hours", "When are you open?", "en", Validity.ALWAYS),
            entry("zeiten", "Wann habt ihr an Weihnachten offen?", "de", SEASON)));
    var index = FaqIndex.lexical(faq);
    var german = new Question("When? Weihnachten offen", List.of(), "de");

    assertThat(entries(index.read(german, EVE)).getFirst()).isEqualTo("zeiten");
    assertThat(entries(index.read(german, END))).containsExactly("hours");
    assertThat(faq.at(EVE).speaks("de")).isTrue();
    assertThat(faq.at(END).speaks("de")).isFalse();
    assertThat(faq.at(END).version()).isEqualTo(1);
  }

  @Test
  void entriesThatFollowEachOtherAreNoDoubles() {
    var before = entry("old", "What does delivery cost?", "en", new Validity(null, EVE));
    var after = entry("new", "What does delivery cost?", "en", new Validity(EVE, null));
    var both = entry("both", "What does delivery cost?", "en", Validity.ALWAYS);

    assertThat(EntryPairs.of(List.of(before, after), null).pairs()).isEmpty();
    assertThat(EntryPairs.of(List.of(before, both), null).pairs()).hasSize(1);
  }

  private static List<String> entries(Reading reading) {
    return reading.candidates().stream().map(Candidate::entry).toList();
  }
}

package dev.firsthand.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Confidence learnt from labels. */
class AdjustmentTest {

  private static final Line TOO_SURE = new Line(-0.9, 0.7);

  @Test
  void withoutLabelsNothingChanges() {
    assertThat(AdjustmentFit.fit(List.of())).isEmpty();
    assertThat(new Adjustment(3, "m", Map.of()).lineFor("en")).isEqualTo(Line.IDENTITY);
    assertThat(Line.IDENTITY.apply(0.123456)).isEqualTo(0.123456);
  }

  @Test
  void tooFewLabelsMakeNoLineAndSayHowManyAreMissing() {
    var few = labels("en", Line.IDENTITY, 30, 1);

    assertThat(AdjustmentFit.fit(few)).isEmpty();
    assertThat(AdjustmentFit.counts(few).get("en").missing()).isEqualTo(20);
    var onlyRight = new ArrayList<Graded>();
    for (int i = 0; i < 80; i++) {
      onlyRight.add(new Graded("en", 0.8, true));
    }
    assertThat(AdjustmentFit.counts(onlyRight).get("en").missingWrong()).isEqualTo(10);
    assertThat(AdjustmentFit.fit(onlyRight)).isEmpty();
  }

  @Test
  void aKnownDistortionIsFoundWithManyLabels() {
    var line = AdjustmentFit.fit(labels("en", TOO_SURE, 6_000, 2)).get("");

    assertThat(line.bias()).isCloseTo(TOO_SURE.bias(), within(0.15));
    assertThat(line.scale()).isCloseTo(TOO_SURE.scale(), within(0.1));
  }

  @Test
  void aFitOfAGoodConfidenceLeavesItNearlyAsItIs() {
    for (int seed = 0; seed < 20; seed++) {
      var line = AdjustmentFit.fit(labels("en", Line.IDENTITY, 100, seed)).get("");
      for (double chance : new double[] {0.3, 0.5, 0.7, 0.9}) {
        assertThat(line.apply(chance)).isCloseTo(chance, within(0.15));
      }
    }
  }

  @Test
  void fewLabelsOfOneKindCannotSilenceTheBot() {
    var unlucky = new ArrayList<Graded>();
    for (int i = 0; i < 50; i++) {
      unlucky.add(new Graded("en", 0.9, i < 10));
    }

    var line = AdjustmentFit.fit(unlucky).get("");

    assertThat(line.apply(0.9)).isBetween(0.2, 0.75);
    assertThat(line.scale()).isPositive();
  }

  @Test
  void aLanguageWithLabelsEnoughGetsALineOfItsOwnTheOthersShareOne() {
    var all = new ArrayList<>(labels("en", Line.IDENTITY, 3_000, 4));
    all.addAll(labels("de", TOO_SURE, 800, 5));
    all.addAll(labels("fr", Line.IDENTITY, 20, 6));

    var lines = AdjustmentFit.fit(all);

    assertThat(lines).containsOnlyKeys("", "de", "en");
    assertThat(lines.get("de").apply(0.8)).isLessThan(lines.get("en").apply(0.8) - 0.1);
    var adjustment = new Adjustment(1, "m", lines);
    assertThat(adjustment.lineFor("de-AT")).isEqualTo(lines.get("de"));
    assertThat(adjustment.lineFor("fr")).isEqualTo(lines.get(""));
  }

  @Test
  void labelsOfWhatWasAnsweredDoNotAnswerWhatNobodyLabelled() {
    var thumbs = new ArrayList<Graded>();
    for (int i = 0; i < 100; i++) {
      thumbs.add(new Graded("en", 0.96, i % 9 > 0));
      thumbs.add(new Graded("en", 0.5, i % 30 > 0));
    }

    var line = AdjustmentFit.fit(thumbs).get("en");

    assertThat(line.apply(0.5)).isGreaterThan(0.8);
    assertThat(line.apply(0.05)).isLessThan(0.45);
    assertThat(line.apply(0.002)).isLessThan(0.02);
  }

  @Test
  void theOrderOfTheLabelsDoesNotMatter() {
    var labels = new ArrayList<>(labels("en", TOO_SURE, 500, 7));
    var before = AdjustmentFit.fit(labels);

    Collections.shuffle(labels, new Random(8));

    assertThat(AdjustmentFit.fit(labels)).isEqualTo(before);
  }

  @Test
  void theRefitBringsTheErrorDownOnLabelsThatItHasNotSeen() {
    var labels = labels("en", TOO_SURE, 600, 9);

    var before = Reliability.of(labels, Graded::prior);
    var after = Reliability.of(labels, AdjustmentFit.unseen(labels));

    assertThat(before.error()).isGreaterThan(0.12);
    assertThat(after.error()).isLessThan(0.06);
    assertThat(after.logLoss()).isLessThan(before.logLoss());
  }

  @Test
  void adjustedCandidatesKeepTheirOrderAndNeverAddUpToMoreThanOne() {
    for (double bias = -3; bias <= 3; bias += 0.5) {
      for (double scale : new double[] {0.3, 1, 2}) {
        var adjusted = new Line(bias, scale).adjusted(candidates(0.6, 0.3, 0.08, 0.01));
        double sum = adjusted.stream().mapToDouble(Candidate::confidence).sum();
        assertThat(sum).isLessThanOrEqualTo(1 + 1e-12);
        for (int i = 1; i < adjusted.size(); i++) {
          assertThat(adjusted.get(i).confidence())
              .isLessThanOrEqualTo(adjusted.get(i - 1).confidence());
        }
      }
    }
    assertThat(new Line(1, 1).adjusted(candidates(1.0)).getFirst().confidence())
        .isBetween(0.99, 1.0);
  }

  @Test
  void aReadingOfAnotherModelIsLeftAsItIs() {
    var reading = new Reading(1, "model-a", candidates(0.6, 0.3), Signals.NONE);
    var lines = Map.of("", new Line(-1, 1));

    assertThat(reading.with(new Adjustment(4, "model-b", lines))).isEqualTo(reading);
    var adjusted = reading.with(new Adjustment(4, "model-a", lines));
    assertThat(adjusted.prior()).isEqualTo(0.6);
    assertThat(adjusted.adjustment()).isEqualTo(4);
    assertThat(adjusted.confidence()).isLessThan(0.4);
  }

  @Test
  void theReliabilityTableCountsAndBoundsWhatCameTrue() {
    var labels = List.of(
        new Graded("", 0.75, true),
        new Graded("", 0.71, false),
        new Graded("", 0.79, true),
        new Graded("", 1.0, true));

    var reliability = Reliability.of(labels, Graded::prior);

    var bin = reliability.bins().get(7);
    assertThat(bin.labels()).isEqualTo(3);
    assertThat(bin.said()).isCloseTo(0.75, within(1e-9));
    assertThat(bin.share()).isCloseTo(2 / 3.0, within(1e-9));
    // Wilson's interval for 2 of 3, as tables have it.
    assertThat(bin.low()).isCloseTo(0.2077, within(1e-3));
    assertThat(bin.high()).isCloseTo(0.9385, within(1e-3));
    assertThat(reliability.bins().get(9).labels()).isEqualTo(1);
    assertThat(reliability.error()).isCloseTo(0.25 / 4, within(1e-9));
    assertThat(Reliability.of(List.of(), Graded::prior).error()).isZero();
  }

  private static List<Candidate> candidates(double... chances) {
    var candidates = new ArrayList<Candidate>();
    for (double chance : chances) {
      candidates.add(new Candidate("e" + candidates.size(), "", chance, "", List.of()));
    }
    return candidates;
  }

  /** Guesses whose true chance is {@code truth} of what they say. */
  private static List<Graded> labels(String language, Line truth, int many, long seed) {
    var random = new Random(seed);
    var labels = new ArrayList<Graded>();
    for (int i = 0; i < many; i++) {
      double said = 0.02 + 0.96 * random.nextDouble();
      labels.add(new Graded(language, said, random.nextDouble() < truth.apply(said)));
    }
    return labels;
  }
}

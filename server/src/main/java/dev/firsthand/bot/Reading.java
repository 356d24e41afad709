package dev.firsthand.bot;

import java.util.List;

/**
 * How the bot understood a question: data for the escalation policy, which decides.
 *
 * @param model {@code "lexical"}, or the name of the encoder
 * @param candidates best first, at most {@link FaqIndex#MOST_CANDIDATES}; empty if no entry has
 *     anything in common with the question
 * @param calibration name of the calibration that made chances of the evidence; empty if none did
 * @param prior the best candidate's chance before the site's own adjustment; 0 without candidates
 * @param adjustment version of the site's adjustment in force; 0 if there was none
 */
public record Reading(
    long faqVersion,
    String model,
    String calibration,
    List<Candidate> candidates,
    Signals signals,
    double prior,
    long adjustment) {

  public Reading {
    candidates = List.copyOf(candidates);
  }

  /** A reading whose chances come from elsewhere. */
  public Reading(long faqVersion, String model, List<Candidate> candidates, Signals signals) {
    this(faqVersion, model, "", candidates, signals);
  }

  /** A reading without an adjustment. */
  Reading(
      long faqVersion,
      String model,
      String calibration,
      List<Candidate> candidates,
      Signals signals) {
    this(
        faqVersion,
        model,
        calibration,
        candidates,
        signals,
        candidates.isEmpty() ? 0 : candidates.getFirst().confidence(),
        0);
  }

  /** This reading with the site's adjustment, if it was made for this model. */
  public Reading with(Adjustment own) {
    if (!own.isFor(model)) {
      return this;
    }
    var line = own.lineFor(signals.language());
    return new Reading(
        faqVersion, model, calibration, line.adjusted(candidates), signals, prior, own.version());
  }

  /** The same, with {@code heard} instead of what was heard. */
  public Reading hearing(Signals heard) {
    return new Reading(faqVersion, model, calibration, candidates, heard, prior, adjustment);
  }

  /** Chance that the best candidate is right; 0 without candidates. */
  public double confidence() {
    return candidates.isEmpty() ? 0 : candidates.getFirst().confidence();
  }

  /** Chance that one of the best {@code many} candidates is right. */
  public double confidenceOfBest(int many) {
    return candidates.stream().limit(many).mapToDouble(Candidate::confidence).sum();
  }
}

package dev.firsthand.bot;

import java.util.List;

/**
 * How the bot understood a question: data for the escalation policy, which decides.
 *
 * @param model {@code "lexical"}, or the name of the encoder
 * @param candidates best first, at most {@link FaqIndex#MOST_CANDIDATES}; empty if no entry has
 *     anything in common with the question
 */
public record Reading(long faqVersion, String model, List<Candidate> candidates, Signals signals) {

  public Reading {
    candidates = List.copyOf(candidates);
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

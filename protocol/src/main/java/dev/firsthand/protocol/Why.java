package dev.firsthand.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a turn of the bot was decided on, with the numbers in force then.
 *
 * @param verdict ANSWER, ASK_BACK, SMALL_TALK, OFFER or ESCALATE
 * @param reason the escalation's reason, or null
 * @param turn the smallest change that would have turned the verdict, in words
 * @param prior the best candidate's confidence before the site's own adjustment
 * @param adjustment version of the site's adjustment in force; 0 if there was none
 * @param language what the visitor's words were taken for; empty if unknown
 */
@Doc("What a turn of the bot was decided on, with the numbers in force then.")
public record Why(
    String verdict,
    @Nullable String reason,
    List<Tried> candidates,
    List<SignalSeen> signals,
    double answerThreshold,
    double askBackThreshold,
    double margin,
    long policyVersion,
    long faqVersion,
    String model,
    @Nullable String turn,
    double prior,
    long adjustment,
    String language) {

  /** An FAQ entry that came into question. Confidence is calibrated, 0 to 1. */
  @Doc("An FAQ entry that came into question.")
  public record Tried(
      String entry, String title, double confidence, String nearest, List<String> words) {}

  /** A signal in the visitor's words, with its probability and the words that gave it. */
  @Doc("A signal in the visitor's words.")
  public record SignalSeen(String signal, double probability, List<String> words) {}
}

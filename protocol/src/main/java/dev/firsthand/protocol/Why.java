package dev.firsthand.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a turn of the bot was decided on, with the numbers in force then.
 *
 * @param verdict ANSWER, ASK_BACK, SMALL_TALK, REPHRASE, OFFER, SETTLED, PROMISED or ESCALATE
 * @param reason the escalation's reason, or null
 * @param turn the smallest change that would have turned the verdict, in words
 * @param calibration name of what made chances of the match; empty if nothing did
 * @param prior the best candidate's confidence before the site's own adjustment
 * @param adjustment version of the site's adjustment in force; 0 if there was none
 * @param language what the visitor's words were taken for; empty if unknown
 * @param rule the policy's rule that decided, by its name; null if none did
 * @param occasion MESSAGE, CHOICE or COMPLAINT; or where the house stepped in for the bot: BUTTON,
 *     NONE_OF_THESE, FAILURE, FILE or TAKEN; null in decisions from before it was kept
 * @param matched the admin's own rules that applied, whether or not they decided
 * @param counters what the policy had counted in the conversation by then
 * @param stands what people had settled or promised of it; null if nothing
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
    String calibration,
    double prior,
    long adjustment,
    String language,
    @Nullable String rule,
    @Nullable String occasion,
    List<Matched> matched,
    Counted counters,
    @Nullable Stands stands) {

  /** What stood when the bot had to decide. */
  @Doc("What people had settled or promised when the bot had to decide.")
  public record Stands(
      @Doc("Of the entry that would be answered: NOT, STANDS or TOLD (before, or past its time).")
      String settled,

      @Doc("Of the promise that the visitor asks after: NOT, STANDS or TOLD.")
      String asked,

      @Doc("Number of that promise.") @Nullable Long promise) {}

  /** An FAQ entry that came into question. Confidence is calibrated, 0 to 1. */
  @Doc("An FAQ entry that came into question.")
  public record Tried(
      String entry, String title, double confidence, String nearest, List<String> words) {}

  /** A signal in the visitor's words, with its probability and the words that gave it. */
  @Doc("A signal in the visitor's words.")
  public record SignalSeen(String signal, double probability, List<String> words) {}

  /** A rule of an admin that applied, and the words or values that made it apply. */
  @Doc("A rule of an admin that applied, and the words or values that made it apply.")
  public record Matched(String rule, List<String> words) {}

  /** What the policy counts; docs/ESCALATION.md says what resets each. */
  @Doc("What the policy had counted in the conversation.")
  public record Counted(int askBacks, int misses, int unhelpful, int offers, int repeated) {}
}

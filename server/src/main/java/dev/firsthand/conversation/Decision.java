package dev.firsthand.conversation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a turn of the bot was decided on, with the numbers in force then.
 *
 * @param reason the escalation's reason, or the one for which a person was offered; else null
 * @param tried the FAQ entries that came into question, best first
 * @param signals what was sensed in the visitor's words
 * @param turn the smallest change that would have turned the verdict, in words; null if none would
 * @param calibration name of the calibration in force: with it, the model and the versions, a
 *     reading can be had again, bit for bit; empty if there was none
 * @param prior the best entry's chance before the site's own adjustment; 0 without entries
 * @param adjustment version of the site's adjustment in force; 0 if there was none
 * @param language what the visitor's words were taken for (BCP 47); empty if unknown
 */
public record Decision(
    Verdict verdict,
    @Nullable EscalationReason reason,
    List<Tried> tried,
    List<Sensed> signals,
    Thresholds thresholds,
    Counters counters,
    long policyVersion,
    long faqVersion,
    String model,
    @Nullable String turn,
    String calibration,
    double prior,
    long adjustment,
    String language) {

  public Decision {
    tried = List.copyOf(tried);
    signals = List.copyOf(signals);
  }

  /** A decision without an adjustment, in a language unknown. */
  public Decision(
      Verdict verdict,
      @Nullable EscalationReason reason,
      List<Tried> tried,
      List<Sensed> signals,
      Thresholds thresholds,
      Counters counters,
      long policyVersion,
      long faqVersion,
      String model,
      @Nullable String turn) {
    this(
        verdict,
        reason,
        tried,
        signals,
        thresholds,
        counters,
        policyVersion,
        faqVersion,
        model,
        turn,
        "",
        tried.isEmpty() ? 0 : tried.getFirst().confidence(),
        0,
        "");
  }

  /** What the bot did. */
  public enum Verdict {
    ANSWER,
    ASK_BACK,
    SMALL_TALK,
    /** Asked the visitor to say it in other words. */
    REPHRASE,
    /** Offered a person. */
    OFFER,
    ESCALATE
  }

  /** An FAQ entry with the calibrated chance, 0 to 1, that it is what was meant. */
  public record Tried(
      String entry, String title, double confidence, String nearest, List<String> words) {
    public Tried {
      words = List.copyOf(words);
    }
  }

  /** A signal, its probability 0 to 1, and the words that gave it. */
  public record Sensed(String signal, double probability, List<String> words) {
    public Sensed {
      words = List.copyOf(words);
    }
  }

  /** The thresholds in force, each 0 to 1. */
  public record Thresholds(double answer, double askBack, double margin) {}
}

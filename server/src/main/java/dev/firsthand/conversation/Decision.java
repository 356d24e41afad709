package dev.firsthand.conversation;

import java.util.List;
import java.util.Optional;
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
 * @param rule the policy's rule that decided, by its name; null if none did
 * @param matched the admin's rules that applied, whether or not they decided
 * @param grounds what is needed besides to make the same decision again; null in decisions from
 *     before it was kept
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
    String language,
    @Nullable String rule,
    List<Matched> matched,
    @Nullable Grounds grounds) {

  public Decision {
    tried = List.copyOf(tried);
    signals = List.copyOf(signals);
    matched = List.copyOf(matched);
  }

  /** A decision of which no more is known than its numbers. */
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
      @Nullable String turn,
      String calibration,
      double prior,
      long adjustment,
      String language) {
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
        calibration,
        prior,
        adjustment,
        language,
        null,
        List.of(),
        null);
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

  /** Whether the bot took a turn; else the house stepped in for it. */
  public boolean tookTurn() {
    return grounds == null || grounds.occasion().isTurn();
  }

  /** The entry that it is about: what was chosen, or else the best candidate. */
  Optional<String> about() {
    return grounds != null && grounds.entry() != null
        ? Optional.of(grounds.entry())
        : tried.stream().findFirst().map(Tried::entry);
  }

  /** Number of the promise that the visitor asked after. */
  Optional<Long> promise() {
    return grounds == null || grounds.stands() == null
        ? Optional.empty()
        : Optional.ofNullable(grounds.stands().promise());
  }

  /** Whether the signal of this name was likelier than not. */
  boolean heard(String signal) {
    return signals.stream()
        .anyMatch(sensed -> sensed.signal().equals(signal) && sensed.probability() >= 0.5);
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
    /** Told what a person had settled of it, and offered one. */
    SETTLED,
    /** Told by when a person will come back to the visitor, and offered one. */
    PROMISED,
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

  /** A rule of an admin that applied, and the visitor's words or values that made it apply. */
  public record Matched(String rule, List<String> words) {
    public Matched {
      words = List.copyOf(words);
    }
  }

  /**
   * What is needed to make a decision again, besides its numbers.
   *
   * @param answerable whether the FAQ held the best candidate, or the entry that was chosen
   * @param anger chance of anger by the words alone, before what went wrong in the conversation
   * @param entry the entry that was chosen of an ask-back; null elsewhere
   * @param stands what people had settled or promised of it; null if nothing
   */
  public record Grounds(
      Occasion occasion,
      boolean answerable,
      double anger,
      @Nullable String entry,
      @Nullable Stands stands) {}

  /**
   * What stood when the bot had to decide. Holds nobody's words.
   *
   * @param settled of the entry that would be answered
   * @param asked of the promise that the visitor asks after
   * @param promise number of that promise; null if they ask after none
   */
  public record Stands(How settled, How asked, @Nullable Long promise) {}

  /** How something stands. */
  public enum How {
    /** Nothing does. */
    NOT,
    /** It stands, and the bot can tell it. */
    STANDS,
    /** It stands, but was told already, is past its time, or its words are erased. */
    TOLD
  }

  /** The thresholds in force, each 0 to 1. */
  public record Thresholds(double answer, double askBack, double margin) {}
}

package dev.firsthand.escalation;

import dev.firsthand.bot.Faq;
import dev.firsthand.bot.Reading;
import dev.firsthand.bot.Signal;
import dev.firsthand.bot.Signals;
import dev.firsthand.conversation.Counters;
import dev.firsthand.conversation.Decision;
import dev.firsthand.conversation.Decision.Grounds;
import dev.firsthand.conversation.Decision.How;
import dev.firsthand.conversation.Decision.Matched;
import dev.firsthand.conversation.Decision.Sensed;
import dev.firsthand.conversation.Decision.Stands;
import dev.firsthand.conversation.Decision.Tried;
import dev.firsthand.conversation.Occasion;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a verdict is made of beside the policy. Each part is stored with the verdict, so that it
 * can be had again and must lead to the same.
 *
 * @param answerable whether the FAQ has the best candidate, or the entry that was chosen
 * @param chosen the entry that was chosen of an ask-back; null elsewhere
 * @param heard what was heard in the visitor's words alone
 * @param stands what people had settled or promised of it; null if nothing
 */
record Evidence(
    Occasion occasion,
    List<Tried> tried,
    boolean answerable,
    @Nullable String chosen,
    List<Sensed> heard,
    List<Matched> matched,
    Counters counters,
    Source source,
    @Nullable Stands stands) {

  static final String WISH = "wantsPerson";
  static final String ANGER = "frustrated";
  static final String GREETING = "greeting";
  static final String THANKS = "thanks";
  static final String GOODBYE = "goodbye";
  static final String HELPED = "helped";
  static final String NOT_HELPED = "notHelped";
  static final String REPEATED = "repeated";
  static final String FOREIGN = "otherLanguage";
  static final String ASKS_AFTER = "asksAfterPromise";

  /** From this chance on a signal counts. */
  static final double LIKELY = 0.5;

  /** From this chance on, a language that the FAQ does not speak is passed on without an answer. */
  private static final double SURE_OF_LANGUAGE = 0.9;

  /** Words that may be angry count as such only with what happened; below this they never do. */
  private static final double HINT_OF_ANGER = 0.15;

  /** Each thing that went wrong in the conversation doubles the odds. Judged; no data to fit it. */
  private static final double ODDS_FOR_EACH_FAILURE = 2;

  private static final double MOST_BY_FAILURES = 0.95;

  /** Which FAQ, model, calibration and adjustment made the numbers, and of which language. */
  record Source(
      long faqVersion,
      String model,
      String calibration,
      double prior,
      long adjustment,
      String language) {

    static Source of(long faqVersion, String model) {
      return new Source(faqVersion, model, "", 0, 0, "");
    }
  }

  Evidence {
    tried = List.copyOf(tried);
    heard = List.copyOf(heard);
    matched = List.copyOf(matched);
  }

  /** A message as it was read. */
  static Evidence ofMessage(Reading reading, Faq faq, List<Matched> matched, Counters counters) {
    List<Tried> tried = reading.candidates().stream()
        .map(c -> new Tried(c.entry(), c.title(), c.confidence(), c.nearest(), c.words()))
        .toList();
    boolean answerable = !tried.isEmpty()
        && faq.entries().stream().anyMatch(e -> e.id().equals(tried.getFirst().entry()));
    return new Evidence(
        Occasion.MESSAGE,
        tried,
        answerable,
        null,
        heard(reading.signals(), faq),
        matched,
        counters,
        new Source(
            reading.faqVersion(),
            reading.model(),
            reading.calibration(),
            reading.prior(),
            reading.adjustment(),
            reading.signals().language()),
        null);
  }

  /** What happened without a word of the visitor's. */
  static Evidence of(Occasion occasion, List<Matched> matched, Counters counters, Source source) {
    return new Evidence(
        occasion, List.of(), false, null, List.of(), matched, counters, source, null);
  }

  /** A choice of an ask-back. */
  static Evidence ofChoice(String entry, boolean answerable, Counters counters, Source source) {
    return new Evidence(
        Occasion.CHOICE,
        List.of(),
        answerable,
        entry,
        List.of(),
        List.of(),
        counters,
        source,
        null);
  }

  /** What a stored decision was made of; empty for decisions from before that was kept. */
  static Optional<Evidence> of(Decision decision) {
    Grounds grounds = decision.grounds();
    return grounds == null ? Optional.empty() : Optional.of(of(decision, grounds));
  }

  private static Evidence of(Decision decision, Grounds grounds) {
    return new Evidence(
        grounds.occasion(),
        decision.tried(),
        grounds.answerable(),
        grounds.entry(),
        decision.signals().stream()
            .map(s -> s.signal().equals(ANGER) ? new Sensed(ANGER, grounds.anger(), s.words()) : s)
            .toList(),
        decision.matched(),
        decision.counters(),
        new Source(
            decision.faqVersion(),
            decision.model(),
            decision.calibration(),
            decision.prior(),
            decision.adjustment(),
            decision.language()),
        grounds.stands());
  }

  /** The same with what stands, and the words by which the visitor asks after a promise. */
  Evidence with(Stands what, Signal asksAfter) {
    List<Sensed> more = asksAfter.probability() > 0
        ? Stream.concat(heard.stream(), Stream.of(sensed(ASKS_AFTER, asksAfter)))
            .toList()
        : heard;
    return new Evidence(occasion, tried, answerable, chosen, more, matched, counters, source, what);
  }

  /** The same, had it been counted otherwise. */
  Evidence counted(Counters otherwise) {
    return otherwise.equals(counters)
        ? this
        : new Evidence(
            occasion, tried, answerable, chosen, heard, matched, otherwise, source, stands);
  }

  /** The same, had what stands stood otherwise. */
  Evidence had(@Nullable Stands otherwise) {
    return new Evidence(
        occasion, tried, answerable, chosen, heard, matched, counters, source, otherwise);
  }

  /** The entry that would be answered: what was chosen, or else the best candidate. */
  @Nullable
  String about() {
    if (chosen != null) {
      return chosen;
    }
    return tried.isEmpty() ? null : tried.getFirst().entry();
  }

  /** How a settled point stands that is about the entry. */
  How settled() {
    return stands == null ? How.NOT : stands.settled();
  }

  /** How the promise stands that the visitor asks after. */
  How asked() {
    return stands == null ? How.NOT : stands.asked();
  }

  private static List<Sensed> heard(Signals signals, Faq faq) {
    boolean foreign = signals.inLanguage().probability() >= SURE_OF_LANGUAGE
        && !faq.entries().isEmpty()
        && !faq.speaks(signals.language());
    return Stream.of(
            sensed(WISH, signals.wantsPerson()),
            sensed(ANGER, signals.frustrated()),
            sensed(GREETING, signals.greeting()),
            sensed(THANKS, signals.thanks()),
            sensed(GOODBYE, signals.goodbye()),
            sensed(HELPED, signals.helped()),
            sensed(NOT_HELPED, signals.notHelped()),
            sensed(REPEATED, signals.repeated()),
            sensed(FOREIGN, foreign ? signals.inLanguage() : Signal.NONE))
        .filter(sensed -> sensed.probability() > 0)
        .toList();
  }

  private static Sensed sensed(String name, Signal signal) {
    return new Sensed(name, signal.probability(), signal.words());
  }

  /** What was heard, with the anger that the conversation gave reason for. */
  List<Sensed> sensed() {
    return heard.stream()
        .map(s -> s.signal().equals(ANGER) ? new Sensed(ANGER, anger(), s.words()) : s)
        .toList();
  }

  /** Annoyed words weigh more after misses, thumbs down, ask-backs and repetitions. */
  double anger() {
    double words = chance(ANGER);
    int failures = Math.min(2, counters.misses())
        + Math.min(2, counters.unhelpful())
        + Math.min(1, counters.askBacks())
        + (isLikely(REPEATED) ? 1 : 0);
    if (words < HINT_OF_ANGER || failures == 0) {
      return words;
    }
    double odds = words / (1 - words) * Math.pow(ODDS_FOR_EACH_FAILURE, failures);
    return Math.max(words, Math.min(MOST_BY_FAILURES, odds / (1 + odds)));
  }

  /** The chance of a signal by the words alone; 0 if nothing said so. */
  double chance(String signal) {
    return heard.stream()
        .filter(s -> s.signal().equals(signal))
        .mapToDouble(Sensed::probability)
        .findFirst()
        .orElse(0);
  }

  boolean isLikely(String signal) {
    return chance(signal) >= LIKELY;
  }

  boolean wantsPerson() {
    return occasion == Occasion.BUTTON || isLikely(WISH);
  }

  /** The courtesy to answer in kind, the weightiest first; empty if there is none. */
  Optional<String> courtesy() {
    return Stream.of(HELPED, GOODBYE, THANKS, GREETING).filter(this::isLikely).findFirst();
  }

  boolean isMatched(Rule rule) {
    return matched.stream().anyMatch(m -> m.rule().equals(rule.title()));
  }

  /** Chance that the best candidate is right; 0 without candidates. */
  double best() {
    return tried.isEmpty() ? 0 : tried.getFirst().confidence();
  }

  /** How far the best candidate is ahead of the next. */
  double lead() {
    return best() - (tried.size() > 1 ? tried.get(1).confidence() : 0);
  }

  /** Chance that one of the best {@code many} is right. */
  double bestOf(int many) {
    return tried.stream().limit(many).mapToDouble(Tried::confidence).sum();
  }
}

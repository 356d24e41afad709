package dev.firsthand.reports;

import dev.firsthand.reports.Fact.Kind;
import dev.firsthand.reports.Fact.PromiseEnd;
import dev.firsthand.reports.Fact.WaitEnd;
import dev.firsthand.reports.Values.Spread;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Counts facts. Confined to one thread. */
final class Tally {

  /** A promise that is open and past its time. */
  static final String OVERDUE = "OVERDUE";

  private static final int MOST_STARS = 5;

  private final Instant now;
  private final Map<Kind, SortedMap<String, Integer>> counts = new EnumMap<>(Kind.class);
  private final Map<Kind, Values> values = new EnumMap<>(Kind.class);
  private final SortedMap<String, int[]> stars = new TreeMap<>();

  /**
   * Ratings.
   *
   * @param stars how many gave one star, two, and so on
   */
  record Stars(List<Integer> stars) {
    Stars {
      stars = List.copyOf(stars);
    }
  }

  /**
   * What was counted.
   *
   * @param counts by kind, as in {@code WAIT}, and by kind and detail, as in {@code WAIT.LEFT}
   * @param spreads of durations, by kind; those of waits are of the ones that a person ended
   * @param ratings by BOT and PERSON
   */
  record Figures(
      Map<String, Integer> counts, Map<String, Spread> spreads, Map<String, Stars> ratings) {

    /** Where nothing was counted. */
    static final Figures NONE = new Figures(Map.of(), Map.of(), Map.of());
  }

  /** @param now by which a promise is overdue or not */
  Tally(Instant now) {
    this.now = now;
  }

  /** What the fact counts for at {@code now}. */
  static String detail(Fact fact, Instant now) {
    Long due = fact.value();
    return fact.kind() == Kind.PROMISE
            && fact.detail().equals(PromiseEnd.OPEN.name())
            && due != null
            && due <= now.toEpochMilli()
        ? OVERDUE
        : fact.detail();
  }

  void add(Fact fact) {
    counts
        .computeIfAbsent(fact.kind(), kind -> new TreeMap<>())
        .merge(detail(fact, now), 1, Integer::sum);
    Long value = fact.value();
    if (value == null) {
      return;
    }
    switch (fact.kind()) {
      case CHAT, FIRST_WORDS, HELD, FIRST_REPLY -> spread(fact.kind(), value);
      case WAIT -> {
        if (fact.detail().equals(WaitEnd.PERSON.name())) {
          spread(Kind.WAIT, value);
        }
      }
      case RATING ->
        stars
            .computeIfAbsent(fact.detail(), of -> new int[MOST_STARS])[
            Math.clamp(value, 1, MOST_STARS) - 1]++;
      case ANSWER, ESCALATION, OFFER, PROMISE, GESTURE, JUDGEMENT -> {}
    }
  }

  private void spread(Kind kind, long value) {
    values.computeIfAbsent(kind, of -> new Values()).add(value);
  }

  Figures figures() {
    var all = new TreeMap<String, Integer>();
    counts.forEach((kind, details) -> {
      int sum = 0;
      for (Map.Entry<String, Integer> detail : details.entrySet()) {
        sum += detail.getValue();
        if (!detail.getKey().isEmpty()) {
          all.put(kind.name() + "." + detail.getKey(), detail.getValue());
        }
      }
      all.put(kind.name(), sum);
    });
    var spreads = new TreeMap<String, Spread>();
    values.forEach((kind, of) -> {
      Spread spread = of.spread();
      if (spread != null) {
        spreads.put(kind.name(), spread);
      }
    });
    var ratings = new TreeMap<String, Stars>();
    stars.forEach(
        (whom, each) -> ratings.put(whom, new Stars(Arrays.stream(each).boxed().toList())));
    return new Figures(all, spreads, ratings);
  }
}

package dev.firsthand.reports;

import dev.firsthand.reports.Fact.Kind;
import dev.firsthand.reports.Fact.Outcome;
import dev.firsthand.reports.Fact.WaitEnd;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** One pass over the facts of a period. Confined to one thread. */
final class Count {

  private static final int DAYS = 7;
  private static final int HOURS = 24;

  private final Period period;
  private final Instant now;
  private final Function<String, String> topics;
  private final long[] steps;
  final Tally all;
  final Map<String, Tally> agents = new HashMap<>();
  final Map<String, Tally> teams = new HashMap<>();
  final Map<String, Tally> byTopic = new HashMap<>();
  final Map<String, int[]> series = new TreeMap<>();
  final int[][] rhythm = new int[DAYS][HOURS];

  /**
   * A count of nothing yet.
   *
   * @param now what is over by then is over
   * @param topics the topic of an FAQ entry
   */
  Count(Period period, Instant now, Function<String, String> topics) {
    this.period = period;
    this.now = now;
    this.topics = topics;
    all = new Tally(now);
    List<Instant> begins = period.steps();
    steps = begins.stream().mapToLong(Instant::toEpochMilli).toArray();
    for (Outcome outcome : Outcome.values()) {
      series.put(Kind.CHAT + "." + outcome, new int[steps.length]);
    }
    for (WaitEnd end : WaitEnd.values()) {
      series.put(Kind.WAIT + "." + end, new int[steps.length]);
    }
    series.put(Kind.ESCALATION.name(), new int[steps.length]);
  }

  void add(Fact fact) {
    all.add(fact);
    if (fact.agent() != null) {
      group(agents, fact.agent().value()).add(fact);
    }
    String topic = fact.topic() == null ? "" : topics.apply(fact.topic());
    switch (fact.kind()) {
      case CHAT -> {
        draw(Kind.CHAT + "." + fact.detail(), fact.at());
        ZonedDateTime at = fact.at().atZone(period.zone());
        rhythm[at.getDayOfWeek().getValue() - 1][at.getHour()]++;
        group(byTopic, topic).add(fact);
      }
      case WAIT -> {
        draw(Kind.WAIT + "." + fact.detail(), fact.at());
        group(byTopic, topic).add(fact);
        group(teams, teamOf(fact)).add(fact);
      }
      case ESCALATION -> {
        draw(Kind.ESCALATION.name(), fact.at());
        group(byTopic, topic).add(fact);
        group(teams, teamOf(fact)).add(fact);
      }
      case HELD, FIRST_REPLY, RATING -> {
        group(byTopic, topic).add(fact);
        if (fact.agent() != null) {
          group(teams, teamOf(fact)).add(fact);
        }
      }
      case ANSWER, JUDGEMENT -> group(byTopic, topic).add(fact);
      case FIRST_WORDS, OFFER, PROMISE, GESTURE -> {}
    }
  }

  private static String teamOf(Fact fact) {
    return fact.team() == null ? "" : fact.team().value();
  }

  private Tally group(Map<String, Tally> groups, String name) {
    return groups.computeIfAbsent(name, of -> new Tally(now));
  }

  private void draw(String key, Instant at) {
    int[] drawn = series.get(key);
    int found = Arrays.binarySearch(steps, at.toEpochMilli());
    int step = found >= 0 ? found : -found - 2;
    if (drawn != null && step >= 0) {
      drawn[step]++;
    }
  }
}

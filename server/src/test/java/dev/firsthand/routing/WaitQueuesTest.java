package dev.firsthand.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.routing.WaitEstimate.Departure;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * How often the range first told is right, on queues with seeded chance: M/M/c, other lengths of
 * chats, bursts of visitors, agents who come and go. Prints the table of docs/WAITING.md.
 */
class WaitQueuesTest {

  private static final Instant MORNING = Instant.parse("2030-06-03T08:00:00Z");
  private static final double MEAN_CHAT = 300;
  private static final int RUNS = 6;
  private static final int WAITS = 240;

  private enum Chats {
    EXPONENTIAL,
    REGULAR,
    MIXED
  }

  private enum Visitors {
    STEADY,
    BURSTS,
    BURSTS_AND_SHIFTS
  }

  private record Waiting(
      Instant since,
      int slots,
      @Nullable Instant from,
      @Nullable Instant to) {}

  private record Share(int told, int right) {
    Share and(Share other) {
      return new Share(told + other.told, right + other.right);
    }

    double percent() {
      return 100.0 * right / told;
    }
  }

  @Test
  void aboutEightOfTenWaitsEndInsideTheRangeFirstTold() {
    var table = new StringBuilder("| visitors | chats | load 85 % | 95 % | 105 % |\n");
    table.append("| --- | --- | --- | --- | --- |\n");
    for (Visitors visitors : Visitors.values()) {
      var all = new Share(0, 0);
      for (Chats chats : Chats.values()) {
        table.append("| %s | %s |".formatted(word(visitors), word(chats)));
        for (double load : new double[] {0.85, 0.95, 1.05}) {
          var share = new Share(0, 0);
          for (int[] house : new int[][] {{1, 1}, {2, 1}, {3, 3}, {10, 2}, {20, 4}}) {
            for (int run = 0; run < RUNS; run++) {
              share = share.and(
                  new Queue(1_000 + run, house[0], house[1], load, chats, visitors).run());
            }
          }
          all = all.and(share);
          table.append(" %.0f %% |".formatted(share.percent()));
        }
        table.append('\n');
      }
      double least = visitors == Visitors.BURSTS_AND_SHIFTS ? 68 : 76;
      assertThat(all.percent()).as(visitors.name()).isBetween(least, 86.0);
    }
    System.out.println(table);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** One queue, played event by event. */
  private static final class Queue {
    private final Random random;
    private final int agents;
    private final int each;
    private final double load;
    private final Chats chats;
    private final Visitors visitors;
    private final PriorityQueue<Double> ends = new PriorityQueue<>();
    private final ArrayDeque<Waiting> line = new ArrayDeque<>();
    private final List<Departure> departures = new ArrayList<>();
    private final List<Widening.Outcome> outcomes = new ArrayList<>();
    private int slots;
    private int told;

    Queue(long seed, int agents, int each, double load, Chats chats, Visitors visitors) {
      this.random = new Random(seed);
      this.agents = agents;
      this.each = each;
      this.load = load;
      this.chats = chats;
      this.visitors = visitors;
      this.slots = agents * each;
    }

    Share run() {
      double arrival = 0;
      double shift = 3_600;
      while (told < WAITS) {
        double end = ends.isEmpty() ? Double.MAX_VALUE : ends.peek();
        double now;
        if (visitors == Visitors.BURSTS_AND_SHIFTS && shift < Math.min(end, arrival)) {
          now = shift;
          shift += 1_800 + random.nextInt(3_600);
          int moved = slots + (random.nextBoolean() ? each : -each);
          slots = Math.clamp(moved, each, 2 * agents * each);
        } else if (end <= arrival) {
          now = end;
          ends.remove();
        } else {
          now = arrival;
          arrival += arrive(now);
        }
        serve(now);
      }
      int right = (int) outcomes.stream().filter(Widening.Outcome.HELD::equals).count();
      return new Share(outcomes.size(), right);
    }

    /** Lets visitors come; gives the time until the next come. */
    private double arrive(double now) {
      boolean burst = visitors != Visitors.STEADY && random.nextDouble() < 0.02;
      int many = burst ? 5 + random.nextInt(20) : 1;
      for (int i = 0; i < many; i++) {
        line.add(told(now));
      }
      double rate = agents * each * load / MEAN_CHAT;
      return exponential(visitors == Visitors.STEADY ? 1 / rate : 1.29 / rate);
    }

    private Waiting told(double now) {
      Instant at = at(now);
      int place = line.size() + 1 - Math.max(0, slots - ends.size());
      if (place < 1) {
        return new Waiting(at, 0, null, null);
      }
      Instant headSince = line.isEmpty() ? at : line.peek().since();
      var seen = new WaitEstimate.Line(latest(departures, 200), headSince, slots);
      return WaitEstimate.of(seen, place, Widening.after(latest(outcomes, 300)), at)
          .map(range -> new Waiting(at, slots, at.plus(range.from()), at.plus(range.to())))
          .orElseGet(() -> new Waiting(at, slots, null, null));
    }

    private void serve(double now) {
      while (ends.size() < slots && !line.isEmpty()) {
        Waiting next = line.remove();
        ends.add(now + length());
        if (next.slots() > 0) {
          departures.add(new Departure(next.since(), at(now), next.slots()));
        }
        if (next.from() != null && next.to() != null) {
          told++;
          outcomes.add(
              at(now).isBefore(next.from())
                  ? Widening.Outcome.EARLIER
                  : at(now).isAfter(next.to()) ? Widening.Outcome.LATER : Widening.Outcome.HELD);
        }
      }
    }

    private double length() {
      return switch (chats) {
        case EXPONENTIAL -> exponential(MEAN_CHAT);
        case REGULAR -> MEAN_CHAT * (0.8 + 0.4 * random.nextDouble());
        case MIXED -> exponential(random.nextDouble() < 0.8 ? MEAN_CHAT / 2 : MEAN_CHAT * 3);
      };
    }

    private double exponential(double mean) {
      return -mean * Math.log(1 - random.nextDouble());
    }

    private static Instant at(double seconds) {
      return MORNING.plusMillis(Math.round(1_000 * seconds));
    }

    private static <T> List<T> latest(List<T> list, int most) {
      return list.subList(Math.max(0, list.size() - most), list.size());
    }
  }
}

package dev.firsthand.bench.load;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * A day in minutes: many visitors are connected, some with one of the agents, some with the bot;
 * people write, type, leave and come back. Looks whether memory stays flat.
 */
final class DayScenario implements Scenario {

  private static final int AGENTS = 200;
  private static final int WITH_A_PERSON = 1_000;
  private static final double CONNECTING_RATE = 500;

  /** Things that happen a second. */
  private static final double RATE = 500;

  private static final int SAMPLES = 10;

  /** Of a hundred things: this many are a visitor's word to an agent, and so on; the rest typing. */
  private static final int TO_AGENT = 20;

  private static final int TO_VISITOR = 20;
  private static final int TO_BOT = 5;
  private static final int LEAVES = 1;

  private final int visitors;
  private final int seconds;

  DayScenario(int visitors, int seconds) {
    this.visitors = visitors;
    this.seconds = seconds;
  }

  @Override
  public boolean concerns(Variant variant) {
    return !variant.isRelay();
  }

  @Override
  public void measure(Variant variant, int round, Results results) throws Exception {
    int withPerson = Math.min(WITH_A_PERSON, Math.max(1, visitors / 10));
    int agents = Math.min(AGENTS, withPerson);
    try (var stage =
            Stage.open(variant, Plan.of(withPerson, agents, Plan.STEADY).withRoom());
        var sockets = new Sockets()) {
      Cast cast = stage.cast(sockets, withPerson);
      var guests = new Guests(sockets, stage, visitors - withPerson);
      guests.come(CONNECTING_RATE, round);
      var day = new Day(sockets, cast, guests, round);
      double heap = stage.server().liveHeap() / 1e6;
      long begun = System.nanoTime();
      CompletableFuture<Void> over = day.begin();
      for (int sample = 1; sample <= SAMPLES; sample++) {
        Usage usage = Usage.from(stage.server());
        LockSupport.parkNanos(
            begun + sample * TimeUnit.SECONDS.toNanos(seconds) / SAMPLES - System.nanoTime());
        Usage.Used used = usage.untilNow();
        boolean last = sample == SAMPLES;
        if (last) {
          over.orTimeout(5, TimeUnit.MINUTES).join();
          heap = stage.server().liveHeap() / 1e6;
        }
        results.add(day.row(variant, round, sample, stage, heap, used));
      }
    }
  }

  /** What happens. On the event loop but for {@link #row} and {@link #begin}. */
  private final class Day implements Cast.Ear {
    private static final long FIRST_OF_GUESTS = 1_000_000_000L;

    private final Sockets sockets;
    private final Cast cast;
    private final List<Guest> guests;
    private final SplittableRandom random;
    private final long[] due;
    private Histogram toAcknowledge = Times.histogram();
    private int said;
    private int acknowledged;
    private int replies;
    private int returned;
    private int asked;
    private int left;

    Day(Sockets sockets, Cast cast, Guests guests, int round) {
      this.sockets = sockets;
      this.cast = cast;
      this.guests = guests.all();
      this.random = new SplittableRandom(round);
      this.due = new long[(int) (RATE * seconds)];
    }

    CompletableFuture<Void> begin() {
      sockets.loop().execute(() -> cast.hearing(this, true));
      return new Arrivals(sockets.loop(), RATE, due.length, 1, this::happens).begin();
    }

    private void happens(int number, long dueAt) {
      Pair pair = cast.pairs().get(random.nextInt(cast.pairs().size()));
      Guest guest = guests.get(random.nextInt(guests.size()));
      int what = random.nextInt(100);
      if (what < TO_AGENT) {
        due[number] = dueAt;
        said++;
        pair.visitorSays(number + 1L);
      } else if (what < TO_AGENT + TO_VISITOR) {
        replies++;
        pair.agentReplies(number + 1L);
      } else if (what < TO_AGENT + TO_VISITOR + TO_BOT) {
        asked++;
        guest.say(FIRST_OF_GUESTS + number, Questions.of(number));
      } else if (what < TO_AGENT + TO_VISITOR + TO_BOT + LEAVES) {
        left++;
        guest.hangUp();
        guest.arrive();
      } else {
        pair.visitorTypes();
      }
    }

    @Override
    public void acknowledged(long number) {
      int at = (int) number - 1;
      if (at >= 0 && at < due.length && due[at] > 0) {
        acknowledged++;
        Times.since(due[at], toAcknowledge);
      }
    }

    @Override
    public void delivered(long number) {}

    @Override
    public void returned(long number) {
      returned++;
    }

    Row row(Variant variant, int round, int sample, Stage stage, double heapMb, Usage.Used used)
        throws IOException {
      return CompletableFuture.supplyAsync(
              () -> {
                Histogram times = toAcknowledge;
                toAcknowledge = Times.histogram();
                return new Row(
                    "day",
                    variant,
                    round,
                    List.of(
                        Figure.count("second", "second", (long) sample * seconds / SAMPLES),
                        Figure.count("visitors", "visitors", visitors),
                        Figure.of(
                            "residentMb", "resident MB", stage.server().residentNow() / 1e6, 0),
                        Figure.of("heapMb", "live heap MB", heapMb, 1),
                        Figure.of("cores", "cores", used.server() / used.seconds(), 2),
                        Figure.count("said", "said", said),
                        Figure.count("acknowledged", "acknowledged", acknowledged),
                        Figure.count("replies", "replies", replies),
                        Figure.count("returned", "replies read", returned),
                        Figure.count("asked", "asked the bot", asked),
                        Figure.count("left", "left and came back", left),
                        Figure.of("ackP50Ms", "ack p50 ms", Times.millis(times, 50), 2),
                        Figure.of("ackP99Ms", "ack p99", Times.millis(times, 99), 2),
                        Figure.of("foreignCores", "foreign cores", used.foreign(), 2)));
              },
              sockets.loop())
          .join();
    }
  }
}

package dev.firsthand.bench.load;

import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Visitors who write to their agents at a given rate, by the clock; where it is wished, agents who
 * answer each message. Latency counts from when a message was due, the answer's too. All but
 * {@link #run} is confined to the clients' event loop.
 */
final class Talk implements Cast.Ear {

  private static final long LAST_ANSWERS = TimeUnit.SECONDS.toNanos(3);

  /** Message numbers are never used twice: they are the keys, too. */
  private static long nextNumber = 1;

  private final Cast cast;
  private final boolean answered;
  private final SplittableRandom random;
  private final Arrivals arrivals;
  private final long first;
  private final long[] due;
  private final int[] who;
  private final Counted acknowledged;
  private final Counted delivered;
  private final Counted returned;
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private long gaveUpAt;

  /**
   * What came of the messages of one kind.
   *
   * @param times from when the message was due, in nanoseconds
   */
  record Came(int count, int again, Histogram times) {}

  /**
   * What was heard.
   *
   * @param returned answers; none where agents don't answer
   * @param late how much later than due messages were sent
   */
  record Heard(
      int planned, int sent, Came acknowledged, Came delivered, Came returned, Histogram late) {}

  private Talk(Cast cast, int rate, int seconds, long seed, boolean answered) {
    this.cast = cast;
    this.answered = answered;
    this.random = new SplittableRandom(seed);
    int planned = rate * seconds;
    this.arrivals = new Arrivals(cast.sockets().loop(), rate, planned, seed + 1, this::say);
    this.due = new long[planned];
    this.who = new int[planned];
    this.acknowledged = new Counted();
    this.delivered = new Counted();
    this.returned = new Counted();
    this.first = nextNumber;
    nextNumber += planned;
  }

  /** Lets the visitors write; returns when the last answer has come, or its time is over. */
  static Heard run(Cast cast, int rate, int seconds, long seed, boolean answered) {
    var talk = new Talk(cast, rate, seconds, seed, answered);
    talk.begin().orTimeout(4L * seconds + 30, TimeUnit.SECONDS).join();
    return talk.heard();
  }

  /** Begins beside something else. */
  static Talk begun(Cast cast, int rate, int seconds, long seed) {
    var talk = new Talk(cast, rate, seconds, seed, false);
    talk.begin();
    return talk;
  }

  /** Waits for the end. */
  Heard ended() {
    over.orTimeout(5, TimeUnit.MINUTES).join();
    return heard();
  }

  private Heard heard() {
    return new Heard(
        due.length,
        arrivals.done(),
        acknowledged.came(),
        delivered.came(),
        returned.came(),
        arrivals.late());
  }

  private CompletableFuture<Void> begin() {
    cast.sockets().loop().execute(() -> cast.hearing(this, answered));
    arrivals.begin().thenRun(() -> {
      gaveUpAt = System.nanoTime() + LAST_ANSWERS;
      awaitTheLast();
    });
    return over;
  }

  private void say(int number, long dueAt) {
    due[number] = dueAt;
    who[number] = random.nextInt(cast.pairs().size());
    cast.pairs().get(who[number]).visitorSays(first + number);
  }

  private void awaitTheLast() {
    boolean all = acknowledged.all() && delivered.all() && (!answered || returned.all());
    if (all || System.nanoTime() > gaveUpAt) {
      cast.hearingNobody();
      over.complete(null);
    } else {
      cast.sockets().loop().schedule(this::awaitTheLast, 5, TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void acknowledged(long number) {
    acknowledged.hears(number);
  }

  @Override
  public void delivered(long number) {
    if (delivered.hears(number) && answered) {
      cast.pairs().get(who[(int) (number - first)]).agentReplies(number);
    }
  }

  @Override
  public void returned(long number) {
    returned.hears(number);
  }

  private final class Counted {
    private final BitSet seen = new BitSet();
    private final Histogram times = Times.histogram();
    private int again;

    /** Whether it is one of this run's, and new. */
    boolean hears(long number) {
      int at = (int) (number - first);
      if (at < 0 || at >= arrivals.done()) {
        return false; // of an earlier run, which has counted it as lost
      }
      if (seen.get(at)) {
        again++;
        return false;
      }
      seen.set(at);
      Times.since(due[at], times);
      return true;
    }

    boolean all() {
      return seen.cardinality() == arrivals.done();
    }

    Came came() {
      return new Came(seen.cardinality(), again, times);
    }
  }
}

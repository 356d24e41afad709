package dev.firsthand.bench.load;

import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Visitors who write at a given rate, by the clock and not by the answers: arrivals are Poisson, and
 * latency counts from when a message was due, so that a server that stalls can't hide it. All but
 * {@link #run} is confined to the clients' event loop.
 */
final class Talk {

  private static final long LONGEST = TimeUnit.MINUTES.toNanos(2);
  private static final long SHORTEST_NAP = TimeUnit.MICROSECONDS.toNanos(50);
  private static final long LAST_ANSWERS = TimeUnit.SECONDS.toNanos(3);

  /** Message numbers are never used twice: they are the keys, too. */
  private static long nextNumber = 1;

  private final Cast cast;
  private final SplittableRandom random;
  private final double nanosBetween;
  private final long first;
  private final long[] due;
  private final BitSet acknowledged = new BitSet();
  private final BitSet delivered = new BitSet();
  private final Histogram toAcknowledge = histogram();
  private final Histogram toDeliver = histogram();
  private final Histogram late = histogram();
  private final CompletableFuture<Void> over = new CompletableFuture<>();
  private int sent;
  private int doubled;
  private double next;
  private long gaveUpAt;

  /**
   * Times in nanoseconds.
   *
   * @param seconds from the first message to the last answer
   * @param doubled acknowledgements and deliveries that came again
   */
  record Heard(
      int planned,
      int sent,
      int acknowledged,
      int delivered,
      int doubled,
      double seconds,
      Histogram toAcknowledge,
      Histogram toDeliver,
      Histogram late) {}

  private Talk(Cast cast, int rate, int seconds, long seed) {
    this.cast = cast;
    this.random = new SplittableRandom(seed);
    this.nanosBetween = 1e9 / rate;
    this.due = new long[rate * seconds];
    this.first = nextNumber;
    nextNumber += due.length;
  }

  /** Lets the visitors write; returns when the last answer has come, or its time is over. */
  static Heard run(Cast cast, int rate, int seconds, long seed) {
    var talk = new Talk(cast, rate, seconds, seed);
    long begun = System.nanoTime();
    cast.sockets().loop().execute(talk::begin);
    talk.over.orTimeout(4L * seconds + 30, TimeUnit.SECONDS).join();
    return talk.heard((System.nanoTime() - begun) / 1e9);
  }

  private Heard heard(double seconds) {
    return new Heard(
        due.length,
        sent,
        acknowledged.cardinality(),
        delivered.cardinality(),
        doubled,
        seconds,
        toAcknowledge,
        toDeliver,
        late);
  }

  private void begin() {
    cast.hearing(
        number -> came(number, acknowledged, toAcknowledge),
        number -> came(number, delivered, toDeliver));
    next = System.nanoTime();
    pump();
  }

  private void pump() {
    long now = System.nanoTime();
    while (sent < due.length && next <= now) {
      due[sent] = (long) next;
      late.recordValue(Math.clamp(now - due[sent], 0, LONGEST));
      var visitors = cast.visitors();
      visitors.get(random.nextInt(visitors.size())).send(Words.say(first + sent));
      sent++;
      next -= Math.log(1 - random.nextDouble()) * nanosBetween;
      now = System.nanoTime();
    }
    if (sent < due.length) {
      nap((long) next - now);
    } else {
      gaveUpAt = now + LAST_ANSWERS;
      awaitTheLast();
    }
  }

  private void nap(long nanos) {
    cast.sockets().loop().schedule(this::pump, Math.max(SHORTEST_NAP, nanos), TimeUnit.NANOSECONDS);
  }

  private void awaitTheLast() {
    boolean all = acknowledged.cardinality() == sent && delivered.cardinality() == sent;
    if (all || System.nanoTime() > gaveUpAt) {
      cast.hearing(number -> {}, number -> {});
      over.complete(null);
    } else {
      cast.sockets().loop().schedule(this::awaitTheLast, 5, TimeUnit.MILLISECONDS);
    }
  }

  private void came(long number, BitSet seen, Histogram times) {
    int at = (int) (number - first);
    if (at < 0 || at >= sent) {
      return; // of an earlier step, which has counted it as lost
    }
    if (seen.get(at)) {
      doubled++;
    } else {
      seen.set(at);
      times.recordValue(Math.clamp(System.nanoTime() - due[at], 0, LONGEST));
    }
  }

  private static Histogram histogram() {
    return new Histogram(LONGEST, 3);
  }
}

package dev.firsthand.conversation;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which key became which number: immutable, and grows by one at each keyed event. A key is known by
 * its {@link Fingerprint}: of 100,000 keys in one conversation two have the same by a chance of 1 in
 * 3 billion, and the second is then refused as used for something else. So a long conversation keeps
 * a few arrays of numbers, into which no collector need look, and no text.
 *
 * <p>The arrays are runs, each sorted by key. A new receipt is a run of one; where three before it are no
 * longer, it takes them in, and so on: each receipt of n is copied log₂ n times, but half of the copies
 * are gone at once, so that little is new when a collector comes; there are hardly more than three runs of a size.
 * In a run all keys come first. They are spread evenly, so that where one is, or would be, is known to
 * a few places: hardly any of a long run is looked at for a key that is new, as nearly all are.
 */
public final class Receipts {

  /**
   * What a key became.
   *
   * @param seq its event's number
   * @param body half of the fingerprint of what was said with it: of 4 billion that use a key again for
   *     something else, one is taken for the same
   */
  public record Receipt(long seq, int body) {

    static Receipt of(long seq, long fingerprint) {
      return new Receipt(seq, (int) fingerprint);
    }

    /** Whether the same was said with it. */
    boolean isOf(long fingerprint) {
      return body == (int) fingerprint;
    }
  }

  /** Of a receipt in a run: its key's fingerprint, and its event's number with its body's fingerprint. */
  private static final int WIDTH = 2;

  /** So many runs that are no longer than the one behind them are taken in by it. */
  private static final int LIKE = 3;

  /** How far from where it should be a key is looked for at first: what memory fetches at once. */
  private static final int NEAR = 8;

  static final Receipts NONE = new Receipts(new long[0][]);

  private final long[][] runs;

  private Receipts(long[][] runs) {
    this.runs = runs;
  }

  /** These and one more; where the key is there already, the newer stands. */
  Receipts with(Sender sender, String key, Receipt receipt) {
    return with(Fingerprint.of(sender.value(), key), receipt);
  }

  Receipts with(long fingerprint, Receipt receipt) {
    long what = (long) Math.toIntExact(receipt.seq()) << Integer.SIZE
        | Integer.toUnsignedLong(receipt.body());
    long[] newest = {fingerprint, what};
    int kept = runs.length;
    while (kept >= LIKE && runs[kept - LIKE].length <= newest.length) {
      kept -= LIKE;
      newest = merged(merged(runs[kept], runs[kept + 1]), merged(runs[kept + 2], newest));
    }
    long[][] next = Arrays.copyOf(runs, kept + 1);
    next[kept] = newest;
    return new Receipts(next);
  }

  /** What became of this sender's key, if it was used in this conversation. */
  public Optional<Receipt> find(Sender sender, String key) {
    return find(Fingerprint.of(sender.value(), key));
  }

  Optional<Receipt> find(long wanted) {
    for (int i = runs.length - 1; i >= 0; i--) {
      long[] run = runs[i];
      int size = run.length / WIDTH;
      int at = indexOf(run, size, wanted);
      if (at >= 0) {
        long what = run[size + at];
        return Optional.of(new Receipt(what >>> Integer.SIZE, (int) what));
      }
    }
    return Optional.empty();
  }

  /** Where a key is among the first {@code size} of a run; below 0 if it is not there. */
  private static int indexOf(long[] run, int size, long key) {
    int from = (int) Math.unsignedMultiplyHigh(key, size);
    int to = from;
    for (int far = NEAR; from > 0 && isBefore(key, run[from]); far *= 2) {
      to = from;
      from = Math.max(0, from - far);
    }
    for (int far = NEAR; to < size && !isBefore(key, run[to]); far *= 2) {
      from = to;
      to = Math.min(size, to + far);
    }
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (run[middle] == key) {
        return middle;
      }
      if (isBefore(run[middle], key)) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return -1;
  }

  private static boolean isBefore(long key, long other) {
    return Long.compareUnsigned(key, other) < 0;
  }

  private static long[] merged(long[] older, long[] newer) {
    int olds = older.length / WIDTH;
    int news = newer.length / WIDTH;
    int both = olds + news - inBoth(older, olds, newer, news);
    var all = new long[both * WIDTH];
    int o = 0;
    int n = 0;
    for (int i = 0; i < both; i++) {
      boolean takeOlder = n == news || (o < olds && isBefore(older[o], newer[n]));
      if (takeOlder) {
        copy(older, olds, o++, all, both, i);
      } else {
        if (o < olds && older[o] == newer[n]) {
          o++;
        }
        copy(newer, news, n++, all, both, i);
      }
    }
    return all;
  }

  private static void copy(long[] from, int size, int at, long[] to, int toSize, int toAt) {
    to[toAt] = from[at];
    to[toSize + toAt] = from[size + at];
  }

  /** How many keys are in both. */
  private static int inBoth(long[] older, int olds, long[] newer, int news) {
    int found = 0;
    int o = 0;
    for (int n = 0; n < news; n++) {
      while (o < olds && isBefore(older[o], newer[n])) {
        o++;
      }
      if (o < olds && older[o] == newer[n]) {
        found++;
      }
    }
    return found;
  }

  private long[] all() {
    long[] all = {};
    for (long[] run : runs) {
      all = merged(all, run);
    }
    return all;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Receipts that && Arrays.equals(all(), that.all());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(all());
  }
}

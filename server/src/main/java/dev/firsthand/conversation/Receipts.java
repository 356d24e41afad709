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
 * <p>The arrays are runs, each sorted by key and longer than the next. A new receipt is a run of one,
 * and takes in all runs that are no longer than it has become: each receipt of n is copied log₂ n times.
 */
public final class Receipts {

  /** What a key became. */
  public record Receipt(long seq, long body) {}

  /** Of a receipt in a run: its key's fingerprint, its event's number, its body's fingerprint. */
  private static final int WIDTH = 3;

  static final Receipts NONE = new Receipts(new long[0][]);

  private final long[][] runs;

  private Receipts(long[][] runs) {
    this.runs = runs;
  }

  /** These and one more; where the key is there already, the newer stands. */
  Receipts with(Sender sender, String key, Receipt receipt) {
    long[] newest = {Fingerprint.of(sender.value(), key), receipt.seq(), receipt.body()};
    int kept = runs.length;
    while (kept > 0 && runs[kept - 1].length <= newest.length) {
      newest = merged(runs[--kept], newest);
    }
    long[][] next = Arrays.copyOf(runs, kept + 1);
    next[kept] = newest;
    return new Receipts(next);
  }

  /** What became of this sender's key, if it was used in this conversation. */
  public Optional<Receipt> find(Sender sender, String key) {
    long wanted = Fingerprint.of(sender.value(), key);
    for (int i = runs.length - 1; i >= 0; i--) {
      long[] run = runs[i];
      int at = indexOf(run, wanted);
      if (at >= 0) {
        return Optional.of(new Receipt(run[at + 1], run[at + 2]));
      }
    }
    return Optional.empty();
  }

  /** Where a key's receipt begins in a run; below 0 if it is not there. */
  private static int indexOf(long[] run, long key) {
    int from = 0;
    int to = run.length / WIDTH;
    while (from < to) {
      int middle = (from + to) >>> 1;
      long there = run[middle * WIDTH];
      if (there == key) {
        return middle * WIDTH;
      }
      if (there < key) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return -1;
  }

  private static long[] merged(long[] older, long[] newer) {
    var all = new long[older.length + newer.length];
    int o = 0;
    int n = 0;
    int size = 0;
    while (o < older.length || n < newer.length) {
      boolean takeNewer = o == older.length || (n < newer.length && newer[n] <= older[o]);
      if (!takeNewer) {
        System.arraycopy(older, o, all, size, WIDTH);
        o += WIDTH;
      } else {
        if (o < older.length && older[o] == newer[n]) {
          o += WIDTH;
        }
        System.arraycopy(newer, n, all, size, WIDTH);
        n += WIDTH;
      }
      size += WIDTH;
    }
    return size == all.length ? all : Arrays.copyOf(all, size);
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

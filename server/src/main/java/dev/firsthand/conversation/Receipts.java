package dev.firsthand.conversation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which key became which number: an immutable map that grows by one at each keyed event. A trie over
 * the keys' hashes, three bits at each level, so that adding one copies a few small arrays, however
 * long the conversation.
 */
public final class Receipts {

  /** What a key became. */
  public record Receipt(long seq, long body) {}

  private static final int BITS = 3;
  private static final int WAYS = 1 << BITS;

  static final Receipts NONE = new Receipts(null);

  /**
   * A node is null, a leaf, or a branch: the array of its ways. An object around that would be one
   * more step through memory at each level.
   */
  private final @Nullable Object root;

  private Receipts(@Nullable Object root) {
    this.root = root;
  }

  /** These and one more; where the key is there already, the newer stands. */
  Receipts with(Sender sender, String key, Receipt receipt) {
    return new Receipts(with(
        root, 0, new Leaf(spread(sender, key), sender, key, receipt.seq(), receipt.body(), null)));
  }

  /** What became of this sender's key, if it was used in this conversation. */
  public Optional<Receipt> find(Sender sender, String key) {
    int hash = spread(sender, key);
    Object node = root;
    for (int level = 0; node instanceof Object[] ways; level += BITS) {
      node = ways[way(hash, level)];
    }
    var leaf = (Leaf) node;
    if (leaf == null || leaf.hash != hash) {
      return Optional.empty(); // The usual case, for which no key is looked at.
    }
    for (; leaf != null; leaf = leaf.others) {
      if (leaf.isOf(sender, key)) {
        return Optional.of(leaf.receipt());
      }
    }
    return Optional.empty();
  }

  /**
   * One receipt, as one object: they are most of what a long conversation keeps in memory.
   *
   * @param others of other keys with the same hash
   */
  private record Leaf(
      int hash,
      Sender sender,
      String key,
      long seq,
      long body,
      @Nullable Leaf others) {

    boolean isOf(Sender other, String wanted) {
      return key.equals(wanted) && sender.equals(other);
    }

    Receipt receipt() {
      return new Receipt(seq, body);
    }

    private Leaf before(@Nullable Leaf others) {
      return new Leaf(hash, sender, key, seq, body, others);
    }

    /** These with the other one, which has the same hash. */
    Leaf and(Leaf other) {
      Leaf all = other;
      for (Leaf leaf = this; leaf != null; leaf = leaf.others) {
        if (!leaf.isOf(other.sender, other.key)) {
          all = leaf.before(all);
        }
      }
      return all;
    }
  }

  private static Object with(@Nullable Object node, int level, Leaf leaf) {
    if (node instanceof Object[] ways) {
      return put(ways.clone(), level, leaf);
    }
    if (!(node instanceof Leaf other)) {
      return leaf;
    }
    if (other.hash == leaf.hash) {
      return other.and(leaf);
    }
    Object[] ways = new Object[WAYS];
    ways[way(other.hash, level)] = other;
    return put(ways, level, leaf);
  }

  private static Object put(Object[] ways, int level, Leaf leaf) {
    int way = way(leaf.hash, level);
    ways[way] = with(ways[way], level + BITS, leaf);
    return ways;
  }

  private static int way(int hash, int level) {
    return (hash >>> level) & (WAYS - 1);
  }

  /** Keys that differ little in their text would lie in a row. */
  private static int spread(Sender sender, String key) {
    int hash = (31 * sender.hashCode() + key.hashCode()) * 0x9e3779b9;
    return hash ^ (hash >>> 16);
  }

  private static void collect(@Nullable Object node, Map<List<String>, Receipt> found) {
    if (node instanceof Object[] ways) {
      for (Object way : ways) {
        collect(way, found);
      }
    } else {
      for (var leaf = (Leaf) node; leaf != null; leaf = leaf.others) {
        found.put(List.of(leaf.sender.value(), leaf.key), leaf.receipt());
      }
    }
  }

  private Map<List<String>, Receipt> all() {
    var all = new HashMap<List<String>, Receipt>();
    collect(root, all);
    return all;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Receipts that && all().equals(that.all());
  }

  @Override
  public int hashCode() {
    return all().hashCode();
  }
}

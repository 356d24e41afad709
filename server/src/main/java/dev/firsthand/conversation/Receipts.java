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

  private final @Nullable Node root;

  private Receipts(@Nullable Node root) {
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
    Node node = root;
    for (int level = 0; node instanceof Branch branch; level += BITS) {
      node = branch.ways[way(hash, level)];
    }
    for (var leaf = (Leaf) node; leaf != null; leaf = leaf.others) {
      if (leaf.isOf(sender, key)) {
        return Optional.of(leaf.receipt());
      }
    }
    return Optional.empty();
  }

  private sealed interface Node {}

  private static final class Branch implements Node {
    private final @Nullable Node[] ways;

    Branch(@Nullable Node[] ways) {
      this.ways = ways;
    }
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
      @Nullable Leaf others) implements Node {

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

  private static Node with(@Nullable Node node, int level, Leaf leaf) {
    return switch (node) {
      case null -> leaf;
      case Leaf other when other.hash == leaf.hash -> other.and(leaf);
      case Leaf other -> {
        @Nullable Node[] ways = new Node[WAYS];
        ways[way(other.hash, level)] = other;
        yield put(ways, level, leaf);
      }
      case Branch branch -> put(branch.ways.clone(), level, leaf);
    };
  }

  private static Branch put(@Nullable Node[] ways, int level, Leaf leaf) {
    int way = way(leaf.hash, level);
    ways[way] = with(ways[way], level + BITS, leaf);
    return new Branch(ways);
  }

  private static int way(int hash, int level) {
    return (hash >>> level) & (WAYS - 1);
  }

  /** Keys that differ little in their text would lie in a row. */
  private static int spread(Sender sender, String key) {
    int hash = (31 * sender.hashCode() + key.hashCode()) * 0x9e3779b9;
    return hash ^ (hash >>> 16);
  }

  private static void collect(@Nullable Node node, Map<List<String>, Receipt> found) {
    switch (node) {
      case null -> {}
      case Branch branch -> {
        for (Node way : branch.ways) {
          collect(way, found);
        }
      }
      case Leaf first -> {
        for (Leaf leaf = first; leaf != null; leaf = leaf.others) {
          found.put(List.of(leaf.sender.value(), leaf.key), leaf.receipt());
        }
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

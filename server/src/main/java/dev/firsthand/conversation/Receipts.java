package dev.firsthand.conversation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which key became which number: an immutable map that grows by one at each keyed event. Held as
 * levels of doubling size, so that adding one copies little (log-structured merge), however long
 * the conversation.
 */
public final class Receipts {

  /** What a key became. */
  public record Receipt(long seq, long body) {}

  private record Key(Sender sender, String key) {}

  static final Receipts NONE = new Receipts(List.of());

  private final List<Map<Key, Receipt>> levels;

  private Receipts(List<Map<Key, Receipt>> levels) {
    this.levels = levels;
  }

  Receipts with(Sender sender, String key, Receipt receipt) {
    int size = 1;
    int from = 0;
    while (from < levels.size() && levels.get(from).size() <= size) {
      size += levels.get(from).size();
      from++;
    }
    Map<Key, Receipt> merged = merged(levels.subList(0, from), size);
    merged.put(new Key(sender, key), receipt);
    return new Receipts(
        Stream.concat(Stream.of(merged), levels.stream().skip(from)).toList());
  }

  /** The newest come first, and what they say stands. */
  private static Map<Key, Receipt> merged(List<Map<Key, Receipt>> parts, int size) {
    Map<Key, Receipt> all = HashMap.newHashMap(size);
    parts.reversed().forEach(all::putAll);
    return all;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Receipts that && levels.equals(that.levels);
  }

  @Override
  public int hashCode() {
    return levels.hashCode();
  }

  /** What became of this sender's key, if it was used in this conversation. */
  public Optional<Receipt> find(Sender sender, String key) {
    var wanted = new Key(sender, key);
    for (Map<Key, Receipt> level : levels) {
      Receipt receipt = level.get(wanted);
      if (receipt != null) {
        return Optional.of(receipt);
      }
    }
    return Optional.empty();
  }
}

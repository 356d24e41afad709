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
    Map<Key, Receipt> merged = Map.of(new Key(sender, key), receipt);
    int from = 0;
    while (from < levels.size() && levels.get(from).size() <= merged.size()) {
      var larger = new HashMap<>(levels.get(from));
      larger.putAll(merged);
      merged = Map.copyOf(larger);
      from++;
    }
    return new Receipts(
        Stream.concat(Stream.of(merged), levels.stream().skip(from)).toList());
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

package dev.firsthand.lab;

import dev.firsthand.conversation.SiteKey;
import dev.firsthand.escalation.Policy;
import dev.firsthand.escalation.Prediction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which thresholds and limits somebody has seen a preview of, by the word that went out with it. The
 * latest are known, on the node that made them; who comes with an older one looks again. Thread-safe.
 */
public final class SeenPreviews {

  static final int MOST = 2_000;

  /**
   * A preview that went out.
   *
   * @param limits thresholds and limits, without rules
   * @param prediction what it said of all chats; null where it looked at some of them only
   */
  public record Seen(SiteKey site, Policy limits, @Nullable Prediction prediction) {}

  private final Supplier<String> words;
  private final Map<String, Seen> seen = new LinkedHashMap<>();

  /**
   * Nothing was seen yet.
   *
   * @param words makes words that nobody guesses
   */
  public SeenPreviews(Supplier<String> words) {
    this.words = words;
  }

  /** A preview of these limits goes out; gives the word for it. */
  synchronized String goesOut(SiteKey site, Policy policy, @Nullable Prediction prediction) {
    String word = words.get();
    seen.put(word, new Seen(site, limits(policy), prediction));
    while (seen.size() > MOST) {
      seen.remove(seen.keySet().iterator().next());
    }
    return word;
  }

  /** The preview of the same thresholds and limits that {@code word} went out with. */
  public synchronized Optional<Seen> find(SiteKey site, Policy policy, String word) {
    return Optional.ofNullable(seen.get(word))
        .filter(known -> known.site().equals(site) && known.limits().equals(limits(policy)));
  }

  private static Policy limits(Policy policy) {
    return policy.with(List.of());
  }
}

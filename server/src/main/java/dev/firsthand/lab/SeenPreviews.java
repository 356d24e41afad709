package dev.firsthand.lab;

import dev.firsthand.conversation.SiteKey;
import dev.firsthand.escalation.Policy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Which thresholds and limits somebody has seen a preview of, by the word that went out with it. The
 * latest are known, on the node that made them; who comes with an older one looks again. Thread-safe.
 */
public final class SeenPreviews {

  static final int MOST = 2_000;

  private record Seen(SiteKey site, Policy limits) {}

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
  synchronized String goesOut(SiteKey site, Policy policy) {
    String word = words.get();
    seen.put(word, new Seen(site, limits(policy)));
    while (seen.size() > MOST) {
      seen.remove(seen.keySet().iterator().next());
    }
    return word;
  }

  /** Whether {@code word} went out with a preview of the same thresholds and limits. */
  public synchronized boolean has(SiteKey site, Policy policy, String word) {
    return new Seen(site, limits(policy)).equals(seen.get(word));
  }

  private static Policy limits(Policy policy) {
    return policy.with(List.of());
  }
}

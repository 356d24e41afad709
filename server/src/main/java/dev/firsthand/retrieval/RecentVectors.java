package dev.firsthand.retrieval;

import dev.firsthand.bot.Encoder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An encoder that remembers the texts it was asked last: a visitor's earlier messages are compared
 * again with every new one. Thread-safe; may be emptied at any moment.
 */
public final class RecentVectors implements Encoder {

  /** As many as the visitors of a busy server ask in an hour. */
  static final int OF_VISITORS = 1_024;

  private final Encoder encoder;
  private final Map<String, float[]> recent;

  /**
   * Remembers the last texts.
   *
   * @param most so many; each takes about 2 kB
   */
  public RecentVectors(Encoder encoder, int most) {
    this.encoder = encoder;
    recent = new LinkedHashMap<>(most, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, float[]> eldest) {
        return size() > most;
      }
    };
  }

  @Override
  public String name() {
    return encoder.name();
  }

  @Override
  public boolean isWord(String word) {
    return encoder.isWord(word);
  }

  @Override
  public float[] encode(String text) {
    synchronized (recent) {
      var known = recent.get(text);
      if (known != null) {
        return known;
      }
    }
    var vector = encoder.encode(text);
    synchronized (recent) {
      recent.put(text, vector);
    }
    return vector;
  }
}

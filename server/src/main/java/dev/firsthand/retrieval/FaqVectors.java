package dev.firsthand.retrieval;

import dev.firsthand.bot.Encoder;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqIndex;
import java.util.HashMap;
import java.util.Map;

/**
 * An encoder that knows the vectors of one FAQ version by heart and asks another for the rest. The
 * next version takes over what stayed the same, so an edit encodes only what it changed. Immutable.
 */
final class FaqVectors implements Encoder {

  private final Encoder encoder;
  private final Map<String, float[]> known;

  private FaqVectors(Encoder encoder, Map<String, float[]> known) {
    this.encoder = encoder;
    this.known = known;
  }

  /** Knows nothing yet. */
  static FaqVectors none(Encoder encoder) {
    return new FaqVectors(encoder, Map.of());
  }

  /** How many texts of {@code faq} are not known here. */
  long unknown(Faq faq) {
    return FaqIndex.texts(faq).stream().filter(text -> !known.containsKey(text)).count();
  }

  /** The vectors of {@code faq}; computes those that are not known here. */
  FaqVectors of(Faq faq) {
    var vectors = new HashMap<String, float[]>();
    for (var text : FaqIndex.texts(faq)) {
      vectors.computeIfAbsent(text, this::encode);
    }
    return new FaqVectors(encoder, vectors);
  }

  @Override
  public String name() {
    return encoder.name();
  }

  @Override
  public float[] encode(String text) {
    var vector = known.get(text);
    return vector == null ? encoder.encode(text) : vector;
  }
}

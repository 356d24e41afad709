package dev.firsthand.bot;

import java.util.Map;

/** An encoder for tests: words at fixed places, a few synonyms at the same place. */
final class BagOfWords implements Encoder {

  private static final Map<String, String> SYNONYMS =
      Map.of("parcel", "order", "package", "order", "money", "refund", "cash", "refund");

  @Override
  public String name() {
    return "bag";
  }

  @Override
  public float[] encode(String text) {
    var vector = new float[64];
    vector[0] = 0.1f;
    for (var word : Words.of(text)) {
      vector[1 + Math.floorMod(SYNONYMS.getOrDefault(word, word).hashCode(), 63)] += 1;
    }
    return VectorSpace.unit(vector);
  }
}

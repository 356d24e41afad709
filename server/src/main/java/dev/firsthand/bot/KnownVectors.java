package dev.firsthand.bot;

import java.util.Map;

/**
 * An encoder that need not be asked for what is known. As thread-safe as its map and its encoder.
 *
 * @param encoder asked for the rest
 * @param known vectors of this encoder, by text
 */
public record KnownVectors(Encoder encoder, Map<String, float[]> known) implements Encoder {

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
    var own = known.get(text);
    return own == null ? encoder.encode(text) : own;
  }
}

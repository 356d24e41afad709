package dev.firsthand.bench.eval;

import dev.firsthand.bot.Encoder;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** An encoder that remembers every text, and in a file, if named, between runs. Not thread-safe. */
final class StoredVectors implements Encoder {

  private final Encoder encoder;
  private final String file;
  private final Map<String, float[]> vectors = new HashMap<>();
  private int added;

  /** Remembers in {@code file}; only for this run if it is empty. */
  StoredVectors(Encoder encoder, String file) {
    this.encoder = encoder;
    this.file = file;
    if (!file.isEmpty() && Files.exists(Path.of(file))) {
      load();
    }
  }

  private void load() {
    try (var in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(Path.of(file))))) {
      int size = in.readInt();
      for (int i = 0; i < size; i++) {
        var text = in.readUTF();
        var vector = new float[in.readInt()];
        for (int d = 0; d < vector.length; d++) {
          vector[d] = in.readFloat();
        }
        vectors.put(text, vector);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void save() {
    if (added == 0 || file.isEmpty()) {
      return;
    }
    try (var out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(Path.of(file))))) {
      out.writeInt(vectors.size());
      for (var entry : vectors.entrySet()) {
        out.writeUTF(entry.getKey());
        out.writeInt(entry.getValue().length);
        for (float value : entry.getValue()) {
          out.writeFloat(value);
        }
      }
      added = 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
    var known = vectors.get(text);
    if (known != null) {
      return known;
    }
    added++;
    var vector = encoder.encode(text);
    vectors.put(text, vector);
    return vector;
  }
}

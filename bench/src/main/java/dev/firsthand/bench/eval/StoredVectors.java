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

/** An encoder that keeps what it computed in a file between runs. Not thread-safe. */
final class StoredVectors implements Encoder {

  private final Encoder encoder;
  private final Path file;
  private final Map<String, float[]> vectors = new HashMap<>();
  private int added;

  StoredVectors(Encoder encoder, Path file) {
    this.encoder = encoder;
    this.file = file;
    if (Files.exists(file)) {
      load();
    }
  }

  private void load() {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
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
    if (added == 0) {
      return;
    }
    try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
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

package dev.firsthand.retrieval;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What takes long to work out for one model, kept over a restart: vectors of FAQ texts.
 * It knows texts by their hash only. If its file fails, it forgets, says so in the log, and all is
 * worked out anew. Thread-safe.
 */
final class Shelf {

  private static final Logger log = LoggerFactory.getLogger(Shelf.class);

  /** So many records that nobody uses lie here at least before they are cleared away. */
  private static final int SPARE = 1_000;

  private final String model;
  private volatile @Nullable RecordFile file;
  private volatile int clearedAt = SPARE;

  /** Keeps in {@code file}, or nothing if it is null. */
  Shelf(String model, @Nullable RecordFile file) {
    this.model = model;
    this.file = file;
  }

  private interface Work<T> {
    @Nullable
    T on(RecordFile file) throws IOException;
  }

  /** The vector of {@code text}, if it is here. */
  float @Nullable [] vector(String text) {
    var bytes = trying(file -> file.find(ofText(text)));
    if (bytes == null) {
      return null;
    }
    var vector = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(vector);
    return vector;
  }

  /** Keeps the vector of {@code text}. */
  void keep(String text, float[] vector) {
    trying(file -> {
      file.add(ofText(text), bytes(vector));
      return null;
    });
  }

  /** Clears away, if that is worth it, all but {@code used}. */
  void clear(Supplier<Set<RecordKey>> used) {
    trying(file -> {
      if (file.size() > clearedAt) {
        var keys = used.get();
        clearedAt = 2 * keys.size() + SPARE;
        if (file.size() > clearedAt) {
          int before = file.size();
          file.keepOnly(keys);
          log.atInfo()
              .addKeyValue("model", model)
              .addKeyValue("before", before)
              .addKeyValue("after", file.size())
              .log("vectors.cleared");
        }
      }
      return null;
    });
  }

  /** Keys of the vectors of {@code texts}. */
  static Set<RecordKey> keys(List<String> texts) {
    var keys = new HashSet<RecordKey>();
    texts.forEach(text -> keys.add(ofText(text)));
    return keys;
  }

  private static RecordKey ofText(String text) {
    return key(List.of("vector", text));
  }

  private static RecordKey key(List<String> parts) {
    var digest = Shelves.sha256();
    for (var part : parts) {
      var bytes = part.getBytes(UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
      digest.update(bytes);
    }
    var hash = ByteBuffer.wrap(digest.digest());
    return new RecordKey(hash.getLong(), hash.getLong());
  }

  static byte[] bytes(float[] vector) {
    var bytes = ByteBuffer.allocate(vector.length * Float.BYTES);
    bytes.asFloatBuffer().put(vector);
    return bytes.array();
  }

  private <T> @Nullable T trying(Work<T> work) {
    var open = file;
    if (open == null) {
      return null;
    }
    try {
      return work.on(open);
    } catch (IOException e) {
      file = null;
      Shelves.notKept(model, e);
      return null;
    }
  }

  void close() {
    trying(open -> {
      file = null;
      open.close();
      return null;
    });
  }
}

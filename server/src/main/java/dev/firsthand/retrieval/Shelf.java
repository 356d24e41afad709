package dev.firsthand.retrieval;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firsthand.bot.Calibration;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqIndex;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What takes long to work out for one model, kept over a restart: vectors of FAQ texts, and
 * calibrations. It knows texts by their hash only. If its file fails, it forgets, says so in the log,
 * and all is worked out anew. Thread-safe.
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

  /** The calibration under {@code key}, if it is here. */
  @Nullable
  Calibration calibration(RecordKey key) {
    var bytes = trying(file -> file.find(key));
    return bytes == null ? null : calibration(ByteBuffer.wrap(bytes));
  }

  /** Keeps a calibration. */
  void keep(RecordKey key, Calibration calibration) {
    trying(file -> {
      file.add(key, bytes(calibration));
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

  /** The key of what {@link FaqIndex#calibrated} makes of {@code index}, which is of {@code faq}. */
  static RecordKey ofCalibration(FaqIndex index, Faq faq) {
    var parts = new ArrayList<String>();
    parts.add("calibration");
    parts.add(index.making());
    for (var entry : faq.entries()) {
      parts.add(entry.id());
      parts.add(entry.question());
      parts.add(Integer.toString(entry.phrasings().size()));
      parts.addAll(entry.phrasings());
      parts.add(entry.answer());
      parts.add(entry.language());
    }
    return key(parts);
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

  private static byte[] bytes(Calibration calibration) {
    var name = calibration.name().getBytes(UTF_8);
    int weights = calibration.right().size();
    var bytes = ByteBuffer.allocate(
            2 * Integer.BYTES + name.length + (2 * weights + 1) * Double.BYTES)
        .putInt(name.length)
        .put(name)
        .putInt(weights);
    calibration.right().forEach(bytes::putDouble);
    calibration.listed().forEach(bytes::putDouble);
    return bytes.putDouble(calibration.doubt()).array();
  }

  private static Calibration calibration(ByteBuffer bytes) {
    var name = new byte[bytes.getInt()];
    bytes.get(name);
    int weights = bytes.getInt();
    return new Calibration(
        new String(name, UTF_8),
        doubles(bytes, weights),
        doubles(bytes, weights),
        bytes.getDouble());
  }

  private static List<Double> doubles(ByteBuffer bytes, int many) {
    var doubles = new ArrayList<Double>();
    for (int i = 0; i < many; i++) {
      doubles.add(bytes.getDouble());
    }
    return doubles;
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

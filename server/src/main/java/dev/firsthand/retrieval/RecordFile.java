package dev.firsthand.retrieval;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of records, each under a key and with a checksum. Only ever added to, or written anew and
 * swapped in. Opened, it is read from end to end: what does not begin with its owner's mark is begun
 * anew, and from the first broken record on it is cut off. Each record is checked again when it is
 * read. Not forced to disk: a power cut costs its tail. Thread-safe.
 */
final class RecordFile implements AutoCloseable {

  static final int MARK = 32;

  private static final Logger log = LoggerFactory.getLogger(RecordFile.class);

  private static final byte[] MAGIC = {'f', 'h', 'k', 'e', 'p', 't', '1', '\n'};
  private static final int HEADER = MAGIC.length + MARK;
  private static final int RECORD_HEADER = 2 * Long.BYTES + 2 * Integer.BYTES;
  private static final int LONGEST = 1 << 16;
  private static final int BUFFER = 1 << 20;

  private final Map<RecordKey, Long> places = new HashMap<>();
  private final Path path;
  private final byte[] head;
  private RandomAccessFile file;
  private long end;
  private long lost;

  /**
   * Opens the file, or begins it.
   *
   * @param mark 32 bytes: records under another mark are not believed
   * @throws IOException if it can't be read and written
   */
  RecordFile(Path path, byte[] mark) throws IOException {
    this.path = path;
    head = ByteBuffer.allocate(HEADER).put(MAGIC).put(mark).array();
    file = new RandomAccessFile(path.toFile(), "rw");
    try {
      readAll();
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** Bytes that were not believed when the file was opened. */
  long lost() {
    return lost;
  }

  /** The number of records. */
  synchronized int size() {
    return places.size();
  }

  /** The record under {@code key}; null if there is none, or none that is whole. */
  synchronized byte @Nullable [] find(RecordKey key) throws IOException {
    var place = places.get(key);
    if (place == null) {
      return null;
    }
    var header = new byte[RECORD_HEADER];
    file.seek(place);
    file.readFully(header);
    var record = whole(ByteBuffer.wrap(header), file::readFully);
    if (record == null || !record.key().equals(key)) {
      places.remove(key);
      log.atWarn().addKeyValue("place", place).log("vectors.broken-record");
      return null;
    }
    return record.payload();
  }

  /** Adds a record, unless there is one under {@code key}. */
  synchronized void add(RecordKey key, byte[] payload) throws IOException {
    if (!places.containsKey(key)) {
      file.seek(end);
      file.write(record(key, payload));
      places.put(key, end);
      end += RECORD_HEADER + payload.length;
    }
  }

  /** Drops all records but those of {@code keys}. */
  synchronized void keepOnly(Set<RecordKey> keys) throws IOException {
    Path part = path.resolveSibling(path.getFileName() + ".part");
    try {
      try (var out = new BufferedOutputStream(Files.newOutputStream(part), BUFFER)) {
        out.write(head);
        for (var key : keys) {
          var payload = find(key);
          if (payload != null) {
            out.write(record(key, payload));
          }
        }
      }
      file.close();
      Files.move(part, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
    file = new RandomAccessFile(path.toFile(), "rw");
    readAll();
  }

  @Override
  public synchronized void close() throws IOException {
    file.close();
  }

  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  private record Whole(RecordKey key, byte[] payload) {}

  private interface Source {
    void readFully(byte[] into) throws IOException;
  }

  private void readAll() throws IOException {
    places.clear();
    long length = file.length();
    end = 0;
    file.seek(0);
    try (var in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER))) {
      var begin = in.readNBytes(HEADER);
      if (Arrays.equals(begin, head)) {
        end = HEADER;
        var header = new byte[RECORD_HEADER];
        while (in.readNBytes(header, 0, RECORD_HEADER) == RECORD_HEADER) {
          var record = whole(ByteBuffer.wrap(header), in::readFully);
          if (record == null) {
            break;
          }
          places.put(record.key(), end);
          end += RECORD_HEADER + record.payload().length;
        }
      }
    }
    lost = length - end;
    file.setLength(end);
    if (end == 0) {
      file.seek(0);
      file.write(head);
      end = HEADER;
    }
  }

  /** Null if the record is not as it was written. */
  private static @Nullable Whole whole(ByteBuffer header, Source rest) throws IOException {
    var key = new RecordKey(header.getLong(), header.getLong());
    int length = header.getInt();
    int sum = header.getInt();
    if (length < 0 || length > LONGEST) {
      return null;
    }
    var payload = new byte[length];
    try {
      rest.readFully(payload);
    } catch (EOFException cutOff) {
      return null;
    }
    return sum(key, payload) == sum ? new Whole(key, payload) : null;
  }

  private static byte[] record(RecordKey key, byte[] payload) {
    return ByteBuffer.allocate(RECORD_HEADER + payload.length)
        .putLong(key.high())
        .putLong(key.low())
        .putInt(payload.length)
        .putInt(sum(key, payload))
        .put(payload)
        .array();
  }

  private static int sum(RecordKey key, byte[] payload) {
    var sum = new CRC32C();
    sum.update(ByteBuffer.allocate(RECORD_HEADER)
        .putLong(key.high())
        .putLong(key.low())
        .putInt(payload.length)
        .flip());
    sum.update(payload);
    return (int) sum.getValue();
  }
}

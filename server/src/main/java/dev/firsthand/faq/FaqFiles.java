package dev.firsthand.faq;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.firsthand.bot.FaqEntry;
import dev.firsthand.rest.BadInput;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads and writes FAQ files. Every flaw is named with its line. */
public final class FaqFiles {

  /** No file may be larger. */
  public static final int MOST_BYTES = 8 * 1024 * 1024;

  /** No site has more entries. */
  public static final int MOST_ENTRIES = 10_000;

  private static final int MOST_ERRORS = 100;

  private FaqFiles() {}

  /**
   * Reads a file in UTF-8. Never fails: what can't be read is among the errors.
   *
   * @param zone of times that name none
   */
  public static FaqFile read(byte[] file, FaqFormat format, ZoneId zone) {
    var reading = new Reading(zone);
    if (file.length > MOST_BYTES) {
      reading.flaw(1, "The file is larger than 8 MB: import it in parts.");
      return reading.file();
    }
    var text = decoded(file, reading);
    if (text.isPresent()) {
      var plain = text.get().startsWith("\ufeff") ? text.get().substring(1) : text.get();
      if (plain.isBlank()) {
        reading.flaw(1, "The file is empty.");
      } else {
        switch (format) {
          case JSON -> JsonFaq.read(plain, reading);
          case CSV -> CsvFaq.read(plain, reading);
          case MARKDOWN -> MarkdownFaq.read(plain, reading);
        }
      }
    }
    return reading.file();
  }

  /**
   * Writes a file in UTF-8 that {@link #read} reads back to the same entries.
   *
   * @param zone in which times are written
   */
  public static byte[] write(List<FaqEntry> entries, FaqFormat format, ZoneId zone) {
    return switch (format) {
      case JSON -> JsonFaq.write(entries, zone).getBytes(UTF_8);
      case CSV -> CsvFaq.write(entries, zone).getBytes(UTF_8);
      case MARKDOWN -> MarkdownFaq.write(entries, zone).getBytes(UTF_8);
    };
  }

  private static Optional<String> decoded(byte[] file, Reading reading) {
    var decoder = UTF_8.newDecoder();
    var bytes = ByteBuffer.wrap(file);
    var text = CharBuffer.allocate(file.length);
    if (decoder.decode(bytes, text, true).isError()) {
      int line = 1;
      for (int i = 0; i < bytes.position(); i++) {
        line += file[i] == '\n' ? 1 : 0;
      }
      reading.flaw(line, "This isn't UTF-8. Save the file as UTF-8 and try again.");
      return Optional.empty();
    }
    return Optional.of(text.flip().toString());
  }

  /** What a file has given so far. Confined to one thread. */
  static final class Reading {
    private final List<FaqFile.Row> rows = new ArrayList<>();
    private final List<LineError> errors = new ArrayList<>();
    private final Map<String, Integer> lineOfId = new HashMap<>();
    private final ZoneId zone;
    private int entries;

    Reading(ZoneId zone) {
      this.zone = zone;
    }

    /** The zone of times that name none. */
    ZoneId zone() {
      return zone;
    }

    /** Takes the entry that begins at {@code line}; false if there may be no more. */
    boolean entry(int line, Supplier<FaqEntry> raw) {
      if (++entries > MOST_ENTRIES) {
        flaw(line, "There are more than " + MOST_ENTRIES + " entries: leave some out.");
        return false;
      }
      try {
        var entry = EntryCheck.checked(raw.get());
        var first = entry.id().isEmpty() ? null : lineOfId.putIfAbsent(entry.id(), line);
        if (first == null) {
          rows.add(new FaqFile.Row(line, entry));
        } else {
          flaw(line, "The id “" + entry.id() + "” stands in line " + first + " already.");
        }
      } catch (BadInput bad) {
        flaw(line, bad.advice());
      }
      return !isFull();
    }

    /** Whether no more flaws are named, so that there is no use in reading on. */
    boolean isFull() {
      return errors.size() >= MOST_ERRORS;
    }

    void flaw(int line, String message) {
      if (!isFull()) {
        errors.add(new LineError(line, message));
      }
    }

    FaqFile file() {
      return new FaqFile(rows, errors);
    }
  }
}

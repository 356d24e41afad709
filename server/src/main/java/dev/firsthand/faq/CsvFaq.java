package dev.firsthand.faq;

import dev.firsthand.bot.FaqEntry;
import dev.firsthand.rest.Csv;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * FAQ files in CSV (RFC 4180). A cell that a spreadsheet would take for a formula is written with an
 * apostrophe before it, which reading takes away.
 */
final class CsvFaq {

  private static final List<String> COLUMNS = List.of(
      "id",
      "question",
      "phrasings",
      "answer",
      "category",
      "language",
      "quickReplies",
      ValidTimes.FROM,
      ValidTimes.UNTIL);
  private static final Map<String, String> BY_LOWER_CASE = COLUMNS.stream()
      .collect(Collectors.toUnmodifiableMap(name -> name.toLowerCase(Locale.ROOT), name -> name));
  private static final char SEPARATOR = '|';

  private CsvFaq() {}

  static String write(List<FaqEntry> entries, ZoneId zone) {
    var text = new StringBuilder(Csv.row(COLUMNS));
    for (var entry : entries) {
      text.append(Csv.row(List.of(
          entry.id(),
          entry.question(),
          joined(entry.phrasings()),
          entry.answer(),
          entry.category(),
          entry.language(),
          joined(entry.quickReplies()),
          ValidTimes.text(entry.validity().from(), zone),
          ValidTimes.text(entry.validity().until(), zone))));
    }
    return text.toString();
  }

  static void read(String text, FaqFiles.Reading reading) {
    var table = new CsvTable(text);
    try {
      var header = table.next();
      var columns = header.isEmpty() ? null : columns(header.get(), reading);
      if (columns == null) {
        return;
      }
      for (var row = table.next(); row.isPresent(); row = table.next()) {
        var cells = row.get();
        if (cells.isBlank()) {
          continue;
        }
        if (cells.cells().size() != columns.size()) {
          reading.flaw(
              cells.line(),
              "This row has " + cells.cells().size() + " cells, the header " + columns.size()
                  + ". Put cells with commas or line breaks in double quotes.");
        } else if (!reading.entry(
            cells.line(), () -> entry(columns, cells.cells(), reading.zone()))) {
          return;
        }
      }
    } catch (CsvTable.Broken broken) {
      reading.flaw(broken.line(), broken.advice());
    }
  }

  private static @Nullable Map<String, Integer> columns(
      CsvTable.Row header, FaqFiles.Reading reading) {
    var columns = new HashMap<String, Integer>();
    for (int i = 0; i < header.cells().size(); i++) {
      var cell = header.cells().get(i).strip();
      var name = BY_LOWER_CASE.get(cell.toLowerCase(Locale.ROOT));
      if (name == null || columns.putIfAbsent(name, i) != null) {
        reading.flaw(
            header.line(),
            "The header's column “" + EntryJson.shown(cell) + "” is "
                + (name == null ? "unknown" : "there twice")
                + ". It may name, each once: " + String.join(", ", COLUMNS) + ".");
        return null;
      }
    }
    for (var name : List.of("question", "answer")) {
      if (!columns.containsKey(name)) {
        reading.flaw(header.line(), "The header lacks the column “" + name + "”: add it.");
        return null;
      }
    }
    return columns;
  }

  private static FaqEntry entry(Map<String, Integer> columns, List<String> cells, ZoneId zone) {
    var values = new HashMap<String, String>();
    columns.forEach((name, i) -> values.put(name, bare(cells.get(i))));
    return new FaqEntry(
        values.getOrDefault("id", "").strip(),
        values.getOrDefault("question", ""),
        parts(values.getOrDefault("phrasings", "")),
        values.getOrDefault("answer", ""),
        values.getOrDefault("category", ""),
        values.getOrDefault("language", ""),
        parts(values.getOrDefault("quickReplies", "")),
        ValidTimes.read(
            values.getOrDefault(ValidTimes.FROM, ""),
            values.getOrDefault(ValidTimes.UNTIL, ""),
            zone));
  }

  private static String bare(String cell) {
    return cell.startsWith("'") && Csv.isFormula(cell) ? cell.substring(1) : cell;
  }

  private static String joined(List<String> texts) {
    return texts.stream()
        .map(text -> text.replace("\\", "\\\\").replace("|", "\\|"))
        .collect(Collectors.joining(String.valueOf(SEPARATOR)));
  }

  private static List<String> parts(String cell) {
    var parts = new ArrayList<String>();
    var part = new StringBuilder();
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      char next = i + 1 < cell.length() ? cell.charAt(i + 1) : 0;
      if (c == '\\' && (next == '\\' || next == SEPARATOR)) {
        part.append(next);
        i++;
      } else if (c == SEPARATOR) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts.stream().filter(text -> !text.isBlank()).toList();
  }
}

package dev.firsthand.faq;

import dev.firsthand.bot.FaqEntry;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * FAQ files in Markdown, to be read by people: each entry is a heading of the second level with its
 * answer below. What else an entry has stands in a comment under the heading, {@code name: value} on
 * each line. A line of an answer that would be such a heading has a backslash before it.
 */
final class MarkdownFaq {

  private static final String HEADING = "## ";
  private static final String BEGIN = "<!--";
  private static final String END = "-->";
  private static final Pattern ESCAPED = Pattern.compile("\\\\*## .*");
  private static final List<String> NAMES =
      List.of("id", "category", "language", "also", "reply", ValidTimes.FROM, ValidTimes.UNTIL);

  private MarkdownFaq() {}

  static String write(List<FaqEntry> entries, ZoneId zone) {
    var text = new StringBuilder("# FAQ\n");
    for (var entry : entries) {
      text.append('\n').append(HEADING).append(entry.question()).append('\n').append(BEGIN);
      value(text, "id", entry.id());
      value(text, "category", entry.category());
      value(text, "language", entry.language());
      entry.phrasings().forEach(phrasing -> value(text, "also", phrasing));
      entry.quickReplies().forEach(reply -> value(text, "reply", reply));
      value(text, ValidTimes.FROM, ValidTimes.text(entry.validity().from(), zone));
      value(text, ValidTimes.UNTIL, ValidTimes.text(entry.validity().until(), zone));
      text.append('\n').append(END).append("\n\n");
      entry
          .answer()
          .lines()
          .forEach(line -> text.append(ESCAPED.matcher(line).matches() ? "\\" : "")
              .append(line)
              .append('\n'));
    }
    return text.toString();
  }

  private static void value(StringBuilder text, String name, String value) {
    if (!value.isEmpty()) {
      text.append('\n').append(name).append(": ").append(value);
    }
  }

  static void read(String text, FaqFiles.Reading reading) {
    Section section = null;
    int number = 0;
    for (var lines = text.lines().iterator(); lines.hasNext() && !reading.isFull(); ) {
      var line = lines.next();
      number++;
      if (line.startsWith(HEADING)) {
        if (section != null && !section.ends()) {
          return;
        }
        section = new Section(reading, number, line.substring(HEADING.length()));
      } else if (section != null) {
        section.take(number, line);
      } else if (!line.isBlank() && !line.startsWith("# ")) {
        reading.flaw(
            number, "This stands before the first question: begin each question with “## ”.");
        return;
      }
    }
    if (section == null) {
      reading.flaw(1, "The file has no question: begin each with “## ”.");
    } else {
      section.ends();
    }
  }

  /** An entry while it is read. Confined to one thread. */
  private static final class Section {
    private final FaqFiles.Reading reading;
    private final int begun;
    private final String question;
    private final Map<String, List<String>> values = new HashMap<>();
    private final StringBuilder answer = new StringBuilder();
    private boolean isFlawed;
    private int comment;

    /** Where in the section: before the comment, inside of it, or after. */
    private enum Place {
      BEFORE,
      INSIDE,
      AFTER
    }

    private Place place = Place.BEFORE;

    Section(FaqFiles.Reading reading, int begun, String question) {
      this.reading = reading;
      this.begun = begun;
      this.question = question;
    }

    void take(int number, String line) {
      switch (place) {
        case BEFORE -> {
          if (line.strip().equals(BEGIN)) {
            place = Place.INSIDE;
            comment = number;
          } else if (!line.isBlank()) {
            place = Place.AFTER;
            answer.append(bare(line)).append('\n');
          }
        }
        case INSIDE -> {
          if (line.strip().equals(END)) {
            place = Place.AFTER;
          } else if (!line.isBlank()) {
            value(number, line);
          }
        }
        case AFTER -> answer.append(bare(line)).append('\n');
      }
    }

    private void value(int number, String line) {
      int colon = line.indexOf(':');
      var name = colon < 0 ? "" : line.substring(0, colon).strip();
      if (!NAMES.contains(name)) {
        flaw(
            number,
            "“" + EntryJson.shown(line) + "” is no value. Write one of “"
                + String.join(":”, “", NAMES) + ":” with its value.");
        return;
      }
      var known = values.computeIfAbsent(name, unused -> new ArrayList<>());
      if (!known.isEmpty() && !name.equals("also") && !name.equals("reply")) {
        flaw(number, "“" + name + "” is there twice: keep one.");
      }
      known.add(line.substring(colon + 1).strip());
    }

    private void flaw(int number, String message) {
      isFlawed = true;
      reading.flaw(number, message);
    }

    private static String bare(String line) {
      return line.startsWith("\\") && ESCAPED.matcher(line).matches() ? line.substring(1) : line;
    }

    /** Gives the entry to the reading; false if there may be no more. */
    boolean ends() {
      if (place == Place.INSIDE) {
        flaw(comment, "The comment opens here and never closes: add “-->”.");
      }
      return isFlawed ? !reading.isFull() : reading.entry(begun, this::entry);
    }

    private FaqEntry entry() {
      return new FaqEntry(
          one("id"),
          question,
          values.getOrDefault("also", List.of()),
          answer.toString(),
          one("category"),
          one("language"),
          values.getOrDefault("reply", List.of()),
          ValidTimes.read(one(ValidTimes.FROM), one(ValidTimes.UNTIL), reading.zone()));
    }

    private String one(String name) {
      return values.getOrDefault(name, List.of("")).getFirst();
    }
  }
}

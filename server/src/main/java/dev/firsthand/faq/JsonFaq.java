package dev.firsthand.faq;

import dev.firsthand.bot.FaqEntry;
import dev.firsthand.rest.Json;
import java.time.ZoneId;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;

/** FAQ files in JSON: an object with a list of entries, or the list alone. */
final class JsonFaq {

  private record Entries(List<EntryJson.Form> entries) {}

  private JsonFaq() {}

  static String write(List<FaqEntry> entries, ZoneId zone) {
    var forms = entries.stream().map(entry -> EntryJson.form(entry, zone)).toList();
    return Json.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(new Entries(forms))
        + "\n";
  }

  static void read(String text, FaqFiles.Reading reading) {
    try (var parser = Json.mapper().createParser(text)) {
      if (findEntries(parser)) {
        readEntries(parser, reading);
      } else {
        reading.flaw(1, "The file must hold {\"entries\": [ … ]}, or the list alone.");
      }
    } catch (JacksonException broken) {
      var place = broken.getLocation();
      reading.flaw(
          place == null ? 1 : Math.max(1, place.getLineNr()),
          "This isn't valid JSON"
              + (place == null ? "" : " (column " + Math.max(1, place.getColumnNr()) + ")")
              + ": look for a missing or surplus comma, quote or brace, or a field twice.");
    }
  }

  /** Goes to the first token inside of the list. */
  private static boolean findEntries(JsonParser parser) {
    var first = parser.nextToken();
    if (first != JsonToken.START_OBJECT) {
      return first == JsonToken.START_ARRAY;
    }
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      boolean found = parser.currentName().equals("entries");
      var value = parser.nextToken();
      if (found) {
        return value == JsonToken.START_ARRAY;
      }
      parser.skipChildren();
    }
    return false;
  }

  private static void readEntries(JsonParser parser, FaqFiles.Reading reading) {
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      int line = parser.currentTokenLocation().getLineNr();
      JsonNode node = parser.readValueAsTree();
      if (!reading.entry(line, () -> EntryJson.ofFile(node, reading.zone()))) {
        return;
      }
    }
    while (parser.nextToken() != null) {
      parser.skipChildren();
    }
  }
}

package dev.firsthand.faq;

import dev.firsthand.bot.FaqEntry;
import dev.firsthand.rest.BadInput;
import dev.firsthand.rest.Input;
import dev.firsthand.rest.Json;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** FAQ entries as JSON: in the database, in files, and over HTTP. */
final class EntryJson {

  private static final Set<String> FIELDS =
      Set.of("id", "question", "phrasings", "answer", "category", "language", "quickReplies");

  private EntryJson() {}

  /** As it is stored. */
  static String write(FaqEntry entry) {
    return Json.write(entry);
  }

  /** What {@link #write} has written. */
  static FaqEntry read(String json) {
    return Json.read(json, FaqEntry.class);
  }

  /**
   * What somebody sent, not checked yet; its id is empty if it has none.
   *
   * @throws BadInput if a field has the wrong type
   */
  static FaqEntry of(Input input) {
    return new FaqEntry(
        input.text("id", 0, Integer.MAX_VALUE),
        input.text("question", 0, Integer.MAX_VALUE),
        input.texts("phrasings", EntryCheck.MOST_PHRASINGS, Integer.MAX_VALUE),
        input.text("answer", 0, Integer.MAX_VALUE),
        input.text("category", 0, Integer.MAX_VALUE),
        input.text("language", 0, Integer.MAX_VALUE),
        input.texts("quickReplies", EntryCheck.MOST_QUICK_REPLIES, Integer.MAX_VALUE));
  }

  /** An entry of a file, where a field with an unknown name is a slip. */
  static FaqEntry ofFile(JsonNode node) {
    if (!node.isObject()) {
      throw new BadInput(null, "An entry must be an object in braces.");
    }
    for (var name : node.propertyNames()) {
      if (!FIELDS.contains(name)) {
        throw new BadInput(
            null,
            "“" + shown(name) + "” is no field of an entry. These are: id, question, phrasings,"
                + " answer, category, language, quickReplies.");
      }
    }
    return of(Input.of(node));
  }

  /** Somebody's text, short enough to be named in a message. */
  static String shown(String text) {
    var line = text.strip();
    return line.codePointCount(0, line.length()) <= 40
        ? line
        : line.substring(0, line.offsetByCodePoints(0, 40)) + "…";
  }
}

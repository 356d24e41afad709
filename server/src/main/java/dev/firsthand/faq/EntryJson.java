package dev.firsthand.faq;

import dev.firsthand.bot.FaqEntry;
import dev.firsthand.bot.Validity;
import dev.firsthand.rest.BadInput;
import dev.firsthand.rest.Input;
import dev.firsthand.rest.Json;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** FAQ entries as JSON: in the database, in files, and over HTTP. */
final class EntryJson {

  private static final Set<String> FIELDS = Set.of(
      "id",
      "question",
      "phrasings",
      "answer",
      "category",
      "language",
      "quickReplies",
      ValidTimes.FROM,
      ValidTimes.UNTIL);

  /**
   * An entry as it is written.
   *
   * @param validFrom with the offset of a zone; null where it always was an answer
   * @param validUntil the same; null where it does not end
   */
  record Form(
      String id,
      String question,
      List<String> phrasings,
      String answer,
      String category,
      String language,
      List<String> quickReplies,
      @Nullable String validFrom,
      @Nullable String validUntil) {}

  private EntryJson() {}

  /**
   * The form of an entry.
   *
   * @param zone in which its times are written
   */
  static Form form(FaqEntry entry, ZoneId zone) {
    return new Form(
        entry.id(),
        entry.question(),
        entry.phrasings(),
        entry.answer(),
        entry.category(),
        entry.language(),
        entry.quickReplies(),
        ValidTimes.orNull(entry.validity().from(), zone),
        ValidTimes.orNull(entry.validity().until(), zone));
  }

  /** The same, with times as the audit record and the database have them. */
  static Form form(FaqEntry entry) {
    return form(entry, ZoneOffset.UTC);
  }

  /** As it is stored. */
  static String write(FaqEntry entry) {
    return Json.write(form(entry));
  }

  /** What {@link #write} has written. */
  static FaqEntry read(String json) {
    var form = Json.read(json, Form.class);
    return new FaqEntry(
        form.id(),
        form.question(),
        form.phrasings(),
        form.answer(),
        form.category(),
        form.language(),
        form.quickReplies(),
        ValidTimes.read(
            Objects.requireNonNullElse(form.validFrom(), ""),
            Objects.requireNonNullElse(form.validUntil(), ""),
            ZoneOffset.UTC));
  }

  /**
   * What somebody sent, not checked yet; its id is empty if it has none.
   *
   * @param zone of times that name none
   * @throws BadInput if a field has the wrong type
   */
  static FaqEntry of(Input input, ZoneId zone) {
    return new FaqEntry(
        input.text("id", 0, Integer.MAX_VALUE),
        input.text("question", 0, Integer.MAX_VALUE),
        input.texts("phrasings", EntryCheck.MOST_PHRASINGS, Integer.MAX_VALUE),
        input.text("answer", 0, Integer.MAX_VALUE),
        input.text("category", 0, Integer.MAX_VALUE),
        input.text("language", 0, Integer.MAX_VALUE),
        input.texts("quickReplies", EntryCheck.MOST_QUICK_REPLIES, Integer.MAX_VALUE),
        validity(input, zone));
  }

  private static Validity validity(Input input, ZoneId zone) {
    return ValidTimes.read(
        input.text(ValidTimes.FROM, 0, Integer.MAX_VALUE),
        input.text(ValidTimes.UNTIL, 0, Integer.MAX_VALUE),
        zone);
  }

  /** An entry of a file, where a field with an unknown name is a slip. */
  static FaqEntry ofFile(JsonNode node, ZoneId zone) {
    if (!node.isObject()) {
      throw new BadInput(null, "An entry must be an object in braces.");
    }
    for (var name : node.propertyNames()) {
      if (!FIELDS.contains(name)) {
        throw new BadInput(
            null,
            "“" + shown(name) + "” is no field of an entry. These are: id, question, phrasings,"
                + " answer, category, language, quickReplies, validFrom, validUntil.");
      }
    }
    return of(Input.of(node), zone);
  }

  /** Somebody's text, short enough to be named in a message. */
  static String shown(String text) {
    var line = text.strip();
    return line.codePointCount(0, line.length()) <= 40
        ? line
        : line.substring(0, line.offsetByCodePoints(0, 40)) + "…";
  }
}

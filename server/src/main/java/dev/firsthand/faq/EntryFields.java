package dev.firsthand.faq;

import dev.firsthand.bot.FaqEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What of an entry is another than it was. */
final class EntryFields {

  private EntryFields() {}

  /** The names of the fields that differ, in their order. */
  static List<String> differing(FaqEntry one, FaqEntry other) {
    var fields = new ArrayList<String>();
    differ(fields, "question", one.question(), other.question());
    differ(fields, "phrasings", one.phrasings(), other.phrasings());
    differ(fields, "answer", one.answer(), other.answer());
    differ(fields, "category", one.category(), other.category());
    differ(fields, "language", one.language(), other.language());
    differ(fields, "quickReplies", one.quickReplies(), other.quickReplies());
    differ(fields, ValidTimes.FROM, one.validity().from(), other.validity().from());
    differ(fields, ValidTimes.UNTIL, one.validity().until(), other.validity().until());
    return fields;
  }

  private static void differ(
      List<String> fields, String name, @Nullable Object one, @Nullable Object other) {
    if (!Objects.equals(one, other)) {
      fields.add(name);
    }
  }
}

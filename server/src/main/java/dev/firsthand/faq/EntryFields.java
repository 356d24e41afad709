package dev.firsthand.faq;

import dev.firsthand.bot.FaqEntry;
import java.util.ArrayList;
import java.util.List;

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
    return fields;
  }

  private static void differ(List<String> fields, String name, Object one, Object other) {
    if (!one.equals(other)) {
      fields.add(name);
    }
  }
}

package dev.firsthand.faq;

import dev.firsthand.bot.FaqEntry;
import dev.firsthand.rest.BadInput;
import java.util.ArrayList;
import java.util.List;

/** An earlier version's entries, to be brought in as those of a file are. */
final class PastFaq {

  private PastFaq() {}

  /** The entries as rows; one that today's rules don't take is among the errors, by its place. */
  static FaqFile read(List<FaqEntry> entries) {
    var rows = new ArrayList<FaqFile.Row>(entries.size());
    var errors = new ArrayList<LineError>();
    for (int i = 0; i < entries.size(); i++) {
      var entry = entries.get(i);
      try {
        rows.add(new FaqFile.Row(i + 1, EntryCheck.checked(entry)));
      } catch (BadInput bad) {
        errors.add(
            new LineError(i + 1, "“" + EntryJson.shown(entry.question()) + "”: " + bad.advice()));
      }
    }
    if (entries.isEmpty()) {
      errors.add(new LineError(
          1, "That version had no entries: going back to it would remove the whole FAQ."));
    }
    return new FaqFile(rows, errors);
  }
}

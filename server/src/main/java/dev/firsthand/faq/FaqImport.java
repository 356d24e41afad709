package dev.firsthand.faq;

import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a file would make of an FAQ: entries with an id that is there are changed, others are added,
 * and none is removed. Entries without an id get one of their question, so that the same file twice
 * changes nothing.
 */
record FaqImport(FaqChange change, List<LineError> errors) {

  FaqImport {
    errors = List.copyOf(errors);
  }

  static FaqImport plan(Faq faq, FaqFile file) {
    Map<String, FaqEntry> known =
        faq.entries().stream().collect(Collectors.toMap(FaqEntry::id, entry -> entry));
    var errors = new ArrayList<>(file.errors());
    var created = new ArrayList<FaqEntry>();
    var changed = new ArrayList<FaqEntry>();
    var questions = new HashMap<String, Integer>();
    var ids = file.rows().stream()
        .map(row -> row.entry().id())
        .collect(Collectors.toCollection(HashSet::new));
    for (var row : file.rows()) {
      var entry = row.entry();
      if (entry.id().isEmpty()) {
        var first = questions.putIfAbsent(entry.question(), row.line());
        if (first != null) {
          errors.add(new LineError(
              row.line(),
              "The question stands in line " + first + " already. Give each entry an id of its"
                  + " own, or make one of the two."));
          continue;
        }
        entry = named(entry, ids, known);
        ids.add(entry.id());
      }
      var before = known.get(entry.id());
      if (before == null) {
        created.add(entry);
      } else if (!before.equals(entry)) {
        changed.add(entry);
      }
    }
    if (known.size() + created.size() > FaqFiles.MOST_ENTRIES) {
      errors.add(new LineError(
          1,
          "The FAQ would have " + (known.size() + created.size()) + " entries, and may have "
              + FaqFiles.MOST_ENTRIES + ": remove some first."));
    }
    return new FaqImport(new FaqChange(created, changed, List.of()), errors);
  }

  private static FaqEntry named(FaqEntry entry, Set<String> ids, Map<String, FaqEntry> known) {
    var id = EntryIds.of(entry.question());
    var owner = known.get(id);
    boolean ours = owner == null || owner.question().equals(entry.question());
    return withId(entry, ours && !ids.contains(id) ? id : EntryIds.other(entry.question()));
  }

  static FaqEntry withId(FaqEntry entry, String id) {
    return new FaqEntry(
        id,
        entry.question(),
        entry.phrasings(),
        entry.answer(),
        entry.category(),
        entry.language(),
        entry.quickReplies());
  }
}

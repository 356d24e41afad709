package dev.firsthand.faq;

import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.faq.ImportReport.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a file would make of an FAQ: entries with an id that is there are changed, others are added;
 * what the file doesn't name stays, unless the file is to be the whole FAQ. Entries without an id get one of their question, so that the same file twice
 * changes nothing.
 */
record FaqImport(Faq before, FaqChange change, List<LineError> errors) {

  private static final int MOST_TOLD = 500;

  FaqImport {
    errors = List.copyOf(errors);
  }

  /**
   * The plan.
   *
   * @param replace whether entries that the file doesn't name go
   */
  static FaqImport plan(Faq faq, FaqFile file, boolean replace) {
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
    var removed = replace
        ? faq.entries().stream()
            .map(FaqEntry::id)
            .filter(id -> !ids.contains(id))
            .toList()
        : List.<String>of();
    if (replace && file.rows().isEmpty() && errors.isEmpty()) {
      errors.add(new LineError(1, "The file holds no entry: it would remove the whole FAQ."));
    }
    int all = known.size() + created.size() - removed.size();
    if (all > FaqFiles.MOST_ENTRIES) {
      errors.add(new LineError(
          1,
          "The FAQ would have " + all + " entries, and may have " + FaqFiles.MOST_ENTRIES
              + ": remove some first."));
    }
    return new FaqImport(faq, new FaqChange(created, changed, removed), errors);
  }

  /**
   * What going back to {@code past} would make of an FAQ.
   *
   * @param whole whether these entries are to be all; else the others stay
   */
  static FaqImport restoring(Faq faq, List<FaqEntry> past, boolean whole) {
    return plan(faq, PastFaq.read(past), whole);
  }

  /**
   * What becomes of each entry, in words for whoever imports.
   *
   * @param entries how many good ones there were to bring in
   */
  ImportReport report(int entries) {
    Map<String, FaqEntry> known =
        before.entries().stream().collect(Collectors.toMap(FaqEntry::id, entry -> entry));
    var changes = Stream.of(
            change.created().stream().map(entry -> told(Kind.CREATED, entry, List.of())),
            change.changed().stream()
                .map(entry -> told(
                    Kind.CHANGED,
                    entry,
                    EntryFields.differing(known.getOrDefault(entry.id(), entry), entry))),
            change.removed().stream()
                .flatMap(id -> Stream.ofNullable(known.get(id)))
                .map(entry -> told(Kind.REMOVED, entry, List.of())))
        .flatMap(each -> each)
        .limit(MOST_TOLD)
        .toList();
    return new ImportReport(
        before.version(),
        entries,
        change.created().size(),
        change.changed().size(),
        change.removed().size(),
        changes,
        errors);
  }

  private static ImportReport.Change told(Kind kind, FaqEntry entry, List<String> fields) {
    return new ImportReport.Change(kind, entry.id(), entry.question(), fields);
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
        entry.quickReplies(),
        entry.validity());
  }
}

package dev.firsthand.faq;

import dev.firsthand.bot.FaqEntry;
import java.util.List;

/** What one version of an FAQ changes in the one before. */
record FaqChange(List<FaqEntry> created, List<FaqEntry> changed, List<String> removed) {

  FaqChange {
    created = List.copyOf(created);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
  }

  static FaqChange creating(FaqEntry entry) {
    return new FaqChange(List.of(entry), List.of(), List.of());
  }

  static FaqChange changing(FaqEntry entry) {
    return new FaqChange(List.of(), List.of(entry), List.of());
  }

  static FaqChange removing(FaqEntry entry) {
    return new FaqChange(List.of(), List.of(), List.of(entry.id()));
  }

  boolean isNothing() {
    return created.isEmpty() && changed.isEmpty() && removed.isEmpty();
  }
}

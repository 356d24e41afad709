package dev.firsthand.learning;

import dev.firsthand.bot.FaqEntry;
import dev.firsthand.bot.QuestionGroups;
import dev.firsthand.engine.TurnLabel;
import dev.firsthand.engine.TurnTaken;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Words in which visitors asked for what entries answer, as they or an agent showed, and which the
 * entries do not know yet.
 *
 * @param byEntry the entry whose words they are, then the words by which two spellings are the same
 */
record SuggestedPhrasings(Map<FaqEntry, Map<String, Phrasing>> byEntry) {

  private static final int LONGEST_PHRASING = 300;
  private static final int MOST_ENTRIES = 100;

  /**
   * Words for one entry.
   *
   * @param times how often they were used
   * @param byAgent whether an agent said that the entry answers them, and not only the visitor
   * @param refs where
   */
  record Phrasing(String text, int times, boolean byAgent, List<String> refs) {

    private Phrasing and(Phrasing other) {
      var all = new ArrayList<>(refs);
      all.addAll(other.refs);
      return new Phrasing(text, times + other.times, byAgent || other.byAgent, all);
    }
  }

  /** All words for one entry, the most frequent first. */
  record Suggestion(String entry, String title, List<Phrasing> phrasings) {}

  static SuggestedPhrasings of(
      List<TurnTaken> taken, List<FaqEntry> entries, QuestionTexts texts, SetAside.Seen unwanted) {
    var byId = new LinkedHashMap<String, FaqEntry>();
    entries.forEach(entry -> byId.put(entry.id(), entry));
    var known = new LinkedHashMap<String, Set<String>>();
    var found = new LinkedHashMap<FaqEntry, Map<String, Phrasing>>();
    for (var turn : taken) {
      var entry = byId.get(shown(turn));
      if (entry == null) {
        continue;
      }
      var text = texts.of(turn).replaceAll("\\s+", " ");
      var key = QuestionGroups.key(text);
      boolean isNew = !key.isEmpty()
          && text.length() <= LONGEST_PHRASING
          && !known.computeIfAbsent(entry.id(), id -> keys(entry)).contains(key)
          && !unwanted.holds(entry.id(), text);
      if (isNew) {
        boolean byAgent = turn.signs().judgement() != null;
        found
            .computeIfAbsent(entry, unused -> new LinkedHashMap<>())
            .merge(
                key,
                new Phrasing(text, 1, byAgent, List.of(QuestionTexts.ref(turn))),
                Phrasing::and);
      }
    }
    return new SuggestedPhrasings(found);
  }

  /** The entry that a visitor chose or an agent named for a turn; empty if nobody did. */
  private static String shown(TurnTaken turn) {
    var label = turn.label();
    return label == null || label.right() == null || label.source() == TurnLabel.Source.THUMB
        ? ""
        : label.right();
  }

  private static Set<String> keys(FaqEntry entry) {
    var keys = new HashSet<String>();
    keys.add(QuestionGroups.key(entry.question()));
    entry.phrasings().forEach(phrasing -> keys.add(QuestionGroups.key(phrasing)));
    return keys;
  }

  /** The entries with most new words first. */
  List<Suggestion> suggestions() {
    return byEntry.entrySet().stream()
        .map(entry -> new Suggestion(
            entry.getKey().id(),
            entry.getKey().question(),
            entry.getValue().values().stream()
                .sorted(Comparator.comparingInt((Phrasing phrasing) -> -phrasing.times())
                    .thenComparing(Phrasing::text))
                .toList()))
        .sorted(Comparator.comparingInt(
                (Suggestion suggestion) -> -suggestion.phrasings().size())
            .thenComparing(Suggestion::entry))
        .limit(MOST_ENTRIES)
        .toList();
  }
}

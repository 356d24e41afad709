package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All phrasings of an FAQ in one row: entry after entry, the entry's question first, none twice. */
final class Phrasings {

  private final List<String> texts = new ArrayList<>();
  private final List<List<String>> words = new ArrayList<>();
  private final Map<String, Integer> rows = new HashMap<>();
  private final int[] starts;

  Phrasings(List<FaqEntry> entries) {
    this(entries, null);
  }

  /** Takes over from {@code before} the words of texts that it knows. */
  Phrasings(List<FaqEntry> entries, @Nullable Phrasings before) {
    starts = new int[entries.size() + 1];
    for (int place = 0; place < entries.size(); place++) {
      var entry = entries.get(place);
      var seen = new HashSet<List<String>>();
      add(entry.question(), seen, before);
      for (var phrasing : entry.phrasings()) {
        add(phrasing, seen, before);
      }
      starts[place + 1] = texts.size();
    }
  }

  private void add(String text, Set<List<String>> seen, @Nullable Phrasings before) {
    var bounded = Words.bounded(text);
    int known = before == null ? -1 : before.row(bounded);
    var said = known < 0 || before == null ? Words.of(bounded) : before.words(known);
    if (!said.isEmpty() && seen.add(said)) {
      rows.putIfAbsent(bounded, texts.size());
      texts.add(bounded);
      words.add(said);
    }
  }

  /** The number of phrasings. */
  int size() {
    return texts.size();
  }

  int entries() {
    return starts.length - 1;
  }

  String text(int row) {
    return texts.get(row);
  }

  List<String> texts() {
    return texts;
  }

  List<String> words(int row) {
    return words.get(row);
  }

  /** The first row with this text, or -1. */
  int row(String text) {
    return rows.getOrDefault(text, -1);
  }

  /** The entry of each phrasing. */
  int[] owners() {
    var owners = new int[texts.size()];
    for (int place = 0; place < entries(); place++) {
      Arrays.fill(owners, starts[place], starts[place + 1], place);
    }
    return owners;
  }

  /** The first phrasing of entry {@code place}; {@code start(place + 1)} is the next entry's. */
  int start(int place) {
    return starts[place];
  }
}

package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** All phrasings of an FAQ in one row: entry after entry, the entry's question first, none twice. */
final class Phrasings {

  private final List<String> texts = new ArrayList<>();
  private final List<List<String>> words = new ArrayList<>();
  private final List<Integer> owners = new ArrayList<>();
  private final int[] starts;

  Phrasings(List<FaqEntry> entries) {
    starts = new int[entries.size() + 1];
    for (int place = 0; place < entries.size(); place++) {
      var entry = entries.get(place);
      var seen = new HashSet<List<String>>();
      add(entry.question(), place, seen);
      for (var phrasing : entry.phrasings()) {
        add(phrasing, place, seen);
      }
      starts[place + 1] = texts.size();
    }
  }

  private void add(String text, int place, Set<List<String>> seen) {
    var said = Words.of(text);
    if (!said.isEmpty() && seen.add(said)) {
      texts.add(Words.bounded(text));
      words.add(said);
      owners.add(place);
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

  List<List<String>> words() {
    return words;
  }

  /** The entry of each phrasing. */
  int[] owners() {
    return owners.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The first phrasing of entry {@code place}; {@code start(place + 1)} is the next entry's. */
  int start(int place) {
    return starts[place];
  }
}

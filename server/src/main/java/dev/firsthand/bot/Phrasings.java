package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All phrasings of an FAQ in one row: entry after entry, the entry's question first, none twice. */
final class Phrasings {

  private final List<String> texts = new ArrayList<>();
  private final List<List<String>> words = new ArrayList<>();
  private final Map<String, Integer> rows = new HashMap<>();
  private final int[] starts;

  Phrasings(List<Described> entries) {
    starts = new int[entries.size() + 1];
    for (int place = 0; place < entries.size(); place++) {
      for (var text : entries.get(place).texts()) {
        rows.putIfAbsent(text, texts.size());
        texts.add(text);
      }
      words.addAll(entries.get(place).words());
      starts[place + 1] = texts.size();
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

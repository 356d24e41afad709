package dev.firsthand.bench.eval;

import dev.firsthand.bot.Encoder;
import dev.firsthand.bot.EntryPairs;
import dev.firsthand.bot.FaqEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * How well entries that mean the same are told from others: every second intent of a set is cut in two
 * entries of five phrasings each, the others are one; a pair is right if both halves are of one intent.
 */
final class Doubles {

  private static final int PHRASINGS = 5;
  private static final double LOWEST = 0.3;
  private static final double STEP = 0.02;

  private final DataFolder data;
  private final Optional<Encoder> encoder;
  private final Report report;

  Doubles(DataFolder data, Optional<Encoder> encoder, Report report) {
    this.data = data;
    this.encoder = encoder;
    this.report = report;
  }

  void measure() {
    measure("clinc150", data.clinc(Cases.CLINC, "train"));
    measure("banking77", data.tsv("banking77/splits/train.tsv"));
  }

  private void measure(String name, List<Labelled> rows) {
    var byIntent = new TreeMap<String, List<String>>();
    rows.stream()
        .filter(Labelled::isInScope)
        .forEach(row ->
            byIntent.computeIfAbsent(row.label(), unused -> new ArrayList<>()).add(row.text()));
    var random = new Random(5);
    var entries = new ArrayList<FaqEntry>();
    int doubles = 0;
    for (var intent : byIntent.entrySet()) {
      var texts = new ArrayList<>(intent.getValue());
      Collections.shuffle(texts, random);
      boolean cut = entries.size() % 3 == 0 && texts.size() >= 2 * PHRASINGS;
      entries.add(entry(intent.getKey() + "#1", texts.subList(0, PHRASINGS)));
      if (cut) {
        entries.add(entry(intent.getKey() + "#2", texts.subList(PHRASINGS, 2 * PHRASINGS)));
        doubles++;
      }
    }
    var found =
        EntryPairs.of(entries, encoder.orElse(null), LOWEST, Integer.MAX_VALUE).pairs();
    for (double from = LOWEST; from < 1; from += STEP) {
      double least = from;
      var listed = found.stream().filter(pair -> pair.nearness() >= least).toList();
      long right = listed.stream()
          .filter(pair -> intent(pair.one()).equals(intent(pair.other())))
          .count();
      if (!listed.isEmpty()) {
        var figures = new LinkedHashMap<String, Number>();
        figures.put("pairs", listed.size());
        figures.put("right", Report.percent((double) right / listed.size()));
        figures.put("found", Report.percent((double) right / doubles));
        report.add("doubles " + name + " from " + Math.round(100 * from), figures);
      }
    }
  }

  private static FaqEntry entry(String id, List<String> texts) {
    return new FaqEntry(
        id, texts.getFirst(), texts.subList(1, texts.size()), "", "", "en", List.of());
  }

  private static String intent(FaqEntry entry) {
    return entry.id().substring(0, entry.id().indexOf('#'));
  }
}

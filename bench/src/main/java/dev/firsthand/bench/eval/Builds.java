package dev.firsthand.bench.eval;

import dev.firsthand.bot.Encoder;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.retrieval.EncoderLoader;
import dev.firsthand.retrieval.FaqIndexes;
import dev.firsthand.retrieval.Shelves;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;

/**
 * How soon an edit of a large FAQ is in use: 10,000 entries with 5 phrasings of made-up words. Vectors
 * are made up too, because encoding 50,000 texts for the first time takes minutes; an edit of three
 * texts adds what three take.
 */
final class Builds {

  private static final int ENTRIES = 10_000;
  private static final int EDITS = 11;

  private final Report report;
  private final Random random = new Random(2);

  Builds(Report report) {
    this.report = report;
  }

  /** Stands in for the real one: a vector of the text's hash. */
  private static final class MadeUp implements Encoder {

    @Override
    public String name() {
      return "made-up";
    }

    @Override
    public float[] encode(String text) {
      var own = new Random(text.hashCode());
      var vector = new float[384];
      double squares = 0;
      for (int i = 0; i < vector.length; i++) {
        vector[i] = own.nextFloat() - 0.5f;
        squares += vector[i] * vector[i];
      }
      for (int i = 0; i < vector.length; i++) {
        vector[i] /= (float) Math.sqrt(squares);
      }
      return vector;
    }
  }

  void measure() {
    var entries = new ArrayList<FaqEntry>();
    for (int i = 0; i < ENTRIES; i++) {
      entries.add(entry(i));
    }
    measure("build: lexical", EncoderLoader.off(), new ArrayList<>(entries), Shelves.none());
    var loader = new EncoderLoader(MadeUp::new, Runnable::run);
    loader.start();
    measure("build: with vectors", loader, new ArrayList<>(entries), Shelves.none());
    try {
      Path folder = Files.createTempDirectory("firsthand-eval");
      try {
        for (var part : List.of("build: keeping vectors", "build: vectors kept")) {
          try (var shelves = Shelves.in(folder)) {
            measure(part, loader, new ArrayList<>(entries), shelves);
          }
        }
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }

  private void measure(String part, EncoderLoader loader, List<FaqEntry> entries, Shelves shelves) {
    var indexes = new FaqIndexes(loader, Runnable::run, shelves);
    long begun = System.nanoTime();
    indexes.put("site", new Faq(1, entries));
    var figures = new LinkedHashMap<String, Number>();
    figures.put("entries", entries.size());
    figures.put("first-ms", millis(begun));
    var taken = new long[EDITS];
    for (int edit = 0; edit < EDITS; edit++) {
      entries.set(random.nextInt(entries.size()), entry(ENTRIES + edit));
      var faq = new Faq(2 + edit, entries);
      begun = System.nanoTime();
      indexes.put("site", faq);
      taken[edit] = millis(begun);
    }
    Arrays.sort(taken);
    figures.put("edit-ms-p50", taken[EDITS / 2]);
    figures.put("edit-ms-most", taken[EDITS - 1]);
    report.add(part, figures);
  }

  private FaqEntry entry(int number) {
    var phrasings = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      phrasings.add(words(7) + ' ' + number);
    }
    return new FaqEntry(
        "e" + number, phrasings.getFirst(), phrasings.subList(1, 5), words(40), "", "", List.of());
  }

  private String words(int many) {
    var words = new StringBuilder();
    for (int i = 0; i < many; i++) {
      int word = (int) Math.abs(random.nextGaussian() * 3_000);
      words.append(i == 0 ? "" : " ").append(Integer.toString(word * 977 + 1_296, 36));
    }
    return words.toString();
  }

  private static long millis(long begun) {
    return (System.nanoTime() - begun) / 1_000_000;
  }
}

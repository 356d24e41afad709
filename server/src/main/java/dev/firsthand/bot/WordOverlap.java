package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which entries use the question's words anywhere: in the question, the phrasings or the answer. A
 * word is known by its first six letters, which forgives most endings in the languages we serve.
 */
final class WordOverlap {

  private static final int STEM = 6;

  private final List<long[]> stemsByEntry;
  private final Dictionary columns;
  private final int[] starts;
  private final int[] places;

  /** Of the {@link #stems} of each entry. */
  WordOverlap(List<long[]> stemsByEntry) {
    this.stemsByEntry = stemsByEntry;
    columns = new Dictionary(null, stemsByEntry);
    var numbers = stemsByEntry.stream().map(columns::find).toArray(int[][]::new);
    starts = new int[columns.size() + 1];
    for (var entry : numbers) {
      for (int column : entry) {
        starts[column + 1]++;
      }
    }
    for (int column = 0; column < columns.size(); column++) {
      starts[column + 1] += starts[column];
    }
    places = new int[starts[columns.size()]];
    var next = Arrays.copyOf(starts, columns.size());
    for (int place = 0; place < numbers.length; place++) {
      for (int column : numbers[place]) {
        places[next[column]++] = place;
      }
    }
  }

  /** The stems of all words of {@code entry}, ascending, each once. */
  static long[] stems(FaqEntry entry) {
    var words = new ArrayList<>(Words.of(entry.question()));
    entry.phrasings().forEach(phrasing -> words.addAll(Words.of(phrasing)));
    words.addAll(Words.of(entry.answer()));
    return words.stream().mapToLong(WordOverlap::stem).sorted().distinct().toArray();
  }

  private static long stem(String word) {
    return Ngrams.word(word.length() <= STEM ? word : word.substring(0, STEM));
  }

  /** For each entry the share of the question's words that it uses, by rarity, 0 to 1. */
  double[] shares(List<String> words) {
    var shares = new double[stemsByEntry.size()];
    double all = 0;
    for (long stem : distinctStems(words)) {
      int column = columns.find(stem);
      double rarity = rarity(entriesWith(column));
      all += rarity;
      if (column >= 0) {
        for (int at = starts[column]; at < starts[column + 1]; at++) {
          shares[places[at]] += rarity;
        }
      }
    }
    for (int place = 0; place < shares.length && all > 0; place++) {
      shares[place] /= all;
    }
    return shares;
  }

  /** The share of the question's words that no entry uses, by rarity. */
  double foreign(List<String> words) {
    double foreign = 0;
    double all = 0;
    for (long stem : distinctStems(words)) {
      int many = entriesWith(columns.find(stem));
      all += rarity(many);
      foreign += many == 0 ? rarity(many) : 0;
    }
    return all == 0 ? 0 : foreign / all;
  }

  private int entriesWith(int column) {
    return column < 0 ? 0 : starts[column + 1] - starts[column];
  }

  /** The question's words that entry {@code place} uses too, in the order asked, rare ones only. */
  List<String> shared(List<String> words, int place) {
    int entries = stemsByEntry.size();
    var shared = new ArrayList<String>();
    for (var word : words) {
      long stem = stem(word);
      int many = entriesWith(columns.find(stem));
      boolean telling = word.length() > 2 && (many <= 3 || many * 3 < entries);
      if (telling
          && Arrays.binarySearch(stemsByEntry.get(place), stem) >= 0
          && !shared.contains(word)) {
        shared.add(word);
      }
    }
    return shared;
  }

  private double rarity(int many) {
    return StrictMath.log(1 + (stemsByEntry.size() + 0.5) / (many + 0.5));
  }

  private static long[] distinctStems(List<String> words) {
    return words.stream().mapToLong(WordOverlap::stem).distinct().toArray();
  }
}

package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which entries use the question's words anywhere: in the question, the phrasings or the answer. A
 * word is known by its first six letters, which forgives most endings in the languages we serve.
 */
final class WordOverlap {

  private static final int STEM = 6;

  private final Map<String, int[]> entriesByStem = new HashMap<>();
  private final List<Set<String>> stemsByEntry;
  private final int entries;

  WordOverlap(List<Set<String>> wordsByEntry) {
    entries = wordsByEntry.size();
    stemsByEntry = new ArrayList<>(entries);
    var places = new HashMap<String, List<Integer>>();
    for (int place = 0; place < entries; place++) {
      var stems = new HashSet<String>();
      for (var word : wordsByEntry.get(place)) {
        stems.add(stem(word));
      }
      stemsByEntry.add(stems);
      for (var stem : stems) {
        places.computeIfAbsent(stem, unused -> new ArrayList<>()).add(place);
      }
    }
    places.forEach((stem, at) -> entriesByStem.put(stem, ints(at)));
  }

  private static int[] ints(Collection<Integer> places) {
    return places.stream().mapToInt(Integer::intValue).toArray();
  }

  static String stem(String word) {
    return word.length() <= STEM ? word : word.substring(0, STEM);
  }

  /** For each entry the share of the question's words that it uses, by rarity, 0 to 1. */
  double[] shares(List<String> words) {
    var shares = new double[entries];
    double all = 0;
    for (var stem : distinctStems(words)) {
      var places = entriesByStem.getOrDefault(stem, new int[0]);
      double rarity = rarity(places.length);
      all += rarity;
      for (int place : places) {
        shares[place] += rarity;
      }
    }
    for (int place = 0; place < entries && all > 0; place++) {
      shares[place] /= all;
    }
    return shares;
  }

  /** The question's words that entry {@code place} uses too, in the order asked, rare ones only. */
  List<String> shared(List<String> words, int place) {
    var shared = new ArrayList<String>();
    for (var word : words) {
      var stem = stem(word);
      var places = entriesByStem.getOrDefault(stem, new int[0]);
      boolean telling = word.length() > 2 && (places.length <= 3 || places.length * 3 < entries);
      if (telling && stemsByEntry.get(place).contains(stem) && !shared.contains(word)) {
        shared.add(word);
      }
    }
    return shared;
  }

  private double rarity(int places) {
    return StrictMath.log(1 + (entries + 0.5) / (places + 0.5));
  }

  private static List<String> distinctStems(List<String> words) {
    return words.stream().map(WordOverlap::stem).distinct().toList();
  }
}

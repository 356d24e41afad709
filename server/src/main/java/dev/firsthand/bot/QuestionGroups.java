package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts questions that mean the same together: greedily, the most frequent wording first, each next
 * one to the nearest group that is near enough. Deterministic, and independent of the questions'
 * order. Takes time with the square of the number of different wordings: some thousands at most.
 */
public final class QuestionGroups {

  /** Two questions whose vectors of an encoder are nearer than this mean the same. */
  private static final double SAME_MEANING = 0.62;

  /** The same for words and runs of letters alone. */
  private static final double SAME_WORDS = 0.45;

  private static final int HASHED_DIMENSIONS = 1_024;

  private final @Nullable Encoder encoder;

  /** Groups by meaning, or by words where there is no encoder. */
  public QuestionGroups(@Nullable Encoder encoder) {
    this.encoder = encoder;
  }

  /** The words of a text, by which two spellings of the same are told to be the same. */
  public static String key(String text) {
    return String.join(" ", Words.of(text));
  }

  /** A wording and where it stands among the questions. */
  private record Wording(String key, List<Integer> places) {}

  /** A group in the making: the sum of its vectors, and that sum's length. */
  @SuppressWarnings("ArrayRecordComponent") // confined to this class, never compared
  private record Group(List<Integer> places, float[] sum, double length) {

    static Group empty(int dimensions) {
      return new Group(List.of(), new float[dimensions], 0);
    }

    double cosine(float[] unit) {
      double product = 0;
      for (int i = 0; i < sum.length; i++) {
        product += (double) sum[i] * unit[i];
      }
      return length == 0 ? 0 : product / length;
    }

    Group with(Wording wording, float[] vector) {
      var all = new ArrayList<>(places);
      all.addAll(wording.places());
      var longer = new float[sum.length];
      double squares = 0;
      for (int i = 0; i < sum.length; i++) {
        longer[i] = sum[i] + vector[i];
        squares += (double) longer[i] * longer[i];
      }
      return new Group(all, longer, Math.sqrt(squares));
    }
  }

  /**
   * The groups, each as places in {@code texts}: first the wording that began the group. Texts
   * without words are in none.
   */
  public List<List<Integer>> of(List<String> texts) {
    var wordings = wordings(texts);
    var groups = new ArrayList<Group>();
    for (var wording : wordings) {
      var vector = vector(texts.get(wording.places().getFirst()));
      int place = nearest(groups, vector);
      if (place < 0) {
        groups.add(Group.empty(vector.length).with(wording, vector));
      } else {
        groups.set(place, groups.get(place).with(wording, vector));
      }
    }
    return groups.stream().map(Group::places).map(List::copyOf).toList();
  }

  private static List<Wording> wordings(List<String> texts) {
    var byKey = new TreeMap<String, List<Integer>>();
    for (int place = 0; place < texts.size(); place++) {
      var key = key(texts.get(place));
      if (!key.isEmpty()) {
        byKey.computeIfAbsent(key, unused -> new ArrayList<>()).add(place);
      }
    }
    return byKey.entrySet().stream()
        .map(entry -> new Wording(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingInt((Wording wording) -> -wording.places().size())
            .thenComparing(Wording::key))
        .toList();
  }

  /** The place of the nearest group that is near enough; below 0 if none is. */
  private int nearest(List<Group> groups, float[] vector) {
    double most = encoder == null ? SAME_WORDS : SAME_MEANING;
    int nearest = -1;
    for (int place = 0; place < groups.size(); place++) {
      double cosine = groups.get(place).cosine(vector);
      if (cosine >= most) {
        most = cosine;
        nearest = place;
      }
    }
    return nearest;
  }

  private float[] vector(String text) {
    return encoder == null ? hashed(text) : encoder.encode(Words.bounded(text));
  }

  /** Words and runs of letters, thrown into a fixed number of places. */
  private static float[] hashed(String text) {
    var vector = new float[HASHED_DIMENSIONS];
    for (long feature : Ngrams.of(Words.of(text))) {
      int place = (int) Long.remainderUnsigned(feature >>> 2, HASHED_DIMENSIONS);
      vector[place] += Ngrams.weight(feature);
    }
    return VectorSpace.unit(vector);
  }
}

package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Puts questions that mean the same together: greedily, the most frequent wording first, each next
 * one to the group that is nearest on average and near enough. Deterministic, and independent of the
 * questions' order. Takes time with the square of the number of different wordings: some thousands
 * at most.
 */
public final class QuestionGroups {

  /**
   * From these mean nearnesses on a question belongs to a group. With them some 65 of 100 pairs put
   * together are of one intent on CLINC150, BANKING77 and HINT3 (train parts; by words 59).
   */
  private static final double NEAR_IN_CENTRED_MEANING = 0.42;

  private static final double NEAR_IN_MEANING = 0.78;
  private static final double NEAR_IN_WORDS = 0.25;

  /** Fewer vectors than this have no middle to speak of. */
  private static final int ENOUGH_FOR_A_MIDDLE = 50;

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

  /** How near a wording is to each wording, and from where on two mean the same. */
  private record Nearness(IntFunction<float[]> toAll, double enough) {}

  /**
   * The groups, each as places in {@code texts}: first the wording that began the group. Texts
   * without words are in none.
   */
  public List<List<Integer>> of(List<String> texts) {
    var wordings = wordings(texts);
    var nearness = nearness(
        wordings.stream().map(wording -> texts.get(wording.places().getFirst())).toList());
    var groups = new ArrayList<List<Integer>>();
    for (int place = 0; place < wordings.size(); place++) {
      var near = nearness.toAll().apply(place);
      int nearest = nearest(groups, near, nearness.enough());
      if (nearest < 0) {
        groups.add(new ArrayList<>(List.of(place)));
      } else {
        groups.get(nearest).add(place);
      }
    }
    return groups.stream()
        .map(group -> group.stream()
            .flatMap(place -> wordings.get(place).places().stream())
            .toList())
        .toList();
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

  /** The place of the group that is nearest on average; below 0 if none is near enough. */
  private static int nearest(List<List<Integer>> groups, float[] near, double enough) {
    double most = enough;
    int nearest = -1;
    for (int place = 0; place < groups.size(); place++) {
      double sum = 0;
      for (int member : groups.get(place)) {
        sum += near[member];
      }
      double mean = sum / groups.get(place).size();
      if (mean >= most) {
        most = mean;
        nearest = place;
      }
    }
    return nearest;
  }

  private Nearness nearness(List<String> texts) {
    if (encoder == null) {
      var terms =
          new TermSpace(new Phrasings(texts.stream().map(Described::alone).toList()));
      return new Nearness(place -> terms.similarities(terms.row(place)), NEAR_IN_WORDS);
    }
    var vectors = texts.stream().map(Words::bounded).map(encoder::encode).toList();
    boolean many = vectors.size() >= ENOUGH_FOR_A_MIDDLE;
    var compared = many ? VectorSpace.centred(vectors) : vectors;
    var space = new VectorSpace(compared);
    return new Nearness(
        place -> space.similarities(compared.get(place)),
        many ? NEAR_IN_CENTRED_MEANING : NEAR_IN_MEANING);
  }
}

package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Entries of an FAQ that are asked for in the same way. How near two are: for each phrasing of one the
 * nearest of the other, averaged over both ways; by meaning, and by words with a third of its weight.
 * Deterministic. Takes time with the square of the phrasings.
 */
public final class EntryPairs {

  /**
   * From this nearness on two entries mean the same. Intents of CLINC150, BANKING77 and HINT3 cut in two
   * are told from others by it: {@code ./firsthand eval FOLDER --only doubles}, docs/BOT.md.
   */
  public static final double NEAR_BY_MEANING = 0.52;

  /** The same where only words are known. */
  public static final double NEAR_BY_WORDS = 0.34;

  /** So many phrasings are compared, those of the first entries. */
  public static final int MOST_TEXTS = 6_000;

  /** Of one entry no more than these, so that a rich one does not take the room of many. */
  private static final int MOST_OF_ONE = 12;

  /** Fewer vectors than this have no middle to speak of. */
  private static final int ENOUGH_FOR_A_MIDDLE = 50;

  private static final double WEIGHT_OF_WORDS = 0.25;

  private EntryPairs() {}

  /**
   * Two entries, the earlier first.
   *
   * @param nearness 0 to 1
   * @param text a phrasing of the first, and
   * @param otherText the one of the second that is nearest to it: those that are most alike
   */
  public record Pair(
      FaqEntry one, FaqEntry other, double nearness, String text, String otherText) {}

  /**
   * What was found.
   *
   * @param pairs the nearest first
   * @param looked how many entries were compared
   */
  public record Found(List<Pair> pairs, int looked) {
    public Found {
      pairs = List.copyOf(pairs);
    }
  }

  /** The pairs of entries in one language that mean the same; by words alone without an encoder. */
  public static Found of(List<FaqEntry> entries, @Nullable Encoder encoder) {
    return of(entries, encoder, encoder == null ? NEAR_BY_WORDS : NEAR_BY_MEANING);
  }

  /** The pairs from another nearness on, as when the threshold is measured. */
  public static Found of(List<FaqEntry> entries, @Nullable Encoder encoder, double from) {
    var described = described(entries);
    var phrasings = new Phrasings(described);
    int looked = described.size();
    var terms = new TermSpace(phrasings);
    var meant = encoder == null ? null : vectors(described, encoder);
    var space = meant == null ? null : new VectorSpace(meant);
    int texts = phrasings.size();
    var best = new float[texts][];
    var nearest = new int[texts][];
    for (int text = 0; text < texts; text++) {
      var byWords = terms.similarities(terms.row(text));
      var byMeaning = meant == null || space == null ? null : space.similarities(meant.get(text));
      best[text] = new float[looked];
      nearest[text] = new int[looked];
      for (int place = 0; place < texts; place++) {
        int owner = phrasings.owners()[place];
        float near =
            byMeaning == null ? byWords[place] : together(byMeaning[place], byWords[place]);
        if (near > best[text][owner]) {
          best[text][owner] = near;
          nearest[text][owner] = place;
        }
      }
    }
    return new Found(pairs(entries, described, phrasings, best, nearest, from), looked);
  }

  private static float together(float meaning, float words) {
    return (float) ((1 - WEIGHT_OF_WORDS) * meaning + WEIGHT_OF_WORDS * words);
  }

  /** The entries' phrasings, each entry's first few, as far as there is room. */
  private static List<Described> described(List<FaqEntry> entries) {
    var described = new ArrayList<Described>();
    int texts = 0;
    for (var entry : entries) {
      var few = Described.of(new FaqEntry(
          entry.id(),
          entry.question(),
          entry.phrasings().stream().limit(MOST_OF_ONE - 1).toList(),
          "",
          "",
          entry.language(),
          List.of()));
      texts += few.texts().size();
      if (texts > MOST_TEXTS) {
        return described;
      }
      described.add(few);
    }
    return described;
  }

  private static List<float[]> vectors(List<Described> described, Encoder encoder) {
    var vectors = described.stream()
        .flatMap(entry -> entry.texts().stream())
        .map(encoder::encode)
        .toList();
    return vectors.size() < ENOUGH_FOR_A_MIDDLE ? vectors : VectorSpace.centred(vectors);
  }

  private static List<Pair> pairs(
      List<FaqEntry> entries,
      List<Described> described,
      Phrasings phrasings,
      float[][] best,
      int[][] nearest,
      double from) {
    int[] owners = phrasings.owners();
    var own = IntStream.range(0, described.size())
        .mapToObj(entry -> IntStream.range(0, owners.length)
            .filter(text -> owners[text] == entry)
            .toArray())
        .toList();
    var texts = described.stream().flatMap(entry -> entry.texts().stream()).toList();
    var pairs = new ArrayList<Pair>();
    for (int one = 0; one < described.size(); one++) {
      for (int other = one + 1; other < described.size(); other++) {
        double near = (mean(own.get(one), other, best) + mean(own.get(other), one, best)) / 2;
        if (near >= from && isOfOneLanguage(entries.get(one), entries.get(other))) {
          int text = likest(own.get(one), other, best);
          pairs.add(new Pair(
              entries.get(one),
              entries.get(other),
              Math.min(1, near),
              texts.get(text),
              texts.get(nearest[text][other])));
        }
      }
    }
    pairs.sort(Comparator.comparingDouble((Pair pair) -> -pair.nearness())
        .thenComparing(pair -> pair.one().id())
        .thenComparing(pair -> pair.other().id()));
    return pairs;
  }

  private static double mean(int[] texts, int entry, float[][] best) {
    return IntStream.of(texts).mapToDouble(text -> best[text][entry]).average().orElse(0);
  }

  private static int likest(int[] texts, int entry, float[][] best) {
    return IntStream.of(texts)
        .boxed()
        .max(Comparator.comparingDouble((Integer text) -> best[text][entry])
            .thenComparing(Comparator.<Integer>reverseOrder()))
        .orElse(0);
  }

  private static boolean isOfOneLanguage(FaqEntry one, FaqEntry other) {
    var first = Languages.primary(one.language());
    var second = Languages.primary(other.language());
    return first.isEmpty() || second.isEmpty() || first.equals(second);
  }
}

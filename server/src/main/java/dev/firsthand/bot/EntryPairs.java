package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Entries of an FAQ that are asked for in the same way. How near two are: for each phrasing of one the
 * nearest of the other, averaged over both ways; by meaning, and by words with a third of that weight.
 * Deterministic. Takes time with the square of the phrasings, however many are near.
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
  public static final int MOST_TEXTS = 4_000;

  /** So many pairs are given, the nearest: entries made from one template are all near each other. */
  public static final int MOST_PAIRS = 500;

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

  /** A pair before its phrasings are looked for, which takes longer than all else. */
  private record Near(FaqEntry one, int first, FaqEntry other, int second, double nearness) {
    static final Comparator<Near> NEAREST_FIRST = Comparator.comparingDouble(
            (Near near) -> -near.nearness())
        .thenComparing(near -> near.one().id())
        .thenComparing(near -> near.other().id());
  }

  /** The pairs of entries in one language that mean the same; by words alone without an encoder. */
  public static Found of(List<FaqEntry> entries, @Nullable Encoder encoder) {
    return of(entries, encoder, encoder == null ? NEAR_BY_WORDS : NEAR_BY_MEANING, MOST_PAIRS);
  }

  /**
   * The pairs from another nearness on, as when the threshold is measured.
   *
   * @param most so many at most are given, the nearest
   */
  public static Found of(List<FaqEntry> entries, @Nullable Encoder encoder, double from, int most) {
    var described = described(entries);
    var texts = new Texts(described, encoder);
    var nearest = new PriorityQueue<Near>(Near.NEAREST_FIRST.reversed());
    var toOthers = new float[described.size()][];
    for (int entry = 0; entry < described.size(); entry++) {
      toOthers[entry] = texts.toEntries(entry);
      for (int earlier = 0; earlier < entry; earlier++) {
        double near = (toOthers[entry][earlier] + toOthers[earlier][entry]) / 2;
        if (near >= from && mayBothAnswer(entries.get(earlier), entries.get(entry))) {
          nearest.add(new Near(entries.get(earlier), earlier, entries.get(entry), entry, near));
          if (nearest.size() > most) {
            nearest.remove();
          }
        }
      }
    }
    var pairs = nearest.stream().sorted(Near.NEAREST_FIRST).map(texts::pair).toList();
    return new Found(pairs, described.size());
  }

  /** All phrasings, and how near one is to each. */
  private static final class Texts {
    private final List<String> texts;
    private final Phrasings phrasings;
    private final int[] starts;
    private final TermSpace terms;
    private final List<float[]> vectors;
    private final VectorSpace meanings;

    Texts(List<Described> described, @Nullable Encoder encoder) {
      texts = described.stream().flatMap(entry -> entry.texts().stream()).toList();
      phrasings = new Phrasings(described);
      starts = new int[described.size() + 1];
      for (int entry = 0; entry < described.size(); entry++) {
        starts[entry + 1] = starts[entry] + described.get(entry).texts().size();
      }
      terms = new TermSpace(phrasings);
      vectors = encoder == null ? List.of() : vectors(texts, encoder);
      meanings = new VectorSpace(vectors);
    }

    /** How near a phrasing is to all. */
    private float[] toAll(int text) {
      var near = terms.similarities(terms.row(text));
      if (!vectors.isEmpty()) {
        var meant = meanings.similarities(vectors.get(text));
        for (int place = 0; place < near.length; place++) {
          near[place] = together(meant[place], near[place]);
        }
      }
      return near;
    }

    /** For each entry the mean over this one's phrasings of how near its nearest is. */
    float[] toEntries(int entry) {
      int many = starts.length - 1;
      var sums = new float[many];
      for (int text = starts[entry]; text < starts[entry + 1]; text++) {
        var near = toAll(text);
        for (int other = 0; other < many; other++) {
          float best = 0;
          for (int place = starts[other]; place < starts[other + 1]; place++) {
            best = Math.max(best, near[place]);
          }
          sums[other] += best;
        }
      }
      int own = Math.max(1, starts[entry + 1] - starts[entry]);
      for (int other = 0; other < many; other++) {
        sums[other] /= own;
      }
      return sums;
    }

    /** A pair, with the phrasings that are most alike. */
    Pair pair(Near pair) {
      int first = pair.first();
      int second = pair.second();
      int text = starts[first];
      int like = starts[second];
      float best = -1;
      for (int own = starts[first]; own < starts[first + 1]; own++) {
        var near = toAll(own);
        for (int place = starts[second]; place < starts[second + 1]; place++) {
          if (near[place] > best) {
            best = near[place];
            text = own;
            like = place;
          }
        }
      }
      return new Pair(
          pair.one(), pair.other(), Math.min(1, pair.nearness()), texts.get(text), texts.get(like));
    }
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

  private static List<float[]> vectors(List<String> texts, Encoder encoder) {
    var vectors = texts.stream().map(encoder::encode).toList();
    return vectors.size() < ENOUGH_FOR_A_MIDDLE ? vectors : VectorSpace.centred(vectors);
  }

  /** Two entries of which one ends before the other begins are no doubles: one follows the other. */
  private static boolean mayBothAnswer(FaqEntry one, FaqEntry other) {
    return isOfOneLanguage(one, other) && one.validity().meets(other.validity());
  }

  private static boolean isOfOneLanguage(FaqEntry one, FaqEntry other) {
    var first = Languages.primary(one.language());
    var second = Languages.primary(other.language());
    return first.isEmpty() || second.isEmpty() || first.equals(second);
  }
}

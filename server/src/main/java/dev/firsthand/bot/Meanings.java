package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The semantic side of an FAQ: the vector of every phrasing and of what every entry says, the middle
 * of every entry, a linear model over entries, and questions from everyday life that no FAQ answers,
 * to tell near from merely similar. Immutable after construction.
 */
final class Meanings {

  private static final LinearModel.Schooling SCHOOLING = new LinearModel.Schooling(20, 0.1f, 1e-4f);
  private static final int BACKGROUND_NEIGHBOURS = 5;

  /** Phrasings that are compared with each of an entry's. */
  private static final int MOST_SIBLINGS = 64;

  private static final float[] NOWHERE = {};

  private final Encoder encoder;
  private final Map<String, float[]> known;
  private final IdentityHashMap<Described, Meant> byEntry;
  private final VectorSpace phrasings;
  private final VectorSpace middles;
  private final float[] siblings;
  private final @Nullable VectorSpace answers;
  private final int[] answerStarts;
  private final VectorSpace background;
  private final float[] centre;
  private final @Nullable LinearModel model;

  /**
   * What the encoder makes of a question.
   *
   * @param nearness cosine to every phrasing
   * @param middles cosine to the middle of every entry's phrasings
   * @param answers cosine to the nearest passage of every entry, 0 for entries without an answer;
   *     null where no entry has one
   * @param logits of the linear model, where there is one
   * @param background mean cosine to the nearest everyday questions
   * @param siblings for every phrasing the cosine to its entry's nearest other, 0 for an only one
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record Match(
      float[] nearness,
      float[] middles,
      float @Nullable [] answers,
      double @Nullable [] logits,
      double background,
      float[] siblings) {}

  /** Encodes what {@code before} does not know. */
  Meanings(Phrasings all, List<Described> entries, Encoder encoder, @Nullable Meanings before) {
    this.encoder = encoder;
    known = new HashMap<>(2 * all.size());
    byEntry = new IdentityHashMap<>(2 * entries.size());
    var vectors = new ArrayList<float[]>(all.size());
    var centres = new ArrayList<float[]>(entries.size());
    var told = new ArrayList<float[]>();
    siblings = new float[all.size()];
    answerStarts = new int[entries.size() + 1];
    for (int place = 0; place < entries.size(); place++) {
      var own = meant(entries.get(place), before);
      System.arraycopy(own.siblings(), 0, siblings, vectors.size(), own.siblings().length);
      vectors.addAll(own.phrasings());
      centres.add(own.middle());
      told.addAll(own.answers());
      answerStarts[place + 1] = told.size();
    }
    phrasings = new VectorSpace(vectors, before == null ? null : before.phrasings);
    middles = new VectorSpace(centres, before == null ? null : before.middles);
    answers = told.isEmpty() ? null : new VectorSpace(told, before == null ? null : before.answers);
    var everyday =
        EverydayQuestions.ALL.stream().map(text -> vector(text, before)).toList();
    background = before == null ? new VectorSpace(everyday) : before.background;
    centre = new float[0];
    model = null;
  }

  /**
   * What the encoder makes of an entry.
   *
   * @param phrasings vector of each
   * @param siblings cosine of each to the nearest of the others, 0 for an only one
   * @param middle of the phrasings
   * @param answers vector of each passage
   */
  @SuppressWarnings("ArrayRecordComponent") // confined to this class, never compared
  private record Meant(
      List<float[]> phrasings, float[] siblings, float[] middle, List<float[]> answers) {}

  private Meant meant(Described entry, @Nullable Meanings before) {
    var kept = before == null ? null : before.byEntry.get(entry);
    if (kept != null) {
      byEntry.put(entry, kept);
      for (int i = 0; i < entry.texts().size(); i++) {
        known.put(entry.texts().get(i), kept.phrasings().get(i));
      }
      for (int i = 0; i < entry.answers().size(); i++) {
        known.put(entry.answers().get(i), kept.answers().get(i));
      }
      return kept;
    }
    var own = entry.texts().stream().map(text -> vector(text, before)).toList();
    var middle = own.isEmpty()
        ? new float[vector(EverydayQuestions.ALL.getFirst(), before).length]
        : VectorSpace.unit(VectorSpace.mean(own));
    var told = entry.answers().stream().map(text -> vector(text, before)).toList();
    var meant = new Meant(own, siblings(own), middle, told);
    byEntry.put(entry, meant);
    return meant;
  }

  private static float[] siblings(List<float[]> vectors) {
    var nearest = new float[vectors.size()];
    for (int one = 0; one < nearest.length; one++) {
      int end = Math.min(nearest.length, one + MOST_SIBLINGS);
      for (int other = one + 1; other < end; other++) {
        float cosine = VectorSpace.cosine(vectors.get(one), vectors.get(other));
        nearest[one] = Math.max(nearest[one], cosine);
        nearest[other] = Math.max(nearest[other], cosine);
      }
    }
    return nearest;
  }

  private Meanings(Meanings plain, float[] centre, LinearModel model) {
    byEntry = plain.byEntry;
    encoder = plain.encoder;
    known = plain.known;
    phrasings = plain.phrasings;
    middles = plain.middles;
    siblings = plain.siblings;
    answers = plain.answers;
    answerStarts = plain.answerStarts;
    background = plain.background;
    this.centre = centre;
    this.model = model;
  }

  private float[] vector(String text, @Nullable Meanings before) {
    var own = known.get(text);
    if (own == null) {
      var taken = before == null ? null : before.known.get(text);
      own = taken == null ? encoder.encode(text) : taken;
      known.put(text, own);
    }
    return own;
  }

  /** The same encoder, with what is known here by heart. */
  Encoder remembering() {
    return new KnownVectors(encoder, known);
  }

  /** Whether the vector of {@code text} is here. */
  boolean knows(String text) {
    return known.containsKey(text);
  }

  /** The same with a model trained over all entries of {@code all}. */
  Meanings trained(Phrasings all, BooleanSupplier stopped) {
    if (all.size() == 0) {
      return this;
    }
    var vectors =
        all.texts().stream().map(text -> known.getOrDefault(text, NOWHERE)).toList();
    var mean = VectorSpace.mean(vectors);
    var inputs = vectors.stream().map(one -> centred(one, mean)).toArray(Sparse[]::new);
    return new Meanings(
        this,
        mean,
        LinearModel.train(inputs, all.owners(), mean.length, all.entries(), SCHOOLING, stopped));
  }

  /** Sentence vectors share a large common part, which tells nothing: without it they differ more. */
  private static Sparse centred(float[] vector, float[] centre) {
    var difference = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      difference[i] = vector[i] - centre[i];
    }
    var columns = new int[vector.length];
    Arrays.setAll(columns, i -> i);
    return new Sparse(columns, VectorSpace.unit(difference));
  }

  Match match(String text) {
    var taken = known.get(text);
    var vector = taken == null ? encoder.encode(text) : taken;
    var logits = model == null ? null : model.scores(centred(vector, centre));
    return new Match(
        phrasings.similarities(vector),
        middles.similarities(vector),
        nearestAnswers(vector),
        logits,
        background(vector, EverydayQuestions.isOne(text)),
        siblings);
  }

  private float @Nullable [] nearestAnswers(float[] vector) {
    if (answers == null) {
      return null;
    }
    var cosines = answers.similarities(vector);
    var nearest = new float[answerStarts.length - 1];
    for (int place = 0; place < nearest.length; place++) {
      for (int at = answerStarts[place]; at < answerStarts[place + 1]; at++) {
        nearest[place] = Math.max(nearest[place], cosines[at]);
      }
    }
    return nearest;
  }

  /** {@code asked}: one of them is asked itself, and is not its own neighbour. */
  private double background(float[] vector, boolean asked) {
    var cosines = background.similarities(vector);
    Arrays.sort(cosines);
    double sum = 0;
    int many = Math.min(BACKGROUND_NEIGHBOURS, cosines.length - 1);
    int last = cosines.length - (asked ? 2 : 1);
    for (int i = 0; i < many; i++) {
      sum += cosines[last - i];
    }
    return many <= 0 ? 0 : sum / many;
  }
}

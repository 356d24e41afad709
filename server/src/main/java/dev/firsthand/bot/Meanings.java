package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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

  private final Encoder encoder;
  private final Map<String, float[]> known;
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
  Meanings(Phrasings all, List<FaqEntry> entries, Encoder encoder, @Nullable Meanings before) {
    this.encoder = encoder;
    known = new HashMap<>(2 * all.size());
    var vectors = new ArrayList<float[]>(all.size());
    for (var text : all.texts()) {
      vectors.add(vector(text, before));
    }
    phrasings = new VectorSpace(vectors);
    var centres = new ArrayList<float[]>(all.entries());
    for (int place = 0; place < all.entries(); place++) {
      var own = vectors.subList(all.start(place), all.start(place + 1));
      centres.add(own.isEmpty() ? new float[phrasings.dimensions()] : middle(own));
    }
    middles = new VectorSpace(centres);
    siblings = siblings(all, vectors);
    var told = new ArrayList<float[]>();
    answerStarts = new int[entries.size() + 1];
    for (int place = 0; place < entries.size(); place++) {
      for (var text : Answers.of(entries.get(place))) {
        told.add(vector(text, before));
      }
      answerStarts[place + 1] = told.size();
    }
    answers = told.isEmpty() ? null : new VectorSpace(told);
    var everyday =
        EverydayQuestions.ALL.stream().map(text -> vector(text, before)).toList();
    background = before == null ? new VectorSpace(everyday) : before.background;
    centre = VectorSpace.mean(vectors);
    model = null;
  }

  private Meanings(Meanings plain, LinearModel model) {
    encoder = plain.encoder;
    known = plain.known;
    phrasings = plain.phrasings;
    middles = plain.middles;
    siblings = plain.siblings;
    answers = plain.answers;
    answerStarts = plain.answerStarts;
    background = plain.background;
    centre = plain.centre;
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
    return new Encoder() {
      @Override
      public String name() {
        return encoder.name();
      }

      @Override
      public float[] encode(String text) {
        var own = known.get(text);
        return own == null ? encoder.encode(text) : own;
      }
    };
  }

  /** Whether the vector of {@code text} is here. */
  boolean knows(String text) {
    return known.containsKey(text);
  }

  private static float[] middle(List<float[]> vectors) {
    return VectorSpace.unit(VectorSpace.mean(vectors));
  }

  private static float[] siblings(Phrasings all, List<float[]> vectors) {
    var nearest = new float[all.size()];
    for (int place = 0; place < all.entries(); place++) {
      for (int one = all.start(place); one < all.start(place + 1); one++) {
        int end = Math.min(all.start(place + 1), one + MOST_SIBLINGS);
        for (int other = one + 1; other < end; other++) {
          float cosine = VectorSpace.cosine(vectors.get(one), vectors.get(other));
          nearest[one] = Math.max(nearest[one], cosine);
          nearest[other] = Math.max(nearest[other], cosine);
        }
      }
    }
    return nearest;
  }

  /** The same with a model trained over all entries of {@code all}. */
  Meanings trained(Phrasings all, BooleanSupplier stopped) {
    if (all.size() == 0) {
      return this;
    }
    var inputs = all.texts().stream()
        .map(text -> centred(known.getOrDefault(text, centre)))
        .toArray(Sparse[]::new);
    return new Meanings(
        this,
        LinearModel.train(inputs, all.owners(), centre.length, all.entries(), SCHOOLING, stopped));
  }

  /** Sentence vectors share a large common part, which tells nothing: without it they differ more. */
  private Sparse centred(float[] vector) {
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
    var logits = model == null ? null : model.scores(centred(vector));
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

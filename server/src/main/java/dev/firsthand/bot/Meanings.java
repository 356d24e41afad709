package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The semantic side of an FAQ: the vector of every phrasing, the middle of every entry, a linear
 * model over entries, and questions from everyday life that no FAQ answers, to tell near from merely
 * similar. Immutable after construction.
 */
final class Meanings {

  private static final LinearModel.Schooling SCHOOLING = new LinearModel.Schooling(20, 0.1f, 1e-4f);
  private static final int BACKGROUND_NEIGHBOURS = 5;

  private final Encoder encoder;
  private final VectorSpace phrasings;
  private final VectorSpace middles;
  private final VectorSpace background;
  private final float[] centre;
  private final @Nullable LinearModel model;

  /**
   * What the encoder makes of a question.
   *
   * @param nearness cosine to every phrasing
   * @param middles cosine to the middle of every entry's phrasings
   * @param logits of the linear model, where there is one
   * @param background mean cosine to the nearest everyday questions
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
  record Match(float[] nearness, float[] middles, double @Nullable [] logits, double background) {}

  Meanings(Phrasings all, Encoder encoder, boolean withModel) {
    this.encoder = encoder;
    var vectors = new ArrayList<float[]>(all.size());
    for (var text : all.texts()) {
      vectors.add(encoder.encode(text));
    }
    phrasings = new VectorSpace(vectors);
    var centres = new ArrayList<float[]>(all.entries());
    for (int place = 0; place < all.entries(); place++) {
      var own = vectors.subList(all.start(place), all.start(place + 1));
      centres.add(own.isEmpty() ? new float[phrasings.dimensions()] : middle(own));
    }
    middles = new VectorSpace(centres);
    background =
        new VectorSpace(EverydayQuestions.ALL.stream().map(encoder::encode).toList());
    centre = VectorSpace.mean(vectors);
    model = withModel && all.entries() > 1 && !vectors.isEmpty() ? train(all, vectors) : null;
  }

  private static float[] middle(List<float[]> vectors) {
    return VectorSpace.unit(VectorSpace.mean(vectors));
  }

  private LinearModel train(Phrasings all, List<float[]> vectors) {
    var inputs = vectors.stream().map(this::centred).toArray(Sparse[]::new);
    return LinearModel.train(inputs, all.owners(), centre.length, all.entries(), SCHOOLING);
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
    var vector = encoder.encode(text);
    var logits = model == null ? null : model.scores(centred(vector));
    return new Match(
        phrasings.similarities(vector), middles.similarities(vector), logits, background(vector));
  }

  private double background(float[] vector) {
    var cosines = background.similarities(vector);
    Arrays.sort(cosines);
    double sum = 0;
    int many = Math.min(BACKGROUND_NEIGHBOURS, cosines.length);
    for (int i = 1; i <= many; i++) {
      sum += cosines[cosines.length - i];
    }
    return many == 0 ? 0 : sum / many;
  }
}

package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One question held against every entry: fused scores, the best few, and the features of the match. */
final class Ranking {

  private static final int NEIGHBOURS = 5;
  private static final double NEARNESS_AS_LOGIT = 16;
  private static final double LIKENESS_AS_LOGIT = 8;

  private final Phrasings phrasings;
  private final boolean[] allowed;
  private final double[] shares;
  private final double[] nearest;
  private final int[] nearestRow;
  private final double[] middle;
  private final double[] likeness;
  private final double[] modelShares;
  private final double energy;
  private final double[] scores;
  private final double background;
  private final float[] siblings;
  private final float[] rowNearness;
  private final double foreign;
  private final int words;
  private final boolean semantic;

  Ranking(
      Phrasings phrasings,
      TermSpace terms,
      WordOverlap overlap,
      @Nullable LinearModel runs,
      Recipe recipe,
      List<String> words,
      Meanings.@Nullable Match match,
      boolean[] allowed) {
    this.phrasings = phrasings;
    this.allowed = allowed;
    this.words = words.size();
    semantic = match != null;
    shares = overlap.shares(words);
    foreign = overlap.foreign(words);
    var question = terms.vector(Ngrams.of(words));
    var like = terms.similarities(question);
    int entries = phrasings.entries();
    likeness = new double[entries];
    nearest = new double[entries];
    nearestRow = new int[entries];
    var likeRow = new int[entries];
    best(like, likeness, likeRow);
    if (match == null) {
      System.arraycopy(likeness, 0, nearest, 0, entries);
      System.arraycopy(likeRow, 0, nearestRow, 0, entries);
      middle = means(like);
      background = 0;
      siblings = new float[0];
      rowNearness = like;
    } else {
      best(match.nearness(), nearest, nearestRow);
      middle = new double[entries];
      for (int place = 0; place < entries; place++) {
        middle[place] = match.middles()[place];
      }
      background = match.background();
      siblings = match.siblings();
      rowNearness = match.nearness();
    }
    var runLogits = runs == null ? scaled(likeness, LIKENESS_AS_LOGIT) : runs.scores(question);
    var meaningLogits = match == null ? null : match.logits();
    if (match != null && meaningLogits == null) {
      meaningLogits = scaled(nearest, NEARNESS_AS_LOGIT);
    }
    var model = meaningLogits == null ? runLogits : meaningLogits;
    energy = Softmax.logSumExp(model, allowed);
    modelShares = Softmax.logarithms(model, allowed);
    var runShares = Softmax.logarithms(runLogits, allowed);
    double each = (double) phrasings.size() / Math.max(1, entries);
    double meaningWeight = semantic ? each / (each + Recipe.FEW_FOR_MEANING) : 0;
    double runsWeight = recipe.runs() * (semantic ? each / (each + Recipe.FEW_FOR_RUNS) : 1);
    scores = new double[entries];
    for (int place = 0; place < entries; place++) {
      scores[place] = meaningWeight * modelShares[place]
          + runsWeight * runShares[place]
          + recipe.nearness() * nearest[place]
          + recipe.middle() * middle[place]
          + recipe.overlap() * shares[place]
          + recipe.likeness() * likeness[place];
    }
    if (match != null && match.answers() != null) {
      addAnswers(match.answers(), recipe.answers() / Math.max(1, each));
    }
  }

  /** An entry that says nothing is as near as its nearest phrasing. */
  private void addAnswers(float[] answers, double weight) {
    for (int place = 0; place < scores.length; place++) {
      scores[place] += weight * (answers[place] > 0 ? answers[place] : nearest[place]);
    }
  }

  private void best(float[] similarities, double[] best, int[] row) {
    for (int place = 0; place < best.length; place++) {
      row[place] = phrasings.start(place);
      for (int at = phrasings.start(place); at < phrasings.start(place + 1); at++) {
        if (similarities[at] > best[place]) {
          best[place] = similarities[at];
          row[place] = at;
        }
      }
    }
  }

  private double[] means(float[] similarities) {
    var means = new double[phrasings.entries()];
    for (int place = 0; place < means.length; place++) {
      int from = phrasings.start(place);
      int to = phrasings.start(place + 1);
      for (int at = from; at < to; at++) {
        means[place] += similarities[at] / (to - from);
      }
    }
    return means;
  }

  private static double[] scaled(double[] values, double factor) {
    var scaled = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      scaled[i] = values[i] * factor;
    }
    return scaled;
  }

  Evidence evidence() {
    var best = bestPlaces();
    if (best.isEmpty()) {
      return Evidence.NONE;
    }
    var logarithms = Softmax.logarithms(scores, allowed);
    var ranked = new ArrayList<Evidence.Ranked>();
    for (int place : best) {
      ranked.add(new Evidence.Ranked(
          place,
          scores[place],
          StrictMath.exp(logarithms[place]),
          phrasings.text(nearestRow[place]),
          nearest[place]));
    }
    return new Evidence(ranked, features(best, logarithms));
  }

  /** The best entries, those without anything in common with the question left out. */
  private List<Integer> bestPlaces() {
    return IntStream.range(0, scores.length)
        .filter(place -> allowed[place] && phrasings.start(place) < phrasings.start(place + 1))
        .filter(place -> semantic || likeness[place] > 0 || shares[place] > 0)
        .boxed()
        .sorted(Comparator.<Integer>comparingDouble(place -> -scores[place]).thenComparing(p -> p))
        .limit(FaqIndex.MOST_CANDIDATES)
        .toList();
  }

  private List<Double> features(List<Integer> best, double[] logarithms) {
    int top = best.getFirst();
    int second = best.size() > 1 ? best.get(1) : -1;
    double margin = second < 0 ? 0 : Math.min(10, scores[top] - scores[second]);
    double runnerUp = second < 0 ? nearest[top] : nearest[second];
    long taking =
        IntStream.range(0, allowed.length).filter(place -> allowed[place]).count();
    int agree = 0;
    agree += isMost(nearest, top) ? 1 : 0;
    agree += isMost(middle, top) ? 1 : 0;
    agree += isMost(modelShares, top) ? 1 : 0;
    agree += isMost(likeness, top) ? 1 : 0;
    return List.of(
        logarithms[top],
        margin,
        StrictMath.exp(modelShares[top]),
        nearest[top],
        middle[top],
        nearest[top] - background,
        nearest[top] - runnerUp,
        shares[top],
        agree / 4.0,
        energy,
        StrictMath.log(1 + words),
        StrictMath.log(1.0 + taking),
        StrictMath.log((double) phrasings.size() / Math.max(1, phrasings.entries())),
        purity(top),
        kinship(top),
        likeness[top],
        foreign);
  }

  /** Of the nearest few phrasings, nearer ones counting more, the share that belongs to the best. */
  private double purity(int top) {
    var best = new float[NEIGHBOURS];
    var owner = new int[NEIGHBOURS];
    Arrays.fill(best, -1);
    for (int place = 0; place < allowed.length; place++) {
      for (int at = phrasings.start(place);
          allowed[place] && at < phrasings.start(place + 1);
          at++) {
        int slot = NEIGHBOURS;
        while (slot > 0 && rowNearness[at] > best[slot - 1]) {
          slot--;
        }
        if (slot < NEIGHBOURS) {
          System.arraycopy(best, slot, best, slot + 1, NEIGHBOURS - slot - 1);
          System.arraycopy(owner, slot, owner, slot + 1, NEIGHBOURS - slot - 1);
          best[slot] = rowNearness[at];
          owner[slot] = place;
        }
      }
    }
    double own = 0;
    double all = 0;
    for (int i = 0; i < NEIGHBOURS; i++) {
      double weight = best[i] < 0 ? 0 : NEIGHBOURS - i;
      all += weight;
      own += owner[i] == top ? weight : 0;
    }
    return all == 0 ? 0 : own / all;
  }

  /** How much nearer the question is to its nearest phrasing than that one's siblings are. */
  private double kinship(int top) {
    if (siblings.length == 0 || siblings[nearestRow[top]] <= 0) {
      return 0;
    }
    return nearest[top] - siblings[nearestRow[top]];
  }

  private boolean isMost(double[] values, int top) {
    for (int place = 0; place < values.length; place++) {
      if (allowed[place] && values[place] > values[top]) {
        return false;
      }
    }
    return true;
  }
}

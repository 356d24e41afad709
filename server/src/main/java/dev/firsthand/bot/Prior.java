package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.List;

/**
 * What is known of chances before a site is: a calibration, and how firmly each of its weights is to
 * be held when a site's own questions pull at it.
 *
 * @param rightFirmness for each weight of {@link Calibration#right}, its share of what all that one
 *     question tells
 * @param listedFirmness the same for {@link Calibration#listed}
 */
public record Prior(
    Calibration calibration, List<Double> rightFirmness, List<Double> listedFirmness) {

  /** The prior counts as so many questions. */
  private static final double QUESTIONS = 300;

  /** How lightly a prior of its own is drawn to 0. */
  private static final double SHRINKAGE = 20;

  public Prior {
    rightFirmness = List.copyOf(rightFirmness);
    listedFirmness = List.copyOf(listedFirmness);
    if (rightFirmness.size() != calibration.right().size()
        || listedFirmness.size() != calibration.listed().size()) {
      throw new IllegalArgumentException("every weight has its firmness");
    }
  }

  /**
   * A question whose answer is known.
   *
   * @param count as how many questions it counts
   * @param right whether the best entry was right
   * @param listed whether the right one was among the best three
   */
  public record Answered(List<Double> features, boolean right, boolean listed, double count) {

    public Answered {
      features = List.copyOf(features);
    }
  }

  /** What {@link Calibration#doubt} is for readings by words alone. */
  public static final double DOUBT_OF_WORDS = 0.2;

  /** Fits a prior to {@code questions} alone, its weights only lightly drawn to 0. */
  public static Prior fitted(String name, List<Answered> questions, double doubt) {
    var right = new Logistic();
    var listed = new Logistic();
    fill(questions, right, listed);
    double all = questions.stream().mapToDouble(Answered::count).sum();
    var rightWeights = right.fit(SHRINKAGE);
    var listedWeights = listed.fit(SHRINKAGE);
    return new Prior(
        new Calibration(name, rounded(rightWeights), rounded(listedWeights), doubt),
        rounded(shares(right.firmness(rightWeights), all)),
        rounded(shares(listed.firmness(listedWeights), all)));
  }

  /** The calibration of a site that has seen {@code questions}. */
  public Calibration refitted(String name, List<Answered> questions) {
    var right = new Logistic();
    var listed = new Logistic();
    fill(questions, right, listed);
    return new Calibration(
        name,
        rounded(right.fit(array(calibration.right(), 1), array(rightFirmness, QUESTIONS))),
        rounded(listed.fit(array(calibration.listed(), 1), array(listedFirmness, QUESTIONS))),
        calibration.doubt());
  }

  private static void fill(List<Answered> questions, Logistic right, Logistic listed) {
    for (var question : questions) {
      right.add(question.features(), question.right(), question.count());
      listed.add(question.features(), question.listed(), question.count());
    }
  }

  private static double[] shares(double[] firmness, double all) {
    var shares = firmness.clone();
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= all;
    }
    return shares;
  }

  private static double[] array(List<Double> values, double factor) {
    return values.stream().mapToDouble(value -> value * factor).toArray();
  }

  private static List<Double> rounded(double[] values) {
    var rounded = new ArrayList<Double>();
    for (double value : values) {
      rounded.add(Math.round(value * 1e5) / 1e5);
    }
    return rounded;
  }
}

package dev.firsthand.bot;

/**
 * Turns the strength of a turn of phrase, as judged, into the chance that whoever uses it means it.
 * Bias and slope of a logistic regression that {@code ./firsthand eval --only person,signals} fits
 * on labelled lines ("would be right with"), drawn half-way back to no change, because the lines
 * were seen while the rules were written.
 */
record Scale(double bias, double slope) {

  static final Scale WISH_FOR_A_PERSON = new Scale(-1.5, 1.6);
  /** Half a unit stricter than cross-validation asks for (0 and 1): ordinary questions are many. */
  static final Scale LEARNED_WISH = new Scale(-0.5, 1);

  static final Scale FRUSTRATED = new Scale(-0.1, 1.6);
  static final Scale HELPED = new Scale(-1, 1.2);
  static final Scale NOT_HELPED = new Scale(-1.3, 1.3);

  Signal chance(Signal strength) {
    double judged = strength.probability();
    if (judged <= 0 || judged >= 1) {
      return strength;
    }
    double logit = bias + slope * Math.log(judged / (1 - judged));
    return new Signal(Softmax.sigmoid(logit), strength.words());
  }
}

package dev.firsthand.lab;

import dev.firsthand.escalation.Policy;
import dev.firsthand.rest.Input;

/** Policies as the lab's sliders make them: other thresholds and limits, the same rules. */
final class Previews {

  private Previews() {}

  /**
   * The policy that was asked for.
   *
   * @param base has what is not there
   */
  static Policy read(Input input, Policy base) {
    return new Policy(
        number(input, "answerThreshold", base.answerThreshold()),
        number(input, "askBackThreshold", base.askBackThreshold()),
        number(input, "margin", base.margin()),
        number(input, "frustrationThreshold", base.frustrationThreshold()),
        count(input, "askBacksInARow", base.askBacksInARow()),
        count(input, "missesInARow", base.missesInARow()),
        count(input, "unhelpfulAnswers", base.unhelpfulAnswers()),
        count(input, "repeatedQuestions", base.repeatedQuestions()),
        count(input, "offers", base.offers()),
        base.rules());
  }

  private static double number(Input input, String field, double otherwise) {
    return input.has(field) ? input.number(field) : otherwise;
  }

  private static int count(Input input, String field, int otherwise) {
    return input.has(field) ? input.count(field, 0, 100) : otherwise;
  }
}

package dev.firsthand.bench.eval;

/**
 * What became of one question.
 *
 * @param confidence said by the bot for its best entry
 * @param listed said for the best three together
 * @param inScope whether some entry answers the question
 * @param right whether the best entry does
 * @param rightInThree whether one of the best three does
 */
record Outcome(
    double confidence, double listed, boolean inScope, boolean right, boolean rightInThree) {}

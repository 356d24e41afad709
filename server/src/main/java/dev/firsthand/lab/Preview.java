package dev.firsthand.lab;

import dev.firsthand.escalation.Prediction;
import java.util.List;

/**
 * What another policy would have made of the past, as the page shows it.
 *
 * @param days how far back
 * @param policyVersion the version with which the proposal is compared: the one in force, or another
 * @param turns turns that count, after language and category
 * @param older turns from before enough was kept to judge them again; left out
 * @param wanted fewer turns than this are too few for a picture
 * @param labels what people said of the best guesses
 * @param counts what the bot did, would do by the policy in force, and by the proposal
 * @param right of what is answered: the share that is right
 * @param stopped answered now and not then
 * @param gained answered then and not now
 * @param escalations passed on to people
 * @param passedOn share of the chats that were passed on at least once
 * @param waits what that does to the wait; always of all chats, for whose sake people are there
 * @param point the proposal on the curve
 * @param flips turns that flip, the latest first; {@code allFlips} of them in all
 */
record Preview(
    int days,
    long policyVersion,
    int turns,
    int chats,
    int older,
    int wanted,
    Labels labels,
    ThreeCounts counts,
    NowAndThen right,
    Changed stopped,
    Changed gained,
    Passed escalations,
    ThreeShares passedOn,
    WaitsOf waits,
    List<Curve.Point> curve,
    Curve.Point present,
    Curve.Point point,
    List<Curve.Recommended> recommended,
    List<Flip> flips,
    int allFlips) {

  record Labels(int thumbs, int choices, int verdicts) {}

  record ThreeCounts(Counts.Told was, Counts.Told now, Counts.Told proposed) {}

  record ThreeShares(double was, double now, double proposed) {}

  record NowAndThen(Share now, Share proposed) {}

  /** What it says of the time to come. */
  Prediction prediction() {
    return new Prediction(
        days,
        counts.now().figures(chats, passedOn.now(), waits.now()),
        counts.proposed().figures(chats, passedOn.proposed(), waits.proposed()));
  }

  /**
   * Answers that come or go.
   *
   * @param right how many of them are right, and how many not
   * @param labels on how many of them somebody said something
   * @param wentBadly after how many the visitor asked again, wanted a person or complained
   */
  record Changed(int turns, Share right, Share wrong, int labels, int wentBadly) {
    static Changed of(Rightness answers) {
      Share right = answers.share();
      return new Changed(
          answers.turns(),
          right.of(answers.turns()).rounded(),
          right.rest().of(answers.turns()).rounded(),
          answers.labels(),
          answers.wentBadly());
    }
  }

  /**
   * Escalations, on average over the days that there is a past of, and by the hour of the site's day on an
   * average one of them.
   */
  record Passed(
      int was,
      int now,
      int proposed,
      double nowPerHour,
      double proposedPerHour,
      List<Hour> byHour) {}

  record Hour(int hour, double now, double proposed) {}

  /**
   * Waits for a person over the last days.
   *
   * @param real as they were
   * @param was as the model makes them of what was: how far it is to be believed
   */
  record WaitsOf(
      int days,
      WaitModel.Waits real,
      WaitModel.Waits was,
      WaitModel.Waits now,
      WaitModel.Waits proposed) {}
}

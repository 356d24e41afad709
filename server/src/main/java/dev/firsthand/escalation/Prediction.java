package dev.firsthand.escalation;

/**
 * What a policy was expected to come to, by the preview that its author had seen. Kept with its version,
 * to be held against what came of it.
 *
 * @param days of the past that was played
 * @param before what the policy then in force came to over the same past
 */
public record Prediction(int days, Figures before, Figures proposed) {

  /**
   * What a policy comes to over a stretch of chats.
   *
   * @param turns of the bot, and moments at which the house stepped in for it
   * @param answered share of them that the bot answered
   * @param askedBack in which it asked back
   * @param escalated in which it stepped aside for a person
   * @param passedOn share of the chats that were passed on to people at least once
   * @param medianWaitSeconds half of those who were met by a person waited no longer
   * @param longestOfNineInTenSeconds nor nine in ten of them longer than this
   */
  public record Figures(
      int turns,
      int chats,
      double answered,
      double askedBack,
      double escalated,
      double passedOn,
      double medianWaitSeconds,
      double longestOfNineInTenSeconds) {}
}

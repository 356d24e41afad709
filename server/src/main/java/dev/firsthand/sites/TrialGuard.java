package dev.firsthand.sites;

/**
 * What a trial must not make worse, or it is taken back.
 *
 * @param worse by how much more often than in the other chats of the same time it may happen, as a share
 * @param fewest without so many chats on either side that count for it nothing is said
 */
public record TrialGuard(Measure measure, double worse, int fewest) {

  /** What is looked at: of the chats that count for it, how many. */
  public enum Measure {
    /** Of all: passed on to a person. */
    PASSED_ON,
    /** Of those that waited for a person: gave up before one came. */
    GAVE_UP,
    /** Of those that were rated: with 3 stars or fewer. */
    UNHAPPY,
    /** Of those in which an answer got a thumb: one of them down. */
    THUMB_DOWN
  }
}

package dev.firsthand.conversation;

/**
 * What the escalation policy counts in a conversation. All start again when the bot gets the
 * conversation back.
 *
 * @param askBacks ask-backs in a row, since the last answer
 * @param misses turns in a row in which the bot had no answer
 * @param unhelpful answers that the visitor called unhelpful
 * @param offers times that a person was offered
 */
public record Counters(int askBacks, int misses, int unhelpful, int offers) {

  public static final Counters NONE = new Counters(0, 0, 0, 0);

  Counters answered() {
    return new Counters(0, 0, unhelpful, offers);
  }

  Counters askedBack() {
    return new Counters(askBacks + 1, misses + 1, unhelpful, offers);
  }

  Counters missed() {
    return new Counters(askBacks, misses + 1, unhelpful, offers);
  }

  Counters offered() {
    return new Counters(askBacks, misses, unhelpful, offers + 1);
  }

  Counters foundUnhelpful() {
    return new Counters(askBacks, misses, unhelpful + 1, offers);
  }
}

package dev.firsthand.conversation;

/**
 * What the escalation policy counts in a conversation. All start again at 0 when the bot gets the
 * conversation back: given back by an agent, or reopened by the visitor. Besides:
 *
 * <ul>
 *   <li>an answer of the bot ends the rows of ask-backs and of misses;
 *   <li>a visitor who says that an answer helped, by words or thumb, ends those of unhelpful answers
 *       and of repetitions;
 *   <li>offers are counted on, so that nobody is offered a person for ever instead of getting one.
 * </ul>
 *
 * @param askBacks ask-backs in a row, since the last answer
 * @param misses turns in a row in which the bot had no answer
 * @param unhelpful answers that the visitor called unhelpful by thumb, since the last that helped
 * @param offers times that a person was offered
 * @param repeated times that the visitor asked the same again, since the last answer that helped
 */
public record Counters(int askBacks, int misses, int unhelpful, int offers, int repeated) {

  public static final Counters NONE = new Counters(0, 0, 0, 0, 0);

  /** Counters of a conversation in which nothing was asked twice. */
  public Counters(int askBacks, int misses, int unhelpful, int offers) {
    this(askBacks, misses, unhelpful, offers, 0);
  }

  /**
   * The counters after a turn of the bot.
   *
   * @param repeated whether the visitor asked the same again
   * @param helped whether the visitor said that an answer helped
   */
  public Counters after(Decision.Verdict verdict, boolean repeated, boolean helped) {
    int again = this.repeated + (repeated ? 1 : 0);
    return switch (verdict) {
      case ANSWER -> new Counters(0, 0, unhelpful, offers, again);
      case ASK_BACK -> new Counters(askBacks + 1, misses + 1, unhelpful, offers, again);
      case REPHRASE -> new Counters(askBacks, misses + 1, unhelpful, offers, again);
      case OFFER, SETTLED, PROMISED -> new Counters(askBacks, misses, unhelpful, offers + 1, again);
      case SMALL_TALK ->
        helped
            ? new Counters(askBacks, misses, 0, offers, 0)
            : new Counters(askBacks, misses, unhelpful, offers, again);
      case ESCALATE -> new Counters(askBacks, misses, unhelpful, offers, again);
    };
  }

  Counters foundUnhelpful() {
    return new Counters(askBacks, misses, unhelpful + 1, offers, repeated);
  }

  Counters foundHelpful() {
    return new Counters(askBacks, misses, 0, offers, 0);
  }
}

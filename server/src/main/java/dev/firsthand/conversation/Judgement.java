package dev.firsthand.conversation;

/** What an agent says of a turn of the bot, having seen the whole chat. */
public enum Judgement {
  /** Nothing in the FAQ answers it: the bot's best guess was wrong. */
  RIGHT_TO_ESCALATE,
  /** An entry answers it, which the judgement names. */
  BOT_COULD_HAVE_ANSWERED,
  /**
   * The bot's best guess was wrong; where that was no answer but the turn that passed the chat on or
   * asked back, so were its answers before.
   */
  SHOULD_HAVE_COME_SOONER
}

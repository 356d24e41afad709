package dev.firsthand.protocol;

/** What an agent says of a turn of the bot. */
@Doc("What an agent says of a turn of the bot.")
public enum Judgement {
  @Doc("Nothing in the FAQ answers it.")
  RIGHT_TO_ESCALATE,
  @Doc("An entry of the FAQ answers it.")
  BOT_COULD_HAVE_ANSWERED,
  @Doc("The bot's answers before were wrong.")
  SHOULD_HAVE_COME_SOONER
}

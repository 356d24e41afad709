package dev.firsthand.app;

import dev.firsthand.conversation.BotTurn;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.Unanswered;
import dev.firsthand.engine.Answerer;
import java.time.Duration;

/** For test set-ups: a bot that dawdles or fails before the real one is asked. */
final class FaultyBot implements Answerer {

  private final Answerer bot;
  private final Duration delay;
  private final boolean fails;

  FaultyBot(Answerer bot, Duration delay, boolean fails) {
    this.bot = bot;
    this.delay = delay;
    this.fails = fails;
  }

  @Override
  public BotTurn answer(Conversation conversation, Unanswered question) throws Exception {
    Thread.sleep(delay);
    if (fails) {
      throw new ForcedFailure();
    }
    return bot.answer(conversation, question);
  }

  /** The failure that test.bot-fails asks for. */
  private static final class ForcedFailure extends Exception {
    private static final long serialVersionUID = 1L;

    ForcedFailure() {
      super("test.bot-fails is on", null, false, false);
    }
  }
}

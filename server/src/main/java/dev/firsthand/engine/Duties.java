package dev.firsthand.engine;

import dev.firsthand.conversation.BotTurn;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.Duty;
import dev.firsthand.conversation.MailEnding;
import dev.firsthand.conversation.OfferEnding;
import dev.firsthand.conversation.Unanswered;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Performs what is owed to a conversation, after each step and whenever somebody asks to look
 * again. Performing twice is harmless: the rules refuse what is done already. Thread-safe.
 */
public final class Duties implements Listener {

  private static final Logger log = LoggerFactory.getLogger(Duties.class);

  /** Later duties are left to the sweeper, so that long waits hold no timer. */
  private static final Duration LONGEST_TIMER = Duration.ofMinutes(2);

  private final ConversationEngine engine;
  private final Answerer bot;
  private final Runnable findAgents;
  private final Transfers transfers;
  private final Executor executor;
  private final Timer timer;
  private final InstantSource clock;
  private volatile Postman postman = Postman.NONE;
  private final Set<Asked> asked = ConcurrentHashMap.newKeySet();

  private record Asked(ConversationId conversation, long question) {}

  /**
   * The runner of duties.
   *
   * @param findAgents wakes the matchmaker
   * @param executor where the bot thinks: virtual threads in the product
   */
  public Duties(
      ConversationEngine engine,
      Answerer bot,
      Runnable findAgents,
      Transfers transfers,
      Executor executor,
      Timer timer,
      InstantSource clock) {
    this.engine = engine;
    this.bot = bot;
    this.findAgents = findAgents;
    this.transfers = transfers;
    this.executor = executor;
    this.timer = timer;
    this.clock = clock;
  }

  /** From now on letters are given to {@code other}; until then they are left lying. */
  public void mailBy(Postman other) {
    postman = other;
  }

  @Override
  public void heard(Announcement announcement) {
    perform(announcement.after());
  }

  /** Reads what a conversation has come to, whoever wrote it, and performs what it is owed now. */
  public void lookAt(ConversationId id) {
    perform(id, engine.catchUp(id));
  }

  private void perform(ConversationId id, CompletableFuture<Conversation> looked) {
    looked.whenComplete((conversation, failure) -> {
      if (failure == null) {
        perform(conversation);
      } else {
        log.atWarn().addKeyValue("conversation", id.value()).log("duty.unread");
      }
    });
  }

  private void perform(Conversation conversation) {
    for (Duty duty : engine.duties(conversation)) {
      perform(conversation, duty);
    }
  }

  private void perform(Conversation conversation, Duty duty) {
    ConversationId id = conversation.id();
    switch (duty) {
      case Duty.AskBot ask -> ask(conversation, ask.question(), ask.epoch());
      case Duty.FailBot fail ->
        submit(id, new ConversationCommand.FailBot(fail.epoch(), fail.question()));
      case Duty.FindAgent find -> findAgents.run();
      case Duty.WithdrawFrom offer ->
        submit(id, new ConversationCommand.Withdraw(offer.agent(), OfferEnding.MISSED));
      case Duty.PassOn pass -> transfers.passOn(id);
      case Duty.OpenFollowUp open -> submit(id, new ConversationCommand.OpenFollowUp());
      case Duty.TakeBack lost -> submit(id, new ConversationCommand.TakeBack(lost.agent()));
      case Duty.CloseIdle idle -> submit(id, new ConversationCommand.CloseIdle());
      case Duty.Mail letter -> postman.send(conversation, letter);
      case Duty.GiveUpMail letter ->
        submit(id, new ConversationCommand.EndMail(letter.upTo(), MailEnding.UNREACHABLE, ""));
      case Duty.Remind due ->
        submit(id, new ConversationCommand.Remind(due.promise(), due.moment()));
      case Duty.LookAgain later -> lookAgain(id, later.at());
    }
  }

  private void lookAgain(ConversationId id, Instant at) {
    Duration left = Duration.between(clock.instant(), at);
    if (left.compareTo(LONGEST_TIMER) <= 0) {
      timer.after(left, () -> perform(id, engine.conversation(id)));
    }
  }

  private void ask(Conversation conversation, Unanswered question, long epoch) {
    var key = new Asked(conversation.id(), question.seq());
    if (!asked.add(key)) {
      return;
    }
    executor.execute(() -> {
      try {
        BotTurn turn = bot.answer(conversation, question);
        submit(conversation.id(), new ConversationCommand.AnswerAsBot(epoch, question.seq(), turn));
      } catch (Exception e) {
        log.atError()
            .addKeyValue("conversation", conversation.id().value())
            .setCause(e)
            .log("bot.failed");
        submit(conversation.id(), new ConversationCommand.FailBot(epoch, question.seq()));
      } finally {
        asked.remove(key);
      }
    });
  }

  private void submit(ConversationId id, ConversationCommand command) {
    engine.submit(id, command).whenComplete((submission, failure) -> {
      if (failure != null) {
        log.atWarn()
            .addKeyValue("conversation", id.value())
            .addKeyValue("duty", command.getClass().getSimpleName())
            .log("duty.unavailable");
      }
    });
  }
}

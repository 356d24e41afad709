package dev.firsthand.mail;

import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.Duty;
import dev.firsthand.conversation.MailEnding;
import dev.firsthand.engine.ConversationEngine;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.Postman;
import dev.firsthand.engine.Submission;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is owed by mail. Before each try the log is told, so that one node tries and a failure
 * has its next time; after it, how it ended. A crash in between sends the same letter again, by the
 * same number. Thread-safe.
 */
public final class MailRoom implements Postman {

  private static final Logger log = LoggerFactory.getLogger(MailRoom.class);
  private static final int MOST_AT_ONCE = 4;

  private final ConversationEngine engine;
  private final ConversationLog store;
  private final Letters letters;
  private final Function<Letter, Delivery> way;
  private final Executor executor;
  private final MailHealth health = new MailHealth();
  private final Semaphore lines = new Semaphore(MOST_AT_ONCE);

  /**
   * A room of one node.
   *
   * @param way hands a letter to the mail server; blocks
   * @param executor where that is done: virtual threads
   */
  public MailRoom(
      ConversationEngine engine,
      ConversationLog store,
      Letters letters,
      Function<Letter, Delivery> way,
      Executor executor) {
    this.engine = engine;
    this.store = store;
    this.letters = letters;
    this.way = way;
    this.executor = executor;
  }

  public MailHealth health() {
    return health;
  }

  @Override
  public void send(Conversation conversation, Duty.Mail duty) {
    executor.execute(() -> {
      lines.acquireUninterruptibly();
      try {
        sendNow(conversation, duty);
      } catch (RuntimeException e) {
        log.atError()
            .addKeyValue("conversation", conversation.id().value())
            .setCause(e)
            .log("mail.failed");
      } finally {
        lines.release();
      }
    });
  }

  private void sendNow(Conversation conversation, Duty.Mail duty) {
    ConversationId id = conversation.id();
    if (isSeen(id, duty.upTo())) {
      end(id, duty.upTo(), MailEnding.SEEN, "");
      return;
    }
    var attempt = new ConversationCommand.TryMail(duty.upTo(), duty.attempt());
    if (!(engine.submit(id, attempt).join() instanceof Submission.Done)) {
      return; // Another node is at it, or the visitor came back in this moment.
    }
    Optional<Letter> letter = letters.of(conversation, duty.upTo());
    if (letter.isEmpty()) {
      end(id, duty.upTo(), MailEnding.REFUSED, "address");
      return;
    }
    Delivery delivery = way.apply(letter.get());
    health.heard(delivery);
    switch (delivery) {
      case Delivery.Taken taken -> end(id, duty.upTo(), MailEnding.SENT, "");
      case Delivery.Refused no -> end(id, duty.upTo(), MailEnding.REFUSED, no.code());
      case Delivery.NotNow later ->
        log.atWarn()
            .addKeyValue("conversation", id.value())
            .addKeyValue("attempt", duty.attempt())
            .addKeyValue("code", later.code())
            .log("mail.not-now");
    }
  }

  private boolean isSeen(ConversationId id, long upTo) {
    return store.summary(id).filter(summary -> summary.seenByVisitor() >= upTo).isPresent();
  }

  private void end(ConversationId id, long upTo, MailEnding how, String code) {
    engine.submit(id, new ConversationCommand.EndMail(upTo, how, code)).join();
  }
}

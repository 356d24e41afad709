package dev.firsthand.gateway;

import dev.firsthand.conversation.Refusal;
import dev.firsthand.engine.LogUnavailable;
import dev.firsthand.engine.Submission;
import dev.firsthand.engine.Timer;
import dev.firsthand.http.Socket;
import dev.firsthand.protocol.ErrorCode;
import dev.firsthand.protocol.ServerFrame;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each request exactly one answer, within ten seconds or by closing the socket. Thread-safe.
 */
final class Pending {

  private static final Logger log = LoggerFactory.getLogger(Pending.class);
  private static final long RETRY_IN_MS = 1_000;

  private final Deadlines deadlines;
  private final Supplier<String> references;
  private final AtomicInteger unanswered = new AtomicInteger();

  Pending(Timer timer, InstantSource clock, Supplier<String> references) {
    this.deadlines = new Deadlines(timer, clock);
    this.references = references;
  }

  /** Requests that have no answer yet, over all sockets. */
  int unanswered() {
    return unanswered.get();
  }

  /** Answers {@code id} when {@code submission} is done. */
  void answer(
      String id,
      String key,
      CompletableFuture<Submission> submission,
      Socket socket,
      Consumer<ServerFrame> send) {
    unanswered.incrementAndGet();
    submission.whenComplete((result, failure) -> {
      unanswered.decrementAndGet();
      if (failure != null) {
        send.accept(failed(id, key, failure));
      } else {
        switch (result) {
          case Submission.Done done ->
            send.accept(new ServerFrame.Ok(id, key, done.seq(), done.at()));
          case Submission.Refused refused -> send.accept(refused(id, key, code(refused.refusal())));
        }
      }
    });
    inTime(submission, socket);
  }

  /** Closes the socket if {@code answered} is not done within the time that each request has. */
  void inTime(CompletableFuture<?> answered, Socket socket) {
    deadlines.set(answered, socket);
  }

  ServerFrame failed(String id, @Nullable String key, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof LogUnavailable) {
      return new ServerFrame.Refused(
          id,
          key,
          ErrorCode.UNAVAILABLE,
          advice(ErrorCode.UNAVAILABLE),
          null,
          true,
          RETRY_IN_MS,
          null);
    }
    String reference = references.get();
    log.atError().addKeyValue("reference", reference).setCause(cause).log("command.failed");
    return new ServerFrame.Refused(
        id,
        key,
        ErrorCode.INTERNAL,
        advice(ErrorCode.INTERNAL),
        null,
        true,
        RETRY_IN_MS,
        reference);
  }

  static ServerFrame.Refused refused(@Nullable String id, @Nullable String key, ErrorCode code) {
    return new ServerFrame.Refused(
        id, key, code, advice(code), null, code.retry(), code.retry() ? RETRY_IN_MS : null, null);
  }

  static ErrorCode code(Refusal refusal) {
    return switch (refusal) {
      case KEY_REUSED -> ErrorCode.KEY_REUSED;
      case STALE_EPOCH -> ErrorCode.STALE_EPOCH;
      case NOT_YOURS -> ErrorCode.NOT_YOURS;
      case WRONG_STATE, NOTHING_TO_DO -> ErrorCode.WRONG_STATE;
      case OFFER_GONE -> ErrorCode.OFFER_GONE;
      case AGENT_BUSY -> ErrorCode.AGENT_BUSY;
      case NOBODY_THERE -> ErrorCode.NOBODY_THERE;
      case NO_SUCH_EVENT -> ErrorCode.NO_SUCH_EVENT;
      case BAD_DUE -> ErrorCode.BAD_DUE;
      case TOO_MANY_PROMISES -> ErrorCode.TOO_MANY_PROMISES;
      case THREAD_FULL -> ErrorCode.THREAD_FULL;
      case PROMISES_OPEN -> ErrorCode.PROMISES_OPEN;
      case GESTURE_GONE -> ErrorCode.GESTURE_GONE;
      case GESTURE_CHANGED -> ErrorCode.GESTURE_CHANGED;
      case BUDGET_SPENT -> ErrorCode.BUDGET_SPENT;
      case POOL_EMPTY -> ErrorCode.POOL_EMPTY;
      case CODE_TAKEN -> ErrorCode.UNAVAILABLE;
      case UNKNOWN_CONVERSATION -> ErrorCode.UNKNOWN_CONVERSATION;
    };
  }

  private static String advice(ErrorCode code) {
    return switch (code) {
      case BAD_FRAME -> "Send one JSON object with a known type.";
      case BAD_FIELD -> "A field is missing or out of bounds.";
      case HELLO_FIRST -> "Say hello first, and only once.";
      case UNKNOWN_SITE -> "No site has this key; check data-site.";
      case UNKNOWN_CONVERSATION -> "There is no such conversation.";
      case UNKNOWN_AGENT -> "There is no such agent, or they can't be asked now.";
      case KEY_REUSED -> "This key was used for something else; make a new key for each message.";
      case STALE_EPOCH -> "The conversation has changed hands; look at it again.";
      case NOT_YOURS -> "Somebody else answers this conversation.";
      case WRONG_STATE -> "That can't be done in the conversation's present state.";
      case OFFER_GONE -> "The offer is over.";
      case AGENT_BUSY -> "No room: close a conversation first, or ask somebody else.";
      case NOBODY_THERE -> "Nobody of this team can be asked now; choose another way.";
      case NO_SUCH_EVENT -> "The number names nothing that can be chosen or rated.";
      case BAD_DUE -> "A promise is due after now and within a year.";
      case TOO_MANY_PROMISES -> "As many promises are open here as may be; keep one first.";
      case THREAD_FULL -> "Enough is being asked here: end a question among colleagues first.";
      case PROMISES_OPEN -> "Something was promised here: say whether it is kept or to follow.";
      case GESTURE_GONE -> "This gesture can't be given here (any more); choose another one.";
      case GESTURE_CHANGED -> "This gesture was changed just now; look at it again.";
      case BUDGET_SPENT -> "Your budget of this gesture is used up for this month.";
      case POOL_EMPTY -> "This gesture has no codes left; ask an admin for more.";
      case FORBIDDEN -> "Your role or your page's origin does not allow this.";
      case BLOCKED ->
        "You can't write here at the moment. If you think that is a mistake, please reach us another way.";
      case RATE_LIMITED -> "Too many in too short a time; try again a little later.";
      case UNAVAILABLE -> "It could not be stored now; try again with the same key.";
      case INTERNAL -> "Something broke here; try again with the same key.";
    };
  }
}

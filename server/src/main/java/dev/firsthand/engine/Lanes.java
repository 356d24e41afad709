package dev.firsthand.engine;

import dev.firsthand.conversation.ConversationId;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One conversation, one step at a time: a step begins when all earlier ones of its conversation have
 * ended, those of different ones go on side by side. A step begins on the thread that gave it, if its
 * lane is free, and else on the one that ended the step before. Thread-safe; holds no thread.
 */
public final class Lanes {

  private static final Logger log = LoggerFactory.getLogger(Lanes.class);

  /** A step. */
  @FunctionalInterface
  public interface Step {

    /**
     * Begins it; must not block.
     *
     * @return what completes, well or not, when it has ended; null if it has
     */
    @Nullable
    CompletableFuture<?> begin();
  }

  /** What waits behind the step that is under way. */
  private final ConcurrentHashMap<ConversationId, Queue<Step>> lanes = new ConcurrentHashMap<>();

  /** Begins {@code step} after all earlier steps of this conversation, even if one of those failed. */
  public void run(ConversationId conversation, Step step) {
    boolean[] free = new boolean[1];
    lanes.compute(conversation, (id, waiting) -> {
      if (waiting == null) {
        free[0] = true;
        return new ArrayDeque<>(0);
      }
      waiting.add(step);
      return waiting;
    });
    if (free[0]) {
      work(conversation, step);
    }
  }

  /** Conversations that have steps under way or waiting. */
  public int busy() {
    return lanes.size();
  }

  private void work(ConversationId conversation, Step first) {
    for (Step step = first; step != null; step = next(conversation)) {
      CompletableFuture<?> ending = begin(conversation, step);
      if (ending != null && !ending.isDone()) {
        ending.whenComplete((ended, failure) -> goOn(conversation));
        return;
      }
    }
  }

  private void goOn(ConversationId conversation) {
    Step next = next(conversation);
    if (next != null) {
      work(conversation, next);
    }
  }

  private static @Nullable CompletableFuture<?> begin(ConversationId conversation, Step step) {
    try {
      return step.begin();
    } catch (RuntimeException | Error e) {
      log.atError()
          .addKeyValue("conversation", conversation.value())
          .setCause(e)
          .log("lane.step.failed");
      return null;
    }
  }

  /** The step behind the one that has ended; closes the lane if there is none. */
  private @Nullable Step next(ConversationId conversation) {
    @Nullable Step[] next = new Step[1];
    lanes.computeIfPresent(conversation, (id, waiting) -> {
      next[0] = waiting.poll();
      return next[0] == null ? null : waiting;
    });
    return next[0];
  }
}

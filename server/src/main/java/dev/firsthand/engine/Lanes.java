package dev.firsthand.engine;

import dev.firsthand.conversation.ConversationId;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One conversation, one step at a time: tasks of one conversation run in the order given, those of
 * different ones side by side. Thread-safe.
 */
public final class Lanes {

  private static final Logger log = LoggerFactory.getLogger(Lanes.class);

  private final Executor executor;
  private final Consumer<Runnable> around;
  private final ConcurrentHashMap<ConversationId, Queue<Runnable>> lanes =
      new ConcurrentHashMap<>();

  /**
   * Lanes that run on {@code executor}: virtual threads in the product, a list that is worked off
   * by hand in tests.
   */
  public Lanes(Executor executor) {
    this(executor, Runnable::run);
  }

  /**
   * Lanes that run on {@code executor}.
   *
   * @param around runs each step, and may do something before and after it
   */
  public Lanes(Executor executor, Consumer<Runnable> around) {
    this.executor = executor;
    this.around = around;
  }

  /** Runs {@code step} after all earlier steps of this conversation, even if one of those failed. */
  public void run(ConversationId conversation, Runnable step) {
    boolean[] first = new boolean[1];
    lanes.compute(conversation, (id, waiting) -> {
      Queue<Runnable> queue = waiting == null ? new ArrayDeque<>() : waiting;
      first[0] = waiting == null;
      queue.add(step);
      return queue;
    });
    if (first[0]) {
      executor.execute(() -> work(conversation));
    }
  }

  /** Conversations that have steps running or waiting. */
  public int busy() {
    return lanes.size();
  }

  private void work(ConversationId conversation) {
    for (Runnable step = head(conversation); step != null; step = next(conversation)) {
      try {
        around.accept(step);
      } catch (RuntimeException | Error e) {
        log.atError()
            .addKeyValue("conversation", conversation.value())
            .setCause(e)
            .log("lane.step.failed");
      }
    }
  }

  private @Nullable Runnable head(ConversationId conversation) {
    Runnable[] head = new Runnable[1];
    lanes.computeIfPresent(conversation, (id, queue) -> {
      head[0] = queue.element();
      return queue;
    });
    return head[0];
  }

  /** Takes the finished step off and gives the one behind it; closes the lane when it is empty. */
  private @Nullable Runnable next(ConversationId conversation) {
    @Nullable Runnable[] next = new Runnable[1];
    lanes.computeIfPresent(conversation, (id, queue) -> {
      queue.remove();
      next[0] = queue.peek();
      return queue.isEmpty() ? null : queue;
    });
    return next[0];
  }
}

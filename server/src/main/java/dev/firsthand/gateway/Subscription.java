package dev.firsthand.gateway;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.Announcement;
import dev.firsthand.engine.ConversationEngine;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.engine.LogUnavailable;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reader's way through one conversation: replays what lies after its position, says that it has
 * caught up, then goes live, without a hole or a repeat. Whatever it missed, it reads from the log.
 * Thread-safe.
 */
final class Subscription {

  private static final Logger log = LoggerFactory.getLogger(Subscription.class);
  private static final int PAGE = 200;

  /** Most steps that a reader of the log keeps for later; it reads what came before them. */
  private static final int MOST_KEPT = 64;

  /**
   * Where the events go. Called in order, by one thread at a time; must not block, but for {@link
   * #caughtUp}.
   */
  interface Sink {
    void event(Recorded recorded);

    /** An event of a step that comes as it happens. */
    void liveEvent(LiveStep step, Recorded recorded);

    /**
     * The events given last were this live step. One that came while the log was read is told of after
     * that, perhaps when {@link #caughtUp} has said more, or before it was said at all.
     */
    void live(Announcement announcement);

    /**
     * Everything up to {@code seq} has been given; said after each time of reading. May read the log:
     * what comes meanwhile is read after it.
     */
    void caughtUp(long seq);

    /** The log can't be read. */
    void unavailable();
  }

  private final ConversationId id;
  private final ConversationEngine engine;
  private final Executor executor;
  private final BooleanSupplier writable;
  private final Sink sink;

  private long position;
  private long heardOf;
  private boolean reading;
  private boolean waitsForRoom;
  private boolean ended;
  private @Nullable Queue<LiveStep> kept;

  /**
   * A reader that has everything up to {@code position}.
   *
   * @param executor where the log is read
   * @param writable whether the sink has room; if not, reading rests until {@link #roomAgain}
   */
  Subscription(
      ConversationId id,
      long position,
      ConversationEngine engine,
      Executor executor,
      BooleanSupplier writable,
      Sink sink) {
    this.id = id;
    this.position = position;
    this.engine = engine;
    this.executor = executor;
    this.writable = writable;
    this.sink = sink;
  }

  ConversationId id() {
    return id;
  }

  /** Number of the last event that was given: nobody has seen more. */
  synchronized long given() {
    return position;
  }

  /** Starts the replay. */
  void start() {
    synchronized (this) {
      if (reading) {
        return;
      }
      reading = true;
    }
    executor.execute(this::readOn);
  }

  /** The conversation has come further. */
  void announced(LiveStep step) {
    synchronized (this) {
      heardOf = Math.max(heardOf, step.head());
      if (ended || waitsForRoom || step.head() <= position) {
        return;
      }
      if (reading) {
        keep(step);
        return;
      }
      if (gives(step)) {
        return;
      }
    }
    start();
  }

  /** The sink has room again. */
  void roomAgain() {
    synchronized (this) {
      if (!waitsForRoom) {
        return;
      }
      waitsForRoom = false;
    }
    start();
  }

  synchronized void end() {
    ended = true;
    kept = null;
  }

  private void readOn() {
    try {
      while (readPage()) {
        // Reads until there is no more, the sink is full, or the reader has gone.
      }
    } catch (LogUnavailable e) {
      log.atWarn().addKeyValue("conversation", id.value()).log("replay.unavailable");
      giveUp();
    } catch (RuntimeException | Error e) {
      log.atError().addKeyValue("conversation", id.value()).setCause(e).log("replay.failed");
      giveUp();
    }
  }

  private void giveUp() {
    synchronized (this) {
      reading = false;
      kept = null;
    }
    sink.unavailable();
  }

  /** Reads and gives one page; false if reading ends or rests. */
  private boolean readPage() {
    long from;
    synchronized (this) {
      from = position;
    }
    List<Recorded> page = engine.events(id, from, PAGE);
    long caughtUp;
    synchronized (this) {
      if (ended) {
        return false;
      }
      for (Recorded recorded : page) {
        if (isNext(recorded)) {
          sink.event(recorded);
        }
      }
      if (page.size() == PAGE) {
        waitsForRoom = !writable.getAsBoolean();
        reading = !waitsForRoom;
        kept = reading ? kept : null;
        return reading;
      }
      if (!givesKept()) {
        return true;
      }
      caughtUp = position;
    }
    sink.caughtUp(caughtUp);
    synchronized (this) {
      reading = !ended && !givesKept();
      return reading;
    }
  }

  /** What comes while the log is read is given after it: who read it again would never be done. */
  private void keep(LiveStep step) {
    if (kept == null) {
      kept = new ArrayDeque<>();
    } else if (kept.size() == MOST_KEPT) {
      kept.remove();
    }
    kept.add(step);
  }

  /** Gives what was kept; false if there is more that has to be read. */
  private boolean givesKept() {
    Queue<LiveStep> steps = kept;
    kept = null;
    if (steps != null) {
      for (LiveStep step : steps) {
        if (step.head() > position && !gives(step)) {
          return false;
        }
      }
    }
    return heardOf <= position;
  }

  /** Gives what is new of a step; false if something before it is missing. */
  private boolean gives(LiveStep step) {
    List<Recorded> events = step.announcement().events();
    if (events.getFirst().seq() > position + 1) {
      return false;
    }
    for (Recorded recorded : events) {
      if (isNext(recorded)) {
        sink.liveEvent(step, recorded);
      }
    }
    sink.live(step.announcement());
    return true;
  }

  /** Moves on to the event if it is the one that comes after what was given. */
  private boolean isNext(Recorded recorded) {
    if (recorded.seq() != position + 1) {
      return false;
    }
    position = recorded.seq();
    return true;
  }
}

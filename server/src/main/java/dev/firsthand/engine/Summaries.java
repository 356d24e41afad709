package dev.firsthand.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.engine.SeenMarks.Mark;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The summaries of conversations that move, kept in memory so that a step costs no read of the
 * database; and how far each side has read, gathered so that a mark costs no write of its own. A
 * memory that may be emptied at any moment. Thread-safe.
 */
public final class Summaries implements Listener {

  private static final Logger log = LoggerFactory.getLogger(Summaries.class);

  private static final int MOST = 50_000;

  /** How long marks are gathered before they are written. */
  private static final Duration GATHER = Duration.ofMillis(250);

  /** Where other nodes write marks, a summary that was read longer ago is read again. */
  private static final Duration READ_AGAIN = Duration.ofSeconds(30);

  private final ConversationLog store;
  private final SeenMarks marks;
  private final Executor executor;
  private final Timer timer;
  private final InstantSource clock;
  private final Cache<ConversationId, Known> known =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();
  private final ConcurrentHashMap<ConversationId, Mark> unwritten = new ConcurrentHashMap<>();
  private final AtomicBoolean planned = new AtomicBoolean();

  private record Known(ConversationSummary summary, Instant readAt) {}

  /**
   * Summaries over a log.
   *
   * @param executor where what blocks is done, one after the other
   */
  public Summaries(
      ConversationLog store, SeenMarks marks, Executor executor, Timer timer, InstantSource clock) {
    this.store = store;
    this.marks = marks;
    this.executor = executor;
    this.timer = timer;
    this.clock = clock;
  }

  /** Goes on with each step where memory reaches, so that it reaches the next, told or not. */
  @Override
  public void heard(Announcement step) {
    Known last = before(step);
    if (reaches(step, last)) {
      goOn(step, last);
    }
  }

  /**
   * The summary with this step, or with later ones if it is known already; empty if the conversation
   * is gone. Steps of one conversation come in their order. Blocks where the memory does not reach.
   */
  public Optional<ConversationSummary> after(Announcement step) {
    Known last = before(step);
    return reaches(step, last)
        ? Optional.of(goOn(step, last))
        : read(step.after().id());
  }

  /** Whether the summary with this step needs no read of the database. */
  public boolean reaches(Announcement step) {
    return reaches(step, before(step));
  }

  /** What is known of the conversation; null where the step is its first. */
  private @Nullable Known before(Announcement step) {
    return step.before().seq() == 0 ? null : fresh(step.after().id());
  }

  private static boolean reaches(Announcement step, @Nullable Known last) {
    long seq = step.before().seq();
    return seq == 0 || (last != null && last.summary().seq() >= seq);
  }

  private ConversationSummary goOn(Announcement step, @Nullable Known last) {
    if (last != null && last.summary().seq() > step.before().seq()) {
      return last.summary();
    }
    var summary = ConversationSummary.of(
        step.after(), Recorded.eventsOf(step.events()), last == null ? null : last.summary());
    return keep(summary, last == null ? clock.instant() : last.readAt());
  }

  /** How far each side has read. Blocks where the memory does not reach. */
  public Mark marks(ConversationId id) {
    Known last = fresh(id);
    Optional<ConversationSummary> summary = last == null ? read(id) : Optional.of(last.summary());
    return summary.map(Summaries::marksOf).orElseGet(() -> new Mark(id, 0, 0));
  }

  /** A side has read on; written down soon. */
  public void seen(Mark mark) {
    unwritten.merge(mark.id(), mark, Mark::and);
    known
        .asMap()
        .computeIfPresent(
            mark.id(), (id, last) -> new Known(with(last.summary(), mark), last.readAt()));
    if (planned.compareAndSet(false, true)) {
      timer.after(GATHER, () -> executor.execute(this::write));
    }
  }

  private void write() {
    planned.set(false);
    var now = new ArrayList<Mark>();
    for (ConversationId id : List.copyOf(unwritten.keySet())) {
      Mark mark = unwritten.get(id);
      if (mark != null) {
        now.add(mark);
      }
    }
    if (now.isEmpty()) {
      return;
    }
    try {
      marks.seen(now);
    } catch (LogUnavailable e) {
      log.atWarn().addKeyValue("marks", now.size()).log("marks.unavailable");
    }
    now.forEach(written -> unwritten.remove(written.id(), written));
  }

  private @Nullable Known fresh(ConversationId id) {
    Known last = known.getIfPresent(id);
    boolean old = last != null
        && marks.areShared()
        && last.readAt().plus(READ_AGAIN).isBefore(clock.instant());
    return old ? null : last;
  }

  private Optional<ConversationSummary> read(ConversationId id) {
    Instant now = clock.instant();
    return store.summary(id).map(summary -> keep(summary, now));
  }

  /** Marks never go back: the farthest of what is known and what is on its way counts. */
  private ConversationSummary keep(ConversationSummary summary, Instant readAt) {
    return known
        .asMap()
        .compute(summary.id(), (id, last) -> {
          ConversationSummary marked =
              last == null ? summary : with(summary, marksOf(last.summary()));
          Mark news = unwritten.get(id);
          return new Known(news == null ? marked : with(marked, news), readAt);
        })
        .summary();
  }

  private static Mark marksOf(ConversationSummary s) {
    return new Mark(s.id(), s.seenByAgent(), s.seenByVisitor());
  }

  private static ConversationSummary with(ConversationSummary s, Mark mark) {
    return s.seen(
        Math.max(s.seenByAgent(), Math.min(mark.byAgent(), s.seq())),
        Math.max(s.seenByVisitor(), Math.min(mark.byVisitor(), s.seq())));
  }
}

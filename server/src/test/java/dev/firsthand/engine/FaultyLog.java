package dev.firsthand.engine;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.VisitorId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A log as one node sees it: somebody may be quicker, an append may fail, or its answer be lost, or
 * all of it is away.
 */
final class FaultyLog implements ConversationLog {

  /** What befalls the next append. */
  enum Fault {
    NONE,
    /** Nothing is written. */
    FAILS,
    /** It is written, but the writer hears that it failed. */
    ANSWER_LOST
  }

  private final ConversationLog log;
  Runnable beforeAppend = () -> {};

  /** Hears of each conversation that was appended to. */
  Consumer<ConversationId> appended = id -> {};

  Fault next = Fault.NONE;

  /** While set, the database can't be reached. */
  boolean away;

  /** While set, who does not wait for an append hears of it when the test says so. */
  boolean slow;

  /** What happens before who asked a slow log goes on. */
  Runnable whenAsked = () -> {};

  private final Queue<Runnable> asked = new ArrayDeque<>();

  FaultyLog(ConversationLog log) {
    this.log = log;
  }

  @Override
  public Append append(Appending appending) {
    beforeAppend.run();
    Fault fault = next;
    next = Fault.NONE;
    if (fault == Fault.FAILS) {
      throw new LogUnavailable("The append fails.", new IllegalStateException("before"));
    }
    Append done = reached().append(appending);
    appended.accept(appending.id());
    if (fault == Fault.ANSWER_LOST) {
      throw new LogUnavailable("The answer is lost.", new IllegalStateException("after"));
    }
    return done;
  }

  @Override
  public void appendSoon(Appending appending, CompletableFuture<Append> answer) {
    if (slow) {
      asked.add(() -> ConversationLog.super.appendSoon(appending, answer));
      whenAsked.run();
    } else {
      ConversationLog.super.appendSoon(appending, answer);
    }
  }

  /** Writes what was asked for first, and tells who asked. */
  void writeOne() {
    asked.remove().run();
  }

  /** How many appends were asked for and not written. */
  int asked() {
    return asked.size();
  }

  @Override
  public String era() {
    return reached().era();
  }

  @Override
  public List<Recorded> read(ConversationId id, long after, int limit) {
    return reached().read(id, after, limit);
  }

  @Override
  public long latestOf(VisitorId visitor) {
    return reached().latestOf(visitor);
  }

  @Override
  public Optional<ConversationSummary> summary(ConversationId id) {
    return reached().summary(id);
  }

  @Override
  public List<ConversationId> due(Instant now, int limit) {
    return reached().due(now, limit);
  }

  @Override
  public Optional<Instant> nextDutyAt() {
    return reached().nextDutyAt();
  }

  @Override
  public List<ConversationSummary> waiting(int limit) {
    return reached().waiting(limit);
  }

  @Override
  public List<ConversationSummary> ringing(int limit) {
    return reached().ringing(limit);
  }

  @Override
  public int queueLength() {
    return reached().queueLength();
  }

  @Override
  public List<ConversationSummary> ownedBy(AgentId agent) {
    return reached().ownedBy(agent);
  }

  @Override
  public List<Asked> askedOf(AgentId agent) {
    return reached().askedOf(agent);
  }

  @Override
  public List<Asked> allAsked(int limit) {
    return reached().allAsked(limit);
  }

  @Override
  public Optional<ConversationSummary> ringingAt(AgentId agent) {
    return reached().ringingAt(agent);
  }

  @Override
  public Page page(BoxQuery query) {
    return reached().page(query);
  }

  @Override
  public Snapshot snapshot() {
    return reached().snapshot();
  }

  @Override
  public List<Instant> departuresSince(Instant since) {
    return reached().departuresSince(since);
  }

  private ConversationLog reached() {
    if (away) {
      throw new LogUnavailable("The database is away.", new IllegalStateException("away"));
    }
    return log;
  }
}

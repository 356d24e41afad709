package dev.firsthand.engine;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.VisitorId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A log as one node sees it: somebody may be quicker, an append may fail, or its answer be lost. */
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
  Fault next = Fault.NONE;

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
    Append done = log.append(appending);
    if (fault == Fault.ANSWER_LOST) {
      throw new LogUnavailable("The answer is lost.", new IllegalStateException("after"));
    }
    return done;
  }

  @Override
  public String era() {
    return log.era();
  }

  @Override
  public List<Recorded> read(ConversationId id, long after, int limit) {
    return log.read(id, after, limit);
  }

  @Override
  public long latestOf(VisitorId visitor) {
    return log.latestOf(visitor);
  }

  @Override
  public Optional<ConversationSummary> summary(ConversationId id) {
    return log.summary(id);
  }

  @Override
  public List<ConversationId> due(Instant now, int limit) {
    return log.due(now, limit);
  }

  @Override
  public Optional<Instant> nextDutyAt() {
    return log.nextDutyAt();
  }

  @Override
  public List<ConversationSummary> waiting(int limit) {
    return log.waiting(limit);
  }

  @Override
  public int queueLength() {
    return log.queueLength();
  }

  @Override
  public List<ConversationSummary> ownedBy(AgentId agent) {
    return log.ownedBy(agent);
  }

  @Override
  public Optional<ConversationSummary> ringingAt(AgentId agent) {
    return log.ringingAt(agent);
  }

  @Override
  public Page page(BoxQuery query) {
    return log.page(query);
  }

  @Override
  public Snapshot snapshot() {
    return log.snapshot();
  }

  @Override
  public List<Instant> departuresSince(Instant since) {
    return log.departuresSince(since);
  }
}

package dev.firsthand.gateway;

import dev.firsthand.engine.AgentSlots;
import dev.firsthand.engine.ConversationEngine;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.Giving;
import dev.firsthand.engine.Presence;
import dev.firsthand.engine.Promises;
import dev.firsthand.engine.Summaries;
import dev.firsthand.engine.Timer;
import dev.firsthand.engine.Transfers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/**
 * What all sockets work with.
 *
 * @param executor where what blocks is done: virtual threads
 * @param heartbeat how often each side must be heard
 */
record Shared(
    ConversationEngine engine,
    ConversationLog store,
    AgentSlots slots,
    Promises promises,
    Presence presence,
    Transfers transfers,
    Giving giving,
    VisitorDoor visitorDoor,
    AgentDoor agentDoor,
    Hub hub,
    Notices notices,
    QueueBoard queue,
    Questions questions,
    MentionBoard mentions,
    Summaries summaries,
    Pending pending,
    Allowances allowances,
    Executor executor,
    Timer timer,
    InstantSource clock,
    RandomGenerator random,
    Duration heartbeat) {

  private static final int LONGEST_AWAY_IN_MS = 5_000;

  /** When a client that is sent away should come back: not all at once. */
  long comeBackInMs() {
    return 200L + random.nextInt(LONGEST_AWAY_IN_MS);
  }
}

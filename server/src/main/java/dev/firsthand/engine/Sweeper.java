package dev.firsthand.engine;

import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what has been left undone, whoever should have done it: duties whose time has passed, steps
 * of which nobody was told, conversations of agents who are gone, agents whose "not now" is over.
 * Wakes the matchmaker, too. One sweep bounds how late anything can be after a crash or a failure.
 */
public final class Sweeper {

  private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

  private static final int MOST_AT_ONCE = 500;

  private final ConversationEngine engine;
  private final ConversationLog store;
  private final Duties duties;
  private final Presence presence;
  private final Runnable findAgents;
  private final InstantSource clock;
  private final Runnable endPauses;

  public Sweeper(
      ConversationEngine engine,
      ConversationLog store,
      Duties duties,
      Presence presence,
      Runnable findAgents,
      InstantSource clock) {
    this(engine, store, duties, presence, findAgents, clock, () -> {});
  }

  /**
   * A sweeper that also sees to agents' pauses.
   *
   * @param endPauses makes those available whose pause is over, and tells their windows
   */
  public Sweeper(
      ConversationEngine engine,
      ConversationLog store,
      Duties duties,
      Presence presence,
      Runnable findAgents,
      InstantSource clock,
      Runnable endPauses) {
    this.engine = engine;
    this.store = store;
    this.duties = duties;
    this.presence = presence;
    this.findAgents = findAgents;
    this.clock = clock;
    this.endPauses = endPauses;
  }

  /** One sweep. Blocks on the store; a failing store is told once a sweep and tried again. */
  public void sweep() {
    try {
      engine.unsure().forEach(duties::lookAt);
      store.due(clock.instant(), MOST_AT_ONCE).forEach(duties::lookAt);
      presence.settleAll();
      endPauses.run();
      findAgents.run();
    } catch (LogUnavailable e) {
      log.atWarn().log("sweep.unavailable");
    }
  }
}

package dev.firsthand.engine;

import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds conversations whose next duty has passed, whoever should have performed it, and wakes the
 * matchmaker. One sweep bounds how late anything can be after a crash.
 */
public final class Sweeper {

  private static final Logger log = LoggerFactory.getLogger(Sweeper.class);

  private static final int MOST_AT_ONCE = 500;

  private final ConversationLog store;
  private final Duties duties;
  private final Runnable findAgents;
  private final InstantSource clock;

  public Sweeper(ConversationLog store, Duties duties, Runnable findAgents, InstantSource clock) {
    this.store = store;
    this.duties = duties;
    this.findAgents = findAgents;
    this.clock = clock;
  }

  /** One sweep. Blocks on the store; a failing store is told once a sweep and tried again. */
  public void sweep() {
    try {
      store.due(clock.instant(), MOST_AT_ONCE).forEach(duties::lookAt);
      findAgents.run();
    } catch (LogUnavailable e) {
      log.atWarn().log("sweep.unavailable");
    }
  }
}

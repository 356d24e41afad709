package dev.firsthand.engine;

import dev.firsthand.engine.Floor.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Reads the house as it stands. Thread-safe; may block; throws {@link LogUnavailable}. */
public interface Floors {

  /**
   * The house at one moment.
   *
   * @param dayBegan from when on first waits are counted
   * @param within the time within which a person should be met
   */
  Floor read(Instant dayBegan, Duration within, Instant now);

  /**
   * Those who have waited for {@code limit}, or for the limit of their team where it has its own, and
   * of whom nobody was told yet; from now on somebody was, also after a restart.
   */
  List<Waiting> tellOf(Duration limit, Instant now, int most);
}

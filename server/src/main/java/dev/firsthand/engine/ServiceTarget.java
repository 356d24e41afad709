package dev.firsthand.engine;

import java.time.Duration;

/**
 * What the house aims at for those who wait.
 *
 * @param sharePercent of how many in a hundred
 * @param within the time within which they should meet a person
 * @param alertAfter the wait after which supervisors are told
 */
public record ServiceTarget(int sharePercent, Duration within, Duration alertAfter) {

  public static final ServiceTarget DEFAULT =
      new ServiceTarget(80, Duration.ofSeconds(60), Duration.ofMinutes(2));
}

package dev.firsthand.access;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How often somebody may try to sign in. Strict for a login, with waits that grow: 5 tries a minute,
 * 10 in a quarter of an hour, 20 in two hours. Generous for an address, behind which a whole office
 * may sit. Thread-safe.
 */
public final class SignInLimits {

  private static final int REMEMBERED = 20_000;

  private final TimeMeter time;
  private final Map<String, Bucket> ofLogins = remembering();
  private final Map<String, Bucket> ofAddresses = remembering();

  public SignInLimits(Clock clock) {
    time = new TimeMeter() {
      @Override
      public long currentTimeNanos() {
        return clock.millis() * 1_000_000;
      }

      @Override
      public boolean isWallClockBased() {
        return true;
      }
    };
  }

  /** Counts a try; the time to wait, if it comes too soon. */
  synchronized Optional<Duration> attempt(String login, String address) {
    var ofAddress = ofAddresses.computeIfAbsent(address, first -> generous());
    var ofLogin = ofLogins.computeIfAbsent(login, first -> strict());
    return taken(ofAddress).or(() -> taken(ofLogin));
  }

  /** Counts a try of something without a login, such as a one-time link. */
  synchronized Optional<Duration> attempt(String address) {
    return taken(ofAddresses.computeIfAbsent(address, first -> generous()));
  }

  /** Forgets the tries at a login: its owner is in. */
  synchronized void succeeded(String login, String address) {
    ofLogins.remove(login);
    var ofAddress = ofAddresses.get(address);
    if (ofAddress != null) {
      ofAddress.addTokens(1);
    }
  }

  private static Optional<Duration> taken(Bucket bucket) {
    var probe = bucket.tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  private Bucket strict() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(5).refillGreedy(5, Duration.ofMinutes(1)))
        .addLimit(limit -> limit.capacity(10).refillGreedy(10, Duration.ofMinutes(15)))
        .addLimit(limit -> limit.capacity(20).refillGreedy(20, Duration.ofHours(2)))
        .withCustomTimePrecision(time)
        .build();
  }

  private Bucket generous() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(100).refillGreedy(60, Duration.ofMinutes(1)))
        .withCustomTimePrecision(time)
        .build();
  }

  private static Map<String, Bucket> remembering() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
        return size() > REMEMBERED;
      }
    };
  }
}

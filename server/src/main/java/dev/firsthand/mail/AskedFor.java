package dev.firsthand.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * How often letters were asked for in the last hour, so that nobody makes the house write to others
 * what they like. Forgets all at a restart. Thread-safe.
 */
final class AskedFor {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final int ALONE = 3;
  private static final int TOGETHER = 300;

  private record Asked(Instant at, String conversation, String address) {}

  private final InstantSource clock;
  private final Deque<Asked> lastHour = new ArrayDeque<>();
  private final Map<String, Integer> counts = new HashMap<>();

  AskedFor(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether one more may be sent: three an hour of a conversation, three to an address, 300 in all. */
  synchronized boolean mayAgain(String conversation, String address) {
    Instant now = clock.instant();
    while (!lastHour.isEmpty() && lastHour.getFirst().at().plus(HOUR).isBefore(now)) {
      Asked old = lastHour.removeFirst();
      count(old.conversation(), -1);
      count(old.address(), -1);
    }
    if (lastHour.size() >= TOGETHER
        || counts.getOrDefault(conversation, 0) >= ALONE
        || counts.getOrDefault(address, 0) >= ALONE) {
      return false;
    }
    lastHour.addLast(new Asked(now, conversation, address));
    count(conversation, 1);
    count(address, 1);
    return true;
  }

  private void count(String what, int more) {
    counts.merge(what, more, (a, b) -> a + b == 0 ? null : a + b);
  }
}

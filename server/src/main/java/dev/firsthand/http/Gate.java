package dev.firsthand.http;

import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How much one address may use up: connections at once, and requests in time. Thread-safe. An IPv4
 * address counts by itself, an IPv6 address with its whole /64, which is what one customer has.
 */
final class Gate {

  /** Key of connections that are not counted by address: those of trusted proxies. */
  static final long UNCOUNTED = -1;

  private final ServerOptions.Limits limits;
  private final InstantSource clock;
  private final ConcurrentMap<Long, Integer> connections = new ConcurrentHashMap<>();
  private final ConcurrentMap<Long, Bucket> buckets = new ConcurrentHashMap<>();

  Gate(ServerOptions.Limits limits, InstantSource clock) {
    this.limits = limits;
    this.clock = clock;
  }

  static long keyOf(byte[] address) {
    long key = address.length == 4 ? 0xffff : 0;
    for (int i = 0; i < Math.min(8, address.length); i++) {
      key = (key << 8) | (address[i] & 0xff);
    }
    return key;
  }

  /** Counts a connection in; false if the address has as many as it may. */
  boolean enter(long key) {
    if (key == UNCOUNTED) {
      return true;
    }
    int now = connections.merge(key, 1, Integer::sum);
    if (now > limits.connectionsPerAddress()) {
      leave(key);
      return false;
    }
    return true;
  }

  /** Counts a connection out. */
  void leave(long key) {
    if (key != UNCOUNTED) {
      connections.computeIfPresent(key, (same, count) -> count > 1 ? count - 1 : null);
    }
  }

  /**
   * Takes one request from the address's budget.
   *
   * @return 0 if it may pass, or the seconds to wait before the next try
   */
  int secondsToWait(long key) {
    var bucket = buckets.computeIfAbsent(
        key, first -> new Bucket(limits.requestsPerSecond(), limits.requestBurst(), clock));
    return bucket.take();
  }

  /** Forgets the addresses whose budget is full again. */
  void sweep() {
    buckets.values().removeIf(Bucket::isFull);
  }

  /** Addresses that the gate remembers. */
  int remembered() {
    return buckets.size() + connections.size();
  }
}

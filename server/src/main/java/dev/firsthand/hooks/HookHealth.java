package dev.firsthand.hooks;

import dev.firsthand.conversation.SiteKey;
import dev.firsthand.hooks.HookFailure.Kind;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** How calls to bots went since the start of this node. Thread-safe. */
public final class HookHealth {

  /** The last call that failed. */
  record Failed(Instant at, HookFailure failure) {}

  /** A site's last calls; null where there was none. */
  record Lately(@Nullable Instant answeredAt, @Nullable Failed failed) {
    static final Lately NOTHING = new Lately(null, null);
  }

  private final LongAdder answers = new LongAdder();
  private final Map<Kind, LongAdder> failures = new EnumMap<>(Kind.class);
  private final ConcurrentMap<SiteKey, Lately> lately = new ConcurrentHashMap<>();

  HookHealth() {
    for (Kind kind : Kind.values()) {
      failures.put(kind, new LongAdder());
    }
  }

  /** Calls that were answered as they should be. */
  public long answers() {
    return answers.sum();
  }

  /** Calls that failed in this way. */
  public long failures(Kind kind) {
    return counter(kind).sum();
  }

  Lately of(SiteKey site) {
    return lately.getOrDefault(site, Lately.NOTHING);
  }

  void answered(SiteKey site, Instant at) {
    answers.increment();
    lately.compute(site, (key, was) -> new Lately(at, was == null ? null : was.failed()));
  }

  void failed(SiteKey site, Instant at, HookFailure failure) {
    counter(failure.kind()).increment();
    var failed = new Failed(at, failure);
    lately.compute(site, (key, was) -> new Lately(was == null ? null : was.answeredAt(), failed));
  }

  private LongAdder counter(Kind kind) {
    LongAdder counter = failures.get(kind);
    if (counter == null) {
      throw new IllegalStateException("Every kind has its counter");
    }
    return counter;
  }
}

package dev.firsthand.mail;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** How it goes with the mail of this node. Thread-safe. */
public final class MailHealth {

  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong failures = new AtomicLong();
  private final AtomicReference<Optional<String>> trouble = new AtomicReference<>(Optional.empty());

  void heard(Delivery delivery) {
    switch (delivery) {
      case Delivery.Taken taken -> {
        sent.incrementAndGet();
        trouble.set(Optional.empty());
      }
      case Delivery.Refused no -> {
        refused.incrementAndGet();
        trouble.set(Optional.empty());
      }
      case Delivery.NotNow later -> {
        failures.incrementAndGet();
        trouble.set(Optional.of("The mail server takes nothing (" + later.code() + ")."));
      }
    }
  }

  /** Letters that the mail server took. */
  public long sent() {
    return sent.get();
  }

  /** Letters that were refused for good. */
  public long refused() {
    return refused.get();
  }

  /** Tries that failed for the time being. */
  public long failures() {
    return failures.get();
  }

  /** What is wrong, if the last try failed. */
  public Optional<String> trouble() {
    return trouble.get();
  }
}

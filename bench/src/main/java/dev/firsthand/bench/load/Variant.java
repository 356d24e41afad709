package dev.firsthand.bench.load;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Whom the load is put on. */
enum Variant {
  /** Passes each message on as it came and acknowledges it: what the wire alone costs. */
  RELAY,
  /** The same, but each message is read and written as JSON. */
  RELAY_JSON,
  /** The product: each message is on disk before it is acknowledged. */
  SQLITE,
  /** The product: what was acknowledged in the last moments may be lost by a power cut. */
  SQLITE_NORMAL,
  /** The product on PostgreSQL, which flushes each commit. */
  POSTGRES;

  static Optional<Variant> named(String name) {
    return Arrays.stream(values()).filter(each -> each.label().equals(name)).findFirst();
  }

  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean isRelay() {
    return this == RELAY || this == RELAY_JSON;
  }
}

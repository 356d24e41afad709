package dev.firsthand.gateway;

import dev.firsthand.protocol.KeptBeside;
import java.time.Instant;
import java.util.List;

/** What staff keep beside the conversations' logs, as far as it changes. Thread-safe. */
@FunctionalInterface
public interface KeptBesides {

  /** What has changed since a moment that is not long ago, on whatever node. Blocks. */
  List<Change> changedSince(Instant moment);

  /**
   * One change.
   *
   * @param id of the conversation, the visitor, or the one agent whose it is; empty for everybody's
   */
  record Change(KeptBeside what, String id, Instant at) {}
}

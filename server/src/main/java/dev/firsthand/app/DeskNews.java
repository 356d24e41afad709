package dev.firsthand.app;

import dev.firsthand.access.DeskChanges;
import dev.firsthand.gateway.KeptBesides;
import dev.firsthand.protocol.KeptBeside;
import java.time.Instant;
import java.util.List;

/** What staff changed beside the logs, as the gateway tells of it. */
record DeskNews(DeskChanges changes) implements KeptBesides {

  @Override
  public List<Change> changedSince(Instant moment) {
    return changes.since(moment).stream()
        .map(change -> new Change(kind(change.what()), change.id(), change.at()))
        .toList();
  }

  private static KeptBeside kind(DeskChanges.What what) {
    return switch (what) {
      case TAGS -> KeptBeside.TAGS;
      case NOTE -> KeptBeside.NOTE;
      case BLOCK -> KeptBeside.BLOCK;
      case CANNED -> KeptBeside.CANNED;
    };
  }
}

package dev.firsthand.visitors;

import dev.firsthand.access.Audit;
import dev.firsthand.access.Author;
import dev.firsthand.access.DeskChanges;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The visitors who may not write now. All blocks that hold are in memory, for each word of a visitor
 * is held against them; staff are told what the table says. Every change is audited. Thread-safe.
 */
public final class VisitorBlocks {

  private final Jdbi jdbi;
  private final InstantSource clock;
  private final Audit audit;
  private final DeskChanges changes;
  private volatile Map<VisitorId, VisitorBlock> blocks = Map.of();

  /** What the audit record keeps of a block. */
  private record Audited(String reason, @Nullable Instant ends) {
    static @Nullable Audited of(@Nullable VisitorBlock block) {
      return block == null ? null : new Audited(block.reason(), block.ends());
    }
  }

  public VisitorBlocks(Jdbi jdbi, InstantSource clock, Audit audit, DeskChanges changes) {
    this.jdbi = jdbi;
    this.clock = clock;
    this.audit = audit;
    this.changes = changes;
    refresh();
  }

  /** Whether the visitor may not write now. Does not block. */
  public boolean isBlocked(VisitorId visitor) {
    VisitorBlock block = blocks.get(visitor);
    return block != null && block.holdsAt(now());
  }

  /** The block that holds now, if one does, whichever node made it. Blocks. */
  Optional<VisitorBlock> of(VisitorId visitor) {
    return Optional.ofNullable(jdbi.withHandle(handle -> find(handle, visitor)))
        .filter(block -> block.holdsAt(now()));
  }

  /** All that hold now, the latest first. Blocks. */
  List<VisitorBlock> all() {
    return standing().stream()
        .sorted(Comparator.comparing(VisitorBlock::at)
            .reversed()
            .thenComparing(block -> block.visitor().value()))
        .toList();
  }

  /** Reads the blocks anew, as after a change on another node; whoever reads last read the newest. Blocks. */
  public synchronized void refresh() {
    blocks = standing().stream()
        .collect(Collectors.toUnmodifiableMap(VisitorBlock::visitor, block -> block));
  }

  private List<VisitorBlock> standing() {
    return jdbi.withHandle(handle -> handle
        .createQuery("select * from visitor_block where ends_at is null or ends_at > :now")
        .bind("now", clock.millis())
        .map((row, context) -> block(row))
        .list());
  }

  /** Blocks the visitor; a block that there was is replaced. */
  VisitorBlock block(
      VisitorId visitor,
      SiteKey site,
      String reason,
      @Nullable Instant ends,
      AgentId by,
      Author author) {
    var block = new VisitorBlock(visitor, site, reason, by, now(), ends);
    jdbi.useTransaction(handle -> {
      VisitorBlock before = find(handle, visitor);
      handle
          .createUpdate("""
              insert into visitor_block (visitor, site, reason, blocked_by, at, ends_at)
              values (:visitor, :site, :reason, :by, :at, :ends)
              on conflict (visitor) do update set site = excluded.site, reason = excluded.reason,
                blocked_by = excluded.blocked_by, at = excluded.at, ends_at = excluded.ends_at
              """)
          .bind("visitor", visitor.value())
          .bind("site", site.value())
          .bind("reason", reason)
          .bind("by", by.value())
          .bind("at", block.at().toEpochMilli())
          .bind("ends", ends == null ? null : ends.toEpochMilli())
          .execute();
      noted(handle, "visitor.block", author, site, visitor, before, block);
    });
    refresh();
    return block;
  }

  /** Lifts the visitor's block; nothing changes where there is none. */
  void lift(VisitorId visitor, Author author) {
    jdbi.useTransaction(handle -> {
      VisitorBlock before = find(handle, visitor);
      if (before != null) {
        handle
            .createUpdate("delete from visitor_block where visitor = :visitor")
            .bind("visitor", visitor.value())
            .execute();
        noted(handle, "visitor.unblock", author, before.site(), visitor, before, null);
      }
    });
    refresh();
  }

  private void noted(
      Handle handle,
      String action,
      Author author,
      SiteKey site,
      VisitorId visitor,
      @Nullable VisitorBlock before,
      @Nullable VisitorBlock after) {
    audit.write(
        handle, author, action, site, visitor.value(), Audited.of(before), Audited.of(after));
    changes.write(handle, DeskChanges.What.BLOCK, visitor.value());
  }

  private static @Nullable VisitorBlock find(Handle handle, VisitorId visitor) {
    return handle
        .createQuery("select * from visitor_block where visitor = :visitor")
        .bind("visitor", visitor.value())
        .map((row, context) -> block(row))
        .findOne()
        .orElse(null);
  }

  private static VisitorBlock block(ResultSet row) throws SQLException {
    long ends = row.getLong("ends_at");
    boolean open = row.wasNull();
    return new VisitorBlock(
        new VisitorId(row.getString("visitor")),
        new SiteKey(row.getString("site")),
        row.getString("reason"),
        new AgentId(row.getString("blocked_by")),
        Instant.ofEpochMilli(row.getLong("at")),
        open ? null : Instant.ofEpochMilli(ends));
  }

  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }
}

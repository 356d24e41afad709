package dev.firsthand.store;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.PromiseKind;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.engine.PromiseChange;
import dev.firsthand.engine.PromiseMade;
import dev.firsthand.engine.Promises;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of promises: written with the append that makes or changes them. */
final class PromiseRows implements Promises {

  private static final String INSERT = """
      insert into promise (conversation, seq, site, kind, made_by, owner, made_at, due)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String MOVED =
      "update promise set owner = ?, due = ? where conversation = ? and seq = ?";

  private static final String KEPT = """
      update promise set kept_at = ? where conversation = ? and seq = ? and kept_at is null
      """;

  private static final String SELECT =
      "select p.*, c.id from promise p join conversation c on c.key = p.conversation where ";

  private final Reads reads;

  PromiseRows(Reads reads) {
    this.reads = reads;
  }

  /** Writes the changes of an append in its own transaction. */
  static void write(Statements statements, long conversation, List<PromiseChange> changes)
      throws SQLException {
    for (PromiseChange change : changes) {
      switch (change) {
        case PromiseChange.Made made -> insert(statements, conversation, made.promise());
        case PromiseChange.Moved moved ->
          statements.add(
              MOVED,
              Objects.toString(moved.owner(), null),
              moved.due().toEpochMilli(),
              conversation,
              moved.promise());
        case PromiseChange.Kept kept ->
          statements.add(KEPT, kept.at().toEpochMilli(), conversation, kept.promise());
      }
    }
  }

  private static void insert(Statements statements, long conversation, PromiseMade promise)
      throws SQLException {
    statements.add(
        INSERT,
        conversation,
        promise.seq(),
        promise.site().value(),
        promise.kind().name(),
        Objects.toString(promise.by(), null),
        Objects.toString(promise.owner(), null),
        promise.at().toEpochMilli(),
        promise.due().toEpochMilli());
  }

  /** A row with its place in the order of pages. */
  private record Placed(PromiseMade promise, String cursor) {}

  @Override
  public Page page(Query query) {
    if (query.limit() < 1 || query.limit() > LONGEST_PAGE) {
      throw new IllegalArgumentException("A page has 1 to " + LONGEST_PAGE + " promises.");
    }
    long[] after = place(query.after());
    List<Placed> found = reads.read(handle -> rows(handle, query, after));
    if (found.size() <= query.limit()) {
      return new Page(found.stream().map(Placed::promise).toList(), null);
    }
    List<Placed> page = found.subList(0, query.limit());
    return new Page(page.stream().map(Placed::promise).toList(), page.getLast().cursor());
  }

  private static List<Placed> rows(Handle handle, Query query, long[] after) {
    String owned = query.owner() == null ? "" : " and p.owner = :owner";
    var select = handle
        .createQuery(SELECT + condition(query.which()) + owned + """
             and (p.due, p.conversation, p.seq) > (:due, :conversation, :seq)
            order by p.due, p.conversation, p.seq limit :limit
            """)
        .bind("due", after[0])
        .bind("conversation", after[1])
        .bind("seq", after[2])
        .bind("limit", query.limit() + 1);
    if (query.which() == Which.OVERDUE) {
      select.bind("now", query.now().toEpochMilli());
    }
    if (query.owner() != null) {
      select.bind("owner", query.owner().value());
    }
    return select
        .map((row, context) -> new Placed(
            promise(row),
            row.getLong("due") + "." + row.getLong("conversation") + "." + row.getLong("seq")))
        .list();
  }

  private static String condition(Which which) {
    return switch (which) {
      case OPEN -> "p.kept_at is null";
      case OVERDUE -> "p.kept_at is null and p.due <= :now";
      case KEPT -> "p.kept_at is not null";
    };
  }

  @Override
  public Map<ConversationId, PromiseMade> firstDue(Collection<ConversationId> conversations) {
    if (conversations.isEmpty()) {
      return Map.of();
    }
    List<PromiseMade> found = reads.read(handle -> handle
        .createQuery(SELECT + "p.kept_at is null and c.id in (<ids>)")
        .bindList("ids", conversations.stream().map(ConversationId::value).toList())
        .map((row, context) -> promise(row))
        .list());
    var first = new HashMap<ConversationId, PromiseMade>();
    for (PromiseMade promise : found) {
      first.merge(promise.conversation(), promise, (a, b) -> b.due().isBefore(a.due()) ? b : a);
    }
    return first;
  }

  private static PromiseMade promise(ResultSet row) throws SQLException {
    Long keptAt = Session.longOrNull(row, "kept_at");
    return new PromiseMade(
        new ConversationId(row.getString("id")),
        row.getLong("seq"),
        new SiteKey(row.getString("site")),
        PromiseKind.valueOf(row.getString("kind")),
        agent(row, "made_by"),
        agent(row, "owner"),
        Instant.ofEpochMilli(row.getLong("made_at")),
        Instant.ofEpochMilli(row.getLong("due")),
        keptAt == null ? null : Instant.ofEpochMilli(keptAt));
  }

  private static @Nullable AgentId agent(ResultSet row, String column) throws SQLException {
    String agent = row.getString(column);
    return agent == null ? null : new AgentId(agent);
  }

  private static long[] place(@Nullable String cursor) {
    if (cursor == null) {
      return new long[] {Long.MIN_VALUE, 0, 0};
    }
    String[] parts = cursor.split("\\.", -1);
    try {
      if (parts.length == 3) {
        return new long[] {
          Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2])
        };
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("The cursor is none of the promises.", e);
    }
    throw new IllegalArgumentException("The cursor is none of the promises.");
  }
}

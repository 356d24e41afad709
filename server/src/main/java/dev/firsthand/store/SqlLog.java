package dev.firsthand.store;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.ConversationSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** What the log is asked in the same words of either database. Thread-safe. */
abstract sealed class SqlLog implements ConversationLog permits SqliteLog, PostgresLog {

  private static final int LONGEST_PAGE = 200;

  /** A conversation left the queue: when, which, and since when it had waited. */
  static final String INSERT_DEPARTURE =
      "insert into departure (at, conversation, since) values (?, ?, ?)";

  private final Reads reads;
  private final Era era;
  private final EventCodec codec;

  SqlLog(Reads reads, Era era, EventCodec codec) {
    this.reads = reads;
    this.era = era;
    this.codec = codec;
  }

  /**
   * The events after number {@code :after} of conversation {@code :id}, oldest first, at most
   * {@code :limit}.
   */
  abstract String selectEvents();

  /** In which a snapshot is one moment. */
  abstract TransactionIsolationLevel isolationOfSnapshots();

  /** The column of a box's conversations that has their last activity. */
  abstract String lastAt(BoxKind box);

  /** Erases what was said in a conversation; the facts stay. Durable when it returns. */
  abstract void eraseWords(ConversationId id);

  @Override
  public abstract void appendSoon(Appending appending, CompletableFuture<Append> answer);

  @Override
  public String era() {
    return era.value();
  }

  /** Gives the log another name; clients start again from 0. */
  String newEra() {
    return era.renew();
  }

  @Override
  public List<Recorded> read(ConversationId id, long after, int limit) {
    return reads.readAsItIs(handle -> eventsOf(handle, id)
        .bind("after", after)
        .bind("limit", limit)
        .map((row, context) -> recorded(row))
        .list());
  }

  /** {@link #selectEvents} of a conversation. */
  Query eventsOf(Handle handle, ConversationId id) {
    return handle.createQuery(selectEvents()).bind("id", id.value());
  }

  private Recorded recorded(ResultSet row) throws SQLException {
    var stored = new StoredEvent(
        row.getString("kind"),
        row.getInt("version"),
        row.getLong("at"),
        row.getString("facts"),
        row.getString("words"));
    return new Recorded(row.getLong("seq"), codec.decode(stored));
  }

  @Override
  public long latestOf(VisitorId visitor) {
    return reads.readAsItIs(handle -> handle
        .createQuery("""
            select coalesce(max(number), 0) from conversation where id > :from and id < :to
            """)
        .bind("from", visitor.value() + ".")
        .bind("to", visitor.value() + "/")
        .mapTo(Long.class)
        .one());
  }

  @Override
  public Optional<ConversationSummary> summary(ConversationId id) {
    return reads.readWithLate(
        (handle, late) -> summaries(handle, "from conversation c where c.id = :id")
            .bind("id", id.value())
            .map((row, context) -> late.orLater(SummaryRows.summary(row)))
            .findOne());
  }

  @Override
  public List<ConversationId> due(Instant now, int limit) {
    return reads.readAsItIs(handle -> handle
        .createQuery("""
            select id from conversation
            where next_duty_at is not null and next_duty_at <= :now
            order by next_duty_at, id limit :limit
            """)
        .bind("now", now.toEpochMilli())
        .bind("limit", limit)
        .map((row, context) -> new ConversationId(row.getString("id")))
        .list());
  }

  @Override
  public Optional<Instant> nextDutyAt() {
    return reads.readAsItIs(handle -> handle
        .createQuery("""
            select next_duty_at from conversation where next_duty_at is not null
            order by next_duty_at limit 1
            """)
        .map((row, context) -> Instant.ofEpochMilli(row.getLong("next_duty_at")))
        .findOne());
  }

  @Override
  public List<ConversationSummary> waiting(int limit) {
    return reads.readWithLate((handle, late) -> summaries(handle, """
                from conversation c where c.state = 'QUEUED'
                order by
                  (c.waiting_since - case when c.priority >= 100 then 86400000 else c.priority * 30000 end),
                  c.id
                limit :limit
                """)
        .bind("limit", limit)
        .map((row, context) -> late.orLater(SummaryRows.summary(row)))
        .list());
  }

  @Override
  public List<ConversationSummary> ringing(int limit) {
    return reads.readWithLate((handle, late) -> summaries(handle, """
                from conversation c
                where c.state <> 'CLOSED' and c.state = 'RINGING' and c.waiting_since is not null
                order by c.waiting_since, c.id limit :limit
                """)
        .bind("limit", limit)
        .map((row, context) -> late.orLater(SummaryRows.summary(row)))
        .list());
  }

  @Override
  public int queueLength() {
    return reads.readAsItIs(
        handle -> handle.createQuery("""
            select count(*) from conversation
            where state <> 'CLOSED' and state in ('QUEUED', 'RINGING') and waiting_since is not null
            """).mapTo(Integer.class).one());
  }

  @Override
  public List<ConversationSummary> ownedBy(AgentId agent) {
    return reads.read(handle -> summaries(handle, """
                from conversation c where c.owner is not null and c.owner = :agent
                order by c.last_at desc, c.id desc
                """)
        .bind("agent", agent.value())
        .map((row, context) -> SummaryRows.summary(row))
        .list());
  }

  @Override
  public Optional<ConversationSummary> ringingAt(AgentId agent) {
    return reads.readWithLate((handle, late) -> summaries(handle, """
                from agent_slot s join conversation c on c.id = s.ringing
                where s.agent = :agent
                """)
        .bind("agent", agent.value())
        .map((row, context) -> late.orLater(SummaryRows.summary(row)))
        .findOne());
  }

  @Override
  public List<Asked> askedOf(AgentId agent) {
    return reads.readAsItIs(handle -> handle
        .createQuery(AskedRows.SELECT + "where a.agent = :agent order by a.seq, c.id limit 200")
        .bind("agent", agent.value())
        .map((row, context) -> AskedRows.asked(row))
        .list());
  }

  @Override
  public List<Asked> allAsked(int limit) {
    return reads.readAsItIs(handle -> handle
        .createQuery(AskedRows.SELECT + "order by c.id, a.seq, a.agent limit :limit")
        .bind("limit", limit)
        .map((row, context) -> AskedRows.asked(row))
        .list());
  }

  @Override
  public Page page(BoxQuery query) {
    if (query.limit() < 1 || query.limit() > LONGEST_PAGE) {
      throw new IllegalArgumentException("A page has 1 to " + LONGEST_PAGE + " conversations.");
    }
    Cursor before = Cursor.of(query.before());
    List<ConversationSummary> found = reads.read(handle -> {
      Query select = summaries(
              handle,
              "from conversation c where " + condition(query.box())
                  + """
                       and (%1$s, c.id) < (:lastAt, :id)
                      order by %1$s desc, c.id desc limit :limit
                      """.formatted(lastAt(query.box())))
          .bind("lastAt", before.lastAt())
          .bind("id", before.id())
          .bind("limit", query.limit() + 1);
      if (query.box() == BoxKind.MINE) {
        select.bind("agent", query.agent().value());
      }
      return select.map((row, context) -> SummaryRows.summary(row)).list();
    });
    if (found.size() <= query.limit()) {
      return new Page(found, null);
    }
    List<ConversationSummary> page = found.subList(0, query.limit());
    return new Page(page, Cursor.after(page.getLast()).text());
  }

  private static String condition(BoxKind box) {
    return switch (box) {
      case MINE -> "c.owner is not null and c.owner = :agent";
      case QUEUE ->
        "c.state <> 'CLOSED' and c.state in ('QUEUED', 'RINGING') and c.waiting_since is not null";
      case FOLLOW_UPS -> "c.state <> 'CLOSED' and c.state = 'FOLLOW_UP'";
      case BOT -> "c.state <> 'CLOSED' and c.state = 'BOT'";
      case CLOSED -> "c.state = 'CLOSED'";
    };
  }

  @Override
  public Snapshot snapshot() {
    return reads.read(handle -> handle.inTransaction(isolationOfSnapshots(), transaction -> {
      List<ConversationSummary> open = summaries(
              transaction, "from conversation c where c.state <> 'CLOSED' order by c.id")
          .map((row, context) -> SummaryRows.summary(row))
          .list();
      return new Snapshot(open, SlotRows.all(transaction, Late.NONE));
    }));
  }

  @Override
  public List<Instant> departuresSince(Instant since) {
    return reads.readAsItIs(handle -> handle
        .createQuery("select at from departure where at >= :since order by at")
        .bind("since", since.toEpochMilli())
        .map((row, context) -> Instant.ofEpochMilli(row.getLong("at")))
        .list());
  }

  private static Query summaries(Handle handle, String from) {
    return handle.createQuery("select " + SummaryRows.COLUMNS + from);
  }

  List<StoredEvent> encoded(Appending appending) {
    List<ConversationEvent> events = appending.events();
    if (events.isEmpty() || appending.after().seq() != appending.expectedSeq() + events.size()) {
      throw new IllegalArgumentException("The conversation does not end with the events.");
    }
    if (events.size() == 1) {
      return List.of(codec.encode(events.getFirst())); // Mostly.
    }
    return events.stream().map(codec::encode).toList();
  }

  /** The moment of the event that took the conversation out of the queue, if one did. */
  static Optional<Instant> accepted(Appending appending) {
    return appending.events().stream()
        .filter(ConversationEvent.Accepted.class::isInstance)
        .map(ConversationEvent::at)
        .findFirst();
  }

  /** A moment rounded up, so that a duty is never looked for before it is due. */
  static long roundedUp(Instant moment) {
    return moment.plusNanos(999_999).toEpochMilli();
  }
}

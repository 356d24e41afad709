package dev.firsthand.store;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.Refusal;
import dev.firsthand.engine.AgentSlots;
import dev.firsthand.engine.ConversationSummary;
import dev.firsthand.engine.GestureClaim;
import dev.firsthand.engine.LogUnavailable;
import dev.firsthand.engine.PromiseChange;
import dev.firsthand.engine.SlotChange;
import dev.firsthand.engine.TurnChange;
import dev.firsthand.routing.Workload;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/**
 * The log in PostgreSQL. The conversation's row is locked first, by an update that holds only if
 * nobody else appended; then the agents' rows, in one order for all. Thread-safe.
 */
final class PostgresLog extends SqlLog implements Writes {

  private static final String UNIQUE_VIOLATION = "23505";
  private static final String DEADLOCK = "40P01";
  private static final String SERIALIZATION = "40001";
  private static final int MOST_TRIES = 3;

  private static final String INSERT = """
      insert into conversation (id, number, site, epoch, seq, state, owner, rung_at, waiting_since,
        priority, preferred, team, reason, language, visitor_name, preview, last_by, last_at,
        next_duty_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, cast(? as bigint), ?, ?, ?, ?, ?, ?, ?, ?,
        cast(? as bigint))
      on conflict (id) do nothing
      returning key
      """;

  private static final String UPDATE = """
      update conversation set epoch = ?, seq = ?, state = ?, owner = ?, rung_at = ?,
        waiting_since = cast(? as bigint), priority = ?, preferred = ?, team = ?, reason = ?, language = ?,
        visitor_name = ?, preview = coalesce(cast(? as text), preview),
        last_by = coalesce(cast(? as text), last_by), last_at = ?,
        next_duty_at = cast(? as bigint)
      where id = ? and seq = ?
      returning key
      """;

  private static final String INSERT_EVENT = """
      insert into event (conversation, seq, kind, version, at, facts) values (?, ?, ?, ?, ?, ?)
      """;

  private static final String INSERT_BODY =
      "insert into message_body (conversation, seq, words) values (?, ?, ?)";

  private final DataSource source;
  private final Workload workload;

  PostgresLog(DataSource source, Reads reads, Era era, EventCodec codec, Workload workload) {
    super(reads, era, codec);
    this.source = source;
    this.workload = workload;
  }

  /** What is done in one transaction. */
  private interface Work<T> {
    T on(Session session) throws SQLException;
  }

  @Override
  public Append append(Appending appending) {
    List<StoredEvent> rows = encoded(appending);
    ConversationSummary summary =
        ConversationSummary.of(appending.after(), appending.events(), null);
    List<TurnChange> turns = TurnChange.of(appending);
    List<PromiseChange> promises = PromiseChange.of(appending);
    return write(session -> {
      Append append = append(session, appending, rows, summary, turns, promises);
      if (!(append instanceof Append.Appended)) {
        session.connection().rollback();
      }
      return append;
    });
  }

  private Append append(
      Session session,
      Appending appending,
      List<StoredEvent> rows,
      ConversationSummary summary,
      List<TurnChange> turns,
      List<PromiseChange> promises)
      throws SQLException {
    if (OtherConversations.before(session, appending, " for update")) {
      return new Append.OtherConversation();
    }
    Optional<Instant> accepted = accepted(appending);
    Optional<Long> waited = accepted.isPresent()
        ? session.first("""
            select waiting_since from conversation
            where id = ? and waiting_since is not null for update
            """, row -> row.getLong(1), appending.id().value())
        : Optional.empty();
    Optional<Long> key = appending.expectedSeq() == 0
        ? insert(session, appending, summary)
        : update(session, appending, summary);
    if (key.isEmpty()) {
      return new Append.Conflict(head(session, appending.id()));
    }
    if (OtherConversations.later(session, appending)) {
      return new Append.OtherConversation();
    }
    Instant at = appending.events().getLast().at();
    for (SlotChange change : SlotChange.of(appending)) {
      Optional<AgentSlots.Slot> slot = SlotRows.find(session, change, " for update")
          .flatMap(
              before -> Optional.ofNullable(change.after(before, appending.id(), at, workload)));
      if (slot.isEmpty() && change.takes()) {
        return new Append.AgentTaken(change.agent());
      }
      if (slot.isPresent()) {
        session.update(SlotRows.UPDATE, SlotRows.written(slot.get()));
      }
    }
    List<GestureClaim> gestures = GestureClaim.of(appending);
    Refusal refusal = GestureRows.refusal(session, gestures, " for update");
    if (refusal != null) {
      return new Append.GestureRefused(refusal);
    }
    writeEvents(session, key.get(), appending.expectedSeq(), rows);
    TurnRows.write(session, key.get(), turns);
    PromiseRows.write(session, key.get(), promises);
    AskedRows.write(session, key.get(), appending);
    GestureRows.write(session, key.get(), gestures);
    if (waited.isPresent()) {
      session.update(
          INSERT_DEPARTURE,
          accepted.orElseThrow().toEpochMilli(),
          appending.id().value(),
          waited.get());
    }
    return new Append.Appended(summary.seq());
  }

  private static void writeEvents(
      Session session, long conversation, long expectedSeq, List<StoredEvent> rows)
      throws SQLException {
    var events = new ArrayList<@Nullable Object[]>();
    var bodies = new ArrayList<@Nullable Object[]>();
    for (int i = 0; i < rows.size(); i++) {
      StoredEvent row = rows.get(i);
      long seq = expectedSeq + 1 + i;
      events.add(
          new Object[] {conversation, seq, row.kind(), row.version(), row.at(), row.facts()});
      if (row.words() != null) {
        bodies.add(new Object[] {conversation, seq, row.words()});
      }
    }
    session.batch(INSERT_EVENT, events);
    session.batch(INSERT_BODY, bodies);
  }

  private static long head(Session session, ConversationId id) throws SQLException {
    return session
        .first("select seq from conversation where id = ?", row -> row.getLong("seq"), id.value())
        .orElse(0L);
  }

  private static Optional<Long> insert(
      Session session, Appending appending, ConversationSummary summary) throws SQLException {
    return session.first(
        INSERT,
        row -> row.getLong("key"),
        summary.id().value(),
        summary.id().number(),
        summary.site().value(),
        summary.epoch(),
        summary.seq(),
        summary.state(),
        text(summary.owner()),
        text(summary.rungAt()),
        millis(summary.waitingSince()),
        summary.priority(),
        text(summary.preferred()),
        text(summary.team()),
        text(summary.reason()),
        summary.language(),
        summary.visitorName(),
        summary.preview(),
        summary.lastBy(),
        millis(summary.lastAt()),
        dutyAt(appending));
  }

  private static Optional<Long> update(
      Session session, Appending appending, ConversationSummary summary) throws SQLException {
    return session.first(
        UPDATE,
        row -> row.getLong("key"),
        summary.epoch(),
        summary.seq(),
        summary.state(),
        text(summary.owner()),
        text(summary.rungAt()),
        millis(summary.waitingSince()),
        summary.priority(),
        text(summary.preferred()),
        text(summary.team()),
        text(summary.reason()),
        summary.language(),
        summary.visitorName(),
        summary.preview(),
        summary.lastBy(),
        millis(summary.lastAt()),
        dutyAt(appending),
        summary.id().value(),
        appending.expectedSeq());
  }

  private static @Nullable String text(@Nullable Object name) {
    return Objects.toString(name, null);
  }

  private static @Nullable Long millis(@Nullable Instant moment) {
    return moment == null ? null : moment.toEpochMilli();
  }

  private static @Nullable Long dutyAt(Appending appending) {
    Instant dutyAt = appending.nextDutyAt();
    return dutyAt == null ? null : roundedUp(dutyAt);
  }

  @Override
  String selectEvents() {
    return """
        select e.seq, e.kind, e.version, e.at, e.facts, b.words
        from event e left join message_body b on b.conversation = e.conversation and b.seq = e.seq
        where e.conversation = (select key from conversation where id = :id) and e.seq > :after
        order by e.seq limit :limit
        """;
  }

  @Override
  TransactionIsolationLevel isolationOfSnapshots() {
    return TransactionIsolationLevel.REPEATABLE_READ;
  }

  @Override
  void eraseWords(ConversationId id) {
    write(List.of(Change.of("""
            delete from message_body
            where conversation = (select key from conversation where id = ?)
            """, id.value()), Change.of(SqliteLog.ERASE_SUMMARY, id.value())));
  }

  @Override
  public void write(List<Change> changes) {
    write(session -> {
      int changed = 0;
      for (Change change : changes) {
        changed += session.update(change.sql(), change.values().toArray());
      }
      return changed;
    });
  }

  /** Does the work and commits it; what two writers' rows lost against each other is done again. */
  private <T> T write(Work<T> work) {
    for (int tries = 1; ; tries++) {
      try {
        return commit(work);
      } catch (SQLException e) {
        String state = Objects.requireNonNullElse(e.getSQLState(), "");
        boolean again =
            state.equals(UNIQUE_VIOLATION) || state.equals(DEADLOCK) || state.equals(SERIALIZATION);
        if (!again || tries == MOST_TRIES) {
          throw new LogUnavailable("The database can't be written.", e);
        }
      }
    }
  }

  private <T> T commit(Work<T> work) throws SQLException {
    try (var session = new Session(source.getConnection())) {
      session.connection().setAutoCommit(false);
      try {
        T done = work.on(session);
        session.connection().commit();
        return done;
      } catch (SQLException | RuntimeException | Error e) {
        try {
          session.connection().rollback();
        } catch (SQLException broken) {
          e.addSuppressed(broken);
        }
        throw e;
      }
    }
  }
}

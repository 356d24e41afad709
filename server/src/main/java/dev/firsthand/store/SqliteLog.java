package dev.firsthand.store;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.Refusal;
import dev.firsthand.engine.AgentSlots;
import dev.firsthand.engine.ConversationSummary;
import dev.firsthand.engine.GestureClaim;
import dev.firsthand.engine.PromiseChange;
import dev.firsthand.engine.SlotChange;
import dev.firsthand.engine.TurnChange;
import dev.firsthand.routing.Workload;
import dev.firsthand.store.SqliteHeads.Head;
import dev.firsthand.store.SqliteHeads.Noticed;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.jspecify.annotations.Nullable;

/**
 * The log in SQLite. Events are appended to one table without an index; a conversation's row knows
 * its last event, and each event the one before. Thread-safe.
 */
final class SqliteLog extends SqlLog {

  private static final String INSERT = """
      insert into conversation (id, number, site, tail, epoch, seq, preferred, team, reason, language,
        visitor_name, preview, last_by, last_at, state, owner, rung_at, waiting_since, priority,
        next_duty_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      returning key
      """;

  private static final String UPDATE = """
      update conversation set tail = ?, epoch = ?, seq = ?, preferred = ?, team = ?, reason = ?,
        language = ?, visitor_name = ?, preview = coalesce(?, preview),
        last_by = coalesce(?, last_by), last_at = ?, state = ?, owner = ?, rung_at = ?,
        waiting_since = ?, priority = ?, next_duty_at = ?
      where key = ?
      """;

  private static final String INSERT_EVENT = """
      insert into event (id, prev, conversation, seq, kind, version, at, facts, words)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String CHAIN = """
      with recursive chain (id) as (
        select tail from conversation where id = ?
        union all
        select e.prev from chain join event e on e.id = chain.id where e.prev is not null)
      """;

  private static final String ERASE_WORDS = CHAIN + """
      update event set words = null where id in (select id from chain) and words is not null
      """;

  /** Before version 38 words lay in a table of their own. */
  private static final String ERASE_BODIES = CHAIN + """
      delete from message_body where id in (select id from chain)
      """;

  static final String ERASE_SUMMARY =
      "update conversation set preview = null, visitor_name = null where id = ?";

  private final SqliteWriter writer;
  private final Workload workload;

  SqliteLog(SqliteWriter writer, Reads reads, Era era, EventCodec codec, Workload workload) {
    super(reads, era, codec);
    this.writer = writer;
    this.workload = workload;
  }

  @Override
  public Append append(Appending appending) {
    return writer.write(work(appending));
  }

  @Override
  public void appendSoon(Appending appending, CompletableFuture<Append> answer) {
    writer.writeSoon(work(appending), answer);
  }

  private SqliteWriter.Work<Append> work(Appending appending) {
    List<StoredEvent> rows = encoded(appending);
    ConversationSummary summary =
        ConversationSummary.of(appending.after(), appending.events(), null);
    List<SlotChange> changes = SlotChange.of(appending);
    List<TurnChange> turns = TurnChange.of(appending);
    List<PromiseChange> promises = PromiseChange.of(appending);
    List<GestureClaim> gestures = GestureClaim.of(appending);
    return batch -> append(batch, appending, rows, summary, changes, turns, promises, gestures);
  }

  private Append append(
      SqliteWriter.Batch batch,
      Appending appending,
      List<StoredEvent> rows,
      ConversationSummary summary,
      List<SlotChange> changes,
      List<TurnChange> turns,
      List<PromiseChange> promises,
      List<GestureClaim> gestures)
      throws SQLException {
    Session session = batch.session();
    SqliteHeads heads = batch.heads();
    Optional<Head> head = heads.find(session, appending.id());
    long seq = head.map(Head::seq).orElse(0L);
    if (seq != appending.expectedSeq()) {
      return new Append.Conflict(seq);
    }
    if (OtherConversations.before(session, appending, "")
        || OtherConversations.later(session, appending)) {
      return new Append.OtherConversation();
    }
    Instant at = appending.events().getLast().at();
    var claimed = new ArrayList<AgentSlots.Slot>();
    for (SlotChange change : changes) {
      String agent = change.agent().value();
      heads.settle(session, behind -> agent.equals(behind.noticed().owner()));
      Optional<AgentSlots.Slot> before = SlotRows.find(session, change, "");
      Optional<AgentSlots.Slot> after = before.flatMap(
          slot -> Optional.ofNullable(change.after(slot, appending.id(), at, workload)));
      if (after.isEmpty() && change.takes()) {
        return new Append.AgentTaken(change.agent());
      }
      after.ifPresent(claimed::add);
    }
    Refusal refusal = GestureRows.refusal(session, gestures, "");
    if (refusal != null) {
      return new Append.GestureRefused(refusal);
    }
    for (AgentSlots.Slot slot : claimed) {
      session.update(SlotRows.UPDATE, SlotRows.written(slot));
    }
    long key = write(batch, appending, rows, summary, head.orElse(null));
    TurnRows.write(session, key, turns);
    PromiseRows.write(session, key, promises);
    AskedRows.write(session, key, appending);
    MentionRows.write(session, key, appending);
    GestureRows.write(session, key, gestures);
    if (head.isPresent() && head.get().noticed().waitingSince() != null) {
      Optional<Instant> accepted = accepted(appending);
      if (accepted.isPresent()) {
        session.update(
            INSERT_DEPARTURE,
            accepted.get().toEpochMilli(),
            appending.id().value(),
            head.get().noticed().waitingSince());
      }
    }
    return new Append.Appended(summary.seq());
  }

  private static long write(
      SqliteWriter.Batch batch,
      Appending appending,
      List<StoredEvent> rows,
      ConversationSummary summary,
      @Nullable Head head)
      throws SQLException {
    Session session = batch.session();
    long first = batch.nextEvent();
    long tail = first;
    for (int i = 1; i < rows.size(); i++) {
      tail = batch.nextEvent();
    }
    long conversation = writeHead(batch, appending, summary, first, tail, head);
    for (int i = 0; i < rows.size(); i++) {
      StoredEvent row = rows.get(i);
      long id = first + i;
      Long prev = i > 0 ? Long.valueOf(id - 1) : head == null ? null : Long.valueOf(head.tail());
      session.update(
          INSERT_EVENT,
          id,
          prev,
          conversation,
          appending.expectedSeq() + 1 + i,
          row.kind(),
          row.version(),
          row.at(),
          row.facts(),
          row.words());
    }
    return conversation;
  }

  private static long writeHead(
      SqliteWriter.Batch batch,
      Appending appending,
      ConversationSummary summary,
      long first,
      long tail,
      @Nullable Head head)
      throws SQLException {
    Noticed noticed = Noticed.of(summary, appending.nextDutyAt());
    SqliteHeads heads = batch.heads();
    if (head != null && noticed.equals(head.noticed())) {
      heads.putOff(
          appending.id(), new Head(head.key(), summary.seq(), tail, noticed), summary, first);
      return head.key();
    }
    long key = head == null
        ? insert(batch.session(), summary, noticed, tail)
        : update(batch.session(), heads.whole(appending.id(), summary), noticed, tail, head);
    heads.written(appending.id(), new Head(key, summary.seq(), tail, noticed));
    return key;
  }

  private static long insert(
      Session session, ConversationSummary summary, Noticed noticed, long tail)
      throws SQLException {
    return session
        .first(
            INSERT,
            row -> row.getLong("key"),
            summary.id().value(),
            summary.id().number(),
            summary.site().value(),
            tail,
            summary.epoch(),
            summary.seq(),
            Objects.toString(summary.preferred(), null),
            Objects.toString(summary.team(), null),
            Objects.toString(summary.reason(), null),
            summary.language(),
            summary.visitorName(),
            summary.preview(),
            summary.lastBy(),
            summary.lastAt().toEpochMilli(),
            noticed.state(),
            noticed.owner(),
            noticed.rungAt(),
            noticed.waitingSince(),
            noticed.priority(),
            noticed.nextDutyAt())
        .orElseThrow();
  }

  private static long update(
      Session session, ConversationSummary summary, Noticed noticed, long tail, Head head)
      throws SQLException {
    var more = Arrays.<@Nullable Object>asList(
        noticed.state(),
        noticed.owner(),
        noticed.rungAt(),
        noticed.waitingSince(),
        noticed.priority(),
        noticed.nextDutyAt(),
        head.key());
    session.update(UPDATE, SqliteHeads.quietly(summary, tail, more));
    return head.key();
  }

  /** Walks the chain from its end only as far as needed. */
  @Override
  String selectEvents() {
    return """
        with recursive chain (id, prev, seq) as (
          select e.id, e.prev, e.seq
          from conversation c join event e on e.id = coalesce(:tail, c.tail)
          where c.id = :id and e.seq > :after
          union all
          select e.id, e.prev, e.seq
          from chain join event e on e.id = chain.prev
          where chain.seq > :after + 1)
        select e.seq, e.kind, e.version, e.at, e.facts, coalesce(e.words, b.words) as words
        from (select id from chain order by seq limit :limit) asked
        join event e on e.id = asked.id
        left join message_body b on b.id = asked.id
        order by e.seq
        """;
  }

  /** A row may be behind the log; the writer knows where that ends. */
  @Override
  Query eventsOf(Handle handle, ConversationId id) {
    return super.eventsOf(handle, id).bind("tail", writer.heads().tailOf(id));
  }

  @Override
  TransactionIsolationLevel isolationOfSnapshots() {
    return TransactionIsolationLevel.SERIALIZABLE;
  }

  @Override
  String lastAt(BoxKind box) {
    return "c.last_at";
  }

  @Override
  void eraseWords(ConversationId id) {
    writer.write(List.of(
        Writes.Change.of(id, ERASE_WORDS, id.value()),
        Writes.Change.of(id, ERASE_BODIES, id.value()),
        Writes.Change.of(id, ERASE_SUMMARY, id.value())));
  }
}

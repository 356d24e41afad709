package dev.firsthand.store;

import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.ConversationSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Where each conversation's log ends, kept in memory by the one who writes. A step that no box, queue
 * or timer notices changes the conversation's row later, together with others: writing the rows of
 * many conversations in each commit costs more than their messages. What a row does not show yet is in
 * the log, behind a mark, and {@link #open} catches up with it after a crash.
 *
 * <p>Confined to the writer's thread, but for {@link #tailOf} and {@link #isSettled}.
 */
final class SqliteHeads {

  /** Heads remembered whose rows are right; the others are all remembered. */
  private static final int MOST = 20_000;

  /** For so long a row may be behind. */
  static final Duration OLD = Duration.ofSeconds(2);

  /** So many events of any conversations may have come since; a start looks at some more at most. */
  static final int OLD_EVENTS = 15_000;

  /** Rows that may be behind at once. */
  private static final int MOST_BEHIND = 4_096;

  /** Events after which the mark is moved. */
  private static final int STEP = 500;

  private static final String SELECT = """
      select id, key, seq, tail, state, owner, rung_at, waiting_since, priority, next_duty_at
      from conversation\s""";

  /** For a step that no box, queue or timer notices: touches no index. */
  private static final String UPDATE_QUIETLY = """
      update conversation set tail = ?, epoch = ?, seq = ?, preferred = ?, team = ?, reason = ?,
        language = ?, visitor_name = ?, preview = coalesce(?, preview),
        last_by = coalesce(?, last_by), last_at = ?
      where key = ?
      """;

  private static final String SELECT_MARK =
      "select cast(value as integer) from meta where name = 'settled'";

  private static final String MARK = """
      insert into meta (name, value) values ('settled', ?)
      on conflict (name) do update set value = excluded.value
      """;

  private static final String SELECT_BEHIND = """
      select conversation, max(id) as tail from event where id > ? group by conversation
      """;

  private static final String SELECT_CHAIN = """
      with recursive chain (id, prev) as (
        select e.id, e.prev from event e where e.id = ?
        union all
        select e.id, e.prev from chain join event e on e.id = chain.prev)
      select e.seq, e.kind, e.version, e.at, e.facts, coalesce(e.words, b.words) as words
      from chain join event e on e.id = chain.id left join message_body b on b.id = e.id
      order by e.seq
      """;

  /** The part of a conversation's row that decides what is written. */
  record Head(long key, long seq, long tail, Noticed noticed) {
    static Head of(ResultSet row) throws SQLException {
      return new Head(
          row.getLong("key"),
          row.getLong("seq"),
          row.getLong("tail"),
          new Noticed(
              row.getString("state"),
              row.getString("owner"),
              row.getString("rung_at"),
              Session.longOrNull(row, "waiting_since"),
              row.getInt("priority"),
              Session.longOrNull(row, "next_duty_at")));
    }
  }

  /** The columns that indexes hold. */
  record Noticed(
      String state,
      @Nullable String owner,
      @Nullable String rungAt,
      @Nullable Long waitingSince,
      int priority,
      @Nullable Long nextDutyAt) {
    static Noticed of(ConversationSummary summary, @Nullable Instant nextDutyAt) {
      Instant since = summary.waitingSince();
      return new Noticed(
          summary.state(),
          Objects.toString(summary.owner(), null),
          Objects.toString(summary.rungAt(), null),
          since == null ? null : since.toEpochMilli(),
          summary.priority(),
          nextDutyAt == null ? null : SqlLog.roundedUp(nextDutyAt));
    }
  }

  /**
   * A head, and what its row does not show yet.
   *
   * @param since the first event that the row does not show
   * @param at when that happened
   */
  private record Known(Head head, @Nullable ConversationSummary unsettled, long since, Instant at) {
    static Known shown(Head head) {
      return new Known(head, null, 0, Instant.MIN);
    }
  }

  private final EventCodec codec;
  private final LinkedHashMap<String, Known> known = new LinkedHashMap<>();

  /** Those that have been behind longest come first. */
  private final LinkedHashMap<String, Known> unsettled = new LinkedHashMap<>();

  /** Of those that are behind since this transaction, who is longer comes first. */
  private final LinkedHashMap<String, Known> changed = new LinkedHashMap<>();

  private final ConcurrentHashMap<String, Known> late = new ConcurrentHashMap<>();

  /** When the last step happened of those whose rows are written later: what time it is here. */
  private Instant latest = Instant.MIN;

  private long mark;
  private long markAfter = -1;

  SqliteHeads(EventCodec codec) {
    this.codec = codec;
  }

  // Any thread.

  /** The id of the last event's row, where the conversation's row does not show it yet. */
  @Nullable
  Long tailOf(ConversationId id) {
    Known behind = late.get(id.value());
    return behind == null ? null : behind.head().tail();
  }

  /** What rows do not show of what was committed. */
  Late late() {
    var summaries = new HashMap<String, ConversationSummary>();
    late.forEach((id, behind) -> summaries.put(id, Objects.requireNonNull(behind.unsettled())));
    return new Late(summaries);
  }

  /** Whether every row shows all that was committed. */
  boolean isSettled() {
    return late.isEmpty();
  }

  // In a transaction.

  /**
   * Forgets everything, and brings rows up to what the log holds, whoever wrote it: called first on
   * each connection.
   */
  void open(Session session) throws SQLException {
    known.clear();
    unsettled.clear();
    changed.clear();
    long last = lastEvent(session);
    Optional<Long> marked = session.first(SELECT_MARK, row -> row.getLong(1));
    if (marked.isPresent()) {
      for (long[] behind : session.all(
          SELECT_BEHIND,
          row -> new long[] {row.getLong("conversation"), row.getLong("tail")},
          marked.get())) {
        catchUp(session, behind[0], behind[1]);
      }
    }
    if (marked.isEmpty() || marked.get() < last) {
      session.update(MARK, Long.toString(last));
    }
    markAfter = last;
  }

  private void catchUp(Session session, long key, long tail) throws SQLException {
    Optional<Head> found = session.first(SELECT + "where key = ?", Head::of, key);
    if (found.isEmpty() || found.get().tail() >= tail) {
      return;
    }
    var events = new ArrayList<ConversationEvent>();
    var news = new ArrayList<ConversationEvent>();
    Head head = found.get();
    for (ConversationEvent event :
        session.all(SELECT_CHAIN, row -> codec.decode(stored(row)), tail)) {
      events.add(event);
      if (events.size() > head.seq()) {
        news.add(event);
      }
    }
    String id = session
        .first("select id from conversation where key = ?", row -> row.getString("id"), key)
        .orElseThrow();
    Conversation conversation = Conversation.empty(new ConversationId(id)).after(events);
    updateQuietly(session, key, tail, ConversationSummary.of(conversation, news, null));
  }

  private static StoredEvent stored(ResultSet row) throws SQLException {
    return new StoredEvent(
        row.getString("kind"),
        row.getInt("version"),
        row.getLong("at"),
        row.getString("facts"),
        row.getString("words"));
  }

  /** Where the conversation ends; empty if there is none. */
  Optional<Head> find(Session session, ConversationId id) throws SQLException {
    Known here = current(id.value());
    if (here != null) {
      return Optional.of(here.head());
    }
    Optional<Head> read = session.first(SELECT + "where id = ?", Head::of, id.value());
    read.ifPresent(head -> changed.put(id.value(), Known.shown(head)));
    return read;
  }

  /** The row shows this head now. */
  void written(ConversationId id, Head head) {
    changed.put(id.value(), Known.shown(head));
  }

  /**
   * The row is to show this later.
   *
   * @param first the first of the events that are new
   */
  void putOff(ConversationId id, Head head, ConversationSummary summary, long first) {
    Known before = current(id.value());
    ConversationSummary whole = before == null ? summary : summary.orWordsOf(before.unsettled());
    latest = summary.lastAt();
    if (before == null || before.unsettled() == null) {
      changed.putLast(id.value(), new Known(head, whole, first, latest));
    } else {
      changed.put(id.value(), new Known(head, whole, before.since(), before.at()));
    }
  }

  /** The summary with the last words that the row does not show yet, where it has none itself. */
  ConversationSummary whole(ConversationId id, ConversationSummary summary) {
    Known before = current(id.value());
    return before == null ? summary : summary.orWordsOf(before.unsettled());
  }

  /** Writes the rows that are behind, of these conversations. */
  void settle(Session session, Predicate<Head> which) throws SQLException {
    var behind = new LinkedHashMap<>(unsettled);
    behind.putAll(changed);
    for (Map.Entry<String, Known> entry : behind.entrySet()) {
      if (which.test(entry.getValue().head())) {
        settle(session, entry.getKey(), entry.getValue());
      }
    }
  }

  /** Writes the row of this conversation, if it is behind. */
  void settle(Session session, ConversationId id) throws SQLException {
    Known now = current(id.value());
    if (now != null) {
      settle(session, id.value(), now);
    }
  }

  private void settle(Session session, String id, Known behind) throws SQLException {
    if (behind.unsettled() != null) {
      Head head = behind.head();
      updateQuietly(session, head.key(), head.tail(), behind.unsettled());
      changed.put(id, Known.shown(head));
    }
  }

  /**
   * Writes the rows that have been behind for long, a few with each commit, so that nobody waits for
   * many; and moves the mark.
   *
   * @param firstEvent the first one of this transaction
   * @param requests how many are in this transaction
   */
  void keepUp(Session session, long firstEvent, int requests) throws SQLException {
    boolean many = unsettled.size() > MOST_BEHIND;
    int left = many ? 2 * requests : 1 + requests / 2;
    long shown = firstEvent - 1;
    for (String id : unsettled.keySet()) {
      Known now = current(id);
      if (now == null || now.unsettled() == null || now.since() >= firstEvent) {
        continue; // Its row was written in this transaction, whatever has come since.
      }
      if (left == 0 || !(many || isOld(now, firstEvent))) {
        shown = now.since() - 1;
        break;
      }
      settle(session, id, now);
      left--;
    }
    if (markAfter < 0 && shown - mark >= STEP) {
      markAfter = shown;
      session.update(MARK, Long.toString(shown));
    }
  }

  private boolean isOld(Known behind, long event) {
    return event - behind.since() >= OLD_EVENTS || !latest.isBefore(behind.at().plus(OLD));
  }

  /** Writes all rows that are behind, and how far the log was when none was. */
  void settle(Session session) throws SQLException {
    settle(session, head -> true);
    markAfter = lastEvent(session);
    session.update(MARK, Long.toString(markAfter));
  }

  /** How many rows are behind. */
  int behind() {
    return unsettled.size();
  }

  // After it.

  /** What was changed since the last time is durable. */
  void committed() {
    for (Map.Entry<String, Known> entry : changed.entrySet()) {
      String id = entry.getKey();
      Known now = entry.getValue();
      if (now.unsettled() == null) {
        unsettled.remove(id);
        late.remove(id);
        known.putLast(id, now);
      } else {
        Known before = unsettled.get(id);
        if (before != null && before.since() == now.since()) {
          unsettled.put(id, now);
        } else {
          unsettled.putLast(id, now);
          known.remove(id);
        }
        late.put(id, now);
      }
    }
    changed.clear();
    if (markAfter >= 0) {
      mark = markAfter;
      markAfter = -1;
    }
    while (known.size() > MOST) {
      known.pollFirstEntry();
    }
  }

  /** Nothing was changed since the last time. */
  void rolledBack() {
    changed.clear();
    markAfter = -1;
  }

  /** The connection opened anew shows everything: nobody needs to be told of ends any more. */
  void opened() {
    late.clear();
  }

  private @Nullable Known current(String id) {
    Known now = changed.get(id);
    now = now == null ? unsettled.get(id) : now;
    return now == null ? known.get(id) : now;
  }

  private static long lastEvent(Session session) throws SQLException {
    return session
        .first("select coalesce(max(id), 0) from event", row -> row.getLong(1))
        .orElse(0L);
  }

  private static void updateQuietly(
      Session session, long key, long tail, ConversationSummary summary) throws SQLException {
    session.update(UPDATE_QUIETLY, quietly(summary, tail, List.of(key)));
  }

  /** What a step always changes, in the order of the updates, and what comes after. */
  static @Nullable Object[] quietly(
      ConversationSummary summary, long tail, Collection<? extends @Nullable Object> more) {
    var values = new ArrayList<@Nullable Object>();
    values.add(tail);
    values.add(summary.epoch());
    values.add(summary.seq());
    values.add(Objects.toString(summary.preferred(), null));
    values.add(Objects.toString(summary.team(), null));
    values.add(Objects.toString(summary.reason(), null));
    values.add(summary.language());
    values.add(summary.visitorName());
    values.add(summary.preview());
    values.add(summary.lastBy());
    values.add(summary.lastAt().toEpochMilli());
    values.addAll(more);
    return values.toArray();
  }
}

package dev.firsthand.store;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.Refusal;
import dev.firsthand.engine.ConversationLog.Append;
import dev.firsthand.engine.ConversationSummary;
import dev.firsthand.routing.Workload;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One transaction of several appends, none of which spoils another. Rows are held in one order for
 * all writers: conversations, agents, gestures, each by name, so that nobody waits in a circle. What
 * an append depends on is held before anything is written for it; so a refusal is an answer, and
 * nothing has to be taken back. Confined to one thread.
 */
final class PostgresBatch {

  private static final String HOLD = """
      select id, seq, state, waiting_since from conversation where id = any(?) order by id for update
      """;

  private static final String THERE = "select id from conversation where id = any(?)";

  private static final String HEADS = "select id, seq from conversation where id = any(?)";

  private static final String INSERT = """
      insert into conversation (id, number, site, epoch, seq, state, owner, rung_at, waiting_since,
        priority, preferred, team, reason, language, visitor_name, preview, last_by, last_at,
        next_duty_at)
      select * from unnest(?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::text[],
        ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[])
      on conflict (id) do nothing
      returning id, key
      """;

  /** Holds only where nobody else appended. */
  private static final String UPDATE = """
      update conversation c set epoch = v.epoch, seq = v.seq, state = v.state, owner = v.owner,
        rung_at = v.rung_at, waiting_since = v.waiting_since, priority = v.priority,
        preferred = v.preferred, team = v.team, reason = v.reason, language = v.language,
        visitor_name = v.visitor_name, preview = coalesce(v.preview, c.preview),
        last_by = coalesce(v.last_by, c.last_by), last_at = v.last_at, next_duty_at = v.next_duty_at
      from unnest(?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[],
        ?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
        ?::text[], ?::bigint[], ?::bigint[])
        as v (id, expected, epoch, seq, state, owner, rung_at, waiting_since, priority, preferred,
          team, reason, language, visitor_name, preview, last_by, last_at, next_duty_at)
      where c.id = v.id and c.seq = v.expected
      returning c.id, c.key
      """;

  private static final String INSERT_EVENTS = """
      insert into event (conversation, seq, kind, version, at, facts, words)
      select * from unnest(?::bigint[], ?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::text[],
        ?::text[])
      """;

  private final Session session;
  private final Workload workload;
  private final IdentityHashMap<PostgresAppend, Append> refused = new IdentityHashMap<>();

  private PostgresBatch(Session session, Workload workload) {
    this.session = session;
    this.workload = workload;
  }

  /** A conversation's row before the batch, which nobody else changes until its end. */
  private record Held(
      String id, long seq, String state, @Nullable Long waitingSince) {
    static Held of(ResultSet row) throws SQLException {
      return new Held(
          row.getString("id"),
          row.getLong("seq"),
          row.getString("state"),
          Session.longOrNull(row, "waiting_since"));
    }
  }

  /**
   * Writes the appends and says what became of each, in their order; commits nothing. If one that
   * begins a conversation is refused, everything has to be taken back: such a one comes alone.
   *
   * @param appends no two of which share {@linkplain PostgresAppend#own anything}
   */
  static List<Append> write(Session session, List<PostgresAppend> appends, Workload workload)
      throws SQLException {
    return new PostgresBatch(session, workload).write(appends);
  }

  /** Whether it can't share a transaction: it is written first and judged then. */
  static boolean isAlone(PostgresAppend append) {
    return append.begins() && (!append.slots().isEmpty() || !append.gestures().isEmpty());
  }

  private List<Append> write(List<PostgresAppend> appends) throws SQLException {
    List<PostgresAppend> inOrder = appends.stream()
        .sorted(Comparator.comparing(append -> append.id().value()))
        .toList();
    Map<String, Held> held = Map.of();
    HeldSlots slots = null;
    if (inOrder.stream().anyMatch(PostgresAppend::isChecked)) {
      held = hold(inOrder);
      judgeConversations(inOrder, held);
      slots = judgeClaims(appends);
    }
    Map<String, Long> keys = writeConversations(inOrder);
    List<PostgresAppend> written =
        inOrder.stream().filter(append -> keys.containsKey(append.id().value())).toList();
    writeEvents(written, keys);
    writeBeside(written, keys, held);
    if (slots != null) {
      slots.write(session);
    }
    Map<String, Long> heads = heads(inOrder, keys);
    return appends.stream().map(append -> outcome(append, keys, heads)).toList();
  }

  private Append outcome(PostgresAppend append, Map<String, Long> keys, Map<String, Long> heads) {
    Append no = refused.get(append);
    if (no != null) {
      return no;
    }
    String id = append.id().value();
    return keys.containsKey(id)
        ? new Append.Appended(append.summary().seq())
        : new Append.Conflict(heads.getOrDefault(id, 0L));
  }

  private Map<String, Held> hold(List<PostgresAppend> appends) throws SQLException {
    Stream<ConversationId> concerned = appends.stream()
        .flatMap(append ->
            Stream.concat(Stream.of(append.id()), append.appending().mustBeClosed().stream()));
    var held = new HashMap<String, Held>();
    for (Held row : session.all(HOLD, Held::of, (Object) names(concerned))) {
      held.put(row.id(), row);
    }
    return held;
  }

  /** What speaks against an append in the rows of its visitor's conversations. */
  private void judgeConversations(List<PostgresAppend> appends, Map<String, Held> held)
      throws SQLException {
    Set<String> later = there(appends);
    for (PostgresAppend append : appends) {
      Held own = held.get(append.id().value());
      long seq = own == null ? 0 : own.seq();
      if (seq != append.appending().expectedSeq()) {
        refused.put(append, new Append.Conflict(seq));
        continue;
      }
      boolean besideOpen = append
          .appending()
          .mustBeClosed()
          .map(before -> held.get(before.value()))
          .filter(before -> !before.state().equals(OtherConversations.CLOSED))
          .isPresent();
      boolean besideLater = append
          .appending()
          .mustNotBe()
          .filter(id -> later.contains(id.value()))
          .isPresent();
      if (besideOpen || besideLater) {
        refused.put(append, new Append.OtherConversation());
      }
    }
  }

  /** Asked after the rows are held: who begins a later one holds the row of the one before. */
  private Set<String> there(List<PostgresAppend> appends) throws SQLException {
    String[] later =
        names(appends.stream().flatMap(append -> append.appending().mustNotBe().stream()));
    return later.length == 0
        ? Set.of()
        : new HashSet<>(session.all(THERE, row -> row.getString("id"), (Object) later));
  }

  /** What speaks against an append in the budgets of gestures and at the agents; who came first wins. */
  private HeldSlots judgeClaims(List<PostgresAppend> appends) throws SQLException {
    HeldSlots slots = HeldSlots.of(
        session, standing(appends).flatMap(append -> append.slots().stream()).toList(), workload);
    List<PostgresAppend> giving = standing(appends)
        .filter(append -> !append.gestures().isEmpty())
        .sorted(Comparator.comparing(
            append -> append.gestures().getFirst().given().gesture().value()))
        .toList();
    for (PostgresAppend append : giving) {
      Refusal refusal = GestureRows.refusal(session, append.gestures(), " for update");
      if (refusal != null) {
        refused.put(append, new Append.GestureRefused(refusal));
      }
    }
    standing(appends).toList().forEach(append -> {
      AgentId taken = slots.take(append.slots(), append.appending(), append.summary());
      if (taken != null) {
        refused.put(append, new Append.AgentTaken(taken));
      }
    });
    return slots;
  }

  private Stream<PostgresAppend> standing(List<PostgresAppend> appends) {
    return appends.stream().filter(append -> !refused.containsKey(append));
  }

  /** The keys of the rows that were written, by the conversations' names. */
  private Map<String, Long> writeConversations(List<PostgresAppend> appends) throws SQLException {
    var keys = new HashMap<String, Long>();
    List<PostgresAppend> first =
        standing(appends).filter(PostgresAppend::begins).toList();
    if (!first.isEmpty()) {
      all(INSERT, keys, inserted(first));
    }
    List<PostgresAppend> onward =
        standing(appends).filter(append -> !append.begins()).toList();
    if (!onward.isEmpty()) {
      all(UPDATE, keys, updated(onward));
    }
    return keys;
  }

  private void all(String sql, Map<String, Long> numbers, @Nullable Object... values)
      throws SQLException {
    session.all(sql, row -> numbers.put(row.getString(1), row.getLong(2)), values);
  }

  private static Object[] inserted(List<PostgresAppend> appends) {
    var columns = new Columns(appends.size());
    appends.forEach(append -> {
      ConversationSummary summary = append.summary();
      columns
          .text(summary.id().value())
          .number(summary.id().number())
          .text(summary.site().value());
      summary(columns, append);
    });
    return columns.values();
  }

  private static Object[] updated(List<PostgresAppend> appends) {
    var columns = new Columns(appends.size());
    appends.forEach(append -> {
      columns.text(append.id().value()).number(append.appending().expectedSeq());
      summary(columns, append);
    });
    return columns.values();
  }

  private static void summary(Columns columns, PostgresAppend append) {
    ConversationSummary summary = append.summary();
    Instant dutyAt = append.appending().nextDutyAt();
    columns
        .number(summary.epoch())
        .number(summary.seq())
        .text(summary.state())
        .text(Objects.toString(summary.owner(), null))
        .text(Objects.toString(summary.rungAt(), null))
        .number(SlotRows.millis(summary.waitingSince()))
        .number((long) summary.priority())
        .text(Objects.toString(summary.preferred(), null))
        .text(Objects.toString(summary.team(), null))
        .text(Objects.toString(summary.reason(), null))
        .text(summary.language())
        .text(summary.visitorName())
        .text(summary.preview())
        .text(summary.lastBy())
        .number(summary.lastAt().toEpochMilli())
        .number(dutyAt == null ? null : SqlLog.roundedUp(dutyAt))
        .endRow();
  }

  private void writeEvents(List<PostgresAppend> written, Map<String, Long> keys)
      throws SQLException {
    if (written.isEmpty()) {
      return;
    }
    var columns =
        new Columns(written.stream().mapToInt(append -> append.events().size()).sum());
    for (PostgresAppend append : written) {
      Long key = keys.get(append.id().value());
      long seq = append.appending().expectedSeq();
      for (StoredEvent event : append.events()) {
        columns
            .number(key)
            .number(++seq)
            .text(event.kind())
            .number((long) event.version())
            .number(event.at())
            .text(event.facts())
            .text(event.words())
            .endRow();
      }
    }
    session.update(INSERT_EVENTS, columns.values());
  }

  /** Writes what is kept in step with the log. */
  private void writeBeside(
      List<PostgresAppend> written, Map<String, Long> keys, Map<String, Held> held)
      throws SQLException {
    var later = new LaterStatements();
    for (PostgresAppend append : written) {
      String id = append.id().value();
      long key = Objects.requireNonNull(keys.get(id), "What was written has a key.");
      Statements own = later.ofAppend();
      TurnRows.write(own, key, append.turns());
      PromiseRows.write(own, key, append.promises());
      AskedRows.write(own, key, append.appending());
      MentionRows.write(own, key, append.appending());
      GestureRows.write(own, key, append.gestures());
      Held before = held.get(id);
      if (append.accepted().isPresent() && before != null && before.waitingSince() != null) {
        own.add(
            SqlLog.INSERT_DEPARTURE,
            append.accepted().get().toEpochMilli(),
            id,
            before.waitingSince());
      }
    }
    later.run(session);
  }

  /** Where the logs end of those who lost. */
  private Map<String, Long> heads(List<PostgresAppend> appends, Map<String, Long> keys)
      throws SQLException {
    String[] lost = names(
        standing(appends).map(PostgresAppend::id).filter(id -> !keys.containsKey(id.value())));
    var heads = new HashMap<String, Long>();
    if (lost.length > 0) {
      all(HEADS, heads, (Object) lost);
    }
    return heads;
  }

  private static String[] names(Stream<ConversationId> ids) {
    return ids.map(ConversationId::value).distinct().sorted().toArray(String[]::new);
  }
}

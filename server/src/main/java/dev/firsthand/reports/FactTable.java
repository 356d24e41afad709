package dev.firsthand.reports;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The facts of all conversations, in the order of their moments, and how far each log is read. Thread-safe. */
final class FactTable {

  /** Rows that are read at once, so that a year needs no more memory than a day. */
  private static final int PAGE = 20_000;

  /** Where how far each log is read is kept. */
  static final String POSITIONS = "report_position";

  private static final Comparator<ConversationId> BY_ID =
      Comparator.comparing(ConversationId::value);

  private final Jdbi jdbi;
  private final int page;

  FactTable(Jdbi jdbi) {
    this(jdbi, PAGE);
  }

  FactTable(Jdbi jdbi, int page) {
    this.jdbi = jdbi;
    this.page = page;
  }

  /**
   * What a log says up to {@code seq}.
   *
   * @param site null where nothing has happened yet
   */
  record Told(ConversationId conversation, @Nullable SiteKey site, long seq, List<Fact> facts) {
    Told {
      facts = List.copyOf(facts);
    }
  }

  /**
   * Puts these in the place of what was known of their conversations, unless more is known already. All nodes
   * write in the same order, so that no two wait for each other.
   */
  void put(Collection<Told> all) {
    if (all.isEmpty()) {
      return;
    }
    var latest = new TreeMap<ConversationId, Told>(BY_ID);
    all.forEach(told -> latest.merge(
        told.conversation(), told, (one, other) -> other.seq() < one.seq() ? one : other));
    jdbi.useTransaction(handle -> {
      PreparedBatch rows = handle.prepareBatch("""
          insert into report_fact
            (site, at, conversation, n, kind, seq, detail, agent, team, topic, value)
          values (:site, :at, :conversation, :n, :kind, :seq, :detail, :agent, :team, :topic, :value)
          """);
      for (Told told : latest.values()) {
        if (moves(handle, told)) {
          handle
              .createUpdate("delete from report_fact where conversation = :conversation")
              .bind("conversation", told.conversation().value())
              .execute();
          add(rows, told);
        }
      }
      if (rows.size() > 0) {
        rows.execute();
      }
    });
  }

  /** Holds the row, so that of two nodes that tell of one conversation the second sees the first. */
  private static boolean moves(Handle handle, Told told) {
    return handle
            .createUpdate("""
                insert into report_position (conversation, seq) values (:conversation, :seq)
                on conflict (conversation) do update set seq = excluded.seq
                where report_position.seq <= excluded.seq
                """)
            .bind("conversation", told.conversation().value())
            .bind("seq", told.seq())
            .execute()
        > 0;
  }

  private static void add(PreparedBatch rows, Told told) {
    SiteKey site = told.site();
    int n = 0;
    for (Fact fact : told.facts()) {
      rows.bind("site", site == null ? "" : site.value())
          .bind("at", fact.at().toEpochMilli())
          .bind("conversation", fact.conversation().value())
          .bind("n", n++)
          .bind("kind", fact.kind().name())
          .bind("seq", fact.seq())
          .bind("detail", fact.detail())
          .bind("agent", Objects.toString(fact.agent(), null))
          .bind("team", Objects.toString(fact.team(), null))
          .bind("topic", fact.topic())
          .bind("value", fact.value())
          .add();
    }
  }

  private record Row(long at, String conversation, int n, Fact fact) {}

  /** Gives a site's facts of a period to {@code reader}, the earliest first. Blocks. */
  void read(SiteKey site, Instant from, Instant until, Consumer<Fact> reader) {
    long at = from.toEpochMilli();
    String conversation = "";
    int n = -1;
    while (true) {
      List<Row> rows = page(site, until, at, conversation, n);
      rows.forEach(row -> reader.accept(row.fact()));
      if (rows.size() < page) {
        return;
      }
      Row last = rows.getLast();
      at = last.at();
      conversation = last.conversation();
      n = last.n();
    }
  }

  private List<Row> page(SiteKey site, Instant until, long at, String conversation, int n) {
    return jdbi.withHandle(handle -> handle
        .createQuery("""
            select at, conversation, n, kind, seq, detail, agent, team, topic, value
            from report_fact
            where site = :site and at < :until and (at, conversation, n) > (:at, :conversation, :n)
            order by at, conversation, n limit :page
            """)
        .bind("site", site.value())
        .bind("until", until.toEpochMilli())
        .bind("at", at)
        .bind("conversation", conversation)
        .bind("n", n)
        .bind("page", page)
        .setFetchSize(page)
        .map((row, context) -> row(row))
        .list());
  }

  private static Row row(ResultSet row) throws SQLException {
    long at = row.getLong(1);
    String conversation = row.getString(2);
    String agent = row.getString(7);
    String team = row.getString(8);
    long number = row.getLong(10);
    Long value = row.wasNull() ? null : number;
    var fact = new Fact(
        new ConversationId(conversation),
        Fact.Kind.valueOf(row.getString(4)),
        Instant.ofEpochMilli(at),
        row.getLong(5),
        row.getString(6),
        agent == null ? null : new AgentId(agent),
        team == null ? null : new TeamId(team),
        row.getString(9),
        value);
    return new Row(at, conversation, row.getInt(3), fact);
  }
}

package dev.firsthand.store;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.engine.Floor;
import dev.firsthand.engine.Floors;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** The house as its tables have it, in one transaction. Thread-safe. */
final class SqlFloors implements Floors {

  private static final String WAITING = """
      select c.id, c.site, c.team, c.waiting_since, c.visitor_name from conversation c
      where c.state <> 'CLOSED' and c.state in ('QUEUED', 'RINGING') and c.waiting_since is not null
      """;

  /** The team is the one named, if there is one, else the site's, as {@code Teams.wanted} has it. */
  private static final String LATE = """
       and c.waiting_since <= :now - case
         when exists (select 1 from team t where t.id = c.team)
           then coalesce((select t.alert_after_ms from team t where t.id = c.team), :limit)
         else coalesce((select t.alert_after_ms from site_team s join team t on t.id = s.team
           where s.site = c.site), :limit) end
       and not exists (select 1 from wait_alert a
         where a.conversation = c.id and a.since = c.waiting_since)
      order by c.waiting_since, c.id limit :most
      """;

  private final Reads reads;
  private final Writes writes;
  private final TransactionIsolationLevel isolation;

  SqlFloors(Reads reads, Writes writes, TransactionIsolationLevel isolation) {
    this.reads = reads;
    this.writes = writes;
    this.isolation = isolation;
  }

  @Override
  public Floor read(Instant dayBegan, Duration within, Instant now) {
    return reads.read(handle -> handle.inTransaction(
        isolation,
        transaction -> new Floor(
            states(transaction),
            transaction
                .createQuery(WAITING + " order by c.waiting_since, c.id")
                .map((row, context) -> waiting(row))
                .list(),
            answered(transaction),
            SlotRows.all(transaction, Late.NONE),
            statusSince(transaction),
            overdue(transaction, now),
            level(transaction, dayBegan, within, now))));
  }

  private static Map<String, Integer> states(Handle handle) {
    Map<String, Integer> states = new HashMap<>();
    handle
        .createQuery("""
            select state, count(*) as n from conversation where state <> 'CLOSED' group by state
            """)
        .map((row, context) -> states.put(row.getString("state"), row.getInt("n")))
        .list();
    return states;
  }

  private static List<Floor.Answered> answered(Handle handle) {
    return handle
        .createQuery("""
            select id, owner, visitor_name, last_at, last_by from conversation
            where owner is not null order by last_at, id
            """)
        .map((row, context) -> new Floor.Answered(
            new ConversationId(row.getString("id")),
            new AgentId(row.getString("owner")),
            row.getString("visitor_name"),
            Instant.ofEpochMilli(row.getLong("last_at")),
            "VISITOR".equals(row.getString("last_by"))))
        .list();
  }

  private static Map<AgentId, Instant> statusSince(Handle handle) {
    Map<AgentId, Instant> since = new HashMap<>();
    handle
        .createQuery("select agent, status_at from agent_slot where status_at is not null")
        .map((row, context) -> since.put(
            new AgentId(row.getString("agent")), Instant.ofEpochMilli(row.getLong("status_at"))))
        .list();
    return since;
  }

  private static int overdue(Handle handle, Instant now) {
    return handle
        .createQuery("select count(*) from promise where kept_at is null and due <= :now")
        .bind("now", now.toEpochMilli())
        .mapTo(Integer.class)
        .one();
  }

  private static Floor.Level level(Handle handle, Instant dayBegan, Duration within, Instant now) {
    return handle
        .createQuery("""
            select
              coalesce(sum(case when met = 1 and ended_at - began_at <= :within then 1 else 0 end), 0)
                as in_time,
              coalesce(sum(case when met = 1 or coalesce(ended_at, :now) - began_at > :within
                then 1 else 0 end), 0) as counted
            from first_wait where began_at >= :since
            """)
        .bind("within", within.toMillis())
        .bind("now", now.toEpochMilli())
        .bind("since", dayBegan.toEpochMilli())
        .map((row, context) -> new Floor.Level(row.getInt("in_time"), row.getInt("counted")))
        .one();
  }

  @Override
  public List<Floor.Waiting> tellOf(Duration limit, Instant now, int most) {
    List<Floor.Waiting> late = reads.readAsItIs(handle -> handle
        .createQuery(WAITING + LATE)
        .bind("now", now.toEpochMilli())
        .bind("limit", limit.toMillis())
        .bind("most", most)
        .map((row, context) -> waiting(row))
        .list());
    if (!late.isEmpty()) {
      writes.write(late.stream()
          .map(waiting -> Writes.Change.of(
              """
              insert into wait_alert (conversation, since, told_at) values (?, ?, ?)
              on conflict (conversation) do update
                set since = excluded.since, told_at = excluded.told_at
              """, waiting.id().value(), waiting.since().toEpochMilli(), now.toEpochMilli()))
          .toList());
    }
    return late;
  }

  private static Floor.Waiting waiting(ResultSet row) throws SQLException {
    String team = row.getString("team");
    return new Floor.Waiting(
        new ConversationId(row.getString("id")),
        new SiteKey(row.getString("site")),
        team == null ? null : new TeamId(team),
        Instant.ofEpochMilli(row.getLong("waiting_since")),
        row.getString("visitor_name"));
  }
}

package dev.firsthand.canned;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The rows of the canned responses, read and written inside a transaction of the caller's. */
final class CannedTable {

  private static final String SELECT =
      "select id, team, owner, shortcut, title, text from canned_response ";

  private CannedTable() {}

  private static CannedResponse response(ResultSet row) throws SQLException {
    return new CannedResponse(
        row.getString("id"),
        audience(row.getString("team"), row.getString("owner")),
        row.getString("shortcut"),
        row.getString("title"),
        row.getString("text"));
  }

  private static Audience audience(@Nullable String team, @Nullable String owner) {
    if (owner != null) {
      return new Audience.Owner(new AgentId(owner));
    }
    return team == null ? new Audience.Everybody() : new Audience.Team(new TeamId(team));
  }

  /** What admins look after, by shortcut: the house's and all teams'. */
  static List<CannedResponse> shared(Handle handle) {
    return handle
        .createQuery(SELECT + "where owner is null order by shortcut, id")
        .map((row, context) -> response(row))
        .list();
  }

  /** What somebody may insert, by shortcut: their own, those of their teams and the house's. */
  static List<CannedResponse> readableBy(Handle handle, AgentId agent) {
    return handle
        .createQuery(SELECT + """
            where owner = :agent
              or owner is null
                and (team is null or team in (select team from team_member where agent = :agent))
            order by shortcut, id
            """)
        .bind("agent", agent.value())
        .map((row, context) -> response(row))
        .list();
  }

  /** A team's, by shortcut. */
  static List<CannedResponse> ofTeam(Handle handle, TeamId team) {
    return handle
        .createQuery(SELECT + "where team = :team order by shortcut")
        .bind("team", team.value())
        .map((row, context) -> response(row))
        .list();
  }

  static Optional<CannedResponse> find(Handle handle, String id) {
    return handle
        .createQuery(SELECT + "where id = :id")
        .bind("id", id)
        .map((row, context) -> response(row))
        .findOne();
  }

  /** Adds a response; false if its shortcut is taken. */
  static boolean insert(Handle handle, CannedResponse response) {
    var insert = handle.createUpdate("""
        insert into canned_response (id, team, owner, shortcut, title, text)
        values (:id, :team, :owner, :shortcut, :title, :text)
        on conflict do nothing
        """);
    return bound(insert, response).execute() == 1;
  }

  static void update(Handle handle, CannedResponse response) {
    bound(handle.createUpdate("""
        update canned_response
        set team = :team, owner = :owner, shortcut = :shortcut, title = :title, text = :text
        where id = :id
        """), response).execute();
  }

  static void delete(Handle handle, String id) {
    handle
        .createUpdate("delete from canned_response where id = :id")
        .bind("id", id)
        .execute();
  }

  static void deleteOwnOf(Handle handle, AgentId owner) {
    handle
        .createUpdate("delete from canned_response where owner = :owner")
        .bind("owner", owner.value())
        .execute();
  }

  /** Makes changes of a response wait for each other until the transaction ends. */
  static void lock(Handle handle, String id) {
    handle
        .createUpdate("update canned_response set title = title where id = :id")
        .bind("id", id)
        .execute();
  }

  /** Makes those who add to what somebody owns wait for each other until the transaction ends. */
  static void lockOwner(Handle handle, AgentId owner) {
    handle
        .createUpdate("update staff set changed_at = changed_at where id = :owner")
        .bind("owner", owner.value())
        .execute();
  }

  /** Whether another response of the same audience has the shortcut. */
  static boolean isTaken(Handle handle, CannedResponse draft) {
    var count = handle.createQuery("""
        select count(*) from canned_response
        where shortcut = :shortcut and id <> :id
          and coalesce(team, '') = coalesce(cast(:team as varchar(64)), '')
          and coalesce(owner, '') = coalesce(cast(:owner as varchar(64)), '')
        """);
    return bound(count, draft).mapTo(Integer.class).one() > 0;
  }

  /** How many somebody owns. */
  static int countOf(Handle handle, AgentId owner) {
    return handle
        .createQuery("select count(*) from canned_response where owner = :owner")
        .bind("owner", owner.value())
        .mapTo(Integer.class)
        .one();
  }

  /** How many are shared. */
  static int countShared(Handle handle) {
    return handle
        .createQuery("select count(*) from canned_response where owner is null")
        .mapTo(Integer.class)
        .one();
  }

  static boolean isTeam(Handle handle, TeamId team) {
    return handle
            .createQuery("select count(*) from team where id = :team")
            .bind("team", team.value())
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  private static <S extends SqlStatement<S>> S bound(S statement, CannedResponse response) {
    return statement
        .bind("id", response.id())
        .bind("team", response.audience().team().map(TeamId::value).orElse(null))
        .bind("owner", response.audience().owner().map(AgentId::value).orElse(null))
        .bind("shortcut", response.shortcut())
        .bind("title", response.title())
        .bind("text", response.text());
  }
}

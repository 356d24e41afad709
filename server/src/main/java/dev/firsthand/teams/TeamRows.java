package dev.firsthand.teams;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.routing.Team;
import dev.firsthand.routing.Teams;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of the teams, read and written inside a transaction of the caller's. */
final class TeamRows {

  private record Member(TeamId team, AgentId agent) {}

  private TeamRows() {}

  static Teams all(Handle handle) {
    Map<TeamId, Set<AgentId>> members = handle
        .createQuery("select team, agent from team_member")
        .map((row, context) ->
            new Member(new TeamId(row.getString("team")), new AgentId(row.getString("agent"))))
        .stream()
        .collect(groupingBy(Member::team, mapping(Member::agent, toSet())));
    Map<TeamId, Team> teams = handle
        .createQuery("select * from team")
        .map((row, context) -> {
          var id = new TeamId(row.getString("id"));
          String skills = row.getString("skills");
          String fallback = row.getString("fallback");
          return new Team(
              id,
              row.getString("name"),
              Team.Mode.valueOf(row.getString("mode")),
              skills.isEmpty() ? List.of() : List.of(skills.split(" ", -1)),
              members.getOrDefault(id, Set.of()),
              fallback == null ? null : new TeamId(fallback),
              Duration.ofMillis(row.getLong("fallback_after_ms")),
              alertAfter(row));
        })
        .stream()
        .collect(toUnmodifiableMap(Team::id, team -> team));
    Map<SiteKey, TeamId> sites = handle
        .createQuery("select site, team from site_team")
        .map((row, context) ->
            Map.entry(new SiteKey(row.getString("site")), new TeamId(row.getString("team"))))
        .stream()
        .collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    return new Teams(teams, sites);
  }

  private static @Nullable Duration alertAfter(ResultSet row) throws SQLException {
    long ms = row.getLong("alert_after_ms");
    return row.wasNull() ? null : Duration.ofMillis(ms);
  }

  /** Makes changes of teams wait for each other until the transaction ends. */
  static void lock(Handle handle) {
    handle.execute("update team_lock set turn = turn + 1");
  }

  static void put(Handle handle, Team team, long at) {
    TeamId fallback = team.fallback();
    Duration alert = team.alertAfter();
    handle
        .createUpdate("""
            insert into team (id, name, name_key, mode, skills, fallback, fallback_after_ms,
              alert_after_ms, changed_at)
            values (:id, :name, :key, :mode, :skills, :fallback, :after, :alert, :at)
            on conflict (id) do update set name = excluded.name, name_key = excluded.name_key,
              mode = excluded.mode, skills = excluded.skills, fallback = excluded.fallback,
              fallback_after_ms = excluded.fallback_after_ms,
              alert_after_ms = excluded.alert_after_ms, changed_at = excluded.changed_at
            """)
        .bind("id", team.id().value())
        .bind("name", team.name())
        .bind("key", TeamDraft.key(team.name()))
        .bind("mode", team.mode().name())
        .bind("skills", String.join(" ", team.skills()))
        .bind("fallback", fallback == null ? null : fallback.value())
        .bind("after", team.fallbackAfter().toMillis())
        .bind("alert", alert == null ? null : alert.toMillis())
        .bind("at", at)
        .execute();
    delete(handle, "team_member", "team", team.id());
    for (AgentId member : team.members()) {
      handle
          .createUpdate("insert into team_member (team, agent) values (:team, :agent)")
          .bind("team", team.id().value())
          .bind("agent", member.value())
          .execute();
    }
  }

  static void delete(Handle handle, TeamId team) {
    delete(handle, "team_member", "team", team);
    delete(handle, "team", "id", team);
  }

  private static void delete(Handle handle, String table, String column, TeamId team) {
    handle
        .createUpdate("delete from " + table + " where " + column + " = :team")
        .bind("team", team.value())
        .execute();
  }

  static void setSite(Handle handle, SiteKey site, @Nullable TeamId team) {
    handle
        .createUpdate("delete from site_team where site = :site")
        .bind("site", site.value())
        .execute();
    if (team != null) {
      handle
          .createUpdate("insert into site_team (site, team) values (:site, :team)")
          .bind("site", site.value())
          .bind("team", team.value())
          .execute();
    }
  }
}

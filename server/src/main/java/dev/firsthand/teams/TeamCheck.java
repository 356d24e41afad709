package dev.firsthand.teams;

import dev.firsthand.access.StaffMember;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.routing.Team;
import dev.firsthand.routing.Teams;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is odd about the teams, by name. Nothing of it is a dead end, for routing passes over a team
 * without anybody; but an admin will want to know. Pure.
 */
final class TeamCheck {

  /** What is wrong. */
  enum Code {
    NO_MEMBERS,
    NOBODY_ABLE,
    MEMBERS_WITHOUT_ROOM,
    SKILL_NOBODY_HAS
  }

  /** One warning about one team. */
  record Warning(String team, Code code, String text) {}

  private TeamCheck() {}

  /** The warnings about all teams, by the teams' names. */
  static List<Warning> warnings(Teams teams, Map<AgentId, StaffMember> staff) {
    return teams.byId().values().stream()
        .sorted(Comparator.comparing(Team::name))
        .flatMap(team -> warnings(team, teams, staff).stream())
        .toList();
  }

  private static List<Warning> warnings(Team team, Teams teams, Map<AgentId, StaffMember> staff) {
    var warnings = new ArrayList<Warning>();
    List<StaffMember> members = team.members().stream()
        .map(staff::get)
        .filter(member -> member != null)
        .sorted(Comparator.comparing(StaffMember::name))
        .toList();
    List<StaffMember> able =
        members.stream().filter(member -> member.room() > 0).toList();
    if (members.isEmpty()) {
      warnings.add(warning(
          team,
          Code.NO_MEMBERS,
          "The team " + team.name() + " has no members. " + instead(team, teams)));
    } else if (able.isEmpty()) {
      String can = team.mode() == Team.Mode.PICK ? "pick from the queue" : "answer";
      warnings.add(warning(
          team,
          Code.NOBODY_ABLE,
          "Nobody in the team " + team.name() + " can " + can
              + ": all are inactive or have a capacity of 0. " + instead(team, teams)));
    } else if (able.size() < members.size()) {
      String names = members.stream()
          .filter(member -> member.room() == 0)
          .map(StaffMember::name)
          .collect(Collectors.joining(", "));
      warnings.add(warning(
          team,
          Code.MEMBERS_WITHOUT_ROOM,
          names + " of the team " + team.name()
              + " get nothing: they are inactive or have a capacity of 0."));
    }
    for (String skill : team.skills()) {
      if (!able.isEmpty() && able.stream().noneMatch(m -> m.skills().contains(skill))) {
        warnings.add(warning(
            team,
            Code.SKILL_NOBODY_HAS,
            "Nobody in the team " + team.name() + " can do “" + skill
                + "”: its conversations wait for it in vain, then go to any member."));
      }
    }
    return warnings;
  }

  private static String instead(Team team, Teams teams) {
    return Optional.ofNullable(team.fallback())
        .flatMap(teams::find)
        .map(next -> "Its conversations go to the team " + next.name() + " at once.")
        .orElse("Its conversations go to everybody.");
  }

  private static Warning warning(Team team, Code code, String text) {
    return new Warning(team.id().value(), code, text);
  }

  /** The names along the circle in which {@code team} would fall back; empty if there is none. */
  static Optional<String> circle(Team team, Teams others) {
    var names = new ArrayList<String>();
    var seen = new HashSet<TeamId>();
    names.add(team.name());
    seen.add(team.id());
    TeamId next = team.fallback();
    while (next != null) {
      Team behind = next.equals(team.id()) ? team : others.byId().get(next);
      if (behind == null) {
        return Optional.empty();
      }
      names.add(behind.name());
      if (!seen.add(next)) {
        return Optional.of(String.join(" → ", names));
      }
      next = behind.fallback();
    }
    return Optional.empty();
  }
}

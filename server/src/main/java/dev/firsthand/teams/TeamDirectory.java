package dev.firsthand.teams;

import dev.firsthand.access.AgentDirectory;
import dev.firsthand.access.Audit;
import dev.firsthand.access.Author;
import dev.firsthand.access.StaffMember;
import dev.firsthand.access.Tokens;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.rest.BadInput;
import dev.firsthand.routing.Team;
import dev.firsthand.routing.Teams;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * All teams, in memory: an immutable picture that is swapped after each change. Every change is
 * audited. Thread-safe; reading never blocks, changing does.
 */
public final class TeamDirectory {

  /** More teams can't be told apart in a list. */
  public static final int MOST_TEAMS = 200;

  private final Jdbi jdbi;
  private final Tokens tokens;
  private final Clock clock;
  private final Audit audit;
  private final AgentDirectory staff;
  private final List<BiFunction<Handle, TeamId, List<String>>> uses = new CopyOnWriteArrayList<>();
  private final List<Consumer<Teams>> listeners = new CopyOnWriteArrayList<>();
  private volatile Teams teams = Teams.NONE;

  /** Reads the teams. */
  public TeamDirectory(Jdbi jdbi, Tokens tokens, Clock clock, Audit audit, AgentDirectory staff) {
    this.jdbi = jdbi;
    this.tokens = tokens;
    this.clock = clock;
    this.audit = audit;
    this.staff = staff;
    refresh();
  }

  /** The teams as they are now. */
  public Teams current() {
    return teams;
  }

  /** All teams, by name. */
  public List<Team> all() {
    return teams.byId().values().stream()
        .sorted(Comparator.comparing(Team::name))
        .toList();
  }

  /** Tells {@code listener} after each change, on the thread that made it. */
  public void onChange(Consumer<Teams> listener) {
    listeners.add(listener);
  }

  /** A team that {@code use} names reasons for, in words, can't be deleted; asked in the deletion's transaction. */
  public void usedBy(BiFunction<Handle, TeamId, List<String>> use) {
    uses.add(use);
  }

  /** Reads the teams anew, as after a change on another node. Blocks. */
  public void refresh() {
    Teams read = jdbi.withHandle(TeamRows::all);
    boolean changed = !read.equals(teams);
    teams = read;
    if (changed) {
      listeners.forEach(listener -> listener.accept(read));
    }
  }

  List<TeamCheck.Warning> warnings() {
    return TeamCheck.warnings(
        teams, staff.all().stream().collect(Collectors.toMap(StaffMember::id, each -> each)));
  }

  /**
   * Makes a team.
   *
   * @throws BadInput if a value can't be taken, naming it
   */
  public Team create(TeamDraft draft, Author by) {
    Team made = jdbi.inTransaction(handle -> {
      TeamRows.lock(handle);
      Teams others = TeamRows.all(handle);
      if (others.byId().size() >= MOST_TEAMS) {
        throw new BadInput(null, "There are " + MOST_TEAMS + " teams already: remove one first.");
      }
      Team team = draft.checked().named(new TeamId(tokens.id()));
      check(team, others);
      TeamRows.put(handle, team, clock.millis());
      audit.write(handle, by, "team.create", null, team.id().value(), null, shown(team));
      return team;
    });
    refresh();
    return made;
  }

  /**
   * Changes a team; empty if it isn't there.
   *
   * @throws BadInput if a value can't be taken, naming it
   */
  public Optional<Team> change(TeamId id, TeamDraft draft, Author by) {
    Optional<Team> changed = jdbi.inTransaction(handle -> {
      TeamRows.lock(handle);
      Teams all = TeamRows.all(handle);
      Optional<Team> before = all.find(id);
      if (before.isEmpty()) {
        return before;
      }
      var others = new HashMap<>(all.byId());
      others.remove(id);
      Team team = draft.checked().named(id);
      check(team, new Teams(others, all.ofSites()));
      TeamRows.put(handle, team, clock.millis());
      audit.write(handle, by, "team.change", null, id.value(), shown(before.get()), shown(team));
      return Optional.of(team);
    });
    refresh();
    return changed;
  }

  /** What became of a deletion. */
  sealed interface Deleted {
    record Done() implements Deleted {}

    record Missing() implements Deleted {}

    /** Something counts on the team; each use in words. */
    record InUse(String team, List<String> by) implements Deleted {}
  }

  /** Deletes a team that nothing counts on. */
  Deleted delete(TeamId id, Author by) {
    Deleted deleted = jdbi.inTransaction(handle -> {
      TeamRows.lock(handle);
      Teams all = TeamRows.all(handle);
      Optional<Team> team = all.find(id);
      if (team.isEmpty()) {
        return new Deleted.Missing();
      }
      List<String> used = usesOf(handle, id, all);
      if (!used.isEmpty()) {
        return new Deleted.InUse(team.get().name(), used);
      }
      TeamRows.delete(handle, id);
      audit.write(handle, by, "team.delete", null, id.value(), shown(team.get()), null);
      return new Deleted.Done();
    });
    refresh();
    return deleted;
  }

  /**
   * Says which team a site's conversations go to; null for everybody.
   *
   * @throws BadInput if there is no such team
   */
  public void setSite(SiteKey site, @Nullable TeamId team, Author by) {
    jdbi.useTransaction(handle -> {
      TeamRows.lock(handle);
      Teams all = TeamRows.all(handle);
      if (team != null && all.find(team).isEmpty()) {
        throw unknown("team");
      }
      TeamId before = all.ofSites().get(site);
      TeamRows.setSite(handle, site, team);
      audit.write(
          handle,
          by,
          "site.team",
          site,
          site.value(),
          before == null ? null : before.value(),
          team == null ? null : team.value());
    });
    refresh();
  }

  private List<String> usesOf(Handle handle, TeamId id, Teams all) {
    var used = new ArrayList<String>();
    all.byId().values().stream()
        .filter(team -> id.equals(team.fallback()))
        .map(team -> "the team " + team.name() + " falls back to it")
        .sorted()
        .forEach(used::add);
    all.ofSites().entrySet().stream()
        .filter(site -> site.getValue().equals(id))
        .map(site -> "it is the team of the site " + site.getKey())
        .sorted()
        .forEach(used::add);
    uses.forEach(use -> used.addAll(use.apply(handle, id)));
    return used;
  }

  private void check(Team team, Teams others) {
    String key = TeamDraft.key(team.name());
    if (others.byId().values().stream().anyMatch(o -> TeamDraft.key(o.name()).equals(key))) {
      throw new BadInput("name", "Another team has this name already: choose another one.");
    }
    for (AgentId member : team.members()) {
      if (staff.find(member).isEmpty()) {
        throw new BadInput("members", "“" + member + "” doesn't work here. Reload the page.");
      }
    }
    TeamId fallback = team.fallback();
    if (fallback != null && !fallback.equals(team.id()) && others.find(fallback).isEmpty()) {
      throw unknown("fallback");
    }
    TeamCheck.circle(team, others).ifPresent(circle -> {
      throw new BadInput(
          "fallback", "These teams would fall back in a circle: " + circle + ". Choose another.");
    });
  }

  private static BadInput unknown(String field) {
    return new BadInput(field, "There is no such team (any more). Reload the page.");
  }

  private static Map<String, Object> shown(Team team) {
    var shown = new HashMap<String, Object>();
    shown.put("name", team.name());
    shown.put("mode", team.mode().name());
    shown.put("skills", team.skills());
    shown.put("members", team.members().stream().map(AgentId::value).sorted().toList());
    if (team.fallback() != null) {
      shown.put("fallback", team.fallback().value());
    }
    shown.put("fallbackAfterMs", team.fallbackAfter().toMillis());
    if (team.alertAfter() != null) {
      shown.put("alertAfterMs", team.alertAfter().toMillis());
    }
    return shown;
  }
}

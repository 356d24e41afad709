package dev.firsthand.routing;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.TeamId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All teams of the house, and which team a site's conversations want where nobody named another.
 * Pure: no setting of it can make a dead end, for a team without anybody is passed over, and after the
 * last one everybody is asked.
 */
public record Teams(Map<TeamId, Team> byId, Map<SiteKey, TeamId> ofSites) {

  /** A house without teams: everybody is asked. */
  public static final Teams NONE = new Teams(Map.of(), Map.of());

  public Teams {
    byId = Map.copyOf(byId);
    ofSites = Map.copyOf(ofSites);
  }

  public Optional<Team> find(TeamId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The team that a conversation goes to: the one named, if there is one, else the site's. */
  public Optional<TeamId> wanted(@Nullable TeamId named, @Nullable SiteKey site) {
    if (named != null && byId.containsKey(named)) {
      return Optional.of(named);
    }
    return Optional.ofNullable(site).map(ofSites::get).filter(byId::containsKey);
  }

  /** The wait after which supervisors are told: the team's own, else the house's. */
  public Duration alertAfter(Optional<TeamId> wanted, Duration house) {
    return wanted.flatMap(this::find).map(Team::alertAfter).orElse(house);
  }

  /**
   * The wanted team and those behind it, each with the wait after which it is asked too. Who falls
   * back in a circle is asked once.
   *
   * @param works whether an agent could ever answer: works here, and may have a conversation
   * @return empty if everybody is asked
   */
  public Chain chain(Optional<TeamId> wanted, Predicate<AgentId> works) {
    var legs = new ArrayList<Leg>();
    var seen = new HashSet<TeamId>();
    Duration after = Duration.ZERO;
    TeamId next = wanted.orElse(null);
    while (next != null && seen.add(next)) {
      Team team = byId.get(next);
      if (team == null) {
        break;
      }
      if (team.members().stream().anyMatch(works)) {
        legs.add(new Leg(team, after));
        after = after.plus(team.fallbackAfter());
      }
      next = team.fallback();
    }
    return new Chain(legs);
  }

  /** A team, asked once a conversation has waited so long. */
  public record Leg(Team team, Duration after) {}

  /** Teams in the order in which they are asked; empty for everybody. */
  public record Chain(List<Leg> legs) {
    public Chain {
      legs = List.copyOf(legs);
    }

    /** How many of the teams are asked after such a wait. */
    public int open(Duration waited) {
      int open = 0;
      while (open < legs.size() && (open == 0 || legs.get(open).after().compareTo(waited) <= 0)) {
        open++;
      }
      return open;
    }

    /** The reach of the first {@code open} teams. */
    public Reach reach(int open) {
      return new Reach(legs.stream().limit(open).map(Leg::team).toList(), null);
    }
  }
}

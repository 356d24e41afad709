package dev.firsthand.engine;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.NobodyCase;
import dev.firsthand.conversation.Place;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.engine.WaitingLine.Waiting;
import dev.firsthand.routing.AgentView;
import dev.firsthand.routing.Openness;
import dev.firsthand.routing.Reach;
import dev.firsthand.routing.RoutingChoice;
import dev.firsthand.routing.RoutingRules;
import dev.firsthand.routing.Teams;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One look of the matchmaker at everybody. Thousands wait for the same few: what is the same for all
 * of a group is found once. Confined to one thread.
 */
final class MatchRound {

  private static final RoutingChoice NOTHING = new RoutingChoice.Wait(List.of());

  private final RoutingRules rules;
  private final Teams teams;
  private final SiteOpenness hours;
  private final Instant now;
  private final List<AgentView> agents;
  private final List<AgentView> free = new ArrayList<>();
  private final Set<AgentId> able = new HashSet<>();
  private final Map<Optional<TeamId>, Teams.Chain> chains = new HashMap<>();
  private final Map<Reached, Reach> reaches = new HashMap<>();
  private final Map<Group, Boolean> anybodyFree = new HashMap<>();
  private final Map<Reached, Optional<NobodyCase>> nobody = new HashMap<>();
  private final Set<SiteKey> open = new HashSet<>();
  private int read;

  /** Those who reach the same teams. */
  private record Reached(Optional<TeamId> wanted, int open) {}

  /** Those whom the same agents may have, as far as all but their own past goes. */
  private record Group(Reached reached, String language, boolean anyFit) {}

  MatchRound(
      RoutingRules rules, Teams teams, SiteOpenness hours, List<AgentView> agents, Instant now) {
    this.rules = rules;
    this.teams = teams;
    this.hours = hours;
    this.now = now;
    this.agents = new ArrayList<>(agents);
    for (AgentView agent : agents) {
      if (agent.capacity() > 0) {
        able.add(agent.id());
      }
      if (agent.isFree()) {
        free.add(agent);
      }
    }
  }

  Instant now() {
    return now;
  }

  Teams teams() {
    return teams;
  }

  /** All agents, those taken in this round with the offer that will ring. */
  List<AgentView> agents() {
    return agents;
  }

  boolean isAnybodyFree() {
    return !free.isEmpty();
  }

  /** Whether some free agent may have it, unless its own past speaks against it. */
  boolean isAnybodyFreeFor(Waiting waiting) {
    Reached reached = reached(waiting);
    boolean anyFit = rules.anyFit(waiting.since(), now);
    return anybodyFree.computeIfAbsent(
        new Group(reached, waiting.language(), anyFit),
        group -> free.stream()
            .anyMatch(
                agent -> rules.mayAsk(agent, reach(reached), group.language(), group.anyFit())));
  }

  /** The agent is asked now, and free no more in this round. */
  void take(AgentId agent) {
    agents.replaceAll(view -> view.id().equals(agent) ? view.rung() : view);
    free.removeIf(view -> view.id().equals(agent));
    anybodyFree.values().removeIf(any -> any);
  }

  Reach reach(Waiting waiting) {
    return reach(reached(waiting));
  }

  /** Which case of "nobody there" holds for it, if one does. */
  Optional<NobodyCase> nobody(Waiting waiting) {
    RoutingChoice byPeople = nobody
        .computeIfAbsent(reached(waiting), reached -> rules.nobody(reach(reached), agents))
        .<RoutingChoice>map(nobody -> new RoutingChoice.NobodyThere(nobody, List.of()))
        .orElse(NOTHING);
    return openness(waiting).over(byPeople) instanceof RoutingChoice.NobodyThere there
        ? Optional.of(there.nobody())
        : Optional.empty();
  }

  /** Whether its site's people are there for it; a site that is open is asked once a round. */
  Openness openness(Waiting waiting) {
    if (open.contains(waiting.site())) {
      return Openness.OPEN;
    }
    Openness now = hours.of(waiting.site(), waiting.since(), this.now);
    if (now.equals(Openness.OPEN)) {
      open.add(waiting.site());
    }
    return now;
  }

  /** When, with nobody coming or going, its choice may be another one. */
  Optional<Instant> changesAt(Place place, Waiting waiting) {
    Reach reach = Reach.of(chain(wanted(waiting)), place.since(), now);
    return rules.changesAt(place, reach, now);
  }

  /** Whether one more log may be read in this round. */
  boolean mayRead(int most) {
    return read++ < most;
  }

  private Reach reach(Reached reached) {
    return reaches.computeIfAbsent(reached, key -> chain(key.wanted()).reach(key.open()));
  }

  private Reached reached(Waiting waiting) {
    Optional<TeamId> wanted = wanted(waiting);
    int open = chain(wanted).open(Duration.between(waiting.since(), now));
    return new Reached(wanted, open);
  }

  private Optional<TeamId> wanted(Waiting waiting) {
    return teams.wanted(waiting.team(), waiting.site());
  }

  private Teams.Chain chain(Optional<TeamId> wanted) {
    return chains.computeIfAbsent(wanted, team -> teams.chain(team, able::contains));
  }
}

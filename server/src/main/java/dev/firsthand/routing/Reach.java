package dev.firsthand.routing;

import dev.firsthand.conversation.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whom a waiting conversation reaches at one moment.
 *
 * @param teams the teams asked by now, the wanted one first; none for everybody
 * @param widensAt when the next team is asked too, if one is
 */
public record Reach(List<Team> teams, @Nullable Instant widensAt) {

  public static final Reach EVERYBODY = new Reach(List.of(), null);

  public Reach {
    teams = List.copyOf(teams);
  }

  /** Whom a conversation that waits since {@code since} reaches at {@code now}. */
  public static Reach of(Teams.Chain chain, Instant since, Instant now) {
    int open = chain.open(Duration.between(since, now));
    Instant widensAt =
        open < chain.legs().size() ? since.plus(chain.legs().get(open).after()) : null;
    return new Reach(chain.reach(open).teams(), widensAt);
  }

  /** Whether everybody is asked. */
  public boolean isEverybody() {
    return teams.isEmpty();
  }

  /** Whether the agent is asked at all. */
  public boolean holds(AgentId agent) {
    return isEverybody() || through(agent).isPresent();
  }

  /** The first team through which the agent is reached; empty where everybody is. */
  Optional<Team> through(AgentId agent) {
    for (Team team : teams) {
      if (team.members().contains(agent)) {
        return Optional.of(team);
      }
    }
    return Optional.empty();
  }

  String names() {
    return teams.stream().map(Team::name).collect(Collectors.joining(" or "));
  }
}

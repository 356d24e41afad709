package dev.firsthand.routing;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationEvent.Skipped;
import dev.firsthand.conversation.NobodyCase;
import dev.firsthand.conversation.OfferEnding;
import dev.firsthand.conversation.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who should be offered a waiting conversation: of the agents whom it reaches, who are connected,
 * available, have room and fit, the one the visitor knows, then one who fits, then the least loaded of
 * their capacity, then the longest idle. Pure.
 */
public final class RoutingRules {

  private final Duration rest;
  private final Duration fitWait;

  /** Rules that never wait for somebody who fits better. */
  public RoutingRules(Duration rest) {
    this(rest, Duration.ZERO);
  }

  /**
   * Rules with their settings.
   *
   * @param rest how long an agent who declined or missed a conversation is not asked for it again
   * @param fitWait how long a conversation waits for an agent with its language and its team's
   *     skills; then a person without them is better than none
   */
  public RoutingRules(Duration rest, Duration fitWait) {
    this.rest = rest;
    this.fitWait = fitWait;
  }

  /** One question, and what is known for it. */
  private record Asking(
      Place place,
      Reach reach,
      String language,
      boolean anyFit,
      @Nullable AgentId only,
      Instant now) {}

  /** The choice where everybody is reached. */
  public RoutingChoice choose(Place place, String language, List<AgentView> agents, Instant now) {
    return choose(place, Reach.EVERYBODY, language, agents, now);
  }

  /** The choice for one place in line; the same input gives the same choice. */
  public RoutingChoice choose(
      Place place, Reach reach, String language, List<AgentView> agents, Instant now) {
    var asking = new Asking(
        place,
        reach,
        language,
        anyFit(place.since(), now),
        waitedFor(place, reach, agents, now),
        now);
    var skipped = new ArrayList<Skipped>();
    var fit = new ArrayList<AgentView>();
    for (AgentView agent : agents) {
      String obstacle = obstacle(agent, asking);
      if (obstacle == null) {
        fit.add(agent);
      } else {
        skipped.add(new Skipped(agent.id(), obstacle));
      }
    }
    fit.sort(better(asking));
    if (!fit.isEmpty()) {
      AgentView chosen = fit.getFirst();
      fit.subList(1, fit.size())
          .forEach(agent -> skipped.add(new Skipped(agent.id(), whyNot(agent, chosen, asking))));
      return new RoutingChoice.Offer(
          chosen.id(), mode(reach, chosen) == Team.Mode.AUTOMATIC, skipped);
    }
    return nobody(reach, agents)
        .<RoutingChoice>map(nobody -> new RoutingChoice.NobodyThere(nobody, skipped))
        .orElseGet(() -> new RoutingChoice.Wait(skipped));
  }

  /**
   * Which case of "nobody there" holds for whoever reaches no more than these; empty if none. Who may
   * have no conversation at all is nobody to wait for.
   */
  public Optional<NobodyCase> nobody(Reach reach, List<AgentView> agents) {
    boolean anyConnected = false;
    for (AgentView agent : agents) {
      if (agent.connected() && agent.capacity() > 0 && reach.holds(agent.id())) {
        if (agent.available()) {
          return Optional.empty();
        }
        anyConnected = true;
      }
    }
    return Optional.of(anyConnected ? NobodyCase.ALL_BUSY : NobodyCase.NOBODY_SIGNED_IN);
  }

  /** Whether an agent without the language or a skill may be asked by now, after the wait. */
  public boolean anyFit(Instant since, Instant now) {
    return !now.isBefore(since.plus(fitWait));
  }

  /** Whether the agent may be asked now, unless the conversation's own past speaks against it. */
  public boolean mayAsk(AgentView agent, Reach reach, String language, boolean anyFit) {
    return agent.isFree()
        && reach.holds(agent.id())
        && mode(reach, agent) != Team.Mode.PICK
        && (anyFit || misfit(agent, reach, language) == null);
  }

  /** When, with nobody coming or going, the choice may be another one; empty if never. */
  public Optional<Instant> changesAt(Place place, Reach reach, Instant now) {
    return Stream.of(
            restEnds(place, now),
            Optional.ofNullable(place.onlyUntil()),
            Optional.ofNullable(reach.widensAt()),
            Optional.of(place.since().plus(fitWait)))
        .flatMap(Optional::stream)
        .filter(moment -> moment.isAfter(now))
        .min(Comparator.naturalOrder());
  }

  /** When an agent who rests from this place may be asked again, if one rests. */
  public Optional<Instant> restEnds(Place place, Instant now) {
    return place.asked().stream()
        .filter(asked -> rests(asked.how()))
        .map(asked -> asked.at().plus(rest))
        .filter(end -> end.isAfter(now))
        .min(Comparator.naturalOrder());
  }

  /** The agent whom alone the visitor waits for, as long as that agent is there; else null. */
  private static @Nullable AgentId waitedFor(
      Place place, Reach reach, List<AgentView> agents, Instant now) {
    Instant until = place.onlyUntil();
    if (until == null || !now.isBefore(until)) {
      return null;
    }
    return agents.stream()
        .filter(agent -> agent.id().equals(place.preferred())
            && agent.connected()
            && agent.available()
            && reach.holds(agent.id())
            && mode(reach, agent) != Team.Mode.PICK)
        .map(AgentView::id)
        .findFirst()
        .orElse(null);
  }

  private @Nullable String obstacle(AgentView agent, Asking asking) {
    if (!asking.reach().holds(agent.id())) {
      return "not in team " + asking.reach().names();
    }
    if (asking.only() != null && !asking.only().equals(agent.id())) {
      return "the visitor waits for " + asking.only();
    }
    if (!agent.connected()) {
      return "offline";
    }
    if (!agent.available()) {
      return "not available";
    }
    if (mode(asking.reach(), agent) == Team.Mode.PICK) {
      return "picks from the queue";
    }
    if (agent.ringing()) {
      return "another offer rings";
    }
    if (agent.load() >= agent.capacity()) {
      return agent.load() + " of " + agent.capacity();
    }
    if (!agent.room()) {
      return agent.load() + " of " + agent.capacity() + ", room kept for waking chats";
    }
    Instant spared = agent.sparedUntil();
    if (spared != null && spared.isAfter(asking.now())) {
      long left = Duration.between(asking.now(), spared).toSeconds();
      return "just back, spared for " + left + " s";
    }
    String resting = resting(agent, asking);
    return resting == null && !asking.anyFit()
        ? misfit(agent, asking.reach(), asking.language())
        : resting;
  }

  private @Nullable String resting(AgentView agent, Asking asking) {
    return asking.place().asked().stream()
        .filter(asked -> rests(asked.how())
            && asked.agent().equals(agent.id())
            && asked.at().plus(rest).isAfter(asking.now()))
        .reduce((earlier, later) -> later)
        .map(asked -> inVain(asked.how()) + " "
            + Duration.between(asked.at(), asking.now()).toSeconds() + " s ago")
        .orElse(null);
  }

  /** Whether the agent had the choice; whose line broke, or whose visitor went, had none. */
  private static boolean rests(OfferEnding how) {
    return how == OfferEnding.DECLINED || how == OfferEnding.MISSED;
  }

  private static String inVain(OfferEnding how) {
    return how.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Team.Mode mode(Reach reach, AgentView agent) {
    return reach.through(agent.id()).map(Team::mode).orElse(Team.Mode.RING);
  }

  /** What the agent lacks, in words; null if they fit. */
  private static @Nullable String misfit(AgentView agent, Reach reach, String language) {
    if (!speaks(agent, language)) {
      return "no " + Locale.forLanguageTag(language).getDisplayLanguage(Locale.ENGLISH);
    }
    return reach
        .through(agent.id())
        .flatMap(team -> team.skills().stream()
            .filter(skill -> !agent.skills().contains(skill))
            .findFirst())
        .map(skill -> "can't do " + skill)
        .orElse(null);
  }

  private static Comparator<AgentView> better(Asking asking) {
    return Comparator.comparing(
            (AgentView agent) -> !agent.id().equals(asking.place().preferred()))
        .thenComparing(agent -> misfit(agent, asking.reach(), asking.language()) != null)
        .thenComparingDouble(RoutingRules::fullness)
        .thenComparing(agent -> agent.idleSince() == null ? Instant.MIN : agent.idleSince())
        .thenComparing(agent -> agent.id().value());
  }

  /** The share of their capacity that an agent has in use. */
  private static double fullness(AgentView agent) {
    return (double) agent.weight() / Math.max(1, Workload.WHOLE * agent.capacity());
  }

  /** Whether the agent answers in the language. */
  public static boolean speaks(AgentView agent, String language) {
    return language.isEmpty()
        || agent.languages().isEmpty()
        || agent.languages().stream().anyMatch(spoken -> primary(spoken).equals(primary(language)));
  }

  private static String primary(String language) {
    int dash = language.indexOf('-');
    return (dash < 0 ? language : language.substring(0, dash)).toLowerCase(Locale.ROOT);
  }

  private static String whyNot(AgentView agent, AgentView chosen, Asking asking) {
    AgentId known = asking.place().preferred();
    if (chosen.id().equals(known)) {
      return "the visitor knows " + known;
    }
    String misfit = misfit(agent, asking.reach(), asking.language());
    if (misfit != null && misfit(chosen, asking.reach(), asking.language()) == null) {
      return misfit;
    }
    return fullness(agent) > fullness(chosen) ? "more loaded" : "after " + chosen.id();
  }
}

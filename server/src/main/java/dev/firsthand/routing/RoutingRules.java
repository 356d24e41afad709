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

/**
 * Who should be offered a waiting conversation: of the agents who are connected, available and have
 * room, the one the visitor knows, then one who speaks the language, then the least loaded, then
 * the longest idle. Pure.
 */
public final class RoutingRules {

  private final Duration rest;

  /**
   * Rules with one setting.
   *
   * @param rest how long an agent who declined or missed a conversation is not asked for it again
   */
  public RoutingRules(Duration rest) {
    this.rest = rest;
  }

  /** The choice for one place in line; the same input gives the same choice. */
  public RoutingChoice choose(Place place, String language, List<AgentView> agents, Instant now) {
    var skipped = new ArrayList<Skipped>();
    var fit = new ArrayList<AgentView>();
    for (AgentView agent : agents) {
      Optional<String> obstacle = obstacle(agent, place, now);
      obstacle.ifPresentOrElse(
          why -> skipped.add(new Skipped(agent.id(), why)), () -> fit.add(agent));
    }
    fit.sort(better(place, language));
    if (!fit.isEmpty()) {
      AgentView chosen = fit.getFirst();
      fit.subList(1, fit.size())
          .forEach(agent -> skipped.add(new Skipped(agent.id(), whyNot(agent, chosen))));
      return new RoutingChoice.Offer(chosen.id(), skipped);
    }
    if (agents.stream().noneMatch(AgentView::connected)) {
      return new RoutingChoice.NobodyThere(NobodyCase.NOBODY_SIGNED_IN, skipped);
    }
    return agents.stream().noneMatch(agent -> agent.connected() && agent.available())
        ? new RoutingChoice.NobodyThere(NobodyCase.ALL_BUSY, skipped)
        : new RoutingChoice.Wait(skipped);
  }

  /** When an agent who rests from this place may be asked again, if one rests. */
  public Optional<Instant> restEnds(Place place, Instant now) {
    return place.asked().stream()
        .map(asked -> asked.at().plus(rest))
        .filter(end -> end.isAfter(now))
        .min(Comparator.naturalOrder());
  }

  private Optional<String> obstacle(AgentView agent, Place place, Instant now) {
    if (!agent.connected()) {
      return Optional.of("offline");
    }
    if (!agent.available()) {
      return Optional.of("not available");
    }
    if (agent.ringing()) {
      return Optional.of("another offer rings");
    }
    if (agent.load() >= agent.capacity()) {
      return Optional.of(agent.load() + " of " + agent.capacity());
    }
    return place.asked().stream()
        .filter(
            asked -> asked.agent().equals(agent.id()) && asked.at().plus(rest).isAfter(now))
        .reduce((earlier, later) -> later)
        .map(asked ->
            inVain(asked.how()) + " " + Duration.between(asked.at(), now).toSeconds() + " s ago");
  }

  private static String inVain(OfferEnding how) {
    return how.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static Comparator<AgentView> better(Place place, String language) {
    return Comparator.comparing((AgentView agent) -> !agent.id().equals(place.preferred()))
        .thenComparing(agent -> !speaks(agent, language))
        .thenComparingInt(AgentView::load)
        .thenComparing(agent -> agent.idleSince() == null ? Instant.MIN : agent.idleSince())
        .thenComparing(agent -> agent.id().value());
  }

  private static boolean speaks(AgentView agent, String language) {
    return language.isEmpty()
        || agent.languages().isEmpty()
        || agent.languages().stream().anyMatch(spoken -> primary(spoken).equals(primary(language)));
  }

  private static String primary(String language) {
    int dash = language.indexOf('-');
    return (dash < 0 ? language : language.substring(0, dash)).toLowerCase(Locale.ROOT);
  }

  private static String whyNot(AgentView agent, AgentView chosen) {
    return agent.load() > chosen.load() ? "more loaded" : "after " + nameOf(chosen.id());
  }

  private static String nameOf(AgentId agent) {
    return agent.value();
  }
}

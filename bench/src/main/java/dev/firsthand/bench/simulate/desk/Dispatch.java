package dev.firsthand.bench.simulate.desk;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.Place;
import dev.firsthand.routing.AgentView;
import dev.firsthand.routing.RoutingChoice;
import dev.firsthand.routing.RoutingRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A way of giving out chats. Keeps what it must remember of one day. */
interface Dispatch {

  String name();

  /** The order of the line. */
  Comparator<Caller> line();

  /** Whom to ask now; empty to let the visitor wait. */
  Optional<AgentId> choose(Caller caller, List<AgentView> agents, Instant now);

  /** When it looks at the line: null for at once, else only every so often. */
  default @Nullable Duration looksEvery() {
    return null;
  }

  /** When the choice may be another one although nobody came or went. */
  default Optional<Instant> changesAt(Caller caller, Instant now) {
    return Optional.empty();
  }

  /** The product's. */
  static Dispatch ours() {
    var rules = new RoutingRules(Duration.ofSeconds(60), Duration.ofSeconds(30));
    return new Dispatch() {
      @Override
      public String name() {
        return "ours";
      }

      @Override
      public Comparator<Caller> line() {
        return Comparator.comparing((Caller caller) -> place(caller).turn())
            .thenComparingInt(Caller::number);
      }

      @Override
      public Optional<AgentId> choose(Caller caller, List<AgentView> agents, Instant now) {
        return rules.choose(place(caller), caller.language(), agents, now)
                instanceof RoutingChoice.Offer offer
            ? Optional.of(offer.agent())
            : Optional.empty();
      }

      @Override
      public Optional<Instant> changesAt(Caller caller, Instant now) {
        return Optional.of(caller.at().plusSeconds(30)).filter(at -> at.isAfter(now));
      }

      private Place place(Caller caller) {
        return Place.from(
            caller.at(),
            caller.angry() ? EscalationReason.FRUSTRATED : EscalationReason.VISITOR_ASKED,
            caller.angry() ? Place.RAISED : Place.ORDINARY);
      }
    };
  }

  /** First come, first served; the next free agent in a circle. */
  static Dispatch roundRobin(@Nullable Duration every) {
    return new Dispatch() {
      private int last = -1;

      @Override
      public String name() {
        return every == null
            ? "round robin"
            : "round robin, polled each " + every.toSeconds() + " s";
      }

      @Override
      public @Nullable Duration looksEvery() {
        return every;
      }

      @Override
      public Comparator<Caller> line() {
        return Comparator.comparing(Caller::at).thenComparingInt(Caller::number);
      }

      @Override
      public Optional<AgentId> choose(Caller caller, List<AgentView> agents, Instant now) {
        for (int i = 1; i <= agents.size(); i++) {
          int next = (last + i) % agents.size();
          if (agents.get(next).isFree()) {
            last = next;
            return Optional.of(agents.get(next).id());
          }
        }
        return Optional.empty();
      }
    };
  }

  /** First come, first served; whoever had the fewest chats today. */
  static Dispatch fewestEver() {
    return new Dispatch() {
      private final Map<AgentId, Integer> had = new HashMap<>();

      @Override
      public String name() {
        return "fewest chats ever";
      }

      @Override
      public Comparator<Caller> line() {
        return Comparator.comparing(Caller::at).thenComparingInt(Caller::number);
      }

      @Override
      public Optional<AgentId> choose(Caller caller, List<AgentView> agents, Instant now) {
        Optional<AgentId> chosen = agents.stream()
            .filter(AgentView::isFree)
            .min(Comparator.comparingInt((AgentView agent) -> had.getOrDefault(agent.id(), 0))
                .thenComparing(agent -> agent.id().value()))
            .map(AgentView::id);
        chosen.ifPresent(agent -> had.merge(agent, 1, Integer::sum));
        return chosen;
      }
    };
  }
}

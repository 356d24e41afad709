package dev.firsthand.engine;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.Claims;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationState;
import dev.firsthand.conversation.NobodyCase;
import dev.firsthand.conversation.Place;
import dev.firsthand.conversation.Refusal;
import dev.firsthand.routing.AgentView;
import dev.firsthand.routing.RoutingChoice;
import dev.firsthand.routing.RoutingRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings waiting conversations and free agents together, the moment either appears. Chooses from
 * what it sees; the database has the last word ({@code AGENT_BUSY}), and it looks again. Thread-safe;
 * one run at a time.
 */
public final class Matchmaker implements Listener {

  private static final Logger log = LoggerFactory.getLogger(Matchmaker.class);

  private static final int MOST_AT_ONCE = 200;
  private static final int MOST_ATTEMPTS = 3;

  private final ConversationEngine engine;
  private final ConversationLog store;
  private final AgentSlots slots;
  private final RoutingRules rules;
  private final Predicate<AgentId> isConnected;
  private final Function<AgentId, List<String>> languagesOf;
  private final Executor executor;
  private final Timer timer;
  private final InstantSource clock;
  private final AtomicInteger wanted = new AtomicInteger();

  public Matchmaker(
      ConversationEngine engine,
      ConversationLog store,
      AgentSlots slots,
      RoutingRules rules,
      Predicate<AgentId> isConnected,
      Function<AgentId, List<String>> languagesOf,
      Executor executor,
      Timer timer,
      InstantSource clock) {
    this.engine = engine;
    this.store = store;
    this.slots = slots;
    this.rules = rules;
    this.isConnected = isConnected;
    this.languagesOf = languagesOf;
    this.executor = executor;
    this.timer = timer;
    this.clock = clock;
  }

  /** Looks for work whenever an agent has more room than before. */
  @Override
  public void heard(Announcement announcement) {
    var claims =
        Claims.between(announcement.before().state(), announcement.after().state());
    if (claims.unring() != null || claims.unload() != null) {
      wake();
    }
  }

  /** Asks for a run; asking during one makes it run once more. Never blocks. */
  public void wake() {
    if (wanted.getAndIncrement() == 0) {
      executor.execute(this::run);
    }
  }

  private void run() {
    int seen;
    do {
      seen = wanted.get();
      try {
        match();
      } catch (LogUnavailable e) {
        log.atWarn().log("match.unavailable");
      } catch (RuntimeException e) {
        log.atError().setCause(e).log("match.failed");
      }
    } while (!wanted.compareAndSet(seen, 0));
  }

  private void match() {
    List<ConversationSummary> waiting = store.waiting(MOST_AT_ONCE);
    if (waiting.isEmpty()) {
      return;
    }
    List<AgentView> agents = agents();
    for (ConversationSummary summary : waiting) {
      Conversation conversation = engine.load(summary.id());
      if (conversation.state() instanceof ConversationState.Queued queued) {
        agents = place(conversation, queued.place(), agents);
      }
    }
  }

  /** Does what can be done for one place in line; gives the agents as they are afterwards. */
  private List<AgentView> place(Conversation conversation, Place place, List<AgentView> seen) {
    Instant now = clock.instant();
    List<AgentView> agents = seen;
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      switch (rules.choose(place, conversation.facts().language(), agents, now)) {
        case RoutingChoice.Offer offer -> {
          if (offered(conversation, offer)) {
            return ringing(agents, offer.agent());
          }
          agents = agents();
        }
        case RoutingChoice.Wait wait -> {
          rules
              .restEnds(place, now)
              .ifPresent(end -> timer.after(Duration.between(now, end), this::wake));
          return agents;
        }
        case RoutingChoice.NobodyThere nobody -> {
          tell(conversation, place, nobody.nobody());
          return agents;
        }
      }
    }
    return agents;
  }

  /** False if the agent was taken meanwhile, so that another one may be asked. */
  private boolean offered(Conversation conversation, RoutingChoice.Offer offer) {
    var command = new ConversationCommand.Offer(offer.agent(), offer.skipped());
    Submission made = engine.submit(conversation.id(), command).join();
    return !made.equals(new Submission.Refused(Refusal.AGENT_BUSY));
  }

  private void tell(Conversation conversation, Place place, NobodyCase nobody) {
    if (place.told() == null || place.told().nobody() != nobody) {
      engine
          .submit(conversation.id(), new ConversationCommand.TellNobodyThere(nobody))
          .join();
    }
  }

  private List<AgentView> agents() {
    var views = new ArrayList<AgentView>();
    for (AgentSlots.Slot slot : slots.all()) {
      views.add(new AgentView(
          slot.agent(),
          isConnected.test(slot.agent()),
          slot.status() == AgentSlots.Status.AVAILABLE,
          slot.ringing() != null,
          slot.load(),
          slot.capacity(),
          slot.idleSince(),
          languagesOf.apply(slot.agent())));
    }
    return views;
  }

  private static List<AgentView> ringing(List<AgentView> agents, AgentId agent) {
    return agents.stream()
        .map(view -> view.id().equals(agent)
            ? new AgentView(
                view.id(),
                view.connected(),
                view.available(),
                true,
                view.load(),
                view.capacity(),
                view.idleSince(),
                view.languages())
            : view)
        .toList();
  }
}

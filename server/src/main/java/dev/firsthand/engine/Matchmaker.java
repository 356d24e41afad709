package dev.firsthand.engine;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.Claims;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationState;
import dev.firsthand.conversation.NobodyCase;
import dev.firsthand.conversation.Place;
import dev.firsthand.conversation.Refusal;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.routing.AgentView;
import dev.firsthand.routing.Reach;
import dev.firsthand.routing.RoutingChoice;
import dev.firsthand.routing.RoutingRules;
import dev.firsthand.routing.Teams;
import dev.firsthand.routing.Workload;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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

  private static final Submission AGENT_TAKEN = new Submission.Refused(Refusal.AGENT_BUSY);

  private final ConversationEngine engine;
  private final ConversationLog store;
  private final AgentSlots slots;
  private final RoutingRules rules;
  private final Supplier<Teams> teams;
  private final Predicate<AgentId> isConnected;
  private final Roster roster;
  private final SiteOpenness openness;
  private final Executor executor;
  private final Timer timer;
  private final InstantSource clock;
  private final AtomicInteger wanted = new AtomicInteger();

  /** When the earliest timer set for a rest fires; confined to the run. */
  private @Nullable Instant wakesAt;

  public Matchmaker(
      ConversationEngine engine,
      ConversationLog store,
      AgentSlots slots,
      RoutingRules rules,
      Supplier<Teams> teams,
      Predicate<AgentId> isConnected,
      Roster roster,
      SiteOpenness openness,
      Executor executor,
      Timer timer,
      InstantSource clock) {
    this.engine = engine;
    this.store = store;
    this.slots = slots;
    this.rules = rules;
    this.teams = teams;
    this.isConnected = isConnected;
    this.roster = roster;
    this.openness = openness;
    this.executor = executor;
    this.timer = timer;
    this.clock = clock;
  }

  /** Looks for work whenever an agent has more room than before. */
  @Override
  public void heard(Announcement announcement) {
    var claims =
        Claims.between(announcement.before().state(), announcement.after().state());
    if (!claims.unring().isEmpty() || claims.unload() != null) {
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
      } catch (CompletionException e) {
        log.atWarn().addKeyValue("cause", e.getCause()).log("match.unavailable");
      } catch (RuntimeException e) {
        log.atError().setCause(e).log("match.failed");
      }
    } while (!wanted.compareAndSet(seen, 0));
  }

  private void match() {
    List<ConversationSummary> waiting = store.waiting(MOST_AT_ONCE);
    List<ConversationSummary> ringing = store.ringing(MOST_AT_ONCE);
    if (waiting.isEmpty() && ringing.isEmpty()) {
      return;
    }
    List<AgentView> agents = agents();
    for (ConversationSummary summary : waiting) {
      Conversation conversation = current(summary);
      if (conversation.state() instanceof ConversationState.Queued queued) {
        agents = place(conversation, queued.place(), agents);
      }
    }
    for (ConversationSummary summary : ringing) {
      if (agents.stream().noneMatch(AgentView::isFree)) {
        return;
      }
      agents = ringTwice(current(summary), agents);
    }
  }

  /** What waits for long rings at a second agent too, where one is free and nobody else waits. */
  private List<AgentView> ringTwice(Conversation conversation, List<AgentView> agents) {
    Place place = conversation.state().place();
    if (place == null || !engine.mayRingTwice(conversation)) {
      return agents;
    }
    Instant now = clock.instant();
    Reach reach = reach(conversation, place, agents, now);
    String language = conversation.facts().language();
    if (rules.choose(place, reach, language, agents, now) instanceof RoutingChoice.Offer offer
        && !offer.atOnce()) {
      var command = new ConversationCommand.OfferAlso(offer.agent(), offer.skipped());
      Submission made = engine.submit(conversation.id(), command).join();
      return made instanceof Submission.Done ? asked(agents, offer) : agents();
    }
    return agents;
  }

  /** Reads the log where another node wrote what this one has not seen. */
  private Conversation current(ConversationSummary summary) {
    Conversation known = engine.load(summary.id());
    return known.seq() < summary.seq() ? engine.catchUp(summary.id()).join() : known;
  }

  /** Does what can be done for one place in line; gives the agents as they are afterwards. */
  private List<AgentView> place(Conversation conversation, Place place, List<AgentView> seen) {
    Instant now = clock.instant();
    List<AgentView> agents = seen;
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      Reach reach = reach(conversation, place, agents, now);
      rules.changesAt(place, reach, now).ifPresent(change -> lookAgain(change, now));
      RoutingChoice byPeople =
          rules.choose(place, reach, conversation.facts().language(), agents, now);
      switch (openness.of(conversation.facts().site(), place.since(), now).over(byPeople)) {
        case RoutingChoice.Offer offer -> {
          Submission made = offered(conversation, offer);
          if (made instanceof Submission.Done) {
            return asked(agents, offer);
          }
          if (!made.equals(AGENT_TAKEN)) {
            return agents;
          }
          agents = agents();
        }
        case RoutingChoice.Wait wait -> {
          engine.noteNobodyAsked(conversation, wait.skipped());
          return agents;
        }
        case RoutingChoice.NobodyThere nobody -> {
          tell(conversation, place, nobody.nobody());
          engine.noteNobodyAsked(conversation, nobody.skipped());
          return agents;
        }
      }
    }
    return agents;
  }

  private Submission offered(Conversation conversation, RoutingChoice.Offer offer) {
    Optional<Roster.Known> known = offer.atOnce() ? roster.find(offer.agent()) : Optional.empty();
    ConversationCommand command = known
        .<ConversationCommand>map(agent ->
            new ConversationCommand.Assign(agent.profile(), agent.greeting(), offer.skipped()))
        .orElseGet(() -> new ConversationCommand.Offer(offer.agent(), offer.skipped()));
    return engine.submit(conversation.id(), command).join();
  }

  /** Whom the conversation reaches; an agent without any capacity could never answer. */
  private Reach reach(Conversation conversation, Place place, List<AgentView> agents, Instant now) {
    Teams all = teams.get();
    Optional<TeamId> wanted = all.wanted(place.team(), conversation.facts().site());
    return Reach.of(
        all.chain(
            wanted,
            agent ->
                agents.stream().anyMatch(view -> view.id().equals(agent) && view.capacity() > 0)),
        place.since(),
        now);
  }

  /** Sees to a run when the choice may be another; one timer for the earliest such moment. */
  private void lookAgain(Instant end, Instant now) {
    if (wakesAt == null || !wakesAt.isAfter(now) || end.isBefore(wakesAt)) {
      wakesAt = end;
      timer.after(Duration.between(now, end), this::wake);
    }
  }

  private void tell(Conversation conversation, Place place, NobodyCase nobody) {
    if (place.told() == null || place.told().nobody() != nobody) {
      engine
          .submit(conversation.id(), new ConversationCommand.TellNobodyThere(nobody))
          .join();
    }
  }

  /** All agents as routing sees them now. Blocks. */
  public List<AgentView> agents() {
    Instant now = clock.instant();
    List<AgentSlots.Slot> all = slots.all();
    int working = 0;
    int theirs = 0;
    for (AgentSlots.Slot slot : all) {
      if (slot.isAvailable(now) && isConnected.test(slot.agent())) {
        working++;
        theirs += slot.load();
      }
    }
    var views = new ArrayList<AgentView>();
    for (AgentSlots.Slot slot : all) {
      int others = Math.max(1, working - 1);
      views.add(view(slot, (theirs - slot.load()) / others, now));
    }
    return views;
  }

  /**
   * An agent as routing sees them.
   *
   * @param usual how many conversations the others have on average
   */
  private AgentView view(AgentSlots.Slot slot, int usual, Instant now) {
    Workload workload = slots.workload();
    int capacity = slot.capacityAt(now);
    Optional<Roster.Known> known = roster.find(slot.agent());
    Instant spared =
        workload.sparedUntil(slot.backAt(), slot.offeredAt(), slot.load(), capacity, usual, now);
    if (spared != null) {
      lookAgain(spared, now);
    }
    return new AgentView(
        slot.agent(),
        isConnected.test(slot.agent()),
        slot.isAvailable(now),
        slot.ringing() != null,
        slot.load(),
        capacity,
        slot.idleSince(),
        known.map(Roster.Known::languages).orElse(List.of()),
        known.map(Roster.Known::skills).orElse(List.of()),
        workload.weight(slot.lastWords(), now),
        workload.hasRoom(capacity, slot.lastWords(), now),
        spared);
  }

  private static List<AgentView> asked(List<AgentView> agents, RoutingChoice.Offer offer) {
    return agents.stream()
        .map(view ->
            !view.id().equals(offer.agent()) ? view : offer.atOnce() ? view.busier() : view.rung())
        .toList();
  }
}

package dev.firsthand.engine;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.Claims;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.ConversationState;
import dev.firsthand.conversation.NobodyCase;
import dev.firsthand.conversation.Place;
import dev.firsthand.conversation.Refusal;
import dev.firsthand.engine.WaitingLine.Waiting;
import dev.firsthand.routing.AgentView;
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
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings waiting conversations and free agents together, the moment either appears. Chooses from what
 * it remembers of the line; the database has the last word ({@code AGENT_BUSY}), and it looks again.
 * Thread-safe; one run at a time.
 */
public final class Matchmaker implements Listener {

  private static final Logger log = LoggerFactory.getLogger(Matchmaker.class);

  /** Rows of the head of the line that each look around compares, and of the whole line. */
  private static final int HEAD_OF_LINE = 200;

  private static final int WHOLE_LINE = 100_000;
  private static final Duration COMPARE_WHOLE = Duration.ofSeconds(4);

  /** Conversations that one run reads from their logs; the next run reads on. */
  private static final int MOST_READ = 200;

  private static final int MOST_ATTEMPTS = 3;

  /** For so many at the head of the line one run puts on record why nobody was asked. */
  private static final int MOST_NOTED = 50;

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
  private final WaitingLine line = new WaitingLine();
  private final AtomicInteger wanted = new AtomicInteger();
  private final AtomicBoolean lookAround = new AtomicBoolean(true);

  private final OffersOnTheirWay onTheirWay = new OffersOnTheirWay();

  /** How often in a row an offer of the conversation came to nothing. */
  private final ConcurrentHashMap<ConversationId, Integer> inVain = new ConcurrentHashMap<>();

  /** When the earliest timer fires; confined to the run. */
  private @Nullable Instant wakesAt;

  /** Who was there in the last run, and which teams; confined to the run. */
  private @Nullable Scene scene;

  /** When the whole line was last compared with the store; confined to the run. */
  private @Nullable Instant comparedAt;

  private record Scene(List<AgentId> connected, List<AgentId> available, Teams teams) {}

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

  /**
   * Keeps the line, and looks for work whenever somebody joins it, or an agent has more room than
   * before. Who else asks for a run when somebody joins may do so before the line has them.
   */
  @Override
  public void heard(Announcement announcement) {
    Conversation after = announcement.after();
    line.heard(after);
    boolean waits = after.state() instanceof ConversationState.Queued;
    if (!waits) {
      inVain.remove(after.id());
    }
    boolean joins = waits && !(announcement.before().state() instanceof ConversationState.Queued);
    var claims =
        Claims.between(announcement.before().state(), announcement.after().state());
    if (joins || !claims.unring().isEmpty() || claims.unload() != null) {
      wake();
    }
  }

  /** Asks for a run; asking during one makes it run once more. Never blocks. */
  public void wake() {
    if (wanted.getAndIncrement() == 0) {
      executor.execute(this::run);
    }
  }

  /** Asks for a run that also sees what other nodes wrote, and what was forgotten. Never blocks. */
  public void lookAround() {
    lookAround.set(true);
    wake();
  }

  /** How many conversations this node knows to wait. */
  public int waiting() {
    return line.size();
  }

  /** How many that wait had their last offer come to nothing. */
  int inVain() {
    return inVain.size();
  }

  private void run() {
    int seen;
    do {
      seen = wanted.get();
      try {
        match();
      } catch (LogUnavailable e) {
        lookAround.set(true);
        log.atWarn().log("match.unavailable");
      } catch (RuntimeException e) {
        log.atError().setCause(e).log("match.failed");
      }
    } while (!wanted.compareAndSet(seen, 0));
  }

  private void match() {
    boolean around = lookAround.getAndSet(false);
    if (around) {
      compareWithStore();
    }
    List<Waiting> news = line.news();
    Instant now = clock.instant();
    boolean due = timeHasCome(now);
    if (line.size() == 0 && store.ringing(1).isEmpty()) {
      scene = null; // Who comes next finds nobody seen yet.
      return;
    }
    List<AgentView> agents = agents(now);
    for (AgentView agent : agents) {
      Instant spared = agent.sparedUntil();
      if (spared != null) {
        lookAgain(spared, now);
      }
    }
    var round = new MatchRound(rules, teams.get(), openness, agents, now);
    for (Waiting waiting : line.inOrder()) {
      if (!round.isAnybodyFree()) {
        break;
      }
      offer(waiting, round);
    }
    if (round.isAnybodyFree()) {
      ringTwice(round);
    }
    Scene seen = scene(round);
    boolean all = around || due || !seen.equals(scene);
    scene = seen;
    int first = 0;
    for (Waiting waiting : all ? line.inOrder() : news) {
      seeTo(waiting, round, first++ < MOST_NOTED);
    }
  }

  /** What waits for long rings at a second agent too, where one is free and nobody else waits. */
  private void ringTwice(MatchRound round) {
    for (ConversationSummary summary : store.ringing(HEAD_OF_LINE)) {
      if (!round.isAnybodyFree()) {
        return;
      }
      Conversation conversation = current(summary.id(), summary.seq());
      Place place = conversation.state().place();
      if (place != null && engine.mayRingTwice(conversation)) {
        ringTwice(Waiting.of(conversation, place), place, round);
      }
    }
  }

  private void ringTwice(Waiting rings, Place place, MatchRound round) {
    if (onTheirWay.passesOver(rings.id())) {
      return;
    }
    RoutingChoice choice =
        rules.choose(place, round.reach(rings), rings.language(), round.agents(), round.now());
    if (choice instanceof RoutingChoice.Offer offer && !offer.atOnce()) {
      round.take(offer.agent());
      onTheirWay.begin(rings.id(), offer.agent());
      engine
          .submit(rings.id(), new ConversationCommand.OfferAlso(offer.agent(), offer.skipped()))
          .whenComplete((made, failure) -> answered(rings.id()));
    }
  }

  /** Reads the log where another node wrote what this one has not seen. */
  private Conversation current(ConversationId id, long seq) {
    Conversation known = engine.load(id);
    return known.seq() < seq ? engine.catchUp(id).join() : known;
  }

  /** Other nodes write to the store, too: takes over what this node has not heard of. */
  private void compareWithStore() {
    Instant now = clock.instant();
    boolean whole = comparedAt == null || !now.isBefore(comparedAt.plus(COMPARE_WHOLE));
    List<ConversationSummary> rows = store.waiting(whole ? WHOLE_LINE : HEAD_OF_LINE);
    line.compare(rows);
    if (whole) {
      comparedAt = now;
      line.missingFrom(rows).forEach(this::readAgain);
    }
  }

  private CompletableFuture<Void> readAgain(ConversationId id) {
    return engine.catchUp(id).thenAccept(line::heard);
  }

  // Offers.

  private void offer(Waiting waiting, MatchRound round) {
    if (onTheirWay.passesOver(waiting.id()) || !round.isAnybodyFreeFor(waiting)) {
      return;
    }
    Place place = place(waiting, round);
    if (place == null) {
      return;
    }
    RoutingChoice byPeople =
        rules.choose(place, round.reach(waiting), waiting.language(), round.agents(), round.now());
    if (round.openness(waiting).over(byPeople) instanceof RoutingChoice.Offer offer) {
      round.take(offer.agent());
      onTheirWay.begin(waiting.id(), offer.agent());
      engine
          .submit(waiting.id(), command(offer))
          .whenComplete((made, failure) -> offered(waiting.id(), offer, made, failure));
    }
  }

  private ConversationCommand command(RoutingChoice.Offer offer) {
    Optional<Roster.Known> known = offer.atOnce() ? roster.find(offer.agent()) : Optional.empty();
    return known
        .<ConversationCommand>map(agent ->
            new ConversationCommand.Assign(agent.profile(), agent.greeting(), offer.skipped()))
        .orElseGet(() -> new ConversationCommand.Offer(offer.agent(), offer.skipped()));
  }

  private void offered(
      ConversationId id,
      RoutingChoice.Offer offer,
      @Nullable Submission made,
      @Nullable Throwable failure) {
    answered(id);
    if (failure != null || made == null) {
      log.atWarn().addKeyValue("conversation", id.value()).log("match.unavailable");
    } else if (made.equals(AGENT_TAKEN)) {
      again(id);
    } else if (made instanceof Submission.Refused) {
      readAgain(id).thenRun(() -> again(id));
    } else {
      inVain.remove(id);
      if (offer.atOnce()) {
        wake();
      }
    }
  }

  /** The log has answered; who was passed over meanwhile is looked at again. */
  private void answered(ConversationId id) {
    if (onTheirWay.end(id)) {
      wake();
    }
  }

  /** Looks again, but leaves it to the sweeper where that goes on. */
  private void again(ConversationId id) {
    if (line.find(id) == null) {
      wake(); // Waits no more: the agent is for the next.
    } else if (inVain.merge(id, 1, Integer::sum) < MOST_ATTEMPTS) {
      wake();
    } else {
      inVain.remove(id);
    }
  }

  /** The place as the log has it; null if it waits no more, or not in this run. */
  private @Nullable Place place(Waiting waiting, MatchRound round) {
    if (waiting.place() != null) {
      return waiting.place();
    }
    if (!round.mayRead(MOST_READ)) {
      wake();
      return null;
    }
    Conversation conversation = current(waiting.id(), waiting.seq());
    if (conversation.state() instanceof ConversationState.Queued queued) {
      line.put(Waiting.of(conversation, queued.place()));
      return queued.place();
    }
    line.drop(waiting.id());
    return null;
  }

  // What else those who wait are owed.

  /** Tells that nobody is there, and sets the timer for when that may change by itself. */
  private void seeTo(Waiting seen, MatchRound round, boolean note) {
    Waiting waiting = line.find(seen.id());
    if (waiting == null) {
      return;
    }
    Place place = place(waiting, round);
    if (place == null || onTheirWay.has(waiting.id())) {
      return;
    }
    round.changesAt(place, waiting).ifPresent(change -> lookAgain(change, round.now()));
    round.nobody(waiting).ifPresent(nobody -> tell(waiting.id(), place, nobody));
    if (note) {
      RoutingChoice choice = rules.choose(
          place, round.reach(waiting), waiting.language(), round.agents(), round.now());
      engine.noteNobodyAsked(engine.load(waiting.id()), choice.skipped());
    }
  }

  private void tell(ConversationId id, Place place, NobodyCase nobody) {
    Place.Told told = place.told();
    if (told == null || told.nobody() != nobody) {
      engine
          .submit(id, new ConversationCommand.TellNobodyThere(nobody))
          .whenComplete((submission, failure) -> {
            if (failure != null) {
              log.atWarn().addKeyValue("conversation", id.value()).log("match.unavailable");
            }
          });
    }
  }

  /** Sees to a run when the choice may be another; one timer for the earliest such moment. */
  private void lookAgain(Instant change, Instant now) {
    if (wakesAt == null || change.isBefore(wakesAt)) {
      wakesAt = change;
      timer.after(Duration.between(now, change), this::wake);
    }
  }

  private boolean timeHasCome(Instant now) {
    if (wakesAt == null || wakesAt.isAfter(now)) {
      return false;
    }
    wakesAt = null;
    return true;
  }

  // Who is there.

  /** All agents as routing sees them now. Blocks. */
  public List<AgentView> agents() {
    return agents(clock.instant());
  }

  private List<AgentView> agents(Instant now) {
    Set<AgentId> taken = onTheirWay.agents();
    List<AgentSlots.Slot> all = slots.all();
    int working = 0;
    int theirs = 0;
    for (AgentSlots.Slot slot : all) {
      if (slot.isAvailable(now) && isConnected.test(slot.agent())) {
        working++;
        theirs += slot.load();
      }
    }
    int others = Math.max(1, working - 1);
    var views = new ArrayList<AgentView>();
    for (AgentSlots.Slot slot : all) {
      AgentView view = view(slot, (theirs - slot.load()) / others, now);
      views.add(taken.contains(slot.agent()) ? passedOver(view) : view);
    }
    return views;
  }

  /** An agent whom an offer was on its way to when the slots were read. */
  private AgentView passedOver(AgentView view) {
    if (view.isFree() && !onTheirWay.passesOver(view.id())) {
      wake();
    }
    return view.rung();
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

  private static Scene scene(MatchRound round) {
    var connected = new ArrayList<AgentId>();
    var available = new ArrayList<AgentId>();
    for (AgentView agent : round.agents()) {
      if (agent.connected()) {
        connected.add(agent.id());
        if (agent.available()) {
          available.add(agent.id());
        }
      }
    }
    return new Scene(connected, available, round.teams());
  }
}

package dev.firsthand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ColleagueThread;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.ConversationState;
import dev.firsthand.conversation.Duty;
import dev.firsthand.conversation.GestureId;
import dev.firsthand.conversation.Place;
import dev.firsthand.conversation.Sender;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.conversation.Witness;
import dev.firsthand.engine.ConversationLog.Asked;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.gateway.VisitorsEyes;
import dev.firsthand.hooks.Transcript;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Looks at a house from outside and objects when what it promised does not hold. After each step it
 * reads only what was appended in it; at rest it reads everything.
 */
final class Contract {

  /** How all begins that agents say among themselves; nobody else says so. */
  static final String AMONG_COLLEAGUES = "among colleagues: ";

  static final GestureId VOUCHER = new GestureId("voucher");

  /** What agents of a random house may give in a month. */
  static final SortedMap<GestureId, GestureClaim.Terms> BUDGETS = budgets();

  private final Store store;
  private final InstantSource clock;
  private final Predicate<AgentId> isConnected;
  private final Set<ConversationId> conversations =
      new TreeSet<>(Comparator.comparing(ConversationId::value));
  private final Set<ConversationId> touched = new HashSet<>();
  private final Map<ConversationId, Witness> witnesses = new HashMap<>();
  private final Map<ConversationId, Conversation> folds = new HashMap<>();
  private final Map<ConversationId, Conversation> counted = new HashMap<>();
  private final Map<VisitorId, ConversationId> open = new HashMap<>();
  private final Map<AgentId, Set<ConversationId>> owned = new HashMap<>();
  private final Map<AgentId, ConversationId> ringing = new HashMap<>();
  private final Map<List<Object>, GestureClaim.Spent> spent = new HashMap<>();
  private final Set<String> codes = new HashSet<>();

  /** The logs as the store had them when all had come to rest. */
  private final Map<ConversationId, List<Recorded>> logs = new HashMap<>();

  private long events;

  Contract(Store store, InstantSource clock, Predicate<AgentId> isConnected) {
    this.store = store;
    this.clock = clock;
    this.isConnected = isConnected;
  }

  /** Something was appended to the conversation. */
  void touched(ConversationId id) {
    conversations.add(id);
    touched.add(id);
  }

  Set<ConversationId> conversations() {
    return conversations;
  }

  /** Events that were looked at. */
  long events() {
    return events;
  }

  /** The conversation as its log has it now. */
  Conversation now(ConversationId id) {
    return touched.contains(id) ? witnessed(id) : folds.getOrDefault(id, Conversation.empty(id));
  }

  /** Number of the event that the sender's key became. */
  long seqOf(ConversationId id, Sender sender, String key) {
    return Objects.requireNonNull(
        Objects.requireNonNull(witnesses.get(id)).seqOf(sender, key),
        "No event has the key " + key);
  }

  /** After every step: the logs themselves, and the slots that are kept in step with them. */
  void holds() {
    touched.forEach(id -> forget(counted.getOrDefault(id, Conversation.empty(id))));
    touched.forEach(id -> count(witnessed(id)));
    touched.clear();
    for (AgentSlots.Slot slot : store.slots().all()) {
      assertThat(slot.load())
          .as("the load of %s", slot.agent())
          .isEqualTo(owned.getOrDefault(slot.agent(), Set.of()).size());
      assertThat(slot.load()).as("%s has room", slot).isLessThanOrEqualTo(slot.capacity());
      assertThat(slot.ringing())
          .as("what rings at %s", slot.agent())
          .isEqualTo(ringing.get(slot.agent()));
    }
  }

  private void forget(Conversation before) {
    open.remove(before.id().visitor(), before.id());
    ringing.values().removeIf(before.id()::equals);
    AgentId had = before.state().owner();
    if (had != null) {
      owned.getOrDefault(had, new HashSet<>()).remove(before.id());
    }
  }

  private void count(Conversation now) {
    ConversationId id = now.id();
    counted.put(id, now);
    if (now.isOpen()) {
      assertThat(open.put(id.visitor(), id))
          .as("one open conversation of %s", id)
          .isNull();
    }
    AgentId has = now.state().owner();
    if (has != null) {
      owned.computeIfAbsent(has, any -> new HashSet<>()).add(id);
    }
    for (AgentId rings : now.state().rings()) {
      assertThat(ringing.put(rings, id))
          .as("one offer at a time rings at %s", rings)
          .isNull();
    }
  }

  /** The fold of the log, of which every new event was seen by a witness. */
  private Conversation witnessed(ConversationId id) {
    Witness witness = witnesses.computeIfAbsent(id, any -> new Witness());
    Conversation known = folds.getOrDefault(id, Conversation.empty(id));
    for (Recorded recorded : store.log().read(id, witness.seq(), Integer.MAX_VALUE)) {
      known = known.after(recorded.event());
      witness.sees(recorded.event(), known);
      staysAmongColleagues(recorded);
      events++;
      if (recorded.event() instanceof ConversationEvent.GestureGiven given) {
        isInsideTheBudget(given);
      }
    }
    folds.put(id, known);
    return known;
  }

  /** Neither the visitor nor a bot of the site's own reads a word of what colleagues say. */
  private static void staysAmongColleagues(Recorded recorded) {
    ConversationEvent event = recorded.event();
    assertThat(VisitorsEyes.see(event)).doesNotContain(AMONG_COLLEAGUES);
    assertThat(Transcript.of(List.of(recorded), Long.MAX_VALUE).toString())
        .doesNotContain(AMONG_COLLEAGUES);
    if (event instanceof ConversationEvent.AmongColleagues
        || event instanceof ConversationEvent.Noted) {
      assertThat(VisitorsEyes.areShut(event)).as("hidden: %s", event).isTrue();
    }
  }

  /** Who is asked is found in the rows, whatever the memory of nodes has lost. */
  private void questionsAreFound() {
    Set<Asked> asked = new HashSet<>();
    for (ConversationId id : conversations) {
      for (ColleagueThread thread : now(id).threads().all()) {
        thread
            .asked()
            .forEach(agent -> asked.add(new Asked(id, thread.seq(), agent, thread.said())));
      }
      store
          .log()
          .summary(id)
          .map(ConversationSummary::preview)
          .ifPresent(preview -> assertThat(preview).doesNotContain(AMONG_COLLEAGUES));
    }
    assertThat(Set.copyOf(store.log().allAsked(Integer.MAX_VALUE))).isEqualTo(asked);
  }

  /** Whom notes name is found in the rows: here nobody reads. */
  private void mentionsAreFound() {
    Set<NoteMentions.Mention> named = new HashSet<>();
    Set<AgentId> agents = new HashSet<>();
    for (ConversationId id : conversations) {
      for (Recorded recorded : store.log().read(id, 0, Integer.MAX_VALUE)) {
        if (recorded.event() instanceof ConversationEvent.Noted noted) {
          agents.addAll(noted.mentioned());
          for (AgentId agent : noted.mentioned()) {
            named.add(
                new NoteMentions.Mention(id, recorded.seq(), agent, millis(noted.at()), false));
          }
        }
      }
    }
    assertThat(store.mentions().unread(agents, Integer.MAX_VALUE))
        .extracting(m -> new NoteMentions.Mention(
            m.conversation(), m.seq(), m.agent(), millis(m.at()), m.called()))
        .containsExactlyInAnyOrderElementsOf(named);
  }

  private static Instant millis(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MILLIS);
  }

  private static SortedMap<GestureId, GestureClaim.Terms> budgets() {
    var budgets =
        new TreeMap<GestureId, GestureClaim.Terms>(Comparator.comparing(GestureId::value));
    budgets.put(VOUCHER, new GestureClaim.Terms(1, true, 2, null));
    budgets.put(new GestureId("discount"), new GestureClaim.Terms(1, true, null, 2_500L));
    return budgets;
  }

  private void isInsideTheBudget(ConversationEvent.GestureGiven given) {
    GestureClaim.Terms terms = Objects.requireNonNull(BUDGETS.get(given.gesture()));
    GestureClaim.Spent now = spent.merge(
        List.of(given.gesture(), given.agent(), given.month()),
        GestureClaim.Spent.NOTHING.with(given),
        (before, first) -> before.with(given));
    assertThat(now.given())
        .as("the number in the budget of %s", given)
        .isLessThanOrEqualTo(Objects.requireNonNullElse(terms.mostGiven(), Integer.MAX_VALUE));
    assertThat(now.amount())
        .as("the sum in the budget of %s", given)
        .isLessThanOrEqualTo(Objects.requireNonNullElse(terms.mostAmount(), Long.MAX_VALUE));
    assertThat(given.pooled()).isEqualTo(given.code() != null);
    if (given.code() != null) {
      assertThat(codes.add(given.code())).as("a code once: %s", given).isTrue();
    }
  }

  /** When everybody has finished: nothing that could be done is left undone. */
  void holdsAtRest(List<Node> nodes) {
    touched.addAll(conversations);
    holds();
    for (Node node : nodes) {
      assertThat(node.engine.busy()).as("lanes at work").isZero();
    }
    for (ConversationId id : conversations) {
      Conversation now = now(id);
      logs.put(id, store.log().read(id, 0, Integer.MAX_VALUE));
      assertThat(fold(id)).as("the log replayed").isEqualTo(now);
      for (Node node : nodes) {
        assertThat(node.engine.catchUp(id).join()).as("a node's memory").isEqualTo(now);
      }
      nothingIsOverdue(id, now, nodes.getFirst().engine);
    }
    nobodyWaitsForAFreeAgent();
    questionsAreFound();
    mentionsAreFound();
  }

  private Conversation fold(ConversationId id) {
    return Conversation.empty(id)
        .after(logs.getOrDefault(id, List.of()).stream().map(Recorded::event).toList());
  }

  private void nothingIsOverdue(ConversationId id, Conversation now, ConversationEngine engine) {
    Witness witness = Objects.requireNonNull(witnesses.get(id));
    boolean botIsOwed = false;
    for (Duty duty : engine.duties(now)) {
      switch (duty) {
        case Duty.AskBot ask -> botIsOwed = true;
        case Duty.FindAgent find -> {}
        case Duty.LookAgain later -> assertThat(later.at()).isAfter(clock.instant());
        case Duty.FailBot fail -> throw new AssertionError(id + " is owed " + fail);
        case Duty.WithdrawFrom offer -> throw new AssertionError(id + " is owed " + offer);
        case Duty.PassOn pass -> throw new AssertionError(id + " is owed " + pass);
        case Duty.OpenFollowUp followUp -> throw new AssertionError(id + " is owed " + followUp);
        case Duty.TakeBack lost -> throw new AssertionError(id + " is owed " + lost);
        case Duty.Mail mail -> {}
        case Duty.GiveUpMail giveUp -> throw new AssertionError(id + " is owed " + giveUp);
        case Duty.Remind due -> throw new AssertionError(id + " is owed " + due);
        case Duty.CloseIdle idle -> throw new AssertionError(id + " is owed " + idle);
      }
    }
    assertThat(botIsOwed).as("the bot owes an answer in " + id).isEqualTo(witness.waitsForBot());
    if (now.state() instanceof ConversationState.Human human) {
      assertThat(human.lostUntil() == null)
          .as(id + " is with somebody who is there, or missed")
          .isEqualTo(isConnected.test(human.agent()));
    }
  }

  private void nobodyWaitsForAFreeAgent() {
    Set<AgentId> free = new HashSet<>();
    for (AgentSlots.Slot slot : store.slots().all()) {
      if (slot.status() == AgentSlots.Status.AVAILABLE
          && slot.hasRoom()
          && isConnected.test(slot.agent())) {
        free.add(slot.agent());
      }
    }
    for (ConversationId id : conversations) {
      if (now(id).state() instanceof ConversationState.Queued queued) {
        for (AgentId agent : free) {
          assertThat(rests(agent, queued.place()))
              .as(id + " waits, " + agent + " is free")
              .isTrue();
        }
      }
    }
  }

  private boolean rests(AgentId agent, Place place) {
    var now = clock.instant();
    return place.asked().stream()
        .anyMatch(
            asked -> asked.agent().equals(agent) && asked.at().plus(Node.REST).isAfter(now));
  }

  /**
   * What a client was told is in the log at that number, once, when all is at rest; see {@link
   * Witness} for once.
   */
  void has(ConversationId id, Sender sender, String key, long seq) {
    Recorded recorded = logs.getOrDefault(id, List.of()).get((int) seq - 1);
    assertThat(recorded.seq()).isEqualTo(seq);
    ConversationEvent event = recorded.event();
    assertThat(event).isInstanceOf(ConversationEvent.Keyed.class);
    assertThat(((ConversationEvent.Keyed) event).key()).isEqualTo(key);
    assertThat(seqOf(id, sender, key)).isEqualTo(seq);
  }
}

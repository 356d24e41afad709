package dev.firsthand.gateway;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.ConversationState;
import dev.firsthand.conversation.OpenPromise;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.AgentSlots;
import dev.firsthand.engine.Announcement;
import dev.firsthand.engine.ConversationEngine;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.ConversationSummary;
import dev.firsthand.engine.InOrder;
import dev.firsthand.engine.Listener;
import dev.firsthand.engine.Pace;
import dev.firsthand.engine.Presence;
import dev.firsthand.engine.PromiseMade;
import dev.firsthand.engine.Promises;
import dev.firsthand.engine.SeenMarks.Mark;
import dev.firsthand.engine.Summaries;
import dev.firsthand.engine.Timer;
import dev.firsthand.http.Frame;
import dev.firsthand.protocol.AgentFrame;
import dev.firsthand.protocol.AgentStatus;
import dev.firsthand.protocol.Card;
import dev.firsthand.protocol.StateName;
import dev.firsthand.protocol.Summary;
import dev.firsthand.routing.Team;
import dev.firsthand.routing.Teams;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What agents' consoles are told beside the transcripts: summaries, offers, colleagues; and what
 * passes between the two sides without being stored. Everything goes out in order, off the event
 * loops. Thread-safe.
 */
final class Notices implements Listener {

  private static final Duration GATHER = Duration.ofMillis(100);

  /** Everybody is told of everybody: with many agents changes are gathered for longer. */
  private static final Duration GATHER_FOR_EACH = Duration.ofMillis(4);

  private static final int WHOLE_LOG = 10_000;

  private final ConversationEngine engine;
  private final Summaries summaries;
  private final AgentSlots slots;
  private final AgentDoor agents;
  private final Hub hub;
  private final InOrder executor;
  private final InOrder ringing;
  private final Pace pace;
  private final InstantSource clock;
  private final ColleagueNews colleagues;
  private volatile @Nullable Presence presence;
  private volatile Runnable freed = () -> {};
  private volatile Supplier<Teams> teams = () -> Teams.NONE;
  private volatile Runnable onColleagues = () -> {};

  /**
   * Notices over the hub.
   *
   * @param ringing where offers begin and end, so that none waits behind what everybody is told
   */
  Notices(
      ConversationEngine engine,
      Summaries summaries,
      AgentSlots slots,
      AgentDoor agents,
      Hub hub,
      InOrder executor,
      InOrder ringing,
      Timer timer,
      InstantSource clock) {
    this.engine = engine;
    this.summaries = summaries;
    this.slots = slots;
    this.agents = agents;
    this.hub = hub;
    this.executor = executor;
    this.ringing = ringing;
    this.pace = new Pace(executor, timer, clock);
    this.clock = clock;
    this.colleagues = new ColleagueNews(
        hub::hasAgents,
        () -> AgentSocket.written(colleagues()),
        written -> hub.eachAgent(window -> window.sendWritten(written)),
        () -> GATHER.plus(GATHER_FOR_EACH.multipliedBy(agents.all().size())),
        timer,
        executor);
  }

  /** Calls {@code wake} when an agent may have become free. */
  void onFreed(Runnable wake) {
    freed = wake;
  }

  void know(Presence whoIsHere, Supplier<Teams> whichTeams) {
    presence = whoIsHere;
    teams = whichTeams;
  }

  @Override
  public void heard(Announcement announcement) {
    if (!hub.hasAgents()) {
      return;
    }
    ConversationState before = announcement.before().state();
    ConversationState after = announcement.after().state();
    boolean moved = announcement.before().seq() == 0
        || !before.word().equals(after.word())
        || !Objects.equals(before.owner(), after.owner())
        || !before.rings().equals(after.rings())
        || !announcement.before().promises().equals(announcement.after().promises());
    AgentId owner = after.owner();
    OpenPromise first = announcement.after().promises().first().orElse(null);
    ring(announcement);
    Runnable telling = () -> tellSummary(announcement, moved, owner, first);
    if (moved) {
      pace.toldAll(announcement.after().id());
      executor.execute(telling);
    } else if (isShown(announcement.after().id(), owner)
        && pace.allows(announcement.after().id(), telling)) {
      tellOfWords(announcement, telling);
    }
    if (!Objects.equals(before.owner(), after.owner())) {
      colleaguesChanged();
      setAwayPerhaps(before.owner());
    }
    before.rings().stream()
        .filter(rung -> !after.rings().contains(rung))
        .forEach(this::setAwayPerhaps);
  }

  /** Whether somebody here is told of words in the conversation. */
  private boolean isShown(ConversationId id, @Nullable AgentId owner) {
    return !hub.windowsOn(id.visitor()).isEmpty()
        || (owner != null && !hub.windowsOf(owner).isEmpty());
  }

  private void tellOfWords(Announcement announcement, Runnable telling) {
    if (summaries.reaches(announcement)) {
      executor.executeHere(telling);
    } else {
      executor.execute(telling);
    }
  }

  // Offers.

  private void ring(Announcement announcement) {
    List<AgentId> rang = announcement.before().state().rings();
    List<AgentId> rings = announcement.after().state().rings();
    ConversationId id = announcement.after().id();
    for (AgentId agent : rang) {
      if (!rings.contains(agent) && !hub.windowsOf(agent).isEmpty()) {
        var frame = ended(id, agent, announcement);
        ringing.execute(() -> hub.windowsOf(agent).forEach(window -> window.send(frame)));
      }
    }
    for (AgentId agent : rings) {
      if (!rang.equals(rings) && !hub.windowsOf(agent).isEmpty()) {
        Conversation conversation = announcement.after();
        ringing.execute(() -> {
          AgentFrame.Offer offer = offer(conversation, agent);
          if (offer != null) {
            hub.windowsOf(agent).forEach(window -> window.send(offer));
          }
        });
      }
    }
  }

  /** The offer that rings at the agent, as a frame; null if none does. Blocks. */
  AgentFrame.@Nullable Offer offer(Conversation conversation, AgentId agent) {
    if (!(conversation.state() instanceof ConversationState.Ringing ringing)) {
      return null;
    }
    Instant deadline = ringing.deadlineOf(agent);
    Card card = deadline == null ? null : card(conversation);
    return deadline == null || card == null
        ? null
        : new AgentFrame.Offer(
            conversation.id().value(),
            conversation.epoch(),
            deadline,
            Math.max(0, Duration.between(clock.instant(), deadline).toMillis()),
            ringing.from() instanceof ConversationState.Human,
            ringing.rings().stream()
                .filter(rung -> !rung.equals(agent))
                .findFirst()
                .map(AgentId::value)
                .orElse(null),
            card);
  }

  /** The handoff card; null where the bot never stepped aside. Blocks. */
  private @Nullable Card card(Conversation conversation) {
    ConversationId id = conversation.id();
    return Cards.of(conversation, engine.events(id, 0, WHOLE_LOG), earlierThan(id));
  }

  /** What is known of a conversation whose reader has everything up to {@code seq}. Blocks. */
  AgentFrame.CaughtUp caughtUp(Conversation conversation, long seq) {
    ConversationId id = conversation.id();
    Card card = card(conversation);
    return new AgentFrame.CaughtUp(
        id.value(), seq, card, card == null ? Cards.visitor(conversation, earlierThan(id)) : null);
  }

  private static int earlierThan(ConversationId id) {
    return Math.toIntExact(id.number() - 1);
  }

  /** Why it rings no more at this agent, and who has it now. */
  private static AgentFrame.OfferEnded ended(
      ConversationId id, AgentId agent, Announcement announcement) {
    for (ConversationLog.Recorded recorded : announcement.events()) {
      switch (recorded.event()) {
        case ConversationEvent.Withdrawn e
        when e.agent().equals(agent) -> {
          return new AgentFrame.OfferEnded(id.value(), e.ending().name(), null);
        }
        case ConversationEvent.Declined e
        when e.agent().equals(agent) -> {
          return new AgentFrame.OfferEnded(id.value(), "DECLINED", null);
        }
        case ConversationEvent.Accepted e -> {
          return new AgentFrame.OfferEnded(id.value(), "ACCEPTED", e.agent().value());
        }
        default -> {}
      }
    }
    return new AgentFrame.OfferEnded(id.value(), "VISITOR_LEFT", null);
  }

  // Summaries.

  private void tellSummary(
      Announcement step, boolean moved, @Nullable AgentId owner, @Nullable OpenPromise first) {
    Instant due = first == null ? null : first.due();
    AgentId dueOwner = first == null ? null : first.owner();
    Collection<AgentSocket> owners = owner == null ? Set.of() : hub.windowsOf(owner);
    ConversationId id = step.after().id();
    Collection<AgentSocket> open = hub.windowsOn(id.visitor());
    ConversationSummary found = summaries.after(step).orElse(null);
    if (found == null || (!moved && owners.isEmpty() && open.isEmpty())) {
      return;
    }
    Frame written =
        AgentSocket.written(new AgentFrame.SummaryChanged(summary(found, due, dueOwner)));
    if (moved) {
      hub.eachAgent(window -> window.sendWritten(written));
    } else {
      owners.forEach(window -> window.sendWritten(written));
      for (AgentSocket window : open) {
        if (window.shows(id) && !window.isOf(owner)) {
          window.sendWritten(written);
        }
      }
    }
  }

  /** The lines of these conversations, each with the promise that is due first. Blocks. */
  static List<Summary> summaries(List<ConversationSummary> found, Promises promises) {
    Map<ConversationId, PromiseMade> first =
        promises.firstDue(found.stream().map(ConversationSummary::id).toList());
    return found.stream()
        .map(s -> {
          PromiseMade promise = first.get(s.id());
          return promise == null
              ? summary(s, null, null)
              : summary(s, promise.due(), promise.owner());
        })
        .toList();
  }

  /** A list of what concerns an agent, after the lines of the conversations that it names. Blocks. */
  static List<AgentFrame> after(
      List<ConversationSummary> found, Promises promises, AgentFrame list) {
    var frames = new ArrayList<AgentFrame>();
    summaries(found, promises)
        .forEach(summary -> frames.add(new AgentFrame.SummaryChanged(summary)));
    frames.add(list);
    return frames;
  }

  private static Summary summary(
      ConversationSummary s, @Nullable Instant due, @Nullable AgentId dueOwner) {
    AgentId agent = s.owner() == null ? s.rungAt() : s.owner();
    return new Summary(
        s.id().value(),
        s.site().value(),
        stateName(s.state()),
        s.epoch(),
        s.seq(),
        agent == null ? null : agent.value(),
        s.waitingSince(),
        s.reason() == null ? null : s.reason().name(),
        s.visitorName(),
        s.preview(),
        s.lastBy(),
        s.lastAt(),
        s.seenByAgent(),
        due,
        dueOwner == null ? null : dueOwner.value());
  }

  private static StateName stateName(String word) {
    return StateName.valueOf(word);
  }

  // Colleagues.

  /** Tells {@code listener}, too, when who is there, or how loaded, has changed. */
  void alsoTell(Runnable listener) {
    onColleagues = listener;
  }

  /** Status, presence or load of an agent has changed. */
  void colleaguesChanged() {
    onColleagues.run();
    colleagues.changed();
  }

  /** Tells a new window of all its colleagues. Blocks. */
  void greet(AgentSocket window) {
    colleagues.greet(window::sendWritten);
  }

  /** All agents with status and load. Blocks. */
  private AgentFrame.Colleagues colleagues() {
    Instant now = clock.instant();
    Map<AgentId, AgentSlots.Slot> all =
        slots.all().stream().collect(Collectors.toMap(AgentSlots.Slot::agent, slot -> slot));
    var colleagues = new ArrayList<AgentFrame.Colleague>();
    for (AgentDoor.Agent agent : agents.all()) {
      AgentSlots.Slot slot = all.get(agent.profile().id());
      colleagues.add(new AgentFrame.Colleague(
          VisitorView.person(agent.profile()),
          status(agent.profile().id(), slot),
          slot == null ? 0 : slot.load(),
          slot == null ? agent.capacity() : slot.capacityAt(now),
          slot == null ? 0 : slots.workload().weight(slot.lastWords(), now),
          slot == null || slot.isAvailable(now) ? null : slot.awayUntil()));
    }
    return new AgentFrame.Colleagues(
        colleagues,
        teams.get().byId().values().stream()
            .sorted(Comparator.comparing(Team::name))
            .map(team -> new AgentFrame.Team(
                team.id().value(),
                team.name(),
                team.members().stream().map(AgentId::value).sorted().toList()))
            .toList());
  }

  /** An agent's status as colleagues see it. Blocks. */
  AgentStatus status(AgentId agent) {
    return slots.find(agent).map(slot -> status(agent, slot)).orElse(AgentStatus.OFFLINE);
  }

  private AgentStatus status(AgentId agent, AgentSlots.@Nullable Slot slot) {
    Presence here = presence;
    if (here == null || !here.isConnected(agent) || slot == null) {
      return AgentStatus.OFFLINE;
    }
    return statusOf(slot.statusAt(clock.instant()));
  }

  static AgentStatus statusOf(AgentSlots.Status status) {
    return switch (status) {
      case AVAILABLE -> AgentStatus.AVAILABLE;
      case BUSY -> AgentStatus.BUSY;
      case AWAY -> AgentStatus.AWAY;
      case LAST_CHAT -> AgentStatus.LAST_CHAT;
    };
  }

  /** Sets an agent's status, durably, and tells all windows of theirs. Blocks. */
  void setStatus(
      AgentId agent, AgentSlots.Status status, @Nullable String reason, @Nullable Duration pause) {
    Instant now = clock.instant();
    slots.setStatus(agent, status, reason, pause == null ? null : now.plus(pause), now);
    executor.execute(() -> tellStanding(agent));
    freed.run();
  }

  /** Sets the agent's own limit, durably, and tells all windows of theirs. Blocks. */
  void setOwnLimit(AgentId agent, AgentSlots.@Nullable OwnLimit limit) {
    slots.setOwnLimit(agent, limit);
    executor.execute(() -> tellStanding(agent));
    freed.run();
  }

  /** Makes those available whose pause is over, and tells their windows. Blocks. */
  void endPauses() {
    for (AgentId agent : slots.endPauses(clock.instant())) {
      executor.execute(() -> tellStanding(agent));
      freed.run();
    }
  }

  /** The agent's own status as a frame. */
  AgentFrame.StatusChanged standing(AgentSlots.Slot slot) {
    Instant now = clock.instant();
    AgentSlots.Because because = slot.because();
    return new AgentFrame.StatusChanged(
        statusOf(slot.statusAt(now)),
        slot.isAvailable(now) ? null : slot.reason(),
        slot.isAvailable(now) ? null : slot.awayUntil(),
        because == null ? null : because.name(),
        slot.capacity(),
        slot.capacityAt(now) < slot.capacity() ? slot.capacityAt(now) : null);
  }

  private void tellStanding(AgentId agent) {
    slots.find(agent).ifPresent(slot -> tellWindows(agent, slot));
  }

  /** A step may have set the agent to away: the last chat has ended, or an offer was missed. */
  private void setAwayPerhaps(@Nullable AgentId agent) {
    if (agent != null && !hub.windowsOf(agent).isEmpty()) {
      executor.execute(() -> slots
          .find(agent)
          .filter(slot -> slot.because() != null)
          .ifPresent(slot -> tellWindows(agent, slot)));
    }
  }

  private void tellWindows(AgentId agent, AgentSlots.Slot slot) {
    var frame = standing(slot);
    hub.windowsOf(agent).forEach(window -> window.send(frame));
    colleaguesChanged();
  }

  // What is not stored in the log.

  void seenByVisitor(ConversationId id, long seq) {
    sendWhereOpen(id, null, new AgentFrame.Seen(id.value(), seq));
    summaries.seen(new Mark(id, 0, seq));
  }

  void seenByAgent(ConversationId id, long seq) {
    hub.visitorsOf(id).forEach(socket -> socket.seenByAgent(id, seq));
    summaries.seen(new Mark(id, seq, 0));
  }

  void visitorTypes(ConversationId id, boolean on) {
    sendWhereOpen(id, null, new AgentFrame.Typing(id.value(), "VISITOR", on));
  }

  void agentTypes(ConversationId id, AgentId agent, boolean on) {
    hub.visitorsOf(id).forEach(socket -> socket.agentTypes(id, on));
    sendWhereOpen(id, agent, new AgentFrame.Typing(id.value(), agent.value(), on));
  }

  void visitorThere(VisitorId visitor, boolean there) {
    hub.windowsOn(visitor).forEach(window -> window.visitorThere(visitor, there));
  }

  /** Sends to all windows that show the conversation, but those of {@code except}. */
  private void sendWhereOpen(ConversationId id, @Nullable AgentId except, AgentFrame frame) {
    Frame written = null;
    for (AgentSocket window : hub.windowsOn(id.visitor())) {
      if (window.shows(id) && !window.isOf(except)) {
        written = written == null ? AgentSocket.written(frame) : written;
        window.sendWritten(written);
      }
    }
  }
}

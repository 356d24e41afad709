package dev.firsthand.engine;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.Claims;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.OfferEnding;
import dev.firsthand.engine.AgentSlots.Because;
import dev.firsthand.engine.AgentSlots.Slot;
import dev.firsthand.engine.AgentSlots.Status;
import dev.firsthand.routing.Workload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a step of a conversation changes at one agent. Every log applies it in the transaction of the
 * append, so load, ringing and missed offers can't drift from the events.
 *
 * @param kept whether a place was kept for the load, because it rang there
 * @param offered whether the house rings, and not a colleague
 * @param missed whether an offer there rang in vain
 * @param answered whether the agent accepted or declined what rang there
 */
public record SlotChange(
    AgentId agent,
    boolean unring,
    boolean unload,
    boolean load,
    boolean kept,
    boolean ring,
    boolean offered,
    boolean missed,
    boolean answered) {

  /** Missed offers in a row after which the agent is set to away: nobody sits there. */
  public static final int MOST_MISSED = 2;

  /** The changes, one for each agent, in the one order in which all writers touch agents. */
  public static List<SlotChange> of(ConversationLog.Appending appending) {
    Claims claims = appending.claims();
    Set<AgentId> offered = new HashSet<>();
    Set<AgentId> missed = new HashSet<>();
    Set<AgentId> answered = new HashSet<>();
    for (ConversationEvent event : appending.events()) {
      switch (event) {
        case ConversationEvent.Offered e -> offered.add(e.agent());
        case ConversationEvent.AlsoOffered e -> offered.add(e.agent());
        case ConversationEvent.Withdrawn e
        when (e.ending() == OfferEnding.MISSED) -> missed.add(e.agent());
        case ConversationEvent.Declined e -> answered.add(e.agent());
        case ConversationEvent.Accepted e -> answered.add(e.agent());
        default -> {}
      }
    }
    if (claims.equals(Claims.NOTHING) && missed.isEmpty() && answered.isEmpty()) {
      return List.of();
    }
    Set<AgentId> concerned = new TreeSet<>(Comparator.comparing(AgentId::value));
    concerned.addAll(claims.unring());
    concerned.addAll(claims.ring());
    addKnown(concerned, claims.unload());
    addKnown(concerned, claims.load());
    concerned.addAll(missed);
    concerned.addAll(answered);
    var changes = new ArrayList<SlotChange>();
    for (AgentId agent : concerned) {
      changes.add(new SlotChange(
          agent,
          claims.unring().contains(agent),
          agent.equals(claims.unload()),
          agent.equals(claims.load()),
          agent.equals(claims.load()) && claims.wasRung(),
          claims.ring().contains(agent),
          offered.contains(agent),
          missed.contains(agent),
          answered.contains(agent)));
    }
    return changes;
  }

  private static void addKnown(Set<AgentId> agents, @Nullable AgentId agent) {
    if (agent != null) {
      agents.add(agent);
    }
  }

  /** Whether the house gives something, so that the weight of what the agent has is asked for. */
  public boolean weighs() {
    return ring || (load && offered);
  }

  /** Whether it takes something; what only gives back is done even at an unknown agent. */
  public boolean takes() {
    return load || ring;
  }

  /** The slot after the change; null if there is no room. */
  public @Nullable Slot after(
      Slot before, ConversationId conversation, Instant at, Workload workload) {
    boolean rangHere = unring && conversation.equals(before.ringing());
    ConversationId ringing = rangHere ? null : before.ringing();
    int now = unload ? Math.max(0, before.load() - 1) : before.load();
    boolean comes = ring || (load && !kept);
    if (comes && (ringing != null || !fits(before, now, at, workload))) {
      return null;
    }
    if (load) {
      now++;
    }
    if (ring) {
      ringing = conversation;
    }
    return standing(before, now, ringing, at);
  }

  /** What agents take themselves needs room; what the house gives them must be wanted as well. */
  private boolean fits(Slot slot, int now, Instant at, Workload workload) {
    if (!offered && !ring) {
      return now < slot.capacity();
    }
    boolean unwanted = offered && wantsNothing(slot, at);
    int capacity = slot.capacityAt(at);
    return !unwanted && now < capacity && workload.hasRoom(capacity, slot.lastWords(), at);
  }

  /** A moment's words against the matchmaker's memory: "not now" and "last chat" win. */
  private static boolean wantsNothing(Slot slot, Instant at) {
    Instant awayUntil = slot.awayUntil();
    return slot.status() == Status.LAST_CHAT || (awayUntil != null && at.isBefore(awayUntil));
  }

  private Slot standing(Slot before, int now, @Nullable ConversationId ringing, Instant at) {
    int inARow = missed ? before.missed() + 1 : answered ? 0 : before.missed();
    boolean nobodySits = inARow >= MOST_MISSED;
    boolean wasLast = before.status() == Status.LAST_CHAT && now == 0 && ringing == null;
    Because because = nobodySits ? Because.MISSED_OFFERS : wasLast ? Because.LAST_CHAT : null;
    return new Slot(
        before.agent(),
        before.capacity(),
        now,
        ringing,
        because == null ? before.status() : Status.AWAY,
        because == null ? before.reason() : null,
        unload ? at : before.idleSince(),
        before.lastSeen(),
        because == null ? before.because() : because,
        because == null ? before.awayUntil() : null,
        nobodySits ? 0 : inARow,
        before.ownLimit(),
        before.backAt(),
        ring ? at : before.offeredAt(),
        before.lastWords());
  }
}

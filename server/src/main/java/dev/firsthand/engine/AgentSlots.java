package dev.firsthand.engine;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.routing.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Each agent's status, capacity and load as the database has them. Load, ringing and missed offers
 * change only by {@link ConversationLog#append}. Thread-safe; may block; throws {@link
 * LogUnavailable}.
 */
public interface AgentSlots {

  /** All agents, in no order. */
  List<Slot> all();

  /** How much agents may have; enforced by every append. */
  default Workload workload() {
    return Workload.PLAIN;
  }

  /** One agent's slot. */
  Optional<Slot> find(AgentId agent);

  /** Makes the agent known, or changes the capacity. A lower capacity takes nothing away. */
  void enroll(AgentId agent, int capacity);

  /** What the agent said of themselves, or the house of them; holds until it is said otherwise. */
  default void setStatus(AgentId agent, Status status, @Nullable String reason, Instant at) {
    setStatus(agent, status, reason, null, at);
  }

  /**
   * What the agent said of themselves.
   *
   * @param until with {@code AWAY}: when the agent is available again by itself; null for never.
   *     {@code LAST_CHAT} of an agent without a chat is {@code AWAY} at once
   */
  void setStatus(
      AgentId agent, Status status, @Nullable String reason, @Nullable Instant until, Instant at);

  /** Makes those available whose "not now" is over at {@code now}; gives who they are. */
  List<AgentId> endPauses(Instant now);

  /**
   * The agent's own limit below the admin's capacity, until a moment; null takes it back.
   *
   * @param limit 1 or more
   */
  void setOwnLimit(AgentId agent, @Nullable OwnLimit limit);

  /** The agent was heard at {@code at}. */
  void seen(AgentId agent, Instant at);

  /**
   * The agent's first window came at {@code at}. Who was not heard for longer than {@code grace}
   * counts as come back: see {@link Slot#backAt}.
   */
  void came(AgentId agent, Instant at, Duration grace);

  /** What an agent says of themselves. */
  enum Status {
    AVAILABLE,
    BUSY,
    AWAY,
    /** No new offers; away as soon as the last conversation has ended. */
    LAST_CHAT
  }

  /** Why the house set an agent away. */
  enum Because {
    /** Two offers in a row rang in vain. */
    MISSED_OFFERS,
    /** The agent wanted it so after the last chat, and that has ended. */
    LAST_CHAT
  }

  /** An agent's own limit, 1 or more, until a moment. */
  record OwnLimit(int limit, Instant until) {
    public OwnLimit {
      if (limit < 1) {
        throw new IllegalArgumentException("A limit of one's own is 1 or more.");
      }
    }
  }

  /**
   * One agent's slot.
   *
   * @param capacity how many conversations the agent may answer at a time, 0 or more
   * @param load how many the agent answers
   * @param ringing the conversation that rings there, or null
   * @param reason why the agent is not available, in own words
   * @param idleSince when the agent's load last fell, or the status became available
   * @param because why the house set the agent away; null where the agent did
   * @param awayUntil end of a "not now": from then on the agent is available; null where none runs
   * @param missed offers missed in a row
   * @param ownLimit the agent's own limit; null for none
   * @param backAt when the agent last came back from being away, busy or offline
   * @param offeredAt when something last rang there
   * @param lastWords when something was last said in each conversation that the agent answers
   */
  record Slot(
      AgentId agent,
      int capacity,
      int load,
      @Nullable ConversationId ringing,
      Status status,
      @Nullable String reason,
      @Nullable Instant idleSince,
      @Nullable Instant lastSeen,
      @Nullable Because because,
      @Nullable Instant awayUntil,
      int missed,
      @Nullable OwnLimit ownLimit,
      @Nullable Instant backAt,
      @Nullable Instant offeredAt,
      List<Instant> lastWords) {

    public Slot {
      lastWords = List.copyOf(lastWords);
    }

    /** A slot of which nothing more is known. */
    public Slot(
        AgentId agent,
        int capacity,
        int load,
        @Nullable ConversationId ringing,
        Status status,
        @Nullable String reason,
        @Nullable Instant idleSince,
        @Nullable Instant lastSeen) {
      this(
          agent, capacity, load, ringing, status, reason, idleSince, lastSeen, null, null, 0, null,
          null, null, List.of());
    }

    /** The same slot, with when something was last said in each of the agent's conversations. */
    public Slot with(List<Instant> words) {
      return new Slot(
          agent, capacity, load, ringing, status, reason, idleSince, lastSeen, because, awayUntil,
          missed, ownLimit, backAt, offeredAt, words);
    }

    public boolean hasRoom() {
      return ringing == null && load < capacity;
    }

    /** The status at {@code now}: a "not now" that is over has made the agent available. */
    public Status statusAt(Instant now) {
      return awayUntil != null && !now.isBefore(awayUntil) ? Status.AVAILABLE : status;
    }

    /** Whether new conversations may be offered, as far as the agent said so. */
    public boolean isAvailable(Instant now) {
      return statusAt(now) == Status.AVAILABLE;
    }

    /** How many conversations at a time: the agent's own limit, but no more than the admin's. */
    public int capacityAt(Instant now) {
      return ownLimit != null && now.isBefore(ownLimit.until())
          ? Math.min(ownLimit.limit(), capacity)
          : capacity;
    }
  }
}

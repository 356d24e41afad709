package dev.firsthand.conversation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who owes the visitor the next word. Exactly one of these holds at any sequence number. */
public sealed interface ConversationState {

  /** Where an offer leads back to if it is not accepted. */
  sealed interface Waiting permits Queued, Human {}

  /** The bot answers. */
  record Bot() implements ConversationState {}

  /** Nobody answers yet; the visitor has a place in line. */
  record Queued(Place place) implements ConversationState, Waiting {}

  /**
   * Offered to {@code agent} until {@code deadline}; goes back to {@code from} if not accepted.
   *
   * @param second where it rings too, for it waits for long; null for nowhere
   */
  record Ringing(
      AgentId agent,
      Instant deadline,
      Waiting from,
      @Nullable String brief,
      @Nullable Bell second) implements ConversationState {

    /** Rings at one agent. */
    public Ringing(AgentId agent, Instant deadline, Waiting from, @Nullable String brief) {
      this(agent, deadline, from, brief, null);
    }

    /** Rings at {@code agent} until {@code deadline}. */
    public record Bell(AgentId agent, Instant deadline) {}

    /** Until when it rings at this agent; null if it does not. */
    public @Nullable Instant deadlineOf(AgentId rung) {
      if (agent.equals(rung)) {
        return deadline;
      }
      return second != null && second.agent().equals(rung) ? second.deadline() : null;
    }

    /** The same from another state: the place in line has changed, or the sender is lost. */
    Ringing from(Waiting waiting) {
      return new Ringing(agent, deadline, waiting, brief, second);
    }

    /** What is left when it rings no more at this agent. */
    ConversationState without(AgentId rung, Waiting back) {
      if (second == null) {
        return switch (back) {
          case Queued queued -> queued;
          case Human human -> human;
        };
      }
      return agent.equals(rung)
          ? new Ringing(second.agent(), second.deadline(), back, brief)
          : new Ringing(agent, deadline, back, brief);
    }
  }

  /**
   * {@code agent} answers.
   *
   * @param lostUntil end of the grace time if the agent's connection is lost, else null
   */
  record Human(AgentId agent, @Nullable Instant lostUntil) implements ConversationState, Waiting {}

  /**
   * Nobody could answer, or something was promised; an agent will come back to it.
   *
   * @param settledAt since when everything that was promised is kept; null while something is open
   */
  record FollowUp(
      Instant since, boolean messageLeft, @Nullable Instant settledAt)
      implements ConversationState {

    /** A follow-up that somebody has yet to come back to. */
    public FollowUp(Instant since, boolean messageLeft) {
      this(since, messageLeft, null);
    }
  }

  /** Over. A later message of the visitor opens it again, or begins a new one. */
  record Closed(Instant at) implements ConversationState {}

  /** The agent who answers the visitor, also while a colleague is asked to go on. */
  default @Nullable AgentId owner() {
    return switch (this) {
      case Human human -> human.agent();
      case Ringing ringing when (ringing.from() instanceof Human human) -> human.agent();
      case Ringing ringing -> null;
      case Bot bot -> null;
      case Queued queued -> null;
      case FollowUp followUp -> null;
      case Closed closed -> null;
    };
  }

  /** The agent at whom it rings; of two, the one who was asked first. */
  default @Nullable AgentId rungAt() {
    return this instanceof Ringing ringing ? ringing.agent() : null;
  }

  /** All agents at whom it rings, at most two. */
  default List<AgentId> rings() {
    if (!(this instanceof Ringing ringing)) {
      return List.of();
    }
    Ringing.Bell second = ringing.second();
    return second == null ? List.of(ringing.agent()) : List.of(ringing.agent(), second.agent());
  }

  /** The place in line, also while an offer rings. */
  default @Nullable Place place() {
    return switch (this) {
      case Queued queued -> queued.place();
      case Ringing ringing when (ringing.from() instanceof Queued queued) -> queued.place();
      case Ringing ringing -> null;
      case Bot bot -> null;
      case Human human -> null;
      case FollowUp followUp -> null;
      case Closed closed -> null;
    };
  }

  /** The state's name in tables, metrics and snapshots. */
  default String word() {
    return switch (this) {
      case Bot bot -> "BOT";
      case Queued queued -> "QUEUED";
      case Ringing ringing -> "RINGING";
      case Human human -> "HUMAN";
      case FollowUp followUp -> "FOLLOW_UP";
      case Closed closed -> "CLOSED";
    };
  }
}

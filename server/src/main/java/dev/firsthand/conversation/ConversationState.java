package dev.firsthand.conversation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who owes the visitor the next word. Exactly one of these holds at any sequence number. */
public sealed interface ConversationState {

  /** Where an offer leads back to if it is not accepted. */
  sealed interface Waiting permits Queued, Human {}

  /** The bot answers. */
  record Bot() implements ConversationState {}

  /** Nobody answers yet; the visitor has a place in line. */
  record Queued(Place place) implements ConversationState, Waiting {}

  /** Offered to {@code agent} until {@code deadline}; goes back to {@code from} if not accepted. */
  record Ringing(
      AgentId agent,
      Instant deadline,
      Waiting from,
      @Nullable String brief) implements ConversationState {}

  /**
   * {@code agent} answers.
   *
   * @param lostUntil end of the grace time if the agent's connection is lost, else null
   */
  record Human(AgentId agent, @Nullable Instant lostUntil) implements ConversationState, Waiting {}

  /** Nobody could answer, or something was promised; an agent will come back to it. */
  record FollowUp(Instant since, boolean messageLeft) implements ConversationState {}

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

  /** The agent at whom it rings. */
  default @Nullable AgentId rungAt() {
    return this instanceof Ringing ringing ? ringing.agent() : null;
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

package dev.firsthand.engine;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.TeamId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The house at one moment, for those who look after it.
 *
 * @param states how many open conversations are in each state, by the state's word
 * @param waiting who waits for a person, also while it rings; longest wait first
 * @param answered what each agent answers
 * @param statusSince when agents last said what they are; without those who never did
 * @param overdue how many promises are open whose time is up
 */
public record Floor(
    Map<String, Integer> states,
    List<Waiting> waiting,
    List<Answered> answered,
    List<AgentSlots.Slot> slots,
    Map<AgentId, Instant> statusSince,
    int overdue,
    Level level) {

  public Floor {
    states = Map.copyOf(states);
    waiting = List.copyOf(waiting);
    answered = List.copyOf(answered);
    slots = List.copyOf(slots);
    statusSince = Map.copyOf(statusSince);
  }

  /** A conversation that waits for a person; {@code team} is the one that was named, if any. */
  public record Waiting(
      ConversationId id,
      SiteKey site,
      @Nullable TeamId team,
      Instant since,
      @Nullable String visitorName) {}

  /** A conversation that an agent answers; {@code waits} if the last words are the visitor's. */
  public record Answered(
      ConversationId id,
      AgentId owner,
      @Nullable String visitorName,
      Instant lastAt,
      boolean waits) {}

  /**
   * How many first waits met a person in time, of those that count: who left before the time was up
   * counts neither way.
   */
  public record Level(int met, int counted) {}
}

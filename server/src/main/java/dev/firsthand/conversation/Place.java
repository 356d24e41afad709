package dev.firsthand.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in line. Once won it is kept: offers that come to nothing lead back to it.
 *
 * @param since since when the visitor waits
 * @param priority higher goes first; among equals the longer wait
 * @param preferred the agent the visitor knows, if any
 * @param team the team that is wanted; null if anybody may take it
 * @param asked the agents who were offered this conversation in vain, latest last, at most 20
 * @param told which case of "nobody there" the visitor was told, and when; null if not yet
 */
public record Place(
    Instant since,
    EscalationReason reason,
    int priority,
    @Nullable AgentId preferred,
    @Nullable TeamId team,
    List<Asked> asked,
    @Nullable Told told) {

  /** Priority of an ordinary conversation. */
  public static final int ORDINARY = 0;

  /** Priority of a visitor in anger or distress. */
  public static final int RAISED = 10;

  /** Priority of a conversation whose agent is gone: the head of the queue. */
  public static final int HEAD = 100;

  private static final int MOST_ASKED = 20;

  /** An agent who was asked in vain at {@code at}. */
  public record Asked(AgentId agent, Instant at, OfferEnding how) {}

  /** What the visitor was told of why nobody comes. */
  public record Told(NobodyCase nobody, Instant at) {}

  public Place {
    asked = List.copyOf(asked);
  }

  /** A place for which any team will do. */
  public Place(
      Instant since,
      EscalationReason reason,
      int priority,
      @Nullable AgentId preferred,
      List<Asked> asked,
      @Nullable Told told) {
    this(since, reason, priority, preferred, null, asked, told);
  }

  public static Place from(Instant since, EscalationReason reason, int priority) {
    return new Place(since, reason, priority, null, List.of(), null);
  }

  Place preferring(@Nullable AgentId agent) {
    return new Place(since, reason, priority, agent, team, asked, told);
  }

  Place at(@Nullable TeamId wanted) {
    return new Place(since, reason, priority, preferred, wanted, asked, told);
  }

  Place askedInVain(AgentId agent, Instant at, OfferEnding how) {
    var all = new ArrayList<>(asked);
    all.add(new Asked(agent, at, how));
    var latest = all.subList(Math.max(0, all.size() - MOST_ASKED), all.size());
    return new Place(since, reason, priority, preferred, team, latest, told);
  }

  Place told(NobodyCase nobody, Instant at) {
    return new Place(since, reason, priority, preferred, team, asked, new Told(nobody, at));
  }
}

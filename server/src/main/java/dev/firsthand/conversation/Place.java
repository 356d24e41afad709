package dev.firsthand.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in line. Once won it is kept: offers that come to nothing lead back to it.
 *
 * @param since since when the visitor waits
 * @param priority a head start in line; see {@link #turn()}
 * @param preferred the agent the visitor knows, if any
 * @param team the team that is wanted; null if anybody may take it
 * @param asked the agents who were offered this conversation in vain, latest last, at most 20
 * @param told which case of "nobody there" the visitor was told, and when; null if not yet
 * @param onlyUntil until when nobody but {@code preferred} is asked, as the visitor wished; null if
 *     they did not
 */
public record Place(
    Instant since,
    EscalationReason reason,
    int priority,
    @Nullable AgentId preferred,
    @Nullable TeamId team,
    List<Asked> asked,
    @Nullable Told told,
    @Nullable Instant onlyUntil) {

  /** Priority of an ordinary conversation. */
  public static final int ORDINARY = 0;

  /** Priority of a visitor in anger or distress. */
  public static final int RAISED = 10;

  /** Priority of a conversation whose agent is gone: the head of the queue. */
  public static final int HEAD = 100;

  /** How much earlier each point of priority lets a conversation have arrived. */
  public static final Duration HEAD_START = Duration.ofSeconds(30);

  /** The head start of {@link #HEAD} and above: nobody waits longer than this. */
  public static final Duration HEAD_START_OF_HEAD = Duration.ofDays(1);

  private static final int MOST_ASKED = 20;

  /** An agent who was asked in vain at {@code at}. */
  public record Asked(AgentId agent, Instant at, OfferEnding how) {}

  /**
   * What the visitor was told of why nobody comes.
   *
   * @param opens when the site opens, as it was told; null where it was open
   * @param due by when a person answers, as it was told; null if no time was
   */
  public record Told(
      NobodyCase nobody,
      Instant at,
      @Nullable Instant opens,
      @Nullable Instant due) {}

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
    this(since, reason, priority, preferred, null, asked, told, null);
  }

  public static Place from(Instant since, EscalationReason reason, int priority) {
    return new Place(since, reason, priority, null, List.of(), null);
  }

  /**
   * The moment that orders the line, earlier first: the arrival, with the head start of the priority.
   * So each half minute of waiting weighs as much as a point of priority, and since an order of moments
   * never turns, whoever waits is passed only by those who come within their own head start: nobody
   * starves. The stores order by the same sum.
   */
  public Instant turn() {
    return turn(since, priority);
  }

  /** The turn of somebody who came at {@code since}. */
  public static Instant turn(Instant since, int priority) {
    return since.minus(priority >= HEAD ? HEAD_START_OF_HEAD : HEAD_START.multipliedBy(priority));
  }

  Place preferring(@Nullable AgentId agent) {
    return new Place(since, reason, priority, agent, team, asked, told, onlyUntil);
  }

  /** The same place, wanted of a team. */
  public Place at(@Nullable TeamId wanted) {
    return new Place(since, reason, priority, preferred, wanted, asked, told, onlyUntil);
  }

  /**
   * The same place in line for one who was with {@code by} meanwhile, and whom {@code by} can't
   * help: others are asked first.
   */
  Place again(@Nullable TeamId wanted, AgentId by, Instant at) {
    return new Place(since, reason, priority, null, wanted, List.of(), null, null)
        .askedInVain(by, at, OfferEnding.DECLINED);
  }

  Place askedInVain(AgentId agent, Instant at, OfferEnding how) {
    var all = new ArrayList<>(asked);
    all.add(new Asked(agent, at, how));
    var latest = all.subList(Math.max(0, all.size() - MOST_ASKED), all.size());
    return new Place(since, reason, priority, preferred, team, latest, told, onlyUntil);
  }

  Place told(Told what) {
    return new Place(since, reason, priority, preferred, team, asked, what, onlyUntil);
  }

  Place onlyPreferred(@Nullable Instant until) {
    return new Place(since, reason, priority, preferred, team, asked, told, until);
  }
}

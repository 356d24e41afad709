package dev.firsthand.protocol;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The house at one moment, for supervisors. */
@Doc("The house at one moment, for supervisors.")
public record Wall(
    Instant at,
    Chats chats,
    @Doc("Who waits, by team; the longest wait first.") List<Line> lines,
    @Doc("Who works here, by name.") List<AtWork> agents,
    @Doc("How many promises are open whose time is up.") int overdue,
    Service service) {

  /** How many open conversations are in each state. */
  @Doc("How many open conversations are in each state.")
  public record Chats(int bot, int queued, int ringing, int human, int followUp) {}

  /** Who waits for one team. */
  @Doc("Who waits for one team.")
  public record Line(
      @Doc("The team's id; absent where anybody may answer.") @Nullable
      String team,

      @Nullable String name,
      int waiting,
      @Doc("How many of them wait longer than the limit.") int late,

      @Doc("The limit: the wait after which supervisors are told; the team's own, or the house's.")
      long alertAfterMs,

      @Doc("The longest waits, at most 20.") List<Waiting> first) {}

  /** A visitor who waits for a person. */
  @Doc("A visitor who waits for a person.")
  public record Waiting(
      String conversation, Instant since, @Nullable String visitorName) {}

  /** Someone who works here. */
  @Doc("Someone who works here.")
  public record AtWork(
      Person agent,
      AgentStatus status,
      @Doc("The agent's own words.") @Nullable String reason,

      @Doc("Set by the house: MISSED_OFFERS or LAST_CHAT.") @Nullable
      String because,

      @Doc("Since when, where it is known.") @Nullable Instant since,

      @Doc("With \"away\": when they are available again by themselves.") @Nullable
      Instant until,

      int load,
      int capacity,
      @Doc("The conversation that rings there.") @Nullable String ringing,
      @Doc("What they answer.") List<Chat> chats) {}

  /** A conversation that an agent answers. */
  @Doc("A conversation that an agent answers.")
  public record Chat(
      String conversation,
      @Nullable String visitorName,
      @Doc("When something was last said.") Instant lastAt,
      @Doc("Whether the last words are the visitor's.") boolean waits) {}

  /** How many of today's visitors met a person in time. */
  @Doc(
      "How many of those who began to wait today met a person in time; who left before counts neither way.")
  public record Service(
      @Doc("Since when it is counted: midnight where the house is.")
      Instant since,

      @Doc(
          "Where the house is, an IANA time zone: that of most sites' opening hours, UTC without any.")
      String zone,

      int met,
      int counted,
      @Doc("The time within which a person should be met.") long withinMs,
      @Doc("Of how many in a hundred.") int targetPercent,
      @Doc("The wait after which supervisors are told.") long alertAfterMs) {}
}

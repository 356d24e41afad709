package dev.firsthand.engine;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.Claims;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.Place;
import dev.firsthand.conversation.Refusal;
import dev.firsthand.conversation.VisitorId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The logs of all conversations, and the tables kept in step with them. Thread-safe; every method
 * but {@link #appendSoon} may block and throws {@link LogUnavailable} if the database fails.
 */
public interface ConversationLog {

  /** Names the log itself; another one after a restore from a backup. */
  String era();

  /**
   * Appends events as one transaction, if the log still ends where the caller saw it end, the
   * agents concerned have room, and what they give is in their budgets. The summary, load, next duty
   * and what was given are written in the same transaction. Durable when it returns.
   */
  Append append(Appending appending);

  /**
   * Appends later, and blocks nobody. What follows from the answer is done on a thread of the log's,
   * in one task with what follows from others: it must be quick. (A log that has nothing better
   * appends at once.)
   *
   * @param answer completes when it is durable or refused, and fails with {@link LogUnavailable}
   */
  default void appendSoon(Appending appending, CompletableFuture<Append> answer) {
    try {
      answer.complete(append(appending));
    } catch (RuntimeException | Error e) {
      answer.completeExceptionally(e);
    }
  }

  /** The events after number {@code after}, oldest first, at most {@code limit}. */
  List<Recorded> read(ConversationId id, long after, int limit);

  /** Number of the visitor's latest conversation; 0 if there is none. */
  long latestOf(VisitorId visitor);

  /** One conversation's summary. */
  Optional<ConversationSummary> summary(ConversationId id);

  /** Conversations whose next duty is due at {@code now}, the longest due first. */
  List<ConversationId> due(Instant now, int limit);

  /** The earliest moment at which a duty falls due, if any does. */
  Optional<Instant> nextDutyAt();

  /**
   * Queued conversations at which nothing rings, in the order of {@link Place#turn()}.
   */
  List<ConversationSummary> waiting(int limit);

  /** Conversations of the queue that ring, the longest wait first. */
  List<ConversationSummary> ringing(int limit);

  /** How many conversations wait in the queue, those that ring included. */
  int queueLength();

  /** Conversations that this agent answers, also while they ring at a colleague. */
  List<ConversationSummary> ownedBy(AgentId agent);

  /** The conversation that rings at this agent, if one does. */
  Optional<ConversationSummary> ringingAt(AgentId agent);

  /** Where colleagues ask this agent, in threads that are open; the oldest first. */
  List<Asked> askedOf(AgentId agent);

  /** Who is asked by colleagues, anywhere, in threads that are open. */
  List<Asked> allAsked(int limit);

  /** One page of a box of the inbox, latest activity first. */
  Page page(BoxQuery query);

  /** All open conversations and all agents' slots, read in one transaction. */
  Snapshot snapshot();

  /** Moments at which conversations left the queue by being accepted, since {@code since}. */
  List<Instant> departuresSince(Instant since);

  /**
   * What to append.
   *
   * @param expectedSeq number of the last event the caller has seen; 0 for a new conversation
   * @param after the conversation with these events
   * @param nextDutyAt when a duty falls due by time, or null
   */
  record Appending(
      ConversationId id,
      long expectedSeq,
      List<ConversationEvent> events,
      Conversation after,
      Claims claims,
      @Nullable Instant nextDutyAt) {
    public Appending {
      events = List.copyOf(events);
    }

    /** The visitor's conversation before this one, which must be closed where this one begins. */
    public Optional<ConversationId> mustBeClosed() {
      return expectedSeq == 0 && id.number() > 1
          ? Optional.of(ConversationId.of(id.visitor(), id.number() - 1))
          : Optional.empty();
    }

    /** The visitor's conversation after this one, which must not be there where this one reopens. */
    public Optional<ConversationId> mustNotBe() {
      for (ConversationEvent event : events) {
        if (event instanceof ConversationEvent.Reopened) {
          return Optional.of(ConversationId.of(id.visitor(), id.number() + 1));
        }
      }
      return Optional.empty();
    }
  }

  /** What became of an append. */
  sealed interface Append {
    record Appended(long head) implements Append {}

    /** Another writer was first; the log ends at {@code head}. Nothing was appended. */
    record Conflict(long head) implements Append {}

    /** The agent has no room, or something rings there. Nothing was appended. */
    record AgentTaken(AgentId agent) implements Append {}

    /** A gesture is not to be had: no budget, no code, or it is not what it was. */
    record GestureRefused(Refusal why) implements Append {}

    /**
     * The visitor has one open conversation at most: this one would begin beside one that is open,
     * or reopen beside one that came later. Two nodes whose clocks differ can think so, each in its
     * own right. Nothing was appended.
     */
    record OtherConversation() implements Append {}
  }

  /** An event with its number. */
  record Recorded(long seq, ConversationEvent event) {

    /** The events without their numbers, in the same order. */
    static List<ConversationEvent> eventsOf(List<Recorded> recorded) {
      var events = new ArrayList<ConversationEvent>(recorded.size());
      for (Recorded one : recorded) {
        events.add(one.event());
      }
      return events;
    }
  }

  /**
   * An agent is asked by colleagues.
   *
   * @param thread number of the question that began it
   * @param said number of the last word in it
   */
  record Asked(ConversationId conversation, long thread, AgentId agent, long said) {}

  /** The part of the inbox that is asked for. */
  enum BoxKind {
    MINE,
    QUEUE,
    FOLLOW_UPS,
    BOT,
    CLOSED
  }

  /**
   * Asks for one page of a box.
   *
   * @param agent whose box, for {@code MINE}
   * @param before cursor of the page before, or null for the first
   * @param limit 1 to 200
   */
  record BoxQuery(BoxKind box, AgentId agent, @Nullable String before, int limit) {}

  /**
   * One page of a box.
   *
   * @param next cursor for the next page, or null at the end
   */
  record Page(List<ConversationSummary> summaries, @Nullable String next) {
    public Page {
      summaries = List.copyOf(summaries);
    }
  }

  /** Everything that is going on, at one moment. */
  record Snapshot(List<ConversationSummary> open, List<AgentSlots.Slot> agents) {
    public Snapshot {
      open = List.copyOf(open);
      agents = List.copyOf(agents);
    }
  }
}

package dev.firsthand.reports;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.TeamId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something countable that a conversation's log says. Every figure of every report is a count, or a spread of
 * values, of facts of one kind.
 *
 * @param at the moment for which it counts; a wait counts when it began, whenever it ended
 * @param seq number of the event to look at
 * @param detail which of its kind it is, such as how a wait ended; holds nobody's words
 * @param agent whose it is, where it is an agent's
 * @param team for whom the conversation was meant
 * @param topic the FAQ entry that the conversation, or this answer, was about
 * @param value a duration in milliseconds, stars, or a moment; null where there is none (yet)
 */
record Fact(
    ConversationId conversation,
    Kind kind,
    Instant at,
    long seq,
    String detail,
    @Nullable AgentId agent,
    @Nullable TeamId team,
    @Nullable String topic,
    @Nullable Long value) {

  /** What is counted. */
  enum Kind {
    /** One for each conversation, when it began; detail: {@link Outcome}; value: until its end. */
    CHAT,
    /** Until the first words that the visitor got to their own first ones. */
    FIRST_WORDS,
    /** The bot answered; detail: UP, DOWN or NONE, by the visitor's thumb. */
    ANSWER,
    /** The bot stepped aside; detail: the reason. */
    ESCALATION,
    /** The visitor waited for a person; detail: {@link WaitEnd}; value: how long. */
    WAIT,
    /** A chat rang at an agent; detail: {@link OfferEnd}; value: how long. */
    OFFER,
    /** An agent had the chat; detail: {@link HeldEnd}; value: how long. */
    HELD,
    /** From taking over to the agent's first own words. */
    FIRST_REPLY,
    /** The visitor's last rating; detail: BOT or PERSON; value: stars. */
    RATING,
    /** Somebody promised something; detail: {@link PromiseEnd}; value: when it is due. */
    PROMISE,
    /** An agent gave a gesture; detail: its name. */
    GESTURE,
    /** What an agent said of a turn of the bot; detail: the judgement. */
    JUDGEMENT
  }

  /** What became of a conversation. */
  enum Outcome {
    /** It went to a person, or to the line for one. */
    PERSON,
    /** The visitor left a message, or asked for a call, without waiting for a person. */
    MESSAGE,
    /** The bot answered, and the visitor said that it helped. */
    SOLVED,
    /** The bot answered, and the visitor left without a word about it. */
    SILENT,
    /** The bot answered, and the visitor was there again within 48 hours. */
    CAME_BACK,
    /** The bot answered, and the visitor said that it did not help, and left. */
    NOT_HELPED,
    /** It ended without an answer: nothing was asked, or the bot had none. */
    NO_ANSWER,
    /** The bot has it. */
    GOING
  }

  /** How a wait ended. */
  enum WaitEnd {
    PERSON,
    /** The visitor ended the chat. */
    LEFT,
    /** The visitor left a message, or asked for a call. */
    MESSAGE,
    /** Nobody came in time; it became a follow-up. */
    NOBODY,
    /** Closed by an agent or by the house, or given to the bot. */
    CLOSED,
    GOING
  }

  /** How an offer ended. */
  enum OfferEnd {
    ACCEPTED,
    DECLINED,
    MISSED,
    /** The visitor left, a colleague was first, or the agent was gone. */
    WITHDRAWN,
    GOING
  }

  /** How an agent's time with a chat ended. */
  enum HeldEnd {
    CLOSED,
    /** To a colleague, or back to the line. */
    PASSED_ON,
    /** To the follow-ups. */
    LATER,
    BOT,
    GOING
  }

  /** What became of a promise. */
  enum PromiseEnd {
    IN_TIME,
    LATE,
    OPEN
  }
}

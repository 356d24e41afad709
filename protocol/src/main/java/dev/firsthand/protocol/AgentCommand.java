package dev.firsthand.protocol;

import static dev.firsthand.protocol.ErrorCode.AGENT_BUSY;
import static dev.firsthand.protocol.ErrorCode.BAD_DUE;
import static dev.firsthand.protocol.ErrorCode.BUDGET_SPENT;
import static dev.firsthand.protocol.ErrorCode.FORBIDDEN;
import static dev.firsthand.protocol.ErrorCode.GESTURE_CHANGED;
import static dev.firsthand.protocol.ErrorCode.GESTURE_GONE;
import static dev.firsthand.protocol.ErrorCode.KEY_REUSED;
import static dev.firsthand.protocol.ErrorCode.NOBODY_THERE;
import static dev.firsthand.protocol.ErrorCode.NOT_YOURS;
import static dev.firsthand.protocol.ErrorCode.NO_SUCH_EVENT;
import static dev.firsthand.protocol.ErrorCode.OFFER_GONE;
import static dev.firsthand.protocol.ErrorCode.POOL_EMPTY;
import static dev.firsthand.protocol.ErrorCode.PROMISES_OPEN;
import static dev.firsthand.protocol.ErrorCode.STALE_EPOCH;
import static dev.firsthand.protocol.ErrorCode.THREAD_FULL;
import static dev.firsthand.protocol.ErrorCode.TOO_MANY_PROMISES;
import static dev.firsthand.protocol.ErrorCode.UNKNOWN_AGENT;
import static dev.firsthand.protocol.ErrorCode.UNKNOWN_CONVERSATION;
import static dev.firsthand.protocol.ErrorCode.WRONG_STATE;
import static dev.firsthand.protocol.StateName.BOT;
import static dev.firsthand.protocol.StateName.CLOSED;
import static dev.firsthand.protocol.StateName.FOLLOW_UP;
import static dev.firsthand.protocol.StateName.HUMAN;
import static dev.firsthand.protocol.StateName.QUEUED;
import static dev.firsthand.protocol.StateName.RINGING;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agent's console may say. Who speaks is known from the session, never from the frame.
 * Whatever depends on who owns the conversation carries the {@code epoch} for which it was meant.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface AgentCommand {

  /** What changes a conversation, and is therefore told apart by a key. */
  sealed interface Keyed extends AgentCommand {
    String id();

    String key();

    String conversation();
  }

  @JsonTypeName("hello")
  @Doc("Opens the exchange; must be the first frame. Answered by \"welcome\".")
  @AllowedIn(refusals = {FORBIDDEN})
  record Hello(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(max = 32) @Nullable List<String> capabilities,

      @Doc("Conversations that this window had open, to go on with.") @Bounds(max = 100) @Nullable
      List<Resume> resume)
      implements AgentCommand {}

  @JsonTypeName("setStatus")
  @Doc("Says whether new conversations may be offered to the agent.")
  record SetStatus(
      @Bounds(min = 1, max = 64) String id,
      AgentStatus status,

      @Doc("Why away, in own words.") @Bounds(max = 100) @Nullable
      String reason,

      @Doc("With \"away\": not now, but in so many minutes available again by itself.")
      @Bounds(min = 1, max = 120)
      @Nullable
      Integer minutes)
      implements AgentCommand {

    /** A status that holds until it is said otherwise. */
    public SetStatus(String id, AgentStatus status, @Nullable String reason) {
      this(id, status, reason, null);
    }
  }

  @JsonTypeName("setLimit")
  @Doc(
      "Takes fewer chats at a time than the admin allows, for a while; without a limit, as many again.")
  record SetLimit(
      @Bounds(min = 1, max = 64) String id,

      @Doc("Chats at a time, up to the agent's capacity.") @Bounds(min = 1, max = 1000) @Nullable
      Integer limit,

      @Doc("For how long; left out, for 12 hours. Consoles send what is left of the day.")
      @Bounds(min = 1, max = 1440)
      @Nullable
      Integer minutes)
      implements AgentCommand {}

  @JsonTypeName("open")
  @Doc(
      "Reads a conversation: its events after a number, then \"caughtUp\", then live. With \"newest\", of a long one only the end, after \"earlier\"; what lies before is asked for with \"fetch\".")
  @AllowedIn(
      value = {BOT, QUEUED, RINGING, HUMAN, FOLLOW_UP, CLOSED},
      refusals = {UNKNOWN_CONVERSATION})
  record Open(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 100) String conversation,
      @Bounds(max = Long.MAX_VALUE) long after,

      @Doc("With after = 0: so many of the latest events are enough to begin with.")
      @Bounds(min = 1, max = 500)
      @Nullable
      Integer newest)
      implements AgentCommand {

    /** All events after a number. */
    public Open(String id, String conversation, long after) {
      this(id, conversation, after, null);
    }
  }

  @JsonTypeName("leave")
  @Doc("Stops reading a conversation.")
  record Leave(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 100) String conversation) implements AgentCommand {}

  @JsonTypeName("fetch")
  @Doc("Asks for the events after a number: to close a gap. Answered by events, then \"ok\".")
  @AllowedIn(
      value = {BOT, QUEUED, RINGING, HUMAN, FOLLOW_UP, CLOSED},
      refusals = {UNKNOWN_CONVERSATION})
  record Fetch(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 100) String conversation,
      @Bounds(max = Long.MAX_VALUE) long after,
      @Bounds(min = 1, max = 500) int limit)
      implements AgentCommand {}

  @JsonTypeName("accept")
  @Doc("Accepts the offer that rings.")
  @AllowedIn(
      value = {RINGING},
      refusals = {KEY_REUSED, OFFER_GONE, UNKNOWN_CONVERSATION})
  record Accept(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key,
      @Bounds(min = 1, max = 100) String conversation)
      implements Keyed {}

  @JsonTypeName("decline")
  @Doc("Declines the offer that rings; the next agent is asked at once.")
  @AllowedIn(
      value = {RINGING},
      refusals = {KEY_REUSED, OFFER_GONE, UNKNOWN_CONVERSATION})
  record Decline(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key,
      @Bounds(min = 1, max = 100) String conversation,
      @Bounds(max = 200) @Nullable String reason)
      implements Keyed {}

  @JsonTypeName("take")
  @Doc("Takes a conversation over from the bot, the queue or the follow-ups.")
  @AllowedIn(
      value = {BOT, QUEUED, FOLLOW_UP},
      refusals = {KEY_REUSED, STALE_EPOCH, AGENT_BUSY, WRONG_STATE, UNKNOWN_CONVERSATION})
  record Take(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key,
      @Bounds(min = 1, max = 100) String conversation,
      @Bounds(max = Long.MAX_VALUE) long epoch)
      implements Keyed {}

  @JsonTypeName("reply")
  @Doc("Words to the visitor. A follow-up may be answered without taking it over.")
  @AllowedIn(
      value = {HUMAN, RINGING, FOLLOW_UP},
      refusals = {KEY_REUSED, STALE_EPOCH, NOT_YOURS, WRONG_STATE, UNKNOWN_CONVERSATION})
  record Reply(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key,
      @Bounds(min = 1, max = 100) String conversation,
      @Bounds(max = Long.MAX_VALUE) long epoch,

      @Doc("Safe Markdown; not blank. With a file: its name, or words about it.")
      @Bounds(min = 1, max = 4000)
      String text,

      @Doc(
          "Id of a file of this agent that was uploaded for this conversation (POST /api/v1/conversations/{conversation}/files).")
      @Bounds(min = 1, max = 64)
      @Nullable
      String file)
      implements Keyed {

    /** Words and nothing else. */
    public Reply(String id, String key, String conversation, long epoch, String text) {
      this(id, key, conversation, epoch, text, null);
    }
  }

  @JsonTypeName("note")
  @Doc("Words to colleagues, never shown to the visitor.")
  @AllowedIn(
      value = {BOT, QUEUED, RINGING, HUMAN, FOLLOW_UP, CLOSED},
      refusals = {KEY_REUSED, UNKNOWN_AGENT, UNKNOWN_CONVERSATION})
  record Note(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key,
      @Bounds(min = 1, max = 100) String conversation,
      @Bounds(min = 1, max = 4000) String text,

      @Doc("The ids of the colleagues whom it names, who are told of it; yourself not among them.")
      @Bounds(max = 10)
      @Nullable
      List<String> mentioned)
      implements Keyed {

    /** A note that names nobody. */
    public Note(String id, String key, String conversation, String text) {
      this(id, key, conversation, text, null);
    }
  }

  @JsonTypeName("judge")
  @Doc("Judges a turn of the bot, so that it learns; may be changed by another judgement.")
  @AllowedIn(
      value = {BOT, QUEUED, RINGING, HUMAN, FOLLOW_UP, CLOSED},
      refusals = {KEY_REUSED, NO_SUCH_EVENT, UNKNOWN_CONVERSATION})
  record Judge(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key,
      @Bounds(min = 1, max = 100) String conversation,

      @Doc(
          "The number of the bot's turn: an event that came with its \"why\", with an occasion of the bot's own.")
      @Bounds(min = 1, max = Long.MAX_VALUE)
      long turn,

      Judgement judgement,

      @Doc("With \"BOT_COULD_HAVE_ANSWERED\": the entry that answers; left out, the best guess.")
      @Bounds(max = 80)
      @Nullable
      String entry)
      implements Keyed {}

  @JsonTypeName("transfer")
  @Doc(
      "Asks another agent, or the members of a team one after the other, to go on. Until one accepts, the conversation stays with the sender; what nobody accepts comes back to them.")
  @AllowedIn(
      value = {HUMAN},
      refusals = {
        KEY_REUSED,
        STALE_EPOCH,
        NOT_YOURS,
        WRONG_STATE,
        AGENT_BUSY,
        NOBODY_THERE,
        UNKNOWN_AGENT,
        UNKNOWN_CONVERSATION
      })
  record Transfer(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key,
      @Bounds(min = 1, max = 100) String conversation,
      @Bounds(max = Long.MAX_VALUE) long epoch,

      @Doc("The agent to ask; or else name a team.") @Bounds(min = 1, max = 64) @Nullable
      String agent,

      @Doc("The team to ask.") @Bounds(min = 1, max = 64) @Nullable
      String team,

      @Doc("What the colleague should know; never shown to the visitor.")
      @Bounds(max = 1000)
      @Nullable
      String brief)
      implements Keyed {}

  @JsonTypeName("requeue")
  @Doc(
      "Puts the conversation back into the queue, at the place with which it came to its agent: the wait so far counts. Its agent is not asked for it again at once.")
  @AllowedIn(
      value = {HUMAN, RINGING},
      refusals = {KEY_REUSED, STALE_EPOCH, NOT_YOURS, WRONG_STATE, UNKNOWN_CONVERSATION})
  record Requeue(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key,
      @Bounds(min = 1, max = 100) String conversation,
      @Bounds(max = Long.MAX_VALUE) long epoch,

      @Doc("The team that should go on; left out, the one that was wanted before, if any.")
      @Bounds(min = 1, max = 64)
      @Nullable
      String team,

      @Doc("What whoever comes next should know; never shown to the visitor.")
      @Bounds(max = 1000)
      @Nullable
      String brief)
      implements Keyed {}

  @JsonTypeName("askColleague")
  @Doc(
      "Asks an agent or a team about the own conversation, in a thread that the visitor never sees; five may be open at once. Neither owner nor load changes.")
  @AllowedIn(
      value = {HUMAN, RINGING},
      refusals = {
        KEY_REUSED,
        NOT_YOURS,
        WRONG_STATE,
        NOBODY_THERE,
        THREAD_FULL,
        UNKNOWN_AGENT,
        UNKNOWN_CONVERSATION
      })
  record AskColleague(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key,
      @Bounds(min = 1, max = 100) String conversation,

      @Doc("The agent to ask; or else name a team.") @Bounds(min = 1, max = 64) @Nullable
      String agent,

      @Doc("The team to ask.") @Bounds(min = 1, max = 64) @Nullable
      String team,

      @Bounds(min = 1, max = 2000) String text)
      implements Keyed {}

  @JsonTypeName("tellColleague")
  @Doc(
      "Goes on in a thread between colleagues: whoever was asked, or answers the visitor; while nobody does, whoever asked. A hundred times at most.")
  @AllowedIn(
      value = {QUEUED, RINGING, HUMAN, FOLLOW_UP},
      refusals = {KEY_REUSED, NO_SUCH_EVENT, NOT_YOURS, THREAD_FULL, UNKNOWN_CONVERSATION})
  record TellColleague(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key,
      @Bounds(min = 1, max = 100) String conversation,

      @Doc("The number of the question.") @Bounds(min = 1, max = Long.MAX_VALUE)
      long thread,

      @Bounds(min = 1, max = 2000) String text)
      implements Keyed {}

  @JsonTypeName("endThread")
  @Doc(
      "Ends a thread between colleagues. Whoever was asked leaves it, and the last of them ends it; the other side ends it for all.")
  @AllowedIn(
      value = {QUEUED, RINGING, HUMAN, FOLLOW_UP},
      refusals = {KEY_REUSED, NO_SUCH_EVENT, NOT_YOURS, UNKNOWN_CONVERSATION})
  record EndThread(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key,
      @Bounds(min = 1, max = 100) String conversation,

      @Doc("The number of the question.") @Bounds(min = 1, max = Long.MAX_VALUE)
      long thread)
      implements Keyed {}

  @JsonTypeName("giveBack")
  @Doc("Gives the conversation back to the bot.")
  @AllowedIn(
      value = {HUMAN},
      refusals = {KEY_REUSED, STALE_EPOCH, NOT_YOURS, WRONG_STATE, UNKNOWN_CONVERSATION})
  record GiveBack(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key,
      @Bounds(min = 1, max = 100) String conversation,
      @Bounds(max = Long.MAX_VALUE) long epoch,

      @Doc(
          "What is settled with the visitor, who reads it too; left out, what was settled before stands.")
      @Bounds(max = 10)
      @Nullable
      List<Settled> settled)
      implements Keyed {

    /** With nothing new to note. */
    public GiveBack(String id, String key, String conversation, long epoch) {
      this(id, key, conversation, epoch, null);
    }
  }

  @JsonTypeName("close")
  @Doc("Closes the conversation. A later message of the visitor reopens it.")
  @AllowedIn(
      value = {HUMAN, FOLLOW_UP},
      refusals = {
        KEY_REUSED,
        STALE_EPOCH,
        NOT_YOURS,
        WRONG_STATE,
        PROMISES_OPEN,
        UNKNOWN_CONVERSATION
      })
  record Close(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key,
      @Bounds(min = 1, max = 100) String conversation,
      @Bounds(max = Long.MAX_VALUE) long epoch,

      @Doc("For the record: \"solved\", \"spam\" …") @Bounds(max = 100) @Nullable
      String reason,

      @Doc("What becomes of open promises; without a word of it, none may be open.") @Nullable
      PromisesAtClose promises)
      implements Keyed {

    /** Closes a conversation without open promises. */
    public Close(String id, String key, String conversation, long epoch, @Nullable String reason) {
      this(id, key, conversation, epoch, reason, null);
    }
  }

  @JsonTypeName("giveGesture")
  @Doc("Gives the visitor a goodwill gesture that an admin defined, inside the agent's budget.")
  @AllowedIn(
      value = {RINGING, HUMAN, FOLLOW_UP},
      refusals = {
        KEY_REUSED,
        STALE_EPOCH,
        NOT_YOURS,
        WRONG_STATE,
        GESTURE_GONE,
        GESTURE_CHANGED,
        BUDGET_SPENT,
        POOL_EMPTY,
        UNKNOWN_CONVERSATION
      })
  record GiveGesture(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key,
      @Bounds(min = 1, max = 100) String conversation,
      @Bounds(max = Long.MAX_VALUE) long epoch,

      @Doc("Id of the gesture.") @Bounds(min = 1, max = 64) String gesture,

      @Doc("The gesture's version that the agent looked at.") @Bounds(min = 1, max = Long.MAX_VALUE)
      long version)
      implements Keyed {}

  @JsonTypeName("promise")
  @Doc("Promises the visitor something, by a time. Somebody is reminded of it until it is kept.")
  @AllowedIn(
      value = {BOT, QUEUED, RINGING, HUMAN, FOLLOW_UP},
      refusals = {
        KEY_REUSED,
        NOT_YOURS,
        WRONG_STATE,
        BAD_DUE,
        TOO_MANY_PROMISES,
        UNKNOWN_AGENT,
        UNKNOWN_CONVERSATION
      })
  record MakePromise(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key,
      @Bounds(min = 1, max = 100) String conversation,

      @Doc("What; for colleagues, not shown to the visitor.") @Bounds(min = 1, max = 500)
      String text,

      @Doc("Until when.") Instant due,

      @Doc("The agent who is to keep it; left out, anybody may.") @Bounds(max = 64) @Nullable
      String owner)
      implements Keyed {}

  @JsonTypeName("keepPromise")
  @Doc("Says that a promise is kept.")
  @AllowedIn(
      value = {BOT, QUEUED, RINGING, HUMAN, FOLLOW_UP},
      refusals = {KEY_REUSED, NO_SUCH_EVENT, UNKNOWN_CONVERSATION})
  record KeepPromise(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key,
      @Bounds(min = 1, max = 100) String conversation,

      @Doc("Number of the event that made it.") @Bounds(min = 1, max = Long.MAX_VALUE)
      long promise)
      implements Keyed {}

  @JsonTypeName("snoozePromise")
  @Doc("Puts the reminders of a promise off; when it is due stays as it is.")
  @AllowedIn(
      value = {BOT, QUEUED, RINGING, HUMAN, FOLLOW_UP},
      refusals = {KEY_REUSED, NO_SUCH_EVENT, BAD_DUE, UNKNOWN_CONVERSATION})
  record SnoozePromise(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key,
      @Bounds(min = 1, max = 100) String conversation,

      @Doc("Number of the event that made it.") @Bounds(min = 1, max = Long.MAX_VALUE)
      long promise,

      @Doc("When somebody is reminded again; after now and within a year.")
      Instant until)
      implements Keyed {}

  @JsonTypeName("movePromise")
  @Doc("Gives a promise another owner, or another time.")
  @AllowedIn(
      value = {BOT, QUEUED, RINGING, HUMAN, FOLLOW_UP},
      refusals = {KEY_REUSED, NO_SUCH_EVENT, BAD_DUE, UNKNOWN_AGENT, UNKNOWN_CONVERSATION})
  record MovePromise(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key,
      @Bounds(min = 1, max = 100) String conversation,

      @Doc("Number of the event that made it.") @Bounds(min = 1, max = Long.MAX_VALUE)
      long promise,

      @Doc("Until when.") Instant due,

      @Doc("The agent who is to keep it; left out, anybody may.") @Bounds(max = 64) @Nullable
      String owner)
      implements Keyed {}

  @JsonTypeName("takeOver")
  @Doc(
      "For supervisors and admins: takes a conversation from the agent who answers, or from where it rings.")
  @AllowedIn(
      value = {HUMAN, RINGING},
      refusals = {FORBIDDEN, KEY_REUSED, STALE_EPOCH, AGENT_BUSY, WRONG_STATE, UNKNOWN_CONVERSATION
      })
  record TakeOver(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key,
      @Bounds(min = 1, max = 100) String conversation,
      @Bounds(max = Long.MAX_VALUE) long epoch)
      implements Keyed {}

  @JsonTypeName("reassign")
  @Doc(
      "For supervisors and admins: gives a conversation to an agent, who has it at once, or to the queue.")
  @AllowedIn(
      value = {QUEUED, RINGING, HUMAN},
      refusals = {
        FORBIDDEN,
        KEY_REUSED,
        STALE_EPOCH,
        AGENT_BUSY,
        WRONG_STATE,
        UNKNOWN_AGENT,
        UNKNOWN_CONVERSATION
      })
  record Reassign(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key,
      @Bounds(min = 1, max = 100) String conversation,
      @Bounds(max = Long.MAX_VALUE) long epoch,

      @Doc("Who should have it: connected, with room. Left out, the queue.")
      @Bounds(min = 1, max = 64)
      @Nullable
      String agent,

      @Doc("Whose queue; left out, anybody may take it.") @Bounds(min = 1, max = 64) @Nullable
      String team,

      @Doc("What they should know; never shown to the visitor.") @Bounds(max = 1000) @Nullable
      String brief)
      implements Keyed {}

  @JsonTypeName("whisper")
  @Doc(
      "For supervisors and admins: words to the agent who answers. The visitor and other agents never see them.")
  @AllowedIn(
      value = {HUMAN, RINGING},
      refusals = {FORBIDDEN, KEY_REUSED, WRONG_STATE, UNKNOWN_CONVERSATION})
  record Whisper(
      @Bounds(min = 1, max = 64) String id,
      @Bounds(min = 1, max = 64) String key,
      @Bounds(min = 1, max = 100) String conversation,
      @Bounds(min = 1, max = 4000) String text)
      implements Keyed {}

  @JsonTypeName("list")
  @Doc("Asks for one page of a box of the inbox. Answered by \"page\".")
  record ListBox(
      @Bounds(min = 1, max = 64) String id,
      Box box,

      @Doc("Cursor from the page before.") @Bounds(max = 200) @Nullable
      String before,

      @Bounds(min = 1, max = 200) int limit)
      implements AgentCommand {}

  @JsonTypeName("watchWall")
  @Doc(
      "For supervisors and admins: begins or ends looking at the house. Answered by \"ok\"; then \"wall\" comes at once and whenever something moves, until this window ends.")
  @AllowedIn(refusals = {FORBIDDEN})
  record WatchWall(@Bounds(min = 1, max = 64) String id, boolean on) implements AgentCommand {}

  @JsonTypeName("seen")
  @Doc(
      "The agent has seen everything up to this number, notes that name them among it. Not answered.")
  record Seen(
      @Bounds(min = 1, max = 100) String conversation,
      @Bounds(max = Long.MAX_VALUE) long seq) implements AgentCommand {}

  @JsonTypeName("typing")
  @Doc("The agent types, or has stopped. Not answered, never stored.")
  record Typing(@Bounds(min = 1, max = 100) String conversation, boolean on)
      implements AgentCommand {}

  @JsonTypeName("ping")
  @Doc("Asks whether the server is there. Answered by \"pong\".")
  record Ping(@Bounds(min = 1, max = 64) String id) implements AgentCommand {}
}

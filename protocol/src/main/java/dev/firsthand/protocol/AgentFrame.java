package dev.firsthand.protocol;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server says to an agent's console. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
public sealed interface AgentFrame permits ServerFrame, AgentFrame.ForAgent {

  /** What only agents are told. */
  sealed interface ForAgent extends AgentFrame {}

  @JsonTypeName("welcome")
  @Doc("Answers hello. The inbox, the colleagues and what rings follow, then \"ready\".")
  record Welcome(
      String id,
      String era,
      Person agent,
      @Doc("agent, supervisor or admin.") String role,
      AgentStatus status,
      int capacity,

      @Doc("After how long without a word a chat weighs less.")
      long quietAfterMs,

      @Doc("What it weighs then, in hundredths of a chat.") int quietWeight,

      long heartbeatMs,
      int protocol)
      implements ForAgent {}

  @JsonTypeName("ready")
  @Doc("Inbox, colleagues and offers have been sent; what follows is live.")
  record Ready() implements ForAgent {}

  @JsonTypeName("colleagues")
  @Doc("All agents with status and load; sent again whenever one changes.")
  record Colleagues(
      List<Colleague> agents,
      @Doc("The teams that can be asked.") @Nullable List<Team> teams) implements ForAgent {}

  @JsonTypeName("status")
  @Doc(
      "The agent's own status: after the welcome, and when another window or the house changed it.")
  record StatusChanged(
      AgentStatus status,
      @Doc("The agent's own words.") @Nullable String reason,

      @Doc("With \"away\": when the agent is available again by itself.") @Nullable
      Instant until,

      @Doc("Set by the house: MISSED_OFFERS (two in a row) or LAST_CHAT (it has ended).") @Nullable
      String because,

      @Doc("How many chats at a time the admin allows.") int capacity,

      @Doc("The agent's own limit below that, while it holds.") @Nullable
      Integer limit)
      implements ForAgent {}

  @JsonTypeName("summary")
  @Doc("A conversation of the inbox is new or has changed.")
  record SummaryChanged(Summary summary) implements ForAgent {}

  @JsonTypeName("page")
  @Doc("Answers list: one page of a box, newest first.")
  record Page(
      String id,
      Box box,
      List<Summary> summaries,

      @Doc("Cursor of the next page, if there is one.") @Nullable
      String next)
      implements ForAgent {}

  @JsonTypeName("offer")
  @Doc("A conversation rings here. Accept or decline before the deadline. Sent again when it begins"
      + " or ceases to ring at a second agent too.")
  record Offer(
      String conversation,
      long epoch,
      Instant deadline,
      long leftMs,
      boolean transfer,

      @Doc("The agent at whom it rings too, for it waits for long: the first to accept has it.")
      @Nullable
      String also,

      Card card)
      implements ForAgent {}

  @JsonTypeName("offerEnded")
  @Doc("It rings no more: accepted (perhaps in another window), declined, missed or withdrawn.")
  record OfferEnded(
      String conversation,

      @Doc("ACCEPTED, DECLINED, MISSED, AGENT_GONE, VISITOR_LEFT or VISITOR_WAITS.")
      String how,

      @Doc("With ACCEPTED: the agent who has it.") @Nullable String by)
      implements ForAgent {}

  @JsonTypeName("promiseDue")
  @Doc(
      "A promise is due soon or overdue. Told its owner; overdue ones supervisors and admins, too.")
  record PromiseDue(
      String conversation,
      OpenPromise promise,
      boolean overdue,
      @Nullable String visitorName) implements ForAgent {}

  @JsonTypeName("asked")
  @Doc(
      "All that colleagues ask this agent now; sent after \"welcome\", and again whenever it changes. An empty list ends what was there.")
  record Asked(List<Question> questions) implements ForAgent {}

  @Doc("A colleague asks about a conversation, in a thread that the visitor never sees.")
  record Question(
      String conversation,

      @Doc("The number of the question, which names the thread.")
      long thread,

      @Doc("The agent who asked.") String from,

      @Doc("The team that was asked, if one was.") @Nullable String team,

      @Doc("The question; empty if it was erased.") String text,
      Instant at,
      @Doc("The number of the last word in it.") long said,

      @Doc("Whether none of those who are asked has spoken since.")
      boolean waits) {}

  @JsonTypeName("mentioned")
  @Doc(
      "The conversations in whose notes colleagues named this agent, who has not read it yet; sent after \"welcome\", and again whenever it changes. Reading is told by \"seen\". The newest comes first; of many, the newest 100.")
  record Mentioned(List<Mention> mentions) implements ForAgent {}

  @Doc("Notes of one conversation in which colleagues named this agent.")
  record Mention(
      String conversation,
      @Doc("The number of the first of them.") long first,

      @Doc("The number of the last, of which the rest is told.")
      long seq,

      @Doc("How many there are.") int notes,
      @Doc("The agent who wrote it.") String from,
      @Doc("How it begins; empty if it was erased.") String text,
      Instant at) {}

  @JsonTypeName("event")
  @Doc("Something that happened in a conversation that is open here.")
  record Event(
      String conversation,
      long seq,
      Instant at,
      AgentEvent event,

      @Doc("For a bot's turn or an escalation: what it was decided on.") @Nullable
      Why why)
      implements ForAgent {}

  @JsonTypeName("earlier")
  @Doc(
      "Answers an open with \"newest\": the events up to upTo are not sent now; of them follow those that are no mere words, as far as what is shown of the chat as a whole depends on them.")
  record Earlier(String conversation, long upTo, List<Told> events) implements ForAgent {}

  /** An event within another frame. */
  @Doc("An event within another frame.")
  record Told(
      long seq, Instant at, AgentEvent event, @Nullable Why why) {}

  @JsonTypeName("caughtUp")
  @Doc("Everything of this conversation up to seq has been sent; what follows is live.")
  record CaughtUp(
      String conversation,
      long seq,
      @Nullable Card card,

      @Doc("Who the visitor is, where there is no card that tells it.")
      Card.@Nullable VisitorFacts visitor)
      implements ForAgent {}

  @JsonTypeName("reset")
  @Doc("What the client has of this conversation can't be continued: forget it; it follows from 1.")
  record Reset(String era, String conversation, String reason) implements ForAgent {}

  @JsonTypeName("typing")
  @Doc("The visitor (or another agent in the conversation) types, or has stopped.")
  record Typing(
      String conversation, @Doc("VISITOR or an agent's id.") String who, boolean on)
      implements ForAgent {}

  @JsonTypeName("seen")
  @Doc("The visitor has seen everything up to this number.")
  record Seen(String conversation, long seq) implements ForAgent {}

  @JsonTypeName("visitorThere")
  @Doc("Whether the visitor of an open conversation is connected.")
  record VisitorThere(String conversation, boolean there) implements ForAgent {}

  @JsonTypeName("changed")
  @Doc(
      "Something that staff keep beside the logs has changed, on this node or another: read it anew over REST where it is shown. Told to windows that show a conversation it belongs to; of canned responses to all, of an agent's own to their windows.")
  record Changed(
      KeptBeside what,

      @Doc("The conversation (TAGS) or the visitor (NOTE, BLOCK).") @Nullable
      String id)
      implements ForAgent {}

  /** Agents who share what comes in. */
  @Doc("Agents who share what comes in.")
  record Team(
      String id, String name, @Doc("The members' ids.") List<String> members) {}

  @JsonTypeName("waitAlert")
  @Doc("For supervisors and admins: a visitor waits for too long. Told once for each wait.")
  record WaitAlert(
      String conversation,
      Instant since,
      @Nullable String visitorName,
      @Doc("The name of the team that is wanted.") @Nullable String team)
      implements ForAgent {}

  @JsonTypeName("wall")
  @Doc(
      "The house at one moment, whole each time; at most every half second, and only after watchWall. Pushed and forgotten.")
  record WallChanged(Wall wall) implements ForAgent {}

  /** An agent with status and load. */
  @Doc("An agent with status and load.")
  record Colleague(
      Person agent,
      AgentStatus status,
      int load,
      @Doc("How many at a time, their own limit included.") int capacity,

      @Doc("What their chats weigh together, in hundredths: a quiet one weighs less.")
      int weight,

      @Doc("With \"away\": when they are available again by themselves.") @Nullable
      Instant until) {}
}

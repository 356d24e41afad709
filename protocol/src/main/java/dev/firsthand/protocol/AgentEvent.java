package dev.firsthand.protocol;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event of a conversation as agents see it. One of a type that this reader does not know reads
 * as {@link SharedEvent.Internal}, so that its number is not lost.
 */
@JsonTypeInfo(
    use = JsonTypeInfo.Id.NAME,
    property = "type",
    defaultImpl = SharedEvent.Internal.class)
public sealed interface AgentEvent permits SharedEvent, AgentEvent.ForAgents {

  /** What agents see and visitors do not; a visitor gets an {@link SharedEvent.Internal} instead. */
  sealed interface ForAgents extends AgentEvent {}

  @JsonTypeName("offered")
  @Doc("The conversation rings at an agent.")
  record Offered(
      String agent,
      Instant deadline,
      @Doc("The other agents, and why each was not asked.") List<Skipped> skipped)
      implements ForAgents {}

  @JsonTypeName("alsoOffered")
  @Doc(
      "The conversation waits for long and rings at a second agent as well: one of the two has it.")
  record AlsoOffered(
      String agent,
      Instant deadline,
      @Doc("The other agents, and why each was not asked.") List<Skipped> skipped)
      implements ForAgents {}

  @JsonTypeName("nobodyAsked")
  @Doc("Nobody could be asked. Sent when the reasons change, at most once a minute.")
  record NobodyAsked(
      @Doc("The agents, and why each was not asked.") List<Skipped> skipped,
      @Doc("How many more agents there are.") int others)
      implements ForAgents {}

  @JsonTypeName("transferOffered")
  @Doc("An agent asks a colleague to go on.")
  record TransferOffered(
      String from,
      String to,
      Instant deadline,
      @Nullable String brief,

      @Doc("The team whose members are asked one after the other.") @Nullable
      String team)
      implements ForAgents {}

  @JsonTypeName("transferPassedOn")
  @Doc("The next member of the team is asked to go on.")
  record TransferPassedOn(
      String to,
      Instant deadline,

      @Doc("The team's other members, and why each is not asked.")
      List<Skipped> skipped)
      implements ForAgents {}

  @JsonTypeName("transferReturned")
  @Doc("Nobody of the team went on: the conversation stays with the agent who sent it.")
  record TransferReturned(
      String agent,

      @Doc("The team's members, and why each is not asked (again).")
      List<Skipped> skipped)
      implements ForAgents {}

  @JsonTypeName("colleaguesAsked")
  @Doc("The agent asks colleagues; the thread is named by this event's number.")
  record ColleaguesAsked(
      String agent,
      @Nullable String key,
      @Doc("The ids of who is asked.") List<String> asked,
      @Doc("The team that they were asked as.") @Nullable String team,
      String text)
      implements ForAgents {}

  @JsonTypeName("colleagueSaid")
  @Doc("Words between colleagues, never shown to the visitor.")
  record ColleagueSaid(
      String agent,
      @Nullable String key,
      @Doc("The number of the question that began it.") long thread,
      String text)
      implements ForAgents {}

  @JsonTypeName("threadEnded")
  @Doc(
      "Who was asked leaves the thread; whoever else ends it for all. It also ends when the last who was asked leaves or answers the visitor, the conversation closes, or it goes back to the bot.")
  record ThreadEnded(String agent, long thread) implements ForAgents {}

  @JsonTypeName("putBack")
  @Doc(
      "Its agent put the conversation back into the queue, at the place that the visitor's wait entitles to.")
  record PutBack(
      String agent,
      @Doc("The team that should go on.") @Nullable String team,
      @Nullable String brief,
      @Doc("What the visitor was told.") String text)
      implements ForAgents {}

  @JsonTypeName("withdrawn")
  @Doc("An offer ended without being accepted.")
  record Withdrawn(String agent, Ending ending, @Nullable String reason) implements ForAgents {}

  @JsonTypeName("noted")
  @Doc("An agent's note.")
  record Noted(
      String agent,
      @Nullable String key,
      String text,

      @Doc("The ids of the colleagues whom it names; absent for nobody.") @Nullable
      List<String> mentioned)
      implements ForAgents {}

  @JsonTypeName("whispered")
  @Doc(
      "A supervisor's words to the agent who answers. Other agents get \"internal\" instead, supervisors see it.")
  record Whispered(
      @Doc("The supervisor.") String from,
      @Doc("The agent.") String to,
      @Nullable String key,
      String text)
      implements ForAgents {}

  @JsonTypeName("reassigned")
  @Doc(
      "A supervisor gave the conversation to another agent, who is named and takes over next, or to the queue.")
  record Reassigned(
      @Doc("The supervisor.") String by,
      @Doc("The agent; absent for the queue.") @Nullable String agent,
      @Doc("The team whose queue it is.") @Nullable String team,
      @Doc("What they should know.") @Nullable String brief)
      implements ForAgents {}

  @JsonTypeName("judged")
  @Doc("An agent's judgement of a turn of the bot; of several on one turn the last counts.")
  record Judged(
      String agent,
      @Doc("The number of the bot's turn.") long turn,
      Judgement judgement,

      @Doc("The entry that answers the question, where one does.") @Nullable
      String entry)
      implements ForAgents {}

  @JsonTypeName("setAside")
  @Doc("An agent puts the conversation aside until what was promised is kept.")
  record SetAside(
      String agent,
      @Doc("What the visitor is told.") String text,
      @Nullable String reason) implements ForAgents {}

  @JsonTypeName("promiseMade")
  @Doc("An agent promised the visitor something; its number names the promise.")
  record PromiseMade(
      String agent,
      @Nullable String key,
      @Doc("What, in the agent's words.") String text,

      @Doc("The agent who is to keep it; null if anybody may.") @Nullable
      String owner,

      Instant due)
      implements ForAgents {}

  @JsonTypeName("promisesKept")
  @Doc("Promises are kept.")
  record PromisesKept(String agent, @Doc("Their numbers.") List<Long> promises)
      implements ForAgents {}

  @JsonTypeName("promiseMoved")
  @Doc("A promise has another owner, or another time.")
  record PromiseMoved(
      String agent,
      @Doc("Its number.") long promise,

      @Doc("The agent who is to keep it; null if anybody may.") @Nullable
      String owner,

      Instant due)
      implements ForAgents {}

  @JsonTypeName("promiseSnoozed")
  @Doc("The reminders of a promise are put off; when it is due stays as it is.")
  record PromiseSnoozed(String agent, @Doc("Its number.") long promise, Instant until)
      implements ForAgents {}

  @JsonTypeName("promiseReminded")
  @Doc("Somebody was reminded of a promise.")
  record PromiseReminded(@Doc("Its number.") long promise, boolean overdue) implements ForAgents {}

  @JsonTypeName("mailEnded")
  @Doc("What became of the e-mail that tells the visitor of the replies.")
  record MailEnded(
      @Doc("Number of the last reply in it.") long upTo,
      MailEnding how,
      @Doc("The mail server's answer, where it refused.") String code)
      implements ForAgents {}

  @JsonTypeName("agentLost")
  @Doc(
      "The agent's last connection broke; the conversation waits for them until the grace time ends.")
  record AgentLost(String agent, Instant until) implements ForAgents {}

  @JsonTypeName("agentBack")
  @Doc("The agent is connected again.")
  record AgentBack(String agent) implements ForAgents {}

  /** How an offer ended. */
  @Doc("How an offer ended.")
  enum Ending {
    DECLINED,
    MISSED,
    AGENT_GONE,
    VISITOR_LEFT,
    VISITOR_WAITS
  }

  /** What became of an e-mail. */
  @Doc(
      "What became of an e-mail: not needed, for the visitor had seen the replies; or not delivered.")
  enum MailEnding {
    SENT,
    SEEN,
    REFUSED,
    UNREACHABLE
  }

  /** An agent who was not asked, and why: "offline", "4 of 4", "declined" … */
  @Doc("An agent who was not asked, and why: \"offline\", \"4 of 4\", \"declined\" …")
  record Skipped(String agent, String why) {}
}

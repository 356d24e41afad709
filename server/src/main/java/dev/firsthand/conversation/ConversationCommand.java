package dev.firsthand.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody wants to happen to a conversation. */
public sealed interface ConversationCommand {

  /** The visitor wants it. */
  sealed interface OfVisitor extends ConversationCommand {}

  /** An agent wants it. */
  sealed interface OfAgent extends ConversationCommand {}

  /** Agents talk about the conversation among themselves. */
  sealed interface AmongColleagues extends OfAgent {}

  /** An agent passes the conversation on to others. */
  sealed interface HandOn extends OfAgent {}

  /** Somebody who looks after the agents wants it. Who may is judged before. */
  sealed interface OfSupervisor extends ConversationCommand {}

  /** A duty is performed, or the house notices something. */
  sealed interface OfHouse extends ConversationCommand {}

  // The visitor.

  /** Begins the conversation, if nothing has happened in it yet. */
  record Start(SiteKey site, String language, String page) implements OfVisitor {}

  record Say(String key, String text, @Nullable Attachment file) implements OfVisitor {

    /** Words and nothing else. */
    public Say(String key, String text) {
      this(key, text, null);
    }
  }

  record AskForHuman(String key) implements OfVisitor {}

  /** The visitor waits for the agent they know, or for whoever comes first. */
  record WaitFor(String key, boolean known) implements OfVisitor {}

  record Choose(String key, long askBack, String choice) implements OfVisitor {}

  record RateAnswer(String key, long answer, boolean helpful) implements OfVisitor {}

  record LeaveMessage(
      String key,
      String text,
      @Nullable String name,
      @Nullable String email) implements OfVisitor {}

  record AskForCallBack(
      String key,
      String phone,
      CallTime when,
      @Nullable String note,
      @Nullable String name) implements OfVisitor {}

  /**
   * The visitor, or the page they are on, tells who they are.
   *
   * @param attributes what is said of them, by name; null if nothing
   * @param verified whether the site's server signed all of it
   */
  record Identify(
      String key,
      @Nullable String name,
      @Nullable String email,
      @Nullable Map<String, String> attributes,
      boolean verified)
      implements OfVisitor {

    /** Somebody for whom nobody vouches. */
    public Identify(String key, @Nullable String name, @Nullable String email) {
      this(key, name, email, null, false);
    }
  }

  record Rate(String key, int stars, @Nullable String comment) implements OfVisitor {}

  record End(String key) implements OfVisitor {}

  // Agents.

  /** Accepts the offer that rings at {@code who}. */
  record Accept(AgentProfile who, String key, String greeting) implements OfAgent {}

  record Decline(AgentId agent, String key, @Nullable String reason) implements OfAgent {}

  /** Takes over from the bot, the queue or the follow-ups. */
  record Take(AgentProfile who, String key, long epoch, String greeting) implements OfAgent {}

  /**
   * Words to the visitor, of the one who has the conversation, or in a follow-up.
   *
   * @param who the agent as visitors meet them; null only where they have the conversation
   */
  record Reply(
      AgentId agent,
      String key,
      long epoch,
      String text,
      @Nullable AgentProfile who,
      @Nullable Attachment file)
      implements OfAgent {

    /** A reply of the one who has the conversation. */
    public Reply(AgentId agent, String key, long epoch, String text) {
      this(agent, key, epoch, text, null);
    }

    /** Words and nothing else. */
    public Reply(AgentId agent, String key, long epoch, String text, @Nullable AgentProfile who) {
      this(agent, key, epoch, text, who, null);
    }
  }

  /**
   * Writes a note to colleagues.
   *
   * @param mentioned the colleagues whom it names, each once
   */
  record AddNote(AgentId agent, String key, String text, List<AgentId> mentioned)
      implements OfAgent {

    public AddNote {
      mentioned = mentioned.stream().distinct().toList();
    }

    /** A note that names nobody. */
    public AddNote(AgentId agent, String key, String text) {
      this(agent, key, text, List.of());
    }
  }

  /**
   * Judges the bot's turn with number {@code turn}. Without an {@code entry}, the one meant is the
   * turn's best guess.
   */
  record Judge(
      AgentId agent,
      String key,
      long turn,
      Judgement judgement,
      @Nullable String entry) implements OfAgent {}

  record Transfer(
      AgentId agent,
      String key,
      long epoch,
      AgentId to,
      @Nullable String brief) implements HandOn {}

  /**
   * Asks the members of a team to go on, one after the other.
   *
   * @param first the member to ask first; null if none of them is there
   * @param skipped the members who were not chosen, and why
   */
  record TransferToTeam(
      AgentId agent,
      String key,
      long epoch,
      TeamId team,
      @Nullable AgentId first,
      List<ConversationEvent.Skipped> skipped,
      @Nullable String brief)
      implements HandOn {}

  /** Puts the conversation back in line; {@code team} is null where any will do. */
  record PutBack(
      AgentId agent,
      String key,
      long epoch,
      @Nullable TeamId team,
      @Nullable String brief) implements HandOn {}

  /**
   * Gives the conversation back to the bot.
   *
   * @param settled what is settled with the visitor; null leaves what stood as it was
   */
  record GiveBack(
      AgentId agent, String key, long epoch, @Nullable List<Settled> settled) implements OfAgent {

    public GiveBack {
      settled = settled == null ? null : List.copyOf(settled);
    }

    /** Gives it back with nothing new to note. */
    public GiveBack(AgentId agent, String key, long epoch) {
      this(agent, key, epoch, null);
    }
  }

  /** Asks colleagues about the conversation; {@code team} names the team that they were asked as. */
  record AskColleagues(
      AgentId agent,
      String key,
      List<AgentId> asked,
      @Nullable TeamId team,
      String text) implements AmongColleagues {}

  /** Goes on in the thread that began with number {@code thread}. */
  record TellColleagues(AgentId agent, String key, long thread, String text)
      implements AmongColleagues {}

  record EndThread(AgentId agent, String key, long thread) implements AmongColleagues {}

  /**
   * Ends the conversation.
   *
   * @param promises what becomes of open promises; null if none is open
   */
  record Close(
      AgentId agent,
      String key,
      long epoch,
      @Nullable String reason,
      @Nullable PromisesAtClose promises)
      implements OfAgent {

    /** Ends a conversation without open promises. */
    public Close(AgentId agent, String key, long epoch, @Nullable String reason) {
      this(agent, key, epoch, reason, null);
    }
  }

  /** Ends what waits for a person, since its visitor may not write any more. */
  record TurnAway(AgentId agent, String key) implements OfAgent {}

  /** What becomes of open promises when an agent is done with the conversation. */
  enum PromisesAtClose {
    /** They are kept. */
    KEPT,
    /** The conversation is a follow-up until they are. */
    FOLLOW_UP
  }

  /** Promises the visitor something; the owner is to keep it, anybody if null. */
  record MakePromise(
      AgentId agent, String key, String text, @Nullable AgentId owner, Instant due)
      implements OfAgent {}

  record KeepPromise(AgentId agent, String key, long promise) implements OfAgent {}

  record MovePromise(
      AgentId agent, String key, long promise, @Nullable AgentId owner, Instant due)
      implements OfAgent {}

  /** Puts the reminders of a promise off; when it is due stays as it is. */
  record SnoozePromise(AgentId agent, String key, long promise, Instant until) implements OfAgent {}

  /** Gives the visitor a goodwill gesture, if the house found one to give. */
  record GiveGesture(AgentProfile who, String key, long epoch, GestureId gesture, Giveable found)
      implements OfAgent {}

  // Supervisors.

  /** Takes it from the agent who answers, or from where it rings. */
  record TakeOver(AgentProfile who, String key, long epoch, String greeting)
      implements OfSupervisor {}

  /** Gives it to an agent, without asking; they must have room. */
  record Reassign(
      AgentId by,
      String key,
      long epoch,
      AgentProfile to,
      String greeting,
      @Nullable String brief) implements OfSupervisor {}

  /** Puts it into the queue, of a team where one is named. */
  record ReassignToQueue(
      AgentId by,
      String key,
      long epoch,
      @Nullable TeamId team,
      @Nullable String brief) implements OfSupervisor {}

  /** Says something to the agent who answers; the visitor never reads it. */
  record Whisper(AgentId by, String key, String text) implements OfSupervisor {}

  // The house: duties performed, and what it notices.

  /** The bot's turn on the question with number {@code question}, made for {@code epoch}. */
  record AnswerAsBot(long epoch, long question, BotTurn turn) implements OfHouse {}

  /** The bot failed on, or took too long for, the question. */
  record FailBot(long epoch, long question) implements OfHouse {}

  record Offer(AgentId agent, List<ConversationEvent.Skipped> skipped) implements OfHouse {}

  /** Gives it to an agent of an automatic team, without asking. */
  record Assign(AgentProfile who, String greeting, List<ConversationEvent.Skipped> skipped)
      implements OfHouse {}

  /** Lets what waits for long ring at a second agent too. */
  record OfferAlso(AgentId agent, List<ConversationEvent.Skipped> skipped) implements OfHouse {}

  /** Puts on record that nobody could be asked, and why. */
  record NoteNobodyAsked(List<ConversationEvent.Skipped> skipped) implements OfHouse {}

  /** Ends the offer to {@code agent} if it still rings. */
  record Withdraw(AgentId agent, OfferEnding ending) implements OfHouse {}

  /** Asks the next member of the team to which the conversation is being transferred. */
  record PassOn(AgentId to, List<ConversationEvent.Skipped> skipped) implements OfHouse {}

  /** Nobody else of the team can be asked: the conversation stays with its sender. */
  record ReturnTransfer(List<ConversationEvent.Skipped> skipped) implements OfHouse {}

  record TellNobodyThere(NobodyCase nobody) implements OfHouse {}

  record OpenFollowUp() implements OfHouse {}

  /** The agent's last connection broke. */
  record LoseAgent(AgentId agent) implements OfHouse {}

  record RestoreAgent(AgentId agent) implements OfHouse {}

  /** The agent stayed away past the grace time. */
  record TakeBack(AgentId agent) implements OfHouse {}

  record CloseIdle() implements OfHouse {}

  /** The letter up to {@code upTo} is about to be sent. */
  record TryMail(long upTo, int attempt) implements OfHouse {}

  /** The letter up to {@code upTo} is done with; {@code code} tells of a refusal. */
  record EndMail(long upTo, MailEnding how, String code) implements OfHouse {}

  /** Brings the promise up: its {@code moment} has come. */
  record Remind(long promise, Instant moment) implements OfHouse {}
}

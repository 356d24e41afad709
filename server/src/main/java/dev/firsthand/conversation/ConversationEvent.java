package dev.firsthand.conversation;

import java.time.Instant;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A numbered fact in a conversation's log. Texts that somebody said are stored apart from the
 * facts; after an erasure they read as empty.
 */
public sealed interface ConversationEvent {

  /** When it was decided; taken from the clock of the node that wrote it. */
  Instant at();

  /** What it was decided on, by the bot or in its place; null where no policy had a say. */
  default @Nullable Decision decision() {
    return null;
  }

  /** What became of a client's command, and is therefore found again by its key. */
  sealed interface Keyed extends ConversationEvent {
    /** Who sent the command. */
    Sender sender();

    /** The sender's key. */
    String key();

    /** Tells this command's body from another one's; see {@link Fingerprint}. */
    long body();
  }

  /** A command of the visitor. */
  sealed interface ByVisitor extends Keyed {
    @Override
    default Sender sender() {
      return Sender.VISITOR;
    }
  }

  /** A command of an agent. */
  sealed interface ByAgent extends Keyed {
    AgentId agent();

    @Override
    default Sender sender() {
      return Sender.of(agent());
    }
  }

  /** Passes between colleagues: never for the visitor, and of no consequence for who owns it. */
  sealed interface AmongColleagues extends ByAgent {}

  /** The conversation begins; always number 1. */
  record Started(
      Instant at, SiteKey site, VisitorId visitor, String language, String page, String text)
      implements ConversationEvent {}

  /**
   * A message of the visitor.
   *
   * @param file what goes with it; then {@code text} is its name, or words about it
   */
  record VisitorSaid(
      Instant at, String key, String text, @Nullable Attachment file) implements ByVisitor {

    /** Words and nothing else. */
    public VisitorSaid(Instant at, String key, String text) {
      this(at, key, text, null);
    }

    @Override
    public long body() {
      return file == null ? Fingerprint.of("say", text) : Fingerprint.of("say", text, file.id());
    }
  }

  /** The visitor pressed the button for a person. */
  record AskedForHuman(Instant at, String key) implements ByVisitor {
    @Override
    public long body() {
      return Fingerprint.of("askForHuman");
    }
  }

  /**
   * The visitor chose for whom they wait.
   *
   * @param known whether for the agent they know
   * @param until then anybody is asked all the same; null where anybody is asked now
   */
  record WaitChosen(
      Instant at, String key, boolean known, @Nullable Instant until) implements ByVisitor {
    @Override
    public long body() {
      return Fingerprint.of("waitFor", Boolean.toString(known));
    }
  }

  /** The visitor chose of the ask-back at {@code askBack}. */
  record Chose(Instant at, String key, long askBack, String choice, String title)
      implements ByVisitor {
    @Override
    public long body() {
      return Fingerprint.of("choose", Long.toString(askBack), choice);
    }
  }

  record AnswerRated(Instant at, String key, long answer, boolean helpful) implements ByVisitor {
    @Override
    public long body() {
      return Fingerprint.of("rateAnswer", Long.toString(answer), Boolean.toString(helpful));
    }
  }

  /**
   * The visitor left a message.
   *
   * @param due by when they were told that a person answers; null if no time was told
   */
  record MessageLeft(
      Instant at,
      String key,
      String text,
      @Nullable String name,
      @Nullable String email,
      String told,
      @Nullable Instant due)
      implements ByVisitor {

    /** A message for whose answer no time is promised. */
    public MessageLeft(
        Instant at,
        String key,
        String text,
        @Nullable String name,
        @Nullable String email,
        String told) {
      this(at, key, text, name, email, told, null);
    }

    @Override
    public long body() {
      return Fingerprint.of("leaveMessage", text, name, email);
    }
  }

  /**
   * The visitor wants to be called back.
   *
   * @param note a time in their own words, or what it is about
   * @param due by when they were told that a person calls; null if no time was told
   */
  record CallBackAsked(
      Instant at,
      String key,
      String phone,
      CallTime when,
      @Nullable String note,
      @Nullable String name,
      String told,
      @Nullable Instant due)
      implements ByVisitor {
    @Override
    public long body() {
      return Fingerprint.of("askForCallBack", phone, when.name(), note, name);
    }
  }

  /**
   * Who the visitor is, as they, the page they are on, or their site's server said.
   *
   * @param attributes what is said of them, by name; null if nothing
   * @param verified true if the site's server signed all of it; null or false if nobody did
   */
  record Identified(
      Instant at,
      String key,
      @Nullable String name,
      @Nullable String email,
      @Nullable Map<String, String> attributes,
      @Nullable Boolean verified)
      implements ByVisitor {

    public Identified {
      attributes =
          attributes == null ? null : Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    /** Somebody for whom nobody vouches. */
    public Identified(
        Instant at,
        String key,
        @Nullable String name,
        @Nullable String email,
        @Nullable Map<String, String> attributes) {
      this(at, key, name, email, attributes, null);
    }

    /** Somebody of whom the page says nothing. */
    public Identified(Instant at, String key, @Nullable String name, @Nullable String email) {
      this(at, key, name, email, null, null);
    }

    /** Whether the site's server signed it. */
    public boolean vouchedFor() {
      return Boolean.TRUE.equals(verified);
    }

    @Override
    public long body() {
      if (vouchedFor()) {
        return Fingerprint.of("identified", name, email, String.valueOf(attributes));
      }
      return attributes == null
          ? Fingerprint.of("identify", name, email)
          : Fingerprint.of("identify", name, email, attributes.toString());
    }
  }

  /** The visitor's rating, 1 to 5, of the bot or of the person who answered. */
  record Rated(Instant at, String key, int stars, @Nullable String comment, boolean ofPerson)
      implements ByVisitor {
    @Override
    public long body() {
      return Fingerprint.of("rate", Integer.toString(stars), comment);
    }
  }

  /** The visitor ended the chat. A message that they left stays a follow-up: it was promised. */
  record EndedByVisitor(Instant at, String key, String text) implements ByVisitor {
    @Override
    public long body() {
      return Fingerprint.of("end");
    }
  }

  /** The bot answers what was asked at {@code question}. */
  record BotAnswered(
      Instant at,
      long question,
      String entry,
      String text,
      List<String> quickReplies,
      Decision decision)
      implements ConversationEvent {
    public BotAnswered {
      quickReplies = List.copyOf(quickReplies);
    }
  }

  record BotAskedBack(
      Instant at, long question, String text, List<Choice> choices, Decision decision)
      implements ConversationEvent {
    public BotAskedBack {
      choices = List.copyOf(choices);
    }
  }

  /** The bot says something that is no answer: a greeting, thanks, an offer of a person. */
  record BotSaid(Instant at, long question, String text, boolean offersPerson, Decision decision)
      implements ConversationEvent {}

  /**
   * The bot steps aside; {@code decision} is null where no bot turn led to it.
   *
   * @param team the team that a rule wants; null if anybody may take it
   */
  record Escalated(
      Instant at,
      EscalationReason reason,
      int priority,
      @Nullable AgentId preferred,
      @Nullable TeamId team,
      String text,
      @Nullable Decision decision)
      implements ConversationEvent {

    /** An escalation for which any team will do. */
    public Escalated(
        Instant at,
        EscalationReason reason,
        int priority,
        @Nullable AgentId preferred,
        String text,
        @Nullable Decision decision) {
      this(at, reason, priority, preferred, null, text, decision);
    }
  }

  /** Rings at {@code agent} until {@code deadline}; theirs at once if that is now. */
  record Offered(Instant at, AgentId agent, Instant deadline, List<Skipped> skipped)
      implements ConversationEvent {
    public Offered {
      skipped = List.copyOf(skipped);
    }
  }

  /** Rings at {@code agent} as well: the first of the two who accepts has it. */
  record AlsoOffered(Instant at, AgentId agent, Instant deadline, List<Skipped> skipped)
      implements ConversationEvent {
    public AlsoOffered {
      skipped = List.copyOf(skipped);
    }
  }

  /**
   * Nobody could be asked, and why. Recorded when the reasons change, and not too often.
   *
   * @param skipped at most {@link #MOST_NAMED} agents
   * @param others how many more there are
   */
  record NobodyAsked(Instant at, List<Skipped> skipped, int others) implements ConversationEvent {

    /** Most agents of whom one such event tells. */
    public static final int MOST_NAMED = 30;

    public NobodyAsked {
      skipped = List.copyOf(skipped);
    }
  }

  /**
   * {@code agent} asks {@code to} to go on; until that agent accepts, it stays with the sender.
   *
   * @param team the team whose members are asked one after the other; null where only {@code to} is
   * @param skipped the team's other members, and why each was not asked first
   */
  record TransferOffered(
      Instant at,
      AgentId agent,
      String key,
      AgentId to,
      Instant deadline,
      @Nullable String brief,
      @Nullable TeamId team,
      @Nullable List<Skipped> skipped)
      implements ByAgent {
    public TransferOffered {
      skipped = skipped == null ? List.of() : List.copyOf(skipped);
    }

    /** A transfer to one agent. */
    public TransferOffered(
        Instant at,
        AgentId agent,
        String key,
        AgentId to,
        Instant deadline,
        @Nullable String brief) {
      this(at, agent, key, to, deadline, brief, null, null);
    }

    @Override
    public long body() {
      return team == null
          ? Fingerprint.of("transfer", to.value(), brief)
          : Fingerprint.of("transferToTeam", team.value(), brief);
    }
  }

  /** The next member of the team is asked to go on. */
  record TransferPassedOn(Instant at, AgentId to, Instant deadline, List<Skipped> skipped)
      implements ConversationEvent {
    public TransferPassedOn {
      skipped = List.copyOf(skipped);
    }
  }

  /** Nobody of the team went on with it: it stays with {@code agent}, who sent it. */
  record TransferReturned(Instant at, AgentId agent, List<Skipped> skipped)
      implements ConversationEvent {
    public TransferReturned {
      skipped = List.copyOf(skipped);
    }
  }

  /** {@code agent} asks colleagues; the thread is named by this event's number. */
  record ColleaguesAsked(
      Instant at,
      AgentId agent,
      String key,
      List<AgentId> asked,
      @Nullable TeamId team,
      String text)
      implements AmongColleagues {
    public ColleaguesAsked {
      asked = List.copyOf(asked);
    }

    @Override
    public long body() {
      return Fingerprint.of(
          "askColleagues",
          team == null ? asked.getFirst().value() : team.value(),
          team == null ? "" : "team",
          text);
    }
  }

  record ColleagueSaid(Instant at, AgentId agent, String key, long thread, String text)
      implements AmongColleagues {
    @Override
    public long body() {
      return Fingerprint.of("tellColleagues", Long.toString(thread), text);
    }
  }

  record ThreadEnded(Instant at, AgentId agent, String key, long thread)
      implements AmongColleagues {
    @Override
    public long body() {
      return Fingerprint.of("endThread", Long.toString(thread));
    }
  }

  /** Its agent put it back in line, at the place that the visitor's wait entitles to. */
  record PutBackInLine(
      Instant at,
      AgentId agent,
      String key,
      @Nullable TeamId team,
      String text,
      @Nullable String brief)
      implements ByAgent {
    @Override
    public long body() {
      return Fingerprint.of("putBack", team == null ? null : team.value(), brief);
    }
  }

  /** The offer to {@code agent} ended without being accepted, but not by their own word. */
  record Withdrawn(Instant at, AgentId agent, OfferEnding ending) implements ConversationEvent {}

  record Declined(
      Instant at, AgentId agent, String key, @Nullable String reason) implements ByAgent {
    @Override
    public long body() {
      return Fingerprint.of("decline", reason);
    }
  }

  /**
   * {@code who} takes over, by an offer or by their own choice.
   *
   * @param handover what the visitor is told of the colleague who transfers it; null without one
   */
  record Accepted(
      Instant at,
      AgentProfile who,
      String key,
      String greeting,
      boolean taken,
      @Nullable String handover)
      implements ByAgent {

    /** Taken over without a colleague's transfer. */
    public Accepted(Instant at, AgentProfile who, String key, String greeting, boolean taken) {
      this(at, who, key, greeting, taken, null);
    }

    @Override
    public AgentId agent() {
      return who.id();
    }

    @Override
    public long body() {
      return Fingerprint.of(taken ? "take" : "accept");
    }
  }

  /**
   * Words of an agent to the visitor.
   *
   * @param who the agent as the visitor meets them, where they answer without having taken the
   *     conversation over; else null
   * @param file what goes with the words; then {@code text} is its name, or words about it
   */
  record AgentReplied(
      Instant at,
      AgentId agent,
      String key,
      String text,
      @Nullable AgentProfile who,
      @Nullable Attachment file)
      implements ByAgent {

    /** A reply of the one who has the conversation. */
    public AgentReplied(Instant at, AgentId agent, String key, String text) {
      this(at, agent, key, text, null);
    }

    /** Words and nothing else. */
    public AgentReplied(
        Instant at, AgentId agent, String key, String text, @Nullable AgentProfile who) {
      this(at, agent, key, text, who, null);
    }

    @Override
    public long body() {
      return file == null
          ? Fingerprint.of("reply", text)
          : Fingerprint.of("reply", text, file.id());
    }
  }

  /**
   * An agent's words to colleagues.
   *
   * @param mentioned the colleagues whom it names, who are told of it
   */
  record Noted(Instant at, AgentId agent, String key, String text, List<AgentId> mentioned)
      implements ByAgent {

    /** The most colleagues that a note may name. */
    public static final int MOST_MENTIONED = 10;

    /** Notes stored before colleagues could be named in them name nobody. */
    public Noted {
      mentioned = mentioned == null ? List.of() : List.copyOf(mentioned);
    }

    /** A note that names nobody. */
    public Noted(Instant at, AgentId agent, String key, String text) {
      this(at, agent, key, text, List.of());
    }

    @Override
    public long body() {
      return mentioned.isEmpty()
          ? Fingerprint.of("note", text)
          : Fingerprint.of("note", text, mentioned.toString());
    }
  }

  /**
   * An agent's judgement of the bot's turn {@code turn} on {@code question}; of several on one turn
   * the last counts.
   *
   * @param entry the entry that answers the question, where one does
   */
  record Judged(
      Instant at,
      AgentId agent,
      String key,
      long turn,
      long question,
      Judgement judgement,
      @Nullable String entry)
      implements ByAgent {
    @Override
    public long body() {
      return Fingerprint.of("judge", Long.toString(turn), judgement.name(), entry);
    }
  }

  /**
   * The bot gets the conversation back.
   *
   * @param settled what is settled with the visitor from now on; null leaves what stood as it was
   */
  record GivenBack(
      Instant at,
      AgentId agent,
      String key,
      String text,
      @Nullable List<Settled> settled) implements ByAgent {

    public GivenBack {
      settled = settled == null ? null : List.copyOf(settled);
    }

    /** Given back with nothing new to note. */
    public GivenBack(Instant at, AgentId agent, String key, String text) {
      this(at, agent, key, text, null);
    }

    @Override
    public long body() {
      return settled == null
          ? Fingerprint.of("giveBack")
          : Fingerprint.of("giveBack", settled.toString());
    }
  }

  record ClosedByAgent(
      Instant at,
      AgentId agent,
      String key,
      String text,
      @Nullable String reason) implements ByAgent {
    @Override
    public long body() {
      return Fingerprint.of("close", reason);
    }
  }

  /** The agent puts the conversation aside until what was promised is kept. */
  record SetAside(
      Instant at,
      AgentId agent,
      String key,
      String text,
      @Nullable String reason) implements ByAgent {
    @Override
    public long body() {
      return Fingerprint.of("setAside", reason);
    }
  }

  /** An agent promised the visitor something; its number names the promise from now on. */
  record PromiseMade(
      Instant at,
      AgentId agent,
      String key,
      String text,
      @Nullable AgentId owner,
      Instant due) implements ByAgent {
    @Override
    public long body() {
      return Fingerprint.of("promise", text, owner == null ? null : owner.value(), due.toString());
    }
  }

  /**
   * An agent gave the visitor a goodwill gesture. What it was at that moment stands here for good,
   * whatever becomes of the gesture.
   *
   * @param version number of the gesture's change by which it was given
   * @param name as agents and admins know it
   * @param text as the visitor reads it
   * @param code what the visitor redeems; null if there is nothing to redeem, or it was erased
   * @param pooled whether the code was one of a pool
   * @param month for whose budget it counts
   * @param who the agent as the visitor meets them, in a follow-up; else null
   */
  record GestureGiven(
      Instant at,
      AgentId agent,
      String key,
      GestureId gesture,
      long version,
      String name,
      String text,
      @Nullable String code,
      boolean pooled,
      Worth worth,
      YearMonth month,
      @Nullable AgentProfile who)
      implements ByAgent {
    @Override
    public long body() {
      return bodyOf(gesture);
    }

    static long bodyOf(GestureId gesture) {
      return Fingerprint.of("giveGesture", gesture.value());
    }

    /** All that the visitor has to read: the text, and below it the code if it is not in the text. */
    public String words() {
      return code == null || text.contains(code) ? text : (text + "\n\n" + code).strip();
    }
  }

  /** The house promised the visitor that a person will come back to them. */
  record HousePromised(Instant at, PromiseKind kind, Instant due) implements ConversationEvent {}

  /** An agent says that the promise is kept. */
  record PromiseKept(Instant at, AgentId agent, String key, long promise) implements ByAgent {
    @Override
    public long body() {
      return Fingerprint.of("keepPromise", Long.toString(promise));
    }
  }

  /** What an agent did keeps these promises: an answer what the house promised. */
  record PromisesMet(Instant at, AgentId agent, List<Long> promises) implements ConversationEvent {
    public PromisesMet {
      promises = List.copyOf(promises);
    }
  }

  /** The promise has another owner, or another time. */
  record PromiseMoved(
      Instant at,
      AgentId agent,
      String key,
      long promise,
      @Nullable AgentId owner,
      Instant due) implements ByAgent {
    @Override
    public long body() {
      return Fingerprint.of(
          "movePromise",
          Long.toString(promise),
          owner == null ? null : owner.value(),
          due.toString());
    }
  }

  /** The reminders of the promise are put off; when it is due stays as it is. */
  record PromiseSnoozed(Instant at, AgentId agent, String key, long promise, Instant until)
      implements ByAgent {
    @Override
    public long body() {
      return Fingerprint.of("snoozePromise", Long.toString(promise), until.toString());
    }
  }

  /**
   * Somebody was reminded of the promise.
   *
   * @param moment the moment of the schedule for which this stands
   */
  record PromiseReminded(Instant at, long promise, Instant moment, boolean overdue)
      implements ConversationEvent {}

  /**
   * A supervisor gave it to somebody else: to {@code to}, who takes over in the same step, or else to
   * the queue.
   *
   * @param team whose queue; null if anybody may take it
   * @param text what the visitor is told; empty where another event tells them
   */
  record Reassigned(
      Instant at,
      AgentId agent,
      String key,
      @Nullable AgentId to,
      @Nullable TeamId team,
      String text,
      @Nullable String brief)
      implements ByAgent {
    @Override
    public long body() {
      return Fingerprint.of(
          "reassign", to == null ? null : to.value(), team == null ? null : team.value(), brief);
    }
  }

  /** A supervisor's words to {@code to}, who answers; nobody else reads them. */
  record Whispered(Instant at, AgentId agent, String key, AgentId to, String text)
      implements ByAgent {
    @Override
    public long body() {
      return Fingerprint.of("whisper", text);
    }
  }
  /** A letter with the replies up to {@code upTo} is about to be handed to the mail server. */
  record MailTried(Instant at, long upTo, int attempt) implements ConversationEvent {}

  /**
   * The letter with the replies up to {@code upTo} is done with.
   *
   * @param code the mail server's answer, where it refused; else empty
   */
  record MailEnded(Instant at, long upTo, MailEnding how, String code)
      implements ConversationEvent {}

  /** The agent's last connection broke. */
  record AgentLost(Instant at, AgentId agent, Instant until) implements ConversationEvent {}

  record AgentBack(Instant at, AgentId agent) implements ConversationEvent {}

  /** The agent stayed away past the grace time; the conversation goes to the head of the queue. */
  record Requeued(Instant at, AgentId agent, String text) implements ConversationEvent {}

  /**
   * The visitor is told why nobody comes.
   *
   * @param opens when the site opens; null where it is open
   * @param due by when they were told that a person answers what they leave now; null if no time
   *     was told
   */
  record NobodyThere(
      Instant at,
      NobodyCase nobody,
      String text,
      @Nullable Instant opens,
      @Nullable Instant due) implements ConversationEvent {}

  /**
   * Nobody came in time; agents find it under follow-ups.
   *
   * @param due by when the visitor was told that a person answers; null if no time was told
   */
  record FollowUpOpened(Instant at, String text, @Nullable Instant due)
      implements ConversationEvent {

    /** A follow-up for which no time is promised. */
    public FollowUpOpened(Instant at, String text) {
      this(at, text, null);
    }
  }

  /** Closed by the house because nothing was said for long. */
  record ClosedIdle(Instant at, String text) implements ConversationEvent {}

  /** The visitor came back to a closed conversation. */
  record Reopened(Instant at, String text) implements ConversationEvent {}

  /** An agent who was not asked, and why. */
  record Skipped(AgentId agent, String why) {

    /** The same without its numbers: "declined 12 s ago" and "declined 13 s ago" are one reason. */
    public Skipped kind() {
      return new Skipped(agent, why.replaceAll("[0-9]+", "#"));
    }
  }
}

package dev.firsthand.conversation;

import dev.firsthand.conversation.ConversationState.Bot;
import dev.firsthand.conversation.ConversationState.Closed;
import dev.firsthand.conversation.ConversationState.FollowUp;
import dev.firsthand.conversation.ConversationState.Human;
import dev.firsthand.conversation.ConversationState.Queued;
import dev.firsthand.conversation.ConversationState.Ringing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What may happen in a conversation, and what the house owes it. Pure: the same conversation,
 * command and moment give the same outcome.
 */
public final class ConversationRules {

  private final HouseTimes times;
  private final Words words;
  private final OpeningHours hours;
  private final EscalationTerms terms;
  private final Masking masking;

  /** Rules of a house that has no hours: always open, and no answer is promised by a time. */
  public ConversationRules(HouseTimes times, Words words) {
    this(times, words, OpeningHours.NONE);
  }

  /** Rules of a house in which no policy has a say when the house itself steps in for the bot. */
  public ConversationRules(HouseTimes times, Words words, OpeningHours hours) {
    this(times, words, hours, EscalationTerms.PLAIN);
  }

  /** Rules of a house that keeps all words as they were written. */
  public ConversationRules(
      HouseTimes times, Words words, OpeningHours hours, EscalationTerms terms) {
    this(times, words, hours, terms, Masking.NONE);
  }

  public ConversationRules(
      HouseTimes times, Words words, OpeningHours hours, EscalationTerms terms, Masking masking) {
    this.times = times;
    this.words = words;
    this.hours = hours;
    this.terms = terms;
    this.masking = masking;
  }

  /** Events, the number that the same command became before, or a refusal. */
  public Outcome decide(Conversation conversation, ConversationCommand command, Instant now) {
    if (conversation.seq() == 0 && !(command instanceof ConversationCommand.Start)) {
      return new Outcome.Refused(Refusal.UNKNOWN_CONVERSATION);
    }
    return switch (masked(conversation, command)) {
      case ConversationCommand.OfVisitor c ->
        new VisitorDecisions(this, conversation, now).decide(c);
      case ConversationCommand.OfAgent c -> new AgentDecisions(this, conversation, now).decide(c);
      case ConversationCommand.OfSupervisor c ->
        new SupervisorDecisions(this, conversation, now).decide(c);
      case ConversationCommand.OfHouse c -> new HouseDecisions(this, conversation, now).decide(c);
    };
  }

  /** What is hidden is hidden before anything else sees it: the first thing that is done. */
  private ConversationCommand masked(Conversation conversation, ConversationCommand command) {
    SiteKey site = conversation.facts().site();
    return site == null ? command : new MaskedWords(text -> masking.masked(site, text)).of(command);
  }

  /** What the house owes the conversation at {@code now}; nothing is owed before it starts. */
  public List<Duty> duties(Conversation conversation, Instant now) {
    if (conversation.seq() == 0) {
      return List.of();
    }
    List<Duty> duties = dutiesOfState(conversation, now);
    List<Duty> mail = times.mail().duties(conversation.unmailed(), now);
    if (conversation.promises().isEmpty() && mail.isEmpty()) {
      return duties;
    }
    var more = new ArrayList<>(duties);
    more.addAll(mail);
    more.addAll(PromiseDecisions.duties(conversation.promises(), times.promises(), now));
    return more;
  }

  /**
   * Whether a message at {@code now} begins a new conversation instead of going on with this. This
   * one is then refused whatever would open it again, so that a visitor never has two.
   */
  public boolean isOver(Conversation conversation, Instant now) {
    return conversation.state() instanceof Closed closed
        && !now.isBefore(closed.at().plus(times.reopen()));
  }

  /**
   * From when on what rings may ring at a second agent too: after a wait, or at once where the agent
   * was asked before and it is the second round. Empty if it may not.
   */
  public Optional<Instant> ringsTwiceFrom(Ringing ringing) {
    if (times.secondOffer().isZero()
        || ringing.second() != null
        || !(ringing.from() instanceof Queued queued)) {
      return Optional.empty();
    }
    Place place = queued.place();
    boolean again = place.asked().stream().anyMatch(asked -> asked.agent().equals(ringing.agent()));
    return Optional.of(again ? place.since() : place.since().plus(times.secondOffer()));
  }

  /** Whether why nobody could be asked is worth a place in the log; see {@code NobodyAsked}. */
  public boolean isNews(
      Conversation conversation, List<ConversationEvent.Skipped> skipped, Instant now) {
    return HouseDecisions.isNews(conversation.nobodyAsked(), skipped, now);
  }

  private List<Duty> dutiesOfState(Conversation conversation, Instant now) {
    return switch (conversation.state()) {
      case Bot bot -> dutiesOfBot(conversation, now);
      case Queued queued -> dutiesOfQueue(queued.place(), now);
      case Ringing ringing -> dutiesOfOffer(ringing, now);
      case Human human -> dutiesOfAnswered(conversation, human, now);
      case FollowUp followUp -> dutiesOfFollowUp(followUp, now);
      case Closed closed -> List.of();
    };
  }

  private List<Duty> dutiesOfFollowUp(FollowUp followUp, Instant now) {
    Instant settledAt = followUp.settledAt();
    return settledAt == null
        ? List.of()
        : List.of(by(settledAt.plus(times.promises().settled()), now, new Duty.CloseIdle()));
  }

  private List<Duty> dutiesOfBot(Conversation conversation, Instant now) {
    Unanswered question = conversation.unanswered();
    if (question != null) {
      Instant deadline = question.at().plus(times.bot());
      return now.isBefore(deadline)
          ? List.of(new Duty.AskBot(question, conversation.epoch()), new Duty.LookAgain(deadline))
          : List.of(new Duty.FailBot(question.seq(), conversation.epoch()));
    }
    Instant lastAt = conversation.facts().lastAt();
    return lastAt == null
        ? List.of()
        : List.of(by(lastAt.plus(times.botIdle()), now, new Duty.CloseIdle()));
  }

  private List<Duty> dutiesOfOffer(Ringing ringing, Instant now) {
    var duties = new ArrayList<Duty>();
    duties.add(by(ringing.deadline(), now, new Duty.WithdrawFrom(ringing.agent())));
    Ringing.Bell second = ringing.second();
    if (second != null) {
      duties.add(by(second.deadline(), now, new Duty.WithdrawFrom(second.agent())));
    }
    if (ringing.from() instanceof Queued queued) {
      ringsTwiceFrom(ringing)
          .filter(from -> from.isBefore(ringing.deadline()))
          .ifPresent(from -> duties.add(by(from, now, new Duty.FindAgent(queued.place()))));
    }
    if (ringing.from() instanceof Human sender) {
      duties.addAll(dutiesOfAgent(sender, now));
    }
    return duties;
  }

  private static List<Duty> dutiesOfAnswered(Conversation conversation, Human human, Instant now) {
    var duties = new ArrayList<Duty>(dutiesOfAgent(human, now));
    TeamTransfer transfer = conversation.teamTransfer();
    if (transfer != null) {
      duties.add(new Duty.PassOn(transfer));
    }
    return duties;
  }

  private static List<Duty> dutiesOfAgent(Human human, Instant now) {
    Instant lostUntil = human.lostUntil();
    return lostUntil == null
        ? List.of()
        : List.of(by(lostUntil, now, new Duty.TakeBack(human.agent())));
  }

  private List<Duty> dutiesOfQueue(Place place, Instant now) {
    Place.Told told = place.told();
    if (told == null) {
      return List.of(new Duty.FindAgent(place));
    }
    Duty later = by(patienceEnds(told), now, new Duty.OpenFollowUp());
    if (later instanceof Duty.OpenFollowUp) {
      return List.of(later);
    }
    Instant opens = told.opens();
    return opens != null && now.isBefore(opens)
        ? List.of(new Duty.FindAgent(place), new Duty.LookAgain(opens), later)
        : List.of(new Duty.FindAgent(place), later);
  }

  /** Who still waits when the site opens has their patience from then on. */
  private Instant patienceEnds(Place.Told told) {
    Instant ends = told.at().plus(times.patience());
    Instant opens = told.opens();
    return opens == null || opens.isAfter(ends) ? ends : opens.plus(times.patience());
  }

  private static Duty by(Instant deadline, Instant now, Duty thenDo) {
    return now.isBefore(deadline) ? new Duty.LookAgain(deadline) : thenDo;
  }

  HouseTimes times() {
    return times;
  }

  Words words() {
    return words;
  }

  OpeningHours hours() {
    return hours;
  }

  EscalationTerms terms() {
    return terms;
  }
}

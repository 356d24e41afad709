package dev.firsthand.conversation;

import dev.firsthand.conversation.ConversationCommand.Accept;
import dev.firsthand.conversation.ConversationCommand.AddNote;
import dev.firsthand.conversation.ConversationCommand.AnswerAsBot;
import dev.firsthand.conversation.ConversationCommand.AskForHuman;
import dev.firsthand.conversation.ConversationCommand.Choose;
import dev.firsthand.conversation.ConversationCommand.Close;
import dev.firsthand.conversation.ConversationCommand.Decline;
import dev.firsthand.conversation.ConversationCommand.End;
import dev.firsthand.conversation.ConversationCommand.FailBot;
import dev.firsthand.conversation.ConversationCommand.GiveBack;
import dev.firsthand.conversation.ConversationCommand.Identify;
import dev.firsthand.conversation.ConversationCommand.Judge;
import dev.firsthand.conversation.ConversationCommand.LeaveMessage;
import dev.firsthand.conversation.ConversationCommand.LoseAgent;
import dev.firsthand.conversation.ConversationCommand.Offer;
import dev.firsthand.conversation.ConversationCommand.Rate;
import dev.firsthand.conversation.ConversationCommand.RateAnswer;
import dev.firsthand.conversation.ConversationCommand.Reply;
import dev.firsthand.conversation.ConversationCommand.RestoreAgent;
import dev.firsthand.conversation.ConversationCommand.Say;
import dev.firsthand.conversation.ConversationCommand.Take;
import dev.firsthand.conversation.ConversationCommand.TakeBack;
import dev.firsthand.conversation.ConversationCommand.TellNobodyThere;
import dev.firsthand.conversation.ConversationCommand.Transfer;
import dev.firsthand.conversation.ConversationCommand.Withdraw;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What may happen in a conversation, and what the house owes it. Pure: the same conversation,
 * command and moment give the same outcome.
 */
public final class ConversationRules {

  private final HouseTimes times;
  private final Words words;

  public ConversationRules(HouseTimes times, Words words) {
    this.times = times;
    this.words = words;
  }

  /** Events, the number that the same command became before, or a refusal. */
  public Outcome decide(Conversation conversation, ConversationCommand command, Instant now) {
    return new Deciding(conversation, now).decide(command);
  }

  /** What the house owes the conversation at {@code now}; nothing is owed before it starts. */
  public List<Duty> duties(Conversation conversation, Instant now) {
    if (conversation.seq() == 0) {
      return List.of();
    }
    return switch (conversation.state()) {
      case Bot bot -> dutiesOfBot(conversation, now);
      case Queued queued -> dutiesOfQueue(queued.place(), now);
      case Ringing ringing -> dutiesOfOffer(ringing, now);
      case Human human -> dutiesOfAgent(human, now);
      case FollowUp followUp -> List.of();
      case Closed closed -> List.of();
    };
  }

  /**
   * Whether a message at {@code now} begins a new conversation instead of going on with this. This
   * one is then refused whatever would open it again, so that a visitor never has two.
   */
  public boolean isOver(Conversation conversation, Instant now) {
    return conversation.state() instanceof Closed closed
        && !now.isBefore(closed.at().plus(times.reopen()));
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

  private static List<Duty> dutiesOfOffer(Ringing ringing, Instant now) {
    var duties = new ArrayList<Duty>();
    duties.add(by(ringing.deadline(), now, new Duty.WithdrawFrom(ringing.agent())));
    if (ringing.from() instanceof Human sender) {
      duties.addAll(dutiesOfAgent(sender, now));
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
    Duty later = by(told.at().plus(times.patience()), now, new Duty.OpenFollowUp());
    return later instanceof Duty.OpenFollowUp
        ? List.of(later)
        : List.of(new Duty.FindAgent(place), later);
  }

  private static Duty by(Instant deadline, Instant now, Duty thenDo) {
    return now.isBefore(deadline) ? new Duty.LookAgain(deadline) : thenDo;
  }

  /** One decision in the making. */
  private final class Deciding {
    private final Conversation conversation;
    private final Instant now;
    private final ConversationState state;

    Deciding(Conversation conversation, Instant now) {
      this.conversation = conversation;
      this.now = now;
      this.state = conversation.state();
    }

    Outcome decide(ConversationCommand command) {
      if (conversation.seq() == 0 && !(command instanceof ConversationCommand.Start)) {
        return refused(Refusal.UNKNOWN_CONVERSATION);
      }
      return switch (command) {
        case ConversationCommand.Start c -> started(c);
        case Say c -> keyed(new ConversationEvent.VisitorSaid(now, c.key(), c.text()), this::said);
        case AskForHuman c ->
          keyed(new ConversationEvent.AskedForHuman(now, c.key()), this::askedForHuman);
        case Choose c ->
          keyed(
              new ConversationEvent.Chose(
                  now, c.key(), c.askBack(), c.choice(), titleOf(c.askBack(), c.choice())),
              this::chose);
        case RateAnswer c ->
          keyed(
              new ConversationEvent.AnswerRated(now, c.key(), c.answer(), c.helpful()),
              e -> conversation.isAnswer(c.answer()) ? events(e) : refused(Refusal.NO_SUCH_EVENT));
        case LeaveMessage c ->
          keyed(
              new ConversationEvent.MessageLeft(
                  now, c.key(), c.text(), c.name(), c.email(), say("followUp.thanks")),
              this::messageLeft);
        case ConversationCommand.Identify c -> identify(c);
        case Rate c ->
          keyed(
              new ConversationEvent.Rated(
                  now, c.key(), c.stars(), c.comment(), conversation.facts().lastAgent() != null),
              this::events);
        case End c ->
          keyed(
              new ConversationEvent.EndedByVisitor(
                  now,
                  c.key(),
                  say(conversation.isPromised() ? "closed.promised" : "closed.VISITOR")),
              e -> state instanceof Closed
                  ? refused(Refusal.WRONG_STATE)
                  : events(stopRinging(OfferEnding.VISITOR_LEFT, e)));
        case Accept c ->
          keyed(
              new ConversationEvent.Accepted(now, c.who(), c.key(), c.greeting(), false),
              e -> ringsAt(c.who().id()) ? events(e) : refused(Refusal.OFFER_GONE));
        case Decline c ->
          keyed(
              new ConversationEvent.Declined(now, c.agent(), c.key(), c.reason()),
              e -> ringsAt(c.agent()) ? events(e) : refused(Refusal.OFFER_GONE));
        case Take c ->
          keyed(
              new ConversationEvent.Accepted(now, c.who(), c.key(), c.greeting(), true),
              e -> taken(e, c.epoch()));
        case Reply c ->
          keyed(
              new ConversationEvent.AgentReplied(now, c.agent(), c.key(), c.text()),
              e -> byOwner(c.agent(), c.epoch(), e));
        case AddNote c ->
          keyed(new ConversationEvent.Noted(now, c.agent(), c.key(), c.text()), this::events);
        case Judge c -> keyed(judged(c), this::judged);
        case Transfer c ->
          keyed(
              new ConversationEvent.TransferOffered(
                  now, c.agent(), c.key(), c.to(), now.plus(times.offer()), c.brief()),
              e -> transferred(e, c.epoch()));
        case GiveBack c ->
          keyed(
              new ConversationEvent.GivenBack(now, c.agent(), c.key(), say("backToBot")),
              e -> state instanceof Ringing
                  ? refused(Refusal.WRONG_STATE)
                  : byOwner(c.agent(), c.epoch(), e));
        case Close c ->
          keyed(
              new ConversationEvent.ClosedByAgent(
                  now, c.agent(), c.key(), say("closed.AGENT"), c.reason()),
              e -> closedByAgent(e, c.epoch()));
        case AnswerAsBot c -> answeredAsBot(c);
        case FailBot c ->
          isUnanswered(c.question(), c.epoch())
              ? events(escalated(EscalationReason.BOT_FAILED, Place.ORDINARY, null))
              : refused(Refusal.NOTHING_TO_DO);
        case Offer c ->
          state instanceof Queued
              ? events(new ConversationEvent.Offered(
                  now, c.agent(), now.plus(times.offer()), c.skipped()))
              : refused(Refusal.NOTHING_TO_DO);
        case Withdraw c ->
          ringsAt(c.agent())
              ? events(new ConversationEvent.Withdrawn(now, c.agent(), c.ending()))
              : refused(Refusal.NOTHING_TO_DO);
        case TellNobodyThere c -> nobodyThere(c.nobody());
        case ConversationCommand.OpenFollowUp c ->
          state instanceof Queued
              ? events(new ConversationEvent.FollowUpOpened(now, say("followUp.opened")))
              : refused(Refusal.NOTHING_TO_DO);
        case LoseAgent c ->
          isLost(c.agent()).filter(lost -> !lost).isPresent()
              ? events(new ConversationEvent.AgentLost(now, c.agent(), now.plus(times.grace())))
              : refused(Refusal.NOTHING_TO_DO);
        case RestoreAgent c ->
          isLost(c.agent()).filter(lost -> lost).isPresent()
              ? events(new ConversationEvent.AgentBack(now, c.agent()))
              : refused(Refusal.NOTHING_TO_DO);
        case TakeBack c ->
          duties(conversation, now).contains(new Duty.TakeBack(c.agent()))
              ? events(stopRinging(
                  OfferEnding.AGENT_GONE,
                  new ConversationEvent.Requeued(now, c.agent(), say("requeued.AGENT_GONE"))))
              : refused(Refusal.NOTHING_TO_DO);
        case ConversationCommand.CloseIdle c -> idle();
      };
    }

    private Outcome started(ConversationCommand.Start c) {
      return conversation.seq() == 0
          ? events(new ConversationEvent.Started(
              now,
              c.site(),
              conversation.id().visitor(),
              c.language(),
              c.page(),
              words.say(c.site(), c.language(), "bot.greeting")))
          : refused(Refusal.NOTHING_TO_DO);
    }

    private Outcome identify(Identify c) {
      return keyed(
          new ConversationEvent.Identified(now, c.key(), c.name(), c.email()), this::events);
    }

    /** Answers a repeated key by its first result; a new one by {@code decision}. */
    private <E extends ConversationEvent.Keyed> Outcome keyed(
        E event, Function<E, Outcome> decision) {
      Optional<Receipts.Receipt> before = conversation.receipt(event.sender(), event.key());
      return before
          .<Outcome>map(receipt -> receipt.body() == event.body()
              ? new Outcome.Known(receipt.seq())
              : refused(Refusal.KEY_REUSED))
          .orElseGet(() -> decision.apply(event));
    }

    private Outcome said(ConversationEvent.VisitorSaid said) {
      if (isOver(conversation, now)) {
        return refused(Refusal.UNKNOWN_CONVERSATION);
      }
      return switch (state) {
        case Closed closed -> {
          var events = new ArrayList<ConversationEvent>();
          events.add(new ConversationEvent.Reopened(now, say("reopened")));
          AgentProfile known = conversation.facts().lastAgent();
          boolean toPerson = known != null && now.isBefore(closed.at().plus(times.sameAgent()));
          if (toPerson) {
            events.add(escalated(EscalationReason.CAME_BACK, Place.ORDINARY, null));
          }
          events.add(said);
          yield new Outcome.Events(events);
        }
        case FollowUp followUp
        when !now.isBefore(followUp.since().plus(times.patience())) ->
          events(escalated(EscalationReason.CAME_BACK, Place.ORDINARY, null), said);
        case FollowUp followUp -> events(said);
        case Bot bot -> events(said);
        case Queued queued -> events(said);
        case Ringing ringing -> events(said);
        case Human human -> events(said);
      };
    }

    private Outcome askedForHuman(ConversationEvent.AskedForHuman asked) {
      if (isOver(conversation, now)) {
        return refused(Refusal.UNKNOWN_CONVERSATION);
      }
      var escalated = escalated(EscalationReason.VISITOR_ASKED, Place.ORDINARY, null);
      return switch (state) {
        case Bot bot -> events(asked, escalated);
        case FollowUp followUp -> events(asked, escalated);
        case Closed closed ->
          events(new ConversationEvent.Reopened(now, say("reopened")), asked, escalated);
        case Queued queued -> events(asked);
        case Ringing ringing -> events(asked);
        case Human human -> events(asked);
      };
    }

    private Outcome chose(ConversationEvent.Chose chose) {
      Conversation.OpenAskBack open = conversation.askBack();
      if (!(state instanceof Bot)) {
        return refused(Refusal.WRONG_STATE);
      }
      if (open == null || open.seq() != chose.askBack()) {
        return refused(Refusal.NO_SUCH_EVENT);
      }
      if (!now.isBefore(open.at().plus(times.askBack()))) {
        return refused(Refusal.WRONG_STATE);
      }
      if (chose.choice().equals(Choice.NONE)) {
        return events(chose, escalated(EscalationReason.NOT_CLARIFIED, Place.ORDINARY, null));
      }
      boolean known = open.choices().stream().anyMatch(c -> c.entry().equals(chose.choice()));
      return known ? events(chose) : refused(Refusal.NO_SUCH_EVENT);
    }

    private String titleOf(long askBack, String choice) {
      Conversation.OpenAskBack open = conversation.askBack();
      if (open == null || open.seq() != askBack) {
        return "";
      }
      return open.choices().stream()
          .filter(c -> c.entry().equals(choice))
          .map(Choice::title)
          .findFirst()
          .orElse("");
    }

    private Outcome messageLeft(ConversationEvent.MessageLeft left) {
      if (isOver(conversation, now)) {
        return refused(Refusal.UNKNOWN_CONVERSATION);
      }
      return switch (state) {
        case Human human -> refused(Refusal.WRONG_STATE);
        case Ringing ringing when (ringing.from() instanceof Human) -> refused(Refusal.WRONG_STATE);
        case Ringing ringing -> events(stopRinging(OfferEnding.VISITOR_LEFT, left));
        case Closed closed -> events(new ConversationEvent.Reopened(now, say("reopened")), left);
        case Bot bot -> events(left);
        case Queued queued -> events(left);
        case FollowUp followUp -> events(left);
      };
    }

    private Outcome taken(ConversationEvent.Accepted accepted, long epoch) {
      if (epoch != conversation.epoch()) {
        return refused(Refusal.STALE_EPOCH);
      }
      return switch (state) {
        case Bot bot ->
          events(escalated(EscalationReason.AGENT_TOOK_OVER, Place.ORDINARY, null), accepted);
        case Queued queued -> events(accepted);
        case FollowUp followUp -> events(accepted);
        case Ringing ringing -> refused(Refusal.WRONG_STATE);
        case Human human -> refused(Refusal.NOT_YOURS);
        case Closed closed -> refused(Refusal.WRONG_STATE);
      };
    }

    private Outcome transferred(ConversationEvent.TransferOffered offered, long epoch) {
      if (offered.to().equals(offered.agent())) {
        return refused(Refusal.AGENT_BUSY);
      }
      return state instanceof Ringing
          ? refused(Refusal.WRONG_STATE)
          : byOwner(offered.agent(), epoch, offered);
    }

    private Outcome closedByAgent(ConversationEvent.ClosedByAgent closed, long epoch) {
      if (state instanceof FollowUp) {
        return epoch == conversation.epoch() ? events(closed) : refused(Refusal.STALE_EPOCH);
      }
      Outcome allowed = byOwner(closed.agent(), epoch, closed);
      return allowed instanceof Outcome.Events
          ? events(stopRinging(OfferEnding.VISITOR_LEFT, closed))
          : allowed;
    }

    /** The judgement with what it is about; without a question if there is no such turn. */
    private ConversationEvent.Judged judged(Judge c) {
      Optional<PastTurn> turn = conversation.turn(c.turn());
      String entry = switch (c.judgement()) {
        case BOT_COULD_HAVE_ANSWERED ->
          c.entry() == null ? turn.map(PastTurn::top).orElse(null) : c.entry();
        case RIGHT_TO_ESCALATE, SHOULD_HAVE_COME_SOONER -> null;
      };
      return new ConversationEvent.Judged(
          now,
          c.agent(),
          c.key(),
          c.turn(),
          turn.map(PastTurn::question).orElse(0L),
          c.judgement(),
          entry);
    }

    private Outcome judged(ConversationEvent.Judged judged) {
      boolean meansAnEntry =
          judged.entry() != null || judged.judgement() != Judgement.BOT_COULD_HAVE_ANSWERED;
      return conversation.turn(judged.turn()).isPresent() && meansAnEntry
          ? events(judged)
          : refused(Refusal.NO_SUCH_EVENT);
    }

    private Outcome byOwner(AgentId agent, long epoch, ConversationEvent event) {
      if (epoch != conversation.epoch()) {
        return refused(Refusal.STALE_EPOCH);
      }
      AgentId owner = state.owner();
      if (owner == null) {
        return refused(Refusal.WRONG_STATE);
      }
      return owner.equals(agent) ? events(event) : refused(Refusal.NOT_YOURS);
    }

    private Outcome answeredAsBot(AnswerAsBot c) {
      if (c.epoch() != conversation.epoch()) {
        return refused(Refusal.STALE_EPOCH);
      }
      if (!isUnanswered(c.question(), c.epoch())) {
        return refused(Refusal.NOTHING_TO_DO);
      }
      return events(
          switch (c.turn()) {
            case BotTurn.Answer turn ->
              new ConversationEvent.BotAnswered(
                  now,
                  c.question(),
                  turn.entry(),
                  turn.text(),
                  turn.quickReplies(),
                  turn.decision());
            case BotTurn.AskBack turn ->
              new ConversationEvent.BotAskedBack(
                  now, c.question(), turn.text(), turn.choices(), turn.decision());
            case BotTurn.Say turn ->
              new ConversationEvent.BotSaid(
                  now, c.question(), turn.text(), turn.offersPerson(), turn.decision());
            case BotTurn.Escalate turn ->
              escalated(turn.reason(), turn.priority(), turn.language(), turn.decision());
          });
    }

    private Outcome nobodyThere(NobodyCase nobody) {
      if (!(state instanceof Queued queued)) {
        return refused(Refusal.NOTHING_TO_DO);
      }
      Place.Told told = queued.place().told();
      return told != null && told.nobody() == nobody
          ? refused(Refusal.NOTHING_TO_DO)
          : events(new ConversationEvent.NobodyThere(now, nobody, say("nobody." + nobody)));
    }

    private Outcome idle() {
      return duties(conversation, now).contains(new Duty.CloseIdle())
          ? events(new ConversationEvent.ClosedIdle(now, say("closed.IDLE")))
          : refused(Refusal.NOTHING_TO_DO);
    }

    private ConversationEvent.Escalated escalated(
        EscalationReason reason, int priority, @Nullable Decision decision) {
      return escalated(reason, priority, "", decision);
    }

    private ConversationEvent.Escalated escalated(
        EscalationReason reason, int priority, String language, @Nullable Decision decision) {
      String text = say("escalated." + reason, language);
      return new ConversationEvent.Escalated(now, reason, priority, knownAgent(), text, decision);
    }

    private @Nullable AgentId knownAgent() {
      AgentProfile known = conversation.facts().lastAgent();
      return known == null ? null : known.id();
    }

    private boolean ringsAt(AgentId agent) {
      return agent.equals(state.rungAt());
    }

    private boolean isUnanswered(long question, long epoch) {
      Unanswered unanswered = conversation.unanswered();
      return epoch == conversation.epoch() && unanswered != null && unanswered.seq() == question;
    }

    /** Whether the owning agent is lost; empty where the agent is not the owner. */
    private Optional<Boolean> isLost(AgentId agent) {
      ConversationState owning =
          state instanceof Ringing r && r.from() instanceof Human h ? h : state;
      return owning instanceof Human human && human.agent().equals(agent)
          ? Optional.of(human.lostUntil() != null)
          : Optional.empty();
    }

    private List<ConversationEvent> stopRinging(OfferEnding ending, ConversationEvent then) {
      AgentId rung = state.rungAt();
      return rung == null
          ? List.of(then)
          : List.of(new ConversationEvent.Withdrawn(now, rung, ending), then);
    }

    private String say(String key) {
      return say(key, "");
    }

    private String say(String key, String language) {
      SiteKey site = conversation.facts().site();
      String spoken = language.isEmpty() ? conversation.facts().language() : language;
      return site == null ? "" : words.say(site, spoken, key);
    }

    private Outcome events(ConversationEvent... events) {
      return new Outcome.Events(List.of(events));
    }

    private Outcome events(List<ConversationEvent> events) {
      return new Outcome.Events(events);
    }

    private Outcome refused(Refusal refusal) {
      return new Outcome.Refused(refusal);
    }
  }
}

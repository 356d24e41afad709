package dev.firsthand.conversation;

import dev.firsthand.conversation.ConversationState.Bot;
import dev.firsthand.conversation.ConversationState.Closed;
import dev.firsthand.conversation.ConversationState.FollowUp;
import dev.firsthand.conversation.ConversationState.Human;
import dev.firsthand.conversation.ConversationState.Queued;
import dev.firsthand.conversation.ConversationState.Ringing;
import dev.firsthand.conversation.ConversationState.Waiting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as the fold of its log. Immutable; the same events give the same conversation,
 * live and in replay.
 */
public final class Conversation {

  private static final int EARLIER_KEPT = 5;
  private static final int EARLIER_LENGTH = 500;
  private static final int TURNS_KEPT = 50;

  private final ConversationId id;
  private final long seq;
  private final long epoch;
  private final ConversationState state;
  private final Facts facts;
  private final @Nullable Unanswered unanswered;
  private final Counters counters;
  private final @Nullable OpenAskBack askBack;
  private final List<String> earlier;
  private final List<PastTurn> turns;
  private final boolean promised;
  private final ConversationEvent.@Nullable NobodyAsked nobodyAsked;
  private final OpenPromises promises;
  private final Attributes attributes;
  private final Unmailed unmailed;
  private final Receipts receipts;
  private final @Nullable Place won;
  private final @Nullable TeamTransfer teamTransfer;
  private final Standing standing;
  private final ColleagueThreads threads;

  /**
   * What is known beside the state.
   *
   * @param lastAt when anybody last said or did something
   * @param lastAgent the person who last answered the visitor, if one did
   * @param team the team that the last escalation wanted, if any
   */
  public record Facts(
      @Nullable SiteKey site,
      String language,
      String page,
      @Nullable Instant startedAt,
      @Nullable Instant lastAt,
      @Nullable AgentProfile lastAgent,
      @Nullable EscalationReason reason,
      @Nullable TeamId team,
      @Nullable String name,
      @Nullable String email) {

    Facts lastAt(Instant at) {
      return new Facts(site, language, page, startedAt, at, lastAgent, reason, team, name, email);
    }

    Facts lastAgent(AgentProfile agent) {
      return new Facts(site, language, page, startedAt, lastAt, agent, reason, team, name, email);
    }

    Facts escalated(EscalationReason why, @Nullable TeamId wanted) {
      return new Facts(
          site, language, page, startedAt, lastAt, lastAgent, why, wanted, name, email);
    }

    boolean isSamePersonAs(Facts other) {
      return Objects.equals(name, other.name) && Objects.equals(email, other.email);
    }

    /** What is not said stays as it was. */
    Facts identified(@Nullable String newName, @Nullable String newEmail) {
      return new Facts(
          site,
          language,
          page,
          startedAt,
          lastAt,
          lastAgent,
          reason,
          team,
          newName == null ? name : newName,
          newEmail == null ? email : newEmail);
    }
  }

  /** An ask-back that the visitor may still choose from. */
  public record OpenAskBack(long seq, Instant at, List<Choice> choices) {}

  private Conversation(Draft draft) {
    id = draft.id;
    seq = draft.seq;
    epoch = draft.epoch;
    state = draft.state;
    facts = draft.facts;
    unanswered = draft.unanswered;
    counters = draft.counters;
    askBack = draft.askBack;
    earlier = draft.earlier;
    turns = draft.turns;
    promised = draft.promised;
    nobodyAsked = draft.nobodyAsked;
    promises = draft.promises;
    attributes = draft.attributes;
    unmailed = draft.unmailed;
    receipts = draft.receipts;
    won = draft.won;
    teamTransfer = draft.teamTransfer;
    standing = draft.standing;
    threads = draft.threads;
  }

  /** A conversation in which nothing has happened. */
  public static Conversation empty(ConversationId id) {
    return new Conversation(new Draft(id));
  }

  public ConversationId id() {
    return id;
  }

  /** Number of the last event; 0 before the first. */
  public long seq() {
    return seq;
  }

  /** Raised at each change of owner (bot, queue, agent); 1 at the start. */
  public long epoch() {
    return epoch;
  }

  public ConversationState state() {
    return state;
  }

  public Facts facts() {
    return facts;
  }

  /** What is said of the visitor, and what of it is signed. */
  public Attributes attributes() {
    return attributes;
  }

  /** What the bot has yet to answer; null outside {@link Bot}. */
  public @Nullable Unanswered unanswered() {
    return unanswered;
  }

  public Counters counters() {
    return counters;
  }

  public @Nullable OpenAskBack askBack() {
    return askBack;
  }

  /** The visitor's last messages before the unanswered one, oldest first, each shortened. */
  public List<String> earlier() {
    return earlier;
  }

  /** Whether the bot answered with the event of this number (its last 50 turns are known). */
  public boolean isAnswer(long number) {
    return turn(number).filter(PastTurn::answer).isPresent();
  }

  /** The bot's turn of this number (the last 50 are known). */
  public Optional<PastTurn> turn(long number) {
    return turns.stream().filter(turn -> turn.seq() == number).findFirst();
  }

  /** The bot's answers before this turn, since it got the conversation. */
  public List<PastTurn> answersBefore(PastTurn turn) {
    return turns.stream()
        .filter(t -> t.answer() && t.epoch() == turn.epoch() && t.seq() < turn.seq())
        .toList();
  }

  /** Whether a person has yet to come back to the visitor: a message was left, a promise is open. */
  public boolean isPromised() {
    return promised || !promises.isEmpty();
  }

  /** Replies that the visitor may have to be told of by e-mail. */
  public Unmailed unmailed() {
    return unmailed;
  }

  /** What was promised to the visitor and is not kept yet. */
  public OpenPromises promises() {
    return promises;
  }

  /** Why nobody could be asked when that was last put on record; null since the last offer. */
  public ConversationEvent.@Nullable NobodyAsked nobodyAsked() {
    return nobodyAsked;
  }

  /** The transfer to a team that is under way; null without one. */
  public @Nullable TeamTransfer teamTransfer() {
    return teamTransfer;
  }

  /** What people settled with the visitor. */
  public Standing standing() {
    return standing;
  }

  /** What agents talk over among themselves in it. */
  public ColleagueThreads threads() {
    return threads;
  }

  public Optional<Receipts.Receipt> receipt(Sender sender, String key) {
    return receipts.find(sender, key);
  }

  public boolean isOpen() {
    return seq > 0 && !(state instanceof Closed);
  }

  /** This conversation with one more event. */
  public Conversation after(ConversationEvent event) {
    Draft next = new Draft(this);
    next.seq = seq + 1;
    if (event instanceof ConversationEvent.Keyed keyed) {
      next.receipts =
          receipts.with(keyed.sender(), keyed.key(), Receipts.Receipt.of(seq + 1, keyed.body()));
    }
    next.apply(event);
    return new Conversation(next);
  }

  /** The fold over several events. */
  public Conversation after(Iterable<? extends ConversationEvent> events) {
    Conversation conversation = this;
    for (ConversationEvent event : events) {
      conversation = conversation.after(event);
    }
    return conversation;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Conversation that
        && id.equals(that.id)
        && seq == that.seq
        && epoch == that.epoch
        && state.equals(that.state)
        && facts.equals(that.facts)
        && Objects.equals(unanswered, that.unanswered)
        && counters.equals(that.counters)
        && Objects.equals(askBack, that.askBack)
        && earlier.equals(that.earlier)
        && turns.equals(that.turns)
        && promised == that.promised
        && Objects.equals(nobodyAsked, that.nobodyAsked)
        && promises.equals(that.promises)
        && attributes.equals(that.attributes)
        && unmailed.equals(that.unmailed)
        && receipts.equals(that.receipts)
        && Objects.equals(won, that.won)
        && Objects.equals(teamTransfer, that.teamTransfer)
        && standing.equals(that.standing)
        && threads.equals(that.threads);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, seq, epoch, state);
  }

  @Override
  public String toString() {
    return id + "#" + seq + " epoch " + epoch + " " + state.word();
  }

  /** The next conversation in the making; lives for one call of {@code after}. */
  private static final class Draft {
    private final ConversationId id;
    private long seq;
    private long epoch;
    private ConversationState state;
    private Facts facts;
    private @Nullable Unanswered unanswered;
    private Counters counters;
    private @Nullable OpenAskBack askBack;
    private List<String> earlier;
    private List<PastTurn> turns;
    private boolean promised;
    private ConversationEvent.@Nullable NobodyAsked nobodyAsked;
    private OpenPromises promises;
    private Attributes attributes;
    private Unmailed unmailed;
    private Receipts receipts;
    /** The place in line by which it came to the person who has it, or had it last. */
    private @Nullable Place won;

    private @Nullable TeamTransfer teamTransfer;
    private Standing standing;
    private ColleagueThreads threads;

    Draft(ConversationId id) {
      this.id = id;
      this.epoch = 1;
      this.state = new Bot();
      this.facts = new Facts(null, "", "", null, null, null, null, null, null, null);
      this.counters = Counters.NONE;
      this.earlier = List.of();
      this.turns = List.of();
      this.promises = OpenPromises.NONE;
      this.attributes = Attributes.NONE;
      this.unmailed = Unmailed.NONE;
      this.receipts = Receipts.NONE;
      this.standing = Standing.NONE;
      this.threads = ColleagueThreads.NONE;
    }

    Draft(Conversation was) {
      id = was.id;
      seq = was.seq;
      epoch = was.epoch;
      state = was.state;
      facts = was.facts;
      unanswered = was.unanswered;
      counters = was.counters;
      askBack = was.askBack;
      earlier = was.earlier;
      turns = was.turns;
      promised = was.promised;
      nobodyAsked = was.nobodyAsked;
      promises = was.promises;
      attributes = was.attributes;
      unmailed = was.unmailed;
      receipts = was.receipts;
      won = was.won;
      teamTransfer = was.teamTransfer;
      standing = was.standing;
      threads = was.threads;
    }

    void apply(ConversationEvent event) {
      if (event instanceof ConversationEvent.ByVisitor) {
        unmailed = Unmailed.NONE;
      }
      switch (event) {
        case ConversationEvent.Started e ->
          facts = new Facts(
              e.site(), e.language(), e.page(), e.at(), e.at(), null, null, null, null, null);
        case ConversationEvent.VisitorSaid e -> {
          remember();
          if (state instanceof Bot) {
            unanswered = new Unanswered.Message(seq, e.at(), e.text());
            askBack = null;
          }
          active(e.at());
        }
        case ConversationEvent.AskedForHuman e -> active(e.at());
        case ConversationEvent.WaitChosen e -> {
          active(e.at());
          waitsFor(e.until());
        }
        case ConversationEvent.Chose e -> {
          remember();
          askBack = null;
          unanswered = e.choice().equals(Choice.NONE)
              ? null
              : new Unanswered.Chosen(seq, e.at(), e.choice());
          active(e.at());
        }
        case ConversationEvent.AnswerRated e -> {
          active(e.at());
          if (e.helpful()) {
            counters = counters.foundHelpful();
          } else if (state instanceof Bot) {
            counters = counters.foundUnhelpful();
            unanswered = unanswered == null ? new Unanswered.Complaint(seq, e.at()) : unanswered;
          }
        }
        case ConversationEvent.MessageLeft e -> {
          active(e.at());
          introduced(e.name(), e.email());
          promised = true;
          followUp(e.at());
        }
        case ConversationEvent.CallBackAsked e -> {
          active(e.at());
          introduced(e.name(), null);
          promised = true;
          followUp(e.at());
        }
        case ConversationEvent.Identified e -> {
          Attributes before = attributes;
          attributes = before.after(e, facts.name(), facts.email());
          if (before.renames(e)) {
            identified(e.name(), e.email());
          }
        }
        case ConversationEvent.Rated e -> {}
        case ConversationEvent.EndedByVisitor e -> {
          if (promised || !promises.isEmpty()) {
            active(e.at());
            followUp(e.at());
          } else {
            closed(e.at());
          }
        }
        case ConversationEvent.ClosedByAgent e -> {
          promised = false;
          closed(e.at());
        }
        case ConversationEvent.ClosedIdle e -> closed(e.at());
        case ConversationEvent.BotAnswered e -> {
          turned(e.question(), true, e.decision());
          botSpoke(e.at(), after(Decision.Verdict.ANSWER, e.decision()));
        }
        case ConversationEvent.BotAskedBack e -> {
          turned(e.question(), false, e.decision());
          botSpoke(e.at(), after(Decision.Verdict.ASK_BACK, e.decision()));
          askBack = new OpenAskBack(seq, e.at(), e.choices());
        }
        case ConversationEvent.BotSaid e -> {
          turned(e.question(), false, e.decision());
          botSpoke(e.at(), after(said(e.decision()), e.decision()));
          standing = standing.after(e);
        }
        case ConversationEvent.Escalated e -> {
          if (e.decision() != null && e.decision().tookTurn()) {
            turned(unanswered == null ? 0 : unanswered.seq(), false, e.decision());
          }
          facts = facts.escalated(e.reason(), e.team());
          askBack = null;
          ownedBy(new Queued(Place.from(e.at(), e.reason(), e.priority())
              .preferring(e.preferred())
              .at(e.team())));
        }
        case ConversationEvent.Offered e -> {
          nobodyAsked = null;
          if (state instanceof Queued queued) {
            state = new Ringing(e.agent(), e.deadline(), queued, null);
          }
        }
        case ConversationEvent.AlsoOffered e -> {
          if (state instanceof Ringing ringing && ringing.second() == null) {
            state = new Ringing(
                ringing.agent(),
                ringing.deadline(),
                ringing.from(),
                ringing.brief(),
                new Ringing.Bell(e.agent(), e.deadline()));
          }
        }
        case ConversationEvent.NobodyAsked e -> nobodyAsked = e;
        case ConversationEvent.TransferOffered e -> {
          if (state instanceof Human human) {
            state = new Ringing(e.to(), e.deadline(), human, e.brief());
            teamTransfer = e.team() == null
                ? null
                : new TeamTransfer(e.team(), e.agent(), e.brief(), List.of(e.to()));
          }
        }
        case ConversationEvent.TransferPassedOn e -> {
          if (state instanceof Human human && teamTransfer != null) {
            state = new Ringing(e.to(), e.deadline(), human, teamTransfer.brief());
            teamTransfer = teamTransfer.asking(e.to());
          }
        }
        case ConversationEvent.TransferReturned e -> teamTransfer = null;
        case ConversationEvent.AmongColleagues e -> threads = threads.after(seq, e);
        case ConversationEvent.PutBackInLine e -> {
          active(e.at());
          Place from = won == null ? Place.from(e.at(), reason(), Place.ORDINARY) : won;
          TeamId wanted = e.team() == null ? facts.team() : e.team();
          ownedBy(new Queued(from.again(wanted, e.agent(), e.at())));
        }
        case ConversationEvent.Withdrawn e -> offerEnded(e.agent(), e.at(), e.ending());
        case ConversationEvent.Declined e -> offerEnded(e.agent(), e.at(), OfferEnding.DECLINED);
        case ConversationEvent.Accepted e -> {
          active(e.at());
          facts = facts.lastAgent(e.who());
          promised = false;
          won = placeWon();
          ownedBy(new Human(e.who().id(), null));
        }
        case ConversationEvent.MailTried e ->
          unmailed = unmailed.tried(e.upTo(), e.attempt(), e.at());
        case ConversationEvent.MailEnded e -> unmailed = unmailed.ended(e.upTo(), e.at());
        case ConversationEvent.AgentReplied e -> {
          active(e.at());
          if (facts.email() != null) {
            unmailed = unmailed.with(seq, e.at());
          }
          if (e.who() != null) {
            facts = facts.lastAgent(e.who());
            promised = false;
            settle(e.at());
          }
        }
        case ConversationEvent.GestureGiven e -> {
          active(e.at());
          if (facts.email() != null) {
            unmailed = unmailed.with(seq, e.at());
          }
        }
        case ConversationEvent.SetAside e -> {
          active(e.at());
          followUp(e.at());
        }
        case ConversationEvent.PromiseMade e -> promised(promises.after(seq, e), e.at());
        case ConversationEvent.HousePromised e -> promised(promises.after(seq, e), e.at());
        case ConversationEvent.PromiseKept e ->
          promised(promises.without(List.of(e.promise())), e.at());
        case ConversationEvent.PromisesMet e -> promised(promises.without(e.promises()), e.at());
        case ConversationEvent.PromiseMoved e -> {
          promises = promises.moved(e.promise(), e.owner(), e.due(), e.at());
          standing = standing.moved(e.promise());
        }
        case ConversationEvent.PromiseSnoozed e ->
          promises = promises.snoozed(e.promise(), e.until());
        case ConversationEvent.PromiseReminded e ->
          promises = promises.reminded(e.promise(), e.moment());
        case ConversationEvent.Noted e -> {}
        case ConversationEvent.Whispered e -> {}
        case ConversationEvent.Reassigned e -> {
          active(e.at());
          if (e.to() == null) {
            putInLine(e);
          }
        }
        case ConversationEvent.Judged e -> {}
        case ConversationEvent.GivenBack e -> {
          active(e.at());
          counters = Counters.NONE;
          standing = standing.after(e, facts.lastAgent());
          ownedBy(new Bot());
        }
        case ConversationEvent.AgentLost e -> lost(e.agent(), e.until());
        case ConversationEvent.AgentBack e -> lost(e.agent(), null);
        case ConversationEvent.Requeued e -> {
          active(e.at());
          ownedBy(new Queued(Place.from(e.at(), reason(), Place.HEAD).at(facts.team())));
        }
        case ConversationEvent.NobodyThere e -> {
          if (state instanceof Queued queued) {
            var told = new Place.Told(e.nobody(), e.at(), e.opens(), e.due());
            state = new Queued(queued.place().told(told));
          }
        }
        case ConversationEvent.FollowUpOpened e -> {
          active(e.at());
          followUp(e.at());
        }
        case ConversationEvent.Reopened e -> {
          active(e.at());
          counters = Counters.NONE;
          ownedBy(new Bot());
        }
      }
    }

    /** What the visitor's words and the bot's verdict make of the counters. */
    private Counters after(Decision.Verdict verdict, Decision decision) {
      return counters.after(verdict, decision.heard("repeated"), decision.heard("helped"));
    }

    /** Words of the bot that are no answer count as none, whatever a decision calls them. */
    private static Decision.Verdict said(Decision decision) {
      return switch (decision.verdict()) {
        case OFFER, SETTLED, PROMISED, REPHRASE, SMALL_TALK -> decision.verdict();
        case ANSWER, ASK_BACK, ESCALATE -> Decision.Verdict.ESCALATE;
      };
    }

    private EscalationReason reason() {
      return facts.reason() == null ? EscalationReason.CAME_BACK : facts.reason();
    }

    /** By which place it comes to whoever takes over now. */
    private @Nullable Place placeWon() {
      return switch (state) {
        case FollowUp followUp -> Place.from(followUp.since(), reason(), Place.ORDINARY);
        case Human human -> won;
        case Ringing ringing when (ringing.from() instanceof Human) -> won;
        case Ringing ringing -> state.place();
        case Queued queued -> queued.place();
        case Bot bot -> null;
        case Closed closed -> null;
      };
    }

    /** A change of owner: a new epoch, and nothing left for the bot to answer. */
    private void ownedBy(ConversationState next) {
      state = next;
      epoch++;
      unanswered = null;
      teamTransfer = null;
      threads = threads.ownedBy(next);
      if (!(next instanceof Bot)) {
        askBack = null;
      }
    }

    /** Who waits keeps the place; who had an agent comes first, and others are asked before them. */
    private void putInLine(ConversationEvent.Reassigned e) {
      EscalationReason reason =
          facts.reason() == null ? EscalationReason.CAME_BACK : facts.reason();
      facts = facts.escalated(reason, e.team());
      if (state instanceof Queued queued) {
        state = new Queued(queued.place().at(e.team()));
      } else if (state instanceof Human human) {
        active(e.at());
        ownedBy(new Queued(Place.from(e.at(), reason, Place.HEAD)
            .at(e.team())
            .askedInVain(human.agent(), e.at(), OfferEnding.DECLINED)));
      }
    }

    private void closed(Instant at) {
      active(at);
      ownedBy(new Closed(at));
    }

    private void followUp(Instant at) {
      if (state instanceof FollowUp followUp) {
        state = new FollowUp(followUp.since(), promised);
      } else {
        ownedBy(new FollowUp(at, promised));
      }
    }

    private void promised(OpenPromises next, Instant at) {
      boolean more = next.all().size() > promises.all().size();
      promises = next;
      if (more && state instanceof FollowUp followUp) {
        state = new FollowUp(followUp.since(), followUp.messageLeft());
      } else if (!more) {
        promised &= !promises.isEmpty();
        settle(at);
      }
    }

    /** A follow-up of which nothing is open any more. */
    private void settle(Instant at) {
      if (state instanceof FollowUp followUp && promises.isEmpty()) {
        state = new FollowUp(followUp.since(), followUp.messageLeft(), at);
      }
    }

    private void offerEnded(AgentId agent, Instant at, OfferEnding ending) {
      if (state instanceof Ringing ringing && ringing.deadlineOf(agent) != null) {
        Waiting back = switch (ringing.from()) {
          case Queued queued -> new Queued(queued.place().askedInVain(agent, at, ending));
          case Human human -> human;
        };
        state = ringing.without(agent, back);
      }
    }

    private void waitsFor(@Nullable Instant until) {
      if (state instanceof Queued queued) {
        state = new Queued(queued.place().onlyPreferred(until));
      } else if (state instanceof Ringing ringing && ringing.from() instanceof Queued queued) {
        var from = new Queued(queued.place().onlyPreferred(until));
        state = ringing.from(from);
      }
    }

    private void lost(AgentId agent, @Nullable Instant until) {
      if (state instanceof Human human && human.agent().equals(agent)) {
        state = new Human(agent, until);
      } else if (state instanceof Ringing ringing
          && ringing.from() instanceof Human human
          && human.agent().equals(agent)) {
        state = ringing.from(new Human(agent, until));
      }
    }

    private void turned(long question, boolean answer, Decision decision) {
      turns = kept(turns, PastTurn.of(seq, question, epoch, answer, decision), TURNS_KEPT);
    }

    private void botSpoke(Instant at, Counters next) {
      remember();
      unanswered = null;
      askBack = null;
      counters = next;
      active(at);
    }

    /** Moves an answered message to the earlier ones. */
    private void remember() {
      if (unanswered instanceof Unanswered.Message message) {
        String text = message.text();
        String shortened =
            text.length() <= EARLIER_LENGTH ? text : text.substring(0, EARLIER_LENGTH);
        earlier = kept(earlier, shortened, EARLIER_KEPT);
      }
    }

    private static <T> List<T> kept(List<T> list, T latest, int most) {
      var all = new ArrayList<>(list);
      all.add(latest);
      return List.copyOf(all.subList(Math.max(0, all.size() - most), all.size()));
    }

    private void active(Instant at) {
      facts = facts.lastAt(at);
    }

    /** Where the answer goes, the visitor says; nobody vouches for what they change by it. */
    private void introduced(@Nullable String name, @Nullable String email) {
      Facts before = facts;
      identified(name, email);
      if (!facts.isSamePersonAs(before)) {
        attributes = attributes.ofNobodyKnown();
      }
    }

    private void identified(@Nullable String name, @Nullable String email) {
      facts = facts.identified(name, email);
    }
  }
}

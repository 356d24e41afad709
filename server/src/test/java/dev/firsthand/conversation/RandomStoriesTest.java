package dev.firsthand.conversation;

import static dev.firsthand.conversation.ConversationStory.DECISION;
import static dev.firsthand.conversation.ConversationStory.NOON;
import static dev.firsthand.conversation.ConversationStory.RULES;
import static dev.firsthand.conversation.ConversationStory.TIMES;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Anybody says anything at any time to one conversation, and the rules hold. {@code -Dstories=N}
 * plays more, {@code -Dseed=S} one again.
 */
class RandomStoriesTest {

  private static final int STORIES = 600;
  private static final int COMMANDS = 200;

  private static final List<AgentProfile> AGENTS = List.of(
      new AgentProfile(new AgentId("maria"), "Maria", "", null),
      new AgentProfile(new AgentId("tom"), "Tom", "", null),
      new AgentProfile(new AgentId("ada"), "Ada", "", null));

  @Test
  void whateverAnybodySaysTheRulesHold() {
    Chance.play(STORIES, chance -> new OneStory(chance).play());
  }

  /** One conversation and the time in it. */
  private static final class OneStory {
    private final Chance chance;
    private final ConversationId id = new ConversationId("visitor.1");
    private final Witness witness = new Witness();
    private final List<ConversationEvent> log = new ArrayList<>();
    private final List<ConversationCommand> sent = new ArrayList<>();
    private Conversation conversation = Conversation.empty(id);
    private Instant now = NOON;
    private int keys;

    OneStory(Chance chance) {
      this.chance = chance;
    }

    void play() {
      for (int i = 0; i < COMMANDS; i++) {
        if (chance.oneIn(3)) {
          passTime();
        }
        ConversationCommand command = chance.oneIn(12) && !sent.isEmpty()
            ? chance.of(sent)
            : chance.oneIn(3) ? duty() : anything();
        carryOut(command);
        owesWhatItMust();
        if (i % 20 == 0) {
          isTheFoldOfItsLog();
        }
      }
      isTheFoldOfItsLog();
    }

    private void carryOut(ConversationCommand command) {
      sent.add(command);
      Outcome outcome = RULES.decide(conversation, command, now);
      assertThat(RULES.decide(conversation, command, now)).isEqualTo(outcome);
      chance.tell(now + " " + command + " -> " + outcome);
      if (outcome instanceof Outcome.Events events) {
        for (ConversationEvent event : events.events()) {
          log.add(event);
          ColleagueThreads threads = conversation.threads();
          conversation = conversation.after(event);
          assertThat(ColleagueThreads.mayChange(event) || conversation.threads().equals(threads))
              .as("rows are written anew where threads change")
              .isTrue();
          witness.sees(event, conversation);
        }
      } else if (outcome instanceof Outcome.Known known) {
        assertThat(log.get((int) known.seq() - 1)).isInstanceOf(ConversationEvent.Keyed.class);
      }
    }

    private void isTheFoldOfItsLog() {
      assertThat(Conversation.empty(id).after(log)).isEqualTo(conversation);
    }

    /** In the bot's and the house's hands something is always owed; persons owe by themselves. */
    private void owesWhatItMust() {
      List<Duty> duties = RULES.duties(conversation, now);
      if (conversation.seq() == 0) {
        assertThat(duties).isEmpty();
        return;
      }
      var ofPromises = PromiseDecisions.duties(conversation.promises(), TIMES.promises(), now);
      assertThat(duties).endsWith(ofPromises.toArray(Duty[]::new));
      duties = duties.subList(0, duties.size() - ofPromises.size());
      switch (conversation.state()) {
        case ConversationState.Bot bot -> {
          assertThat(duties).isNotEmpty();
          assertThat(duties.stream().anyMatch(OneStory::answers)).isEqualTo(witness.waitsForBot());
        }
        case ConversationState.Queued queued -> assertThat(duties).isNotEmpty();
        case ConversationState.Ringing ringing -> assertThat(duties).isNotEmpty();
        case ConversationState.Human human ->
          assertThat(duties.isEmpty())
              .isEqualTo(human.lostUntil() == null && conversation.teamTransfer() == null);
        case ConversationState.FollowUp followUp -> {
          assertThat(duties.isEmpty()).isEqualTo(followUp.settledAt() == null);
          assertThat(followUp.settledAt() != null).isNotEqualTo(conversation.isPromised());
        }
        case ConversationState.Closed closed -> {
          assertThat(duties).isEmpty();
          assertThat(conversation.promises().isEmpty()).isTrue();
        }
      }
    }

    private static boolean answers(Duty duty) {
      return duty instanceof Duty.AskBot || duty instanceof Duty.FailBot;
    }

    /** What the house would do now, or what it meant to do a moment ago. */
    private ConversationCommand duty() {
      List<Duty> duties = RULES.duties(conversation, now);
      if (duties.isEmpty()) {
        return anything();
      }
      return switch (chance.of(duties)) {
        case Duty.AskBot ask ->
          new ConversationCommand.AnswerAsBot(ask.epoch(), ask.question().seq(), turn());
        case Duty.FailBot fail -> new ConversationCommand.FailBot(fail.epoch(), fail.question());
        case Duty.FindAgent find ->
          conversation.state() instanceof ConversationState.Ringing
              ? new ConversationCommand.OfferAlso(agent().id(), List.of())
              : new ConversationCommand.Offer(agent().id(), List.of());
        case Duty.WithdrawFrom offer ->
          new ConversationCommand.Withdraw(offer.agent(), OfferEnding.MISSED);
        case Duty.PassOn pass ->
          chance.oneIn(3)
              ? new ConversationCommand.ReturnTransfer(List.of())
              : new ConversationCommand.PassOn(agent().id(), List.of());
        case Duty.OpenFollowUp open -> new ConversationCommand.OpenFollowUp();
        case Duty.TakeBack lost -> new ConversationCommand.TakeBack(lost.agent());
        case Duty.CloseIdle idle -> new ConversationCommand.CloseIdle();
        case Duty.Mail mail -> new ConversationCommand.TryMail(mail.upTo(), mail.attempt());
        case Duty.GiveUpMail mail ->
          new ConversationCommand.EndMail(mail.upTo(), MailEnding.UNREACHABLE, "");
        case Duty.Remind due -> new ConversationCommand.Remind(due.promise(), due.moment());
        case Duty.LookAgain later -> {
          now = later.at();
          yield anything();
        }
      };
    }

    private long anyPromise() {
      List<OpenPromise> open = conversation.promises().all();
      return open.isEmpty() ? 1 : chance.of(open).id();
    }

    private Instant momentOfPromise() {
      return now.plus(Duration.ofMinutes(chance.below(300)));
    }

    private ConversationCommand anything() {
      AgentProfile who = agent();
      AgentId agent = who.id();
      long epoch = chance.oneIn(5) ? chance.below(8) : conversation.epoch();
      return switch (chance.below(45)) {
        case 0 -> new ConversationCommand.Start(new SiteKey("shop"), "en", "/");
        case 1, 2, 3, 4 -> new ConversationCommand.Say(key(), "What about " + keys + "?");
        case 5, 6 -> new ConversationCommand.AskForHuman(key());
        case 7, 8 -> new ConversationCommand.Choose(key(), number(), chance.of(CHOICES));
        case 9, 10 -> new ConversationCommand.RateAnswer(key(), number(), chance.oneIn(2));
        case 11 ->
          chance.oneIn(2)
              ? new ConversationCommand.LeaveMessage(key(), "Call me", null, "a@example.org")
              : new ConversationCommand.AskForCallBack(
                  key(), "12345", chance.of(List.of(CallTime.values())), null, null);
        case 12 -> new ConversationCommand.Identify(key(), "Ada", null);
        case 13 ->
          chance.oneIn(2)
              ? new ConversationCommand.Rate(key(), 1 + chance.below(5), null)
              : new ConversationCommand.WaitFor(key(), chance.oneIn(2));
        case 14 -> new ConversationCommand.End(key());
        case 15, 16 -> new ConversationCommand.Accept(who, key(), "Hi");
        case 17 -> new ConversationCommand.Decline(agent, key(), null);
        case 18 -> new ConversationCommand.Take(who, key(), epoch, "Hi");
        case 19 -> new ConversationCommand.Reply(agent, key(), epoch, "Well");
        case 20 -> new ConversationCommand.Reply(agent, key(), epoch, "Well", who);
        case 34, 35 ->
          new ConversationCommand.MakePromise(agent, key(), "Call", null, momentOfPromise());
        case 36 -> new ConversationCommand.KeepPromise(agent, key(), anyPromise());
        case 37 ->
          chance.oneIn(2)
              ? new ConversationCommand.MovePromise(
                  agent, key(), anyPromise(), agent, momentOfPromise())
              : new ConversationCommand.SnoozePromise(
                  agent, key(), anyPromise(), momentOfPromise());
        case 21 ->
          chance.oneIn(2)
              ? new ConversationCommand.AddNote(agent, key(), "fyi")
              : new ConversationCommand.Judge(
                  agent, key(), number(), chance.of(List.of(Judgement.values())), "hours");
        case 22, 23 -> passOn(agent, epoch);
        case 24 ->
          new ConversationCommand.GiveBack(
              agent,
              key(),
              epoch,
              chance.oneIn(3) ? null : List.of(new Settled("Agreed", chance.of(ENTRIES))));
        case 25 ->
          chance.oneIn(6)
              ? new ConversationCommand.TurnAway(agent, key())
              : new ConversationCommand.Close(
                  agent,
                  key(),
                  epoch,
                  null,
                  chance.oneIn(3)
                      ? null
                      : chance.of(List.of(ConversationCommand.PromisesAtClose.values())));
        case 26 -> new ConversationCommand.AnswerAsBot(epoch, number(), turn());
        case 27 -> new ConversationCommand.LoseAgent(agent);
        case 28 -> new ConversationCommand.RestoreAgent(agent);
        case 29 -> new ConversationCommand.TellNobodyThere(chance.of(List.of(NobodyCase.values())));
        case 30 -> new ConversationCommand.Withdraw(agent, OfferEnding.AGENT_GONE);
        case 31 -> new ConversationCommand.OfferAlso(agent, List.of());
        case 32 ->
          new ConversationCommand.NoteNobodyAsked(
              List.of(new ConversationEvent.Skipped(agent, chance.oneIn(2) ? "offline" : "away")));
        case 33 -> new ConversationCommand.TakeOver(who, key(), epoch, "Hi");
        case 38 -> new ConversationCommand.Reassign(agent, key(), epoch, agent(), "Hi", null);
        case 39 -> new ConversationCommand.ReassignToQueue(agent, key(), epoch, null, "later");
        case 41 ->
          new ConversationCommand.GiveGesture(
              who, key(), epoch, GestureRulesTest.VOUCHER, GestureRulesTest.TEN_EUROS);
        case 40 -> new ConversationCommand.Whisper(agent, key(), "psst");
        case 42, 43, 44 -> amongColleagues(agent);
        default -> new ConversationCommand.Offer(agent, List.of());
      };
    }

    private ConversationCommand amongColleagues(AgentId agent) {
      List<ColleagueThread> open = conversation.threads().all();
      long thread =
          open.isEmpty() || chance.oneIn(6) ? number() : chance.of(open).seq();
      return switch (chance.below(5)) {
        case 0, 1 ->
          new ConversationCommand.AskColleagues(
              agent,
              key(),
              List.of(agent().id()),
              chance.oneIn(2) ? null : new TeamId("orders"),
              "May I?");
        case 2, 3 -> new ConversationCommand.TellColleagues(agent, key(), thread, "Yes");
        default -> new ConversationCommand.EndThread(agent, key(), thread);
      };
    }

    private ConversationCommand passOn(AgentId agent, long epoch) {
      var team = new TeamId("orders");
      return switch (chance.below(6)) {
        case 0, 1 ->
          new ConversationCommand.Transfer(agent, key(), epoch, agent().id(), null);
        case 2, 3 ->
          new ConversationCommand.TransferToTeam(
              agent, key(), epoch, team, agent().id(), List.of(), "brief");
        case 4 -> new ConversationCommand.PassOn(agent().id(), List.of());
        default -> new ConversationCommand.PutBack(agent, key(), epoch, team, null);
      };
    }

    private static final List<String> ENTRIES = List.of("hours", "sending");
    private static final List<String> CHOICES = List.of("hours", "sending", "pets", Choice.NONE);

    private BotTurn turn() {
      return switch (chance.below(5)) {
        case 0 -> ConversationStory.answer("Nine to five.");
        case 1 ->
          new BotTurn.AskBack(
              "Did you mean",
              List.of(new Choice("hours", "Hours"), new Choice("sending", "Sending")),
              DECISION);
        case 2 -> new BotTurn.Say("Hm", true, ConversationStory.decision(Decision.Verdict.OFFER));
        case 3 -> new BotTurn.Say("Hello", false, DECISION);
        default -> new BotTurn.Escalate(EscalationReason.LOW_CONFIDENCE, chance.below(3), DECISION);
      };
    }

    private AgentProfile agent() {
      AgentId owner = conversation.state().owner();
      List<AgentId> rung = conversation.state().rings();
      AgentId likely = chance.oneIn(2) || rung.isEmpty() ? owner : chance.of(rung);
      return AGENTS.stream()
          .filter(agent -> chance.oneIn(4) || Objects.equals(agent.id(), likely))
          .findFirst()
          .orElseGet(() -> chance.of(AGENTS));
    }

    private String key() {
      return chance.oneIn(20) ? "k" + chance.below(keys + 1) : "k" + keys++;
    }

    private long number() {
      Conversation.OpenAskBack open = conversation.askBack();
      if (open != null && chance.oneIn(2)) {
        return open.seq();
      }
      return Math.max(0, conversation.seq() - chance.below(4));
    }

    private void passTime() {
      now = now.plus(
          switch (chance.below(10)) {
            case 0, 1, 2, 3 -> Duration.ofMillis(chance.below(500));
            case 4, 5, 6 -> Duration.ofSeconds(chance.below(15));
            case 7 -> TIMES.grace();
            case 8 -> TIMES.patience();
            default -> chance.oneIn(5) ? TIMES.reopen() : TIMES.sameAgent();
          });
    }
  }
}

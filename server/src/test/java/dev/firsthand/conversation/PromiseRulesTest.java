package dev.firsthand.conversation;

import static dev.firsthand.conversation.ConversationStory.MARIA;
import static dev.firsthand.conversation.ConversationStory.NOON;
import static dev.firsthand.conversation.ConversationStory.RULES;
import static dev.firsthand.conversation.ConversationStory.TIMES;
import static dev.firsthand.conversation.ConversationStory.TOM;
import static dev.firsthand.conversation.ConversationStory.TOMS_CARD;
import static dev.firsthand.conversation.ConversationStory.aConversation;
import static dev.firsthand.conversation.ConversationStory.aQueuedConversation;
import static dev.firsthand.conversation.ConversationStory.marias;
import static dev.firsthand.conversation.ConversationStory.say;
import static dev.firsthand.conversation.HandoffRulesTest.leave;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.ConversationCommand.PromisesAtClose;
import dev.firsthand.conversation.ConversationState.Closed;
import dev.firsthand.conversation.ConversationState.FollowUp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was promised is a record: it has an owner and a time, and is brought up until it is kept. */
class PromiseRulesTest {

  private static final PromiseTimes PROMISES = TIMES.promises();
  private static final Instant TOMORROW = NOON.plus(Duration.ofDays(1));

  @Test
  void anAgentPromisesInTheirChat() {
    var story = marias();
    long seq = story.seq() + 1;

    OpenPromise open = story
        .done(promise("p", MARIA, TOMORROW))
        .conversation()
        .promises()
        .find(seq)
        .orElseThrow();

    assertThat(open.text()).isEqualTo("Ask the carrier");
    assertThat(open.owner()).isEqualTo(MARIA);
    assertThat(open.due()).isEqualTo(TOMORROW);
    story
        .when(new ConversationCommand.MakePromise(TOM, "p", "Call", TOM, TOMORROW))
        .thenRefused(Refusal.NOT_YOURS);
  }

  @Test
  void aPromiseIsForLaterAndWithinAYear() {
    marias().when(promise("p", MARIA, NOON)).thenRefused(Refusal.BAD_DUE);
    marias()
        .when(promise("p", MARIA, NOON.plus(Duration.ofDays(400))))
        .thenRefused(Refusal.BAD_DUE);
  }

  @Test
  void notMoreIsPromisedThanCanBeKept() {
    var story = marias();
    for (int i = 0; i < OpenPromises.MOST; i++) {
      story = story.done(promise("p" + i, MARIA, TOMORROW));
    }

    story.when(promise("more", MARIA, TOMORROW)).thenRefused(Refusal.TOO_MANY_PROMISES);
  }

  @Test
  void aPromiseIsKeptOnceAndMayMoveBefore() {
    var promised = marias().done(promise("p", MARIA, TOMORROW));
    long id = promised.seq();
    Instant later = TOMORROW.plus(Duration.ofDays(1));

    var moved = promised.done(new ConversationCommand.MovePromise(TOM, "m", id, TOM, later));
    assertThat(moved.conversation().promises().first())
        .get()
        .extracting(OpenPromise::owner, OpenPromise::due)
        .containsExactly(TOM, later);
    var kept = moved.done(new ConversationCommand.KeepPromise(TOM, "k", id));
    assertThat(kept.conversation().promises().isEmpty()).isTrue();
    kept.when(new ConversationCommand.KeepPromise(TOM, "again", id))
        .thenRefused(Refusal.NO_SUCH_EVENT);
    kept.when(new ConversationCommand.MovePromise(TOM, "late", id, TOM, later))
        .thenRefused(Refusal.NO_SUCH_EVENT);
  }

  @Test
  void aChatWithAnOpenPromiseIsNotClosedWithoutAWordOfIt() {
    var promised = marias().done(promise("p", MARIA, TOMORROW));

    promised.when(promised.close(MARIA)).thenRefused(Refusal.PROMISES_OPEN);
    promised
        .when(closing(promised, PromisesAtClose.KEPT))
        .then(ConversationEvent.PromisesMet.class, ConversationEvent.ClosedByAgent.class);
    var aside = promised.done(closing(promised, PromisesAtClose.FOLLOW_UP));
    assertThat(aside.state()).isEqualTo(new FollowUp(NOON, false));
    assertThat(aside.conversation().promises().all()).hasSize(1);
  }

  @Test
  void whoSetsAsideWithoutAPromiseLetsTheHousePromise() {
    var aside = marias();
    aside = aside.done(closing(aside, PromisesAtClose.FOLLOW_UP));

    assertThat(aside.conversation().promises().first())
        .get()
        .extracting(OpenPromise::kind)
        .isEqualTo(PromiseKind.ANSWER);
  }

  @Test
  void theHousePromisesAnAnswerToAMessage() {
    Instant due = NOON.plus(PROMISES.answer());
    aConversation()
        .when(leave("m"))
        .then(ConversationEvent.MessageLeft.class, ConversationEvent.HousePromised.class)
        .owesAt(NOON, new Duty.LookAgain(due.minus(PROMISES.lead())));
    aConversation().done(leave("m")).when(leave("n")).then(ConversationEvent.MessageLeft.class);
    aQueuedConversation()
        .when(new ConversationCommand.OpenFollowUp())
        .then(ConversationEvent.FollowUpOpened.class, ConversationEvent.HousePromised.class);
  }

  @Test
  void anAnswerInTheFollowUpKeepsIt() {
    var left = aConversation().done(leave("m"));
    var answer = new ConversationCommand.Reply(TOM, "r", left.epoch(), "Yes.", TOMS_CARD);

    var answered = left.when(answer)
        .then(ConversationEvent.AgentReplied.class, ConversationEvent.PromisesMet.class);

    assertThat(answered.state()).isEqualTo(new FollowUp(NOON, true, NOON));
    assertThat(answered.conversation().facts().lastAgent()).isEqualTo(TOMS_CARD);
    Instant end = NOON.plus(PROMISES.settled());
    answered.owesAt(NOON, new Duty.LookAgain(end)).owesAt(end, new Duty.CloseIdle());
    assertThat(answered.at(end).done(new ConversationCommand.CloseIdle()).state())
        .isEqualTo(new Closed(end));
    answered
        .when(say("back", "Thank you, but"))
        .then(ConversationEvent.Escalated.class, ConversationEvent.VisitorSaid.class);
    left.when(new ConversationCommand.Reply(TOM, "r", left.epoch() - 1, "Yes.", TOMS_CARD))
        .thenRefused(Refusal.STALE_EPOCH);
  }

  @Test
  void takingIsNotAnsweringButTheFirstReplyKeepsIt() {
    var left = aConversation().done(leave("m"));
    var taken = left.done(left.take(TOMS_CARD));

    assertThat(taken.conversation().promises().isEmpty()).isFalse();
    taken
        .when(taken.reply(TOM, "r"))
        .then(ConversationEvent.AgentReplied.class, ConversationEvent.PromisesMet.class);
  }

  @Test
  void anAgentsOwnPromiseOutlivesTheirReply() {
    var promised = marias().done(promise("p", MARIA, TOMORROW));

    promised.when(promised.reply(MARIA, "r")).then(ConversationEvent.AgentReplied.class);
  }

  @Test
  void whatWasPromisedIsNotClosedBySilenceWithTheBot() {
    var promised = marias().done(promise("p", MARIA, TOMORROW));
    var back = promised.done(promised.giveBack(MARIA)).later(TIMES.botIdle());

    assertThat(back.when(new ConversationCommand.CloseIdle())
            .then(ConversationEvent.FollowUpOpened.class)
            .state())
        .isInstanceOf(FollowUp.class);
  }

  @Test
  void itIsBroughtUpBeforeItIsDueWhenItIsAndAtGrowingDistance() {
    var promised = marias().done(promise("p", MARIA, TOMORROW));
    long id = promised.seq();
    var moments = new ArrayList<Duration>();
    Instant now = NOON;
    for (int i = 0; i < 100; i++) {
      var due = next(promised, now);
      if (due == null) {
        break;
      }
      now = due;
      promised = promised.at(now);
      moments.add(Duration.between(TOMORROW, now));
      promised = promised.done(new ConversationCommand.Remind(id, now));
      promised.when(new ConversationCommand.Remind(id, now)).thenRefused(Refusal.NOTHING_TO_DO);
    }

    assertThat(moments)
        .isEqualTo(List.of(
            Duration.ofMinutes(-15),
            Duration.ZERO,
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(7),
            Duration.ofHours(15),
            Duration.ofHours(31),
            Duration.ofHours(63)));
  }

  @Test
  void afterALongSleepItIsBroughtUpOnceNotForEachMomentMissed() {
    var promised = marias().done(promise("p", MARIA, TOMORROW));
    long id = promised.seq();
    Instant woken = TOMORROW.plus(Duration.ofHours(4));
    Instant moment = TOMORROW.plus(Duration.ofHours(3));

    promised.owesAt(
        woken, new Duty.Remind(id, moment), new Duty.LookAgain(TOMORROW.plus(Duration.ofHours(7))));
    promised
        .at(woken)
        .when(new ConversationCommand.Remind(id, moment))
        .thenExactly(new ConversationEvent.PromiseReminded(woken, id, moment, true))
        .owesAt(woken, new Duty.LookAgain(TOMORROW.plus(Duration.ofHours(7))));
  }

  @Test
  void aMovedPromiseIsBroughtUpAnew() {
    var promised = marias().done(promise("p", MARIA, TOMORROW)).at(TOMORROW);
    long id = promised.seq();
    var reminded = promised.done(new ConversationCommand.Remind(id, TOMORROW));
    Instant later = TOMORROW.plus(Duration.ofHours(2));

    reminded
        .done(new ConversationCommand.MovePromise(MARIA, "m", id, MARIA, later))
        .owesAt(TOMORROW, new Duty.LookAgain(later.minus(PROMISES.lead())));
  }

  @Test
  void remindersThatWerePutOffComeThenAndGoOnAsEverUntilItIsKept() {
    var promised = marias().done(promise("p", MARIA, TOMORROW)).at(TOMORROW);
    long id = promised.seq();
    var reminded = promised.done(new ConversationCommand.Remind(id, TOMORROW));
    Instant until = TOMORROW.plus(Duration.ofHours(2));
    var quiet = reminded.done(new ConversationCommand.SnoozePromise(TOM, "s", id, until));

    assertThat(quiet.conversation().promises().find(id).orElseThrow().due()).isEqualTo(TOMORROW);
    quiet
        .owesAt(until.minusMillis(1), new Duty.LookAgain(until))
        .owesAt(
            until,
            new Duty.Remind(id, until),
            new Duty.LookAgain(TOMORROW.plus(Duration.ofHours(3))));
    var again = quiet.at(until).done(new ConversationCommand.Remind(id, until));
    again.owesAt(until, new Duty.LookAgain(TOMORROW.plus(Duration.ofHours(3))));
    assertThat(next(again.done(new ConversationCommand.KeepPromise(MARIA, "k", id)), until))
        .isNull();
  }

  @Test
  void remindersArePutOffOnlyForWhatIsOpenAndOnlyForLater() {
    var promised = marias().done(promise("p", MARIA, TOMORROW));
    long id = promised.seq();

    promised
        .when(new ConversationCommand.SnoozePromise(MARIA, "s", id + 1, TOMORROW))
        .thenRefused(Refusal.NO_SUCH_EVENT);
    promised
        .when(new ConversationCommand.SnoozePromise(MARIA, "s", id, NOON))
        .thenRefused(Refusal.BAD_DUE);
    var moved = promised
        .done(new ConversationCommand.SnoozePromise(MARIA, "s", id, TOMORROW))
        .done(new ConversationCommand.MovePromise(
            MARIA, "m", id, MARIA, TOMORROW.minus(Duration.ofHours(1))));
    assertThat(moved.conversation().promises().find(id).orElseThrow().quietUntil())
        .isNull();
  }

  private static @Nullable Instant next(ConversationStory story, Instant now) {
    return RULES.duties(story.conversation(), now).stream()
        .filter(Duty.LookAgain.class::isInstance)
        .map(duty -> ((Duty.LookAgain) duty).at())
        .findFirst()
        .orElse(null);
  }

  private static ConversationCommand promise(String key, AgentId agent, Instant due) {
    return new ConversationCommand.MakePromise(agent, key, "Ask the carrier", agent, due);
  }

  private static ConversationCommand closing(ConversationStory story, PromisesAtClose promises) {
    return new ConversationCommand.Close(MARIA, "close", story.epoch(), null, promises);
  }
}

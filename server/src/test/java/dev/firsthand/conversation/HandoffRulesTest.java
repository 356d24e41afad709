package dev.firsthand.conversation;

import static dev.firsthand.conversation.ConversationStory.MARIA;
import static dev.firsthand.conversation.ConversationStory.MARIAS_CARD;
import static dev.firsthand.conversation.ConversationStory.NOON;
import static dev.firsthand.conversation.ConversationStory.TIMES;
import static dev.firsthand.conversation.ConversationStory.TOM;
import static dev.firsthand.conversation.ConversationStory.TOMS_CARD;
import static dev.firsthand.conversation.ConversationStory.aConversation;
import static dev.firsthand.conversation.ConversationStory.aQueuedConversation;
import static dev.firsthand.conversation.ConversationStory.aRingingConversation;
import static dev.firsthand.conversation.ConversationStory.accept;
import static dev.firsthand.conversation.ConversationStory.askForHuman;
import static dev.firsthand.conversation.ConversationStory.decline;
import static dev.firsthand.conversation.ConversationStory.marias;
import static dev.firsthand.conversation.ConversationStory.missed;
import static dev.firsthand.conversation.ConversationStory.offer;
import static dev.firsthand.conversation.ConversationStory.offeredToTom;
import static dev.firsthand.conversation.ConversationStory.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.ConversationState.FollowUp;
import dev.firsthand.conversation.ConversationState.Human;
import dev.firsthand.conversation.ConversationState.Queued;
import dev.firsthand.conversation.ConversationState.Ringing;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** From the queue to a person, and from one person to the next. */
class HandoffRulesTest {

  private static final Duration A_WHILE = Duration.ofSeconds(7);

  @Test
  void whoAsksForAPersonIsInTheQueueAtOnce() {
    var queued = aConversation()
        .when(askForHuman("ask"))
        .then(ConversationEvent.AskedForHuman.class, ConversationEvent.Escalated.class);

    assertThat(queued.state())
        .isEqualTo(new Queued(Place.from(NOON, EscalationReason.VISITOR_ASKED, Place.ORDINARY)));
    assertThat(queued.epoch()).isEqualTo(2);
    queued.owesAt(NOON, new Duty.FindAgent(queued.place()));
  }

  @Test
  void askingAgainKeepsThePlace() {
    var queued = aQueuedConversation();

    var again = queued
        .later(A_WHILE)
        .when(askForHuman("again"))
        .then(ConversationEvent.AskedForHuman.class);
    assertThat(again.state()).isEqualTo(queued.state());
    assertThat(again.epoch()).isEqualTo(queued.epoch());
  }

  @Test
  void whatTheVisitorSaysInTheQueueIsNotForTheBot() {
    var said = aQueuedConversation().done(say("k", "hello?"));

    assertThat(said.conversation().unanswered()).isNull();
    assertThat(said.state()).isInstanceOf(Queued.class);
  }

  @Test
  void anOfferRingsUntilItsDeadlineAndNoLonger() {
    var ringing = aRingingConversation();
    var deadline = NOON.plus(TIMES.offer());

    ringing.owesAt(deadline.minusMillis(1), new Duty.LookAgain(deadline));
    ringing.owesAt(deadline, new Duty.WithdrawFrom(MARIA));
  }

  @Test
  void anOfferNobodyAcceptedLeadsBackToTheSamePlace() {
    var queued = aQueuedConversation();
    var deadline = NOON.plus(TIMES.offer());

    var back = queued
        .done(offer(MARIA))
        .at(deadline)
        .when(missed(MARIA))
        .then(ConversationEvent.Withdrawn.class);
    assertThat(back.place())
        .isEqualTo(queued.place().askedInVain(MARIA, deadline, OfferEnding.MISSED));
    assertThat(back.place().since()).isEqualTo(NOON);
    assertThat(back.epoch()).isEqualTo(queued.epoch());
    back.owesAt(deadline, new Duty.FindAgent(back.place()));
  }

  @Test
  void aDeclinedOfferGoesToTheNextAgentFromTheSamePlace() {
    var ringing = aRingingConversation().later(A_WHILE);

    var toTom =
        ringing.when(decline(MARIA)).then(ConversationEvent.Declined.class).done(offer(TOM));
    assertThat(toTom.place().since()).isEqualTo(NOON);
    assertThat(toTom.place().asked())
        .containsExactly(new Place.Asked(MARIA, NOON.plus(A_WHILE), OfferEnding.DECLINED));
    assertThat(toTom.state().rungAt()).isEqualTo(TOM);
  }

  @Test
  void onlyWhomItRingsAtMayAcceptOrDecline() {
    aRingingConversation().when(accept(TOMS_CARD)).thenRefused(Refusal.OFFER_GONE);
    aRingingConversation().when(decline(TOM)).thenRefused(Refusal.OFFER_GONE);
    aRingingConversation()
        .done(missed(MARIA))
        .when(accept(MARIAS_CARD))
        .thenRefused(Refusal.OFFER_GONE);
  }

  @Test
  void anAcceptThatCameBeforeTheOfferWasEndedCountsEvenAfterTheDeadline() {
    aRingingConversation()
        .later(TIMES.offer().plusMillis(1))
        .when(accept(MARIAS_CARD))
        .then(ConversationEvent.Accepted.class);
  }

  @Test
  void whoAcceptsOwnsIt() {
    var human = marias();

    assertThat(human.state()).isEqualTo(new Human(MARIA, null));
    assertThat(human.epoch()).isEqualTo(3);
    assertThat(human.conversation().facts().lastAgent()).isEqualTo(MARIAS_CARD);
    human.owesNothingAt(NOON.plus(Duration.ofDays(9)));
  }

  @Test
  void oneOfferAtATime() {
    aRingingConversation().when(offer(TOM)).thenRefused(Refusal.NOTHING_TO_DO);
    marias().when(offer(TOM)).thenRefused(Refusal.NOTHING_TO_DO);
  }

  @Test
  void onlyTheOwnerReplies() {
    var human = marias();

    human.when(human.reply(MARIA, "r")).then(ConversationEvent.AgentReplied.class);
    human.when(human.reply(TOM, "r")).thenRefused(Refusal.NOT_YOURS);
    var queued = aQueuedConversation();
    queued.when(queued.reply(MARIA, "r")).thenRefused(Refusal.WRONG_STATE);
  }

  @Test
  void aReplyForAnOlderEpochIsRefused() {
    var human = marias();
    var late = human.reply(MARIA, "late");
    var back = human
        .done(human.giveBack(MARIA), askForHuman("again"), offer(MARIA))
        .done(new ConversationCommand.Accept(MARIAS_CARD, "accept-again", "Hi again"));

    back.when(late).thenRefused(Refusal.STALE_EPOCH);
  }

  @Test
  void agentsTakeFromTheQueueAndTheFollowUpsButNotFromEachOther() {
    var queued = aQueuedConversation();
    queued.when(queued.take(TOMS_CARD)).then(ConversationEvent.Accepted.class);

    var left = aConversation().done(leave("m"));
    left.when(left.take(TOMS_CARD)).then(ConversationEvent.Accepted.class);

    var ringing = aRingingConversation();
    ringing.when(ringing.take(TOMS_CARD)).thenRefused(Refusal.WRONG_STATE);
    var human = marias();
    human.when(human.take(TOMS_CARD)).thenRefused(Refusal.NOT_YOURS);
  }

  @Test
  void ofTwoWhoTakeAtOnceOneIsStale() {
    var queued = aQueuedConversation();
    var toms = queued.take(TOMS_CARD);

    queued.done(queued.take(MARIAS_CARD)).when(toms).thenRefused(Refusal.STALE_EPOCH);
  }

  @Test
  void notesChangeNothingAndAreAllowedToEveryAgent() {
    var human = marias();
    var noted = human
        .when(new ConversationCommand.AddNote(TOM, "n", "Has an open order."))
        .then(ConversationEvent.Noted.class);

    assertThat(noted.state()).isEqualTo(human.state());
    assertThat(noted.epoch()).isEqualTo(human.epoch());
  }

  @Test
  void aNoteNamesSomeColleaguesAndNotItsAuthor() {
    var human = marias();
    var named = human
        .when(new ConversationCommand.AddNote(TOM, "n", "Look, @Maria", List.of(MARIA)))
        .then(ConversationEvent.Noted.class);
    assertThat(named.state()).isEqualTo(human.state());
    named
        .when(new ConversationCommand.AddNote(TOM, "n", "Look, @Maria"))
        .thenRefused(Refusal.KEY_REUSED);

    human
        .when(new ConversationCommand.AddNote(TOM, "s", "Look, @Tom", List.of(MARIA, TOM)))
        .thenRefused(Refusal.NOBODY_THERE);
    human.when(naming(ConversationEvent.Noted.MOST_MENTIONED)).then(ConversationEvent.Noted.class);
    human
        .when(naming(ConversationEvent.Noted.MOST_MENTIONED + 1))
        .thenRefused(Refusal.NOBODY_THERE);
  }

  private static ConversationCommand naming(int colleagues) {
    List<AgentId> all = IntStream.range(0, colleagues)
        .mapToObj(i -> new AgentId("colleague" + i))
        .toList();
    return new ConversationCommand.AddNote(TOM, "many", "All of you", all);
  }

  @Test
  void givenBackTheBotAnswersAgainWithFreshCounters() {
    var human = marias();

    var bots = human.when(human.giveBack(MARIA)).then(ConversationEvent.GivenBack.class);
    assertThat(bots.state()).isEqualTo(new ConversationState.Bot());
    assertThat(bots.epoch()).isEqualTo(4);
    assertThat(bots.conversation().counters()).isEqualTo(Counters.NONE);
    assertThat(bots.done(say("k", "And on Sundays?")).conversation().unanswered())
        .isNotNull();
  }

  @Test
  void whileAColleagueIsAskedItStaysWithTheSender() {
    var ringing = offeredToTom();

    assertThat(ringing.state().owner()).isEqualTo(MARIA);
    assertThat(ringing.state().rungAt()).isEqualTo(TOM);
    assertThat(ringing.epoch()).isEqualTo(3);
    ringing.when(ringing.reply(MARIA, "r")).then(ConversationEvent.AgentReplied.class);
    ringing.when(ringing.reply(TOM, "r")).thenRefused(Refusal.NOT_YOURS);
    ringing.when(ringing.giveBack(MARIA)).thenRefused(Refusal.WRONG_STATE);
    ringing.when(ringing.transfer(MARIA, TOM, null)).thenRefused(Refusal.WRONG_STATE);
  }

  @Test
  void theColleagueWhoAcceptsOwnsIt() {
    var toms = offeredToTom().when(accept(TOMS_CARD)).then(ConversationEvent.Accepted.class);

    assertThat(toms.state()).isEqualTo(new Human(TOM, null));
    assertThat(toms.epoch()).isEqualTo(4);
    toms.when(toms.reply(MARIA, "r")).thenRefused(Refusal.NOT_YOURS);
  }

  @Test
  void aTransferDeclinedOrMissedStaysWithTheSenderWithoutANewEpoch() {
    var before = marias();
    var declined = offeredToTom().done(decline(TOM));
    var missed = offeredToTom()
        .at(NOON.plus(TIMES.offer()))
        .owesAt(NOON.plus(TIMES.offer()), new Duty.WithdrawFrom(TOM))
        .done(missed(TOM));

    assertThat(declined.state()).isEqualTo(before.state());
    assertThat(missed.state()).isEqualTo(before.state());
    assertThat(missed.epoch()).isEqualTo(before.epoch());
  }

  @Test
  void nobodyTransfersToThemselvesOrWhatIsNotTheirs() {
    var human = marias();

    human.when(human.transfer(MARIA, MARIA, null)).thenRefused(Refusal.AGENT_BUSY);
    human.when(human.transfer(TOM, MARIA, null)).thenRefused(Refusal.NOT_YOURS);
  }

  @Test
  void aLostAgentKeepsItThroughTheGraceTime() {
    var until = NOON.plus(TIMES.grace());
    var lost = marias()
        .when(new ConversationCommand.LoseAgent(MARIA))
        .then(ConversationEvent.AgentLost.class);

    assertThat(lost.state()).isEqualTo(new Human(MARIA, until));
    lost.owesAt(until.minusMillis(1), new Duty.LookAgain(until));
    lost.owesAt(until, new Duty.TakeBack(MARIA));
    lost.at(until.minusMillis(1))
        .when(new ConversationCommand.TakeBack(MARIA))
        .thenRefused(Refusal.NOTHING_TO_DO);
    var back = lost.at(until.minusMillis(1)).done(new ConversationCommand.RestoreAgent(MARIA));
    assertThat(back.state()).isEqualTo(marias().state());
    back.owesNothingAt(until);
  }

  @Test
  void losingTwiceDoesNotProlongTheGrace() {
    marias()
        .done(new ConversationCommand.LoseAgent(MARIA))
        .later(A_WHILE)
        .when(new ConversationCommand.LoseAgent(MARIA))
        .thenRefused(Refusal.NOTHING_TO_DO);
  }

  @Test
  void onlyTheOwnerCanBeLostAndOnlyTheLostComeBack() {
    marias().when(new ConversationCommand.LoseAgent(TOM)).thenRefused(Refusal.NOTHING_TO_DO);
    marias().when(new ConversationCommand.RestoreAgent(MARIA)).thenRefused(Refusal.NOTHING_TO_DO);
  }

  @Test
  void afterTheGraceTimeItGoesToTheHeadOfTheQueue() {
    var until = NOON.plus(TIMES.grace());
    var human = marias();
    var late = human.reply(MARIA, "late");

    var requeued = human
        .done(new ConversationCommand.LoseAgent(MARIA))
        .at(until)
        .when(new ConversationCommand.TakeBack(MARIA))
        .then(ConversationEvent.Requeued.class);
    assertThat(requeued.place().priority()).isEqualTo(Place.HEAD);
    assertThat(requeued.place().reason()).isEqualTo(EscalationReason.VISITOR_ASKED);
    assertThat(requeued.epoch()).isEqualTo(4);
    requeued.when(late).thenRefused(Refusal.STALE_EPOCH);
  }

  @Test
  void aSenderLostWhileAColleagueIsAskedLosesItToThatColleague() {
    var lost = offeredToTom().done(new ConversationCommand.LoseAgent(MARIA));

    assertThat(lost.done(accept(TOMS_CARD)).state()).isEqualTo(new Human(TOM, null));
    assertThat(lost.done(decline(TOM)).state())
        .isEqualTo(new Human(MARIA, NOON.plus(TIMES.grace())));
    assertThat(lost.done(new ConversationCommand.RestoreAgent(MARIA)).state())
        .isEqualTo(offeredToTom().state());
  }

  @Test
  void aLostSendersTimeEndsEvenWhileAColleagueIsAsked() {
    var until = NOON.plus(TIMES.grace());
    var human = marias().done(new ConversationCommand.LoseAgent(MARIA)).later(TIMES.offer());
    var ringing = human.done(human.transfer(MARIA, TOM, null));
    var deadline = NOON.plus(TIMES.offer()).plus(TIMES.offer());

    ringing.owesAt(NOON, new Duty.LookAgain(deadline), new Duty.LookAgain(until));
    ringing.owesAt(until, new Duty.LookAgain(deadline), new Duty.TakeBack(MARIA));
    var requeued = ringing
        .at(until)
        .when(new ConversationCommand.TakeBack(MARIA))
        .then(ConversationEvent.Withdrawn.class, ConversationEvent.Requeued.class);
    assertThat(requeued.place().priority()).isEqualTo(Place.HEAD);
  }

  @Test
  void whoIsToldThatNobodyIsThereIsLookedAfterUntilPatienceEnds() {
    var told = aQueuedConversation()
        .when(new ConversationCommand.TellNobodyThere(NobodyCase.ALL_BUSY))
        .then(ConversationEvent.NobodyThere.class);
    var end = NOON.plus(TIMES.patience());

    told.owesAt(end.minusMillis(1), new Duty.FindAgent(told.place()), new Duty.LookAgain(end));
    told.owesAt(end, new Duty.OpenFollowUp());
    var followUp = told.at(end).done(new ConversationCommand.OpenFollowUp());
    assertThat(followUp.state()).isEqualTo(new FollowUp(end, false));
    followUp.owesAt(
        end, new Duty.LookAgain(end.plus(TIMES.promises().answer()).minus(Duration.ofMinutes(15))));
  }

  @Test
  void eachCaseOfNobodyThereIsToldOnce() {
    var told = aQueuedConversation()
        .done(new ConversationCommand.TellNobodyThere(NobodyCase.NOBODY_SIGNED_IN));

    told.when(new ConversationCommand.TellNobodyThere(NobodyCase.NOBODY_SIGNED_IN))
        .thenRefused(Refusal.NOTHING_TO_DO);
    told.when(new ConversationCommand.TellNobodyThere(NobodyCase.ALL_BUSY))
        .then(ConversationEvent.NobodyThere.class);
    assertThat(told.place().since()).isEqualTo(NOON);
  }

  @Test
  void anOfferAfterThatIsStillPossible() {
    var told = aQueuedConversation()
        .done(new ConversationCommand.TellNobodyThere(NobodyCase.NOBODY_SIGNED_IN));

    assertThat(told.done(offer(MARIA)).state()).isInstanceOf(Ringing.class);
  }

  static ConversationCommand.AskForCallBack callBack(String key, CallTime when) {
    return new ConversationCommand.AskForCallBack(
        key, "+49 30 1234567", when, "At the back", "Ada");
  }

  static ConversationCommand.LeaveMessage leave(String key) {
    return new ConversationCommand.LeaveMessage(key, "Please call.", "Ada", "ada@example.org");
  }
}

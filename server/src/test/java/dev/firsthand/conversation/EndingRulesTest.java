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
import static dev.firsthand.conversation.ConversationStory.marias;
import static dev.firsthand.conversation.ConversationStory.offeredToTom;
import static dev.firsthand.conversation.ConversationStory.say;
import static dev.firsthand.conversation.HandoffRulesTest.callBack;
import static dev.firsthand.conversation.HandoffRulesTest.leave;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.ConversationState.Bot;
import dev.firsthand.conversation.ConversationState.Closed;
import dev.firsthand.conversation.ConversationState.FollowUp;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How conversations end, rest, and begin again. */
class EndingRulesTest {

  private static final Duration A_MOMENT = Duration.ofMillis(1);

  @Test
  void theOwnerCloses() {
    var human = marias();

    assertThat(human.done(human.close(MARIA)).state()).isEqualTo(new Closed(NOON));
    human.when(human.close(TOM)).thenRefused(Refusal.NOT_YOURS);
    var queued = aQueuedConversation();
    queued.when(queued.close(MARIA)).thenRefused(Refusal.WRONG_STATE);
  }

  @Test
  void whatRingsStopsRingingWhenItEnds() {
    aRingingConversation()
        .when(end("e"))
        .thenExactly(
            new ConversationEvent.Withdrawn(NOON, MARIA, OfferEnding.VISITOR_LEFT),
            new ConversationEvent.EndedByVisitor(NOON, "e", "closed.VISITOR en"));
    var transfer = offeredToTom();
    transfer
        .when(transfer.close(MARIA))
        .then(ConversationEvent.Withdrawn.class, ConversationEvent.ClosedByAgent.class);
  }

  @Test
  void whoMayNotWriteAnyMoreIsTurnedAwayWhereTheyWait() {
    var away = new ConversationCommand.TurnAway(TOM, "away");
    var closed =
        new ConversationEvent.ClosedByAgent(NOON, TOM, "away", "closed.BLOCKED en", "blocked");

    aQueuedConversation().when(away).thenExactly(closed);
    aRingingConversation()
        .when(away)
        .thenExactly(
            new ConversationEvent.Withdrawn(NOON, MARIA, OfferEnding.VISITOR_LEFT), closed);
    marias().when(away).thenRefused(Refusal.WRONG_STATE);
    aConversation().when(away).thenRefused(Refusal.WRONG_STATE);
    aQueuedConversation()
        .done(new ConversationCommand.MakePromise(
            MARIA, "p", "Call", null, NOON.plus(Duration.ofHours(1))))
        .when(away)
        .thenRefused(Refusal.PROMISES_OPEN);
  }

  @Test
  void theVisitorEndsAnOpenConversationOnce() {
    aConversation().done(end("e")).when(end("again")).thenRefused(Refusal.WRONG_STATE);
  }

  @Test
  void aMessageLeftStaysPromisedWhenTheVisitorEnds() {
    var ended = aConversation().done(leave("m")).done(end("e"));

    assertThat(ended.state()).isEqualTo(new FollowUp(NOON, true));
    var asking = aConversation().done(leave("m"), askForHuman("p"));
    assertThat(asking.done(end("e")).state()).isEqualTo(new FollowUp(NOON, true));
    var answered = asking.done(asking.take(MARIAS_CARD));
    assertThat(answered.done(end("e")).state()).isInstanceOf(FollowUp.class);
    assertThat(answered.done(answered.reply(MARIA, "r")).done(end("e")).state())
        .isInstanceOf(Closed.class);
    var unanswered = aQueuedConversation().done(new ConversationCommand.OpenFollowUp());
    assertThat(unanswered.done(end("e")).state()).isInstanceOf(FollowUp.class);
  }

  @Test
  void whoEndsAfterLeavingAMessageIsToldThatTheAnswerStillComes() {
    aConversation()
        .done(leave("m"))
        .when(end("e"))
        .thenExactly(new ConversationEvent.EndedByVisitor(NOON, "e", "closed.promised en"));
    aConversation()
        .when(end("e"))
        .thenExactly(new ConversationEvent.EndedByVisitor(NOON, "e", "closed.VISITOR en"));
  }

  @Test
  void aFollowUpIsClosedByAnyAgentWhoSawItsLatestOwner() {
    var left = aConversation().done(leave("m"));
    var stale = aConversation().close(TOM);

    left.when(stale).thenRefused(Refusal.STALE_EPOCH);
    left.when(left.close(TOM)).thenRefused(Refusal.PROMISES_OPEN);
    var kept = new ConversationCommand.Close(
        TOM, "kept", left.epoch(), null, ConversationCommand.PromisesAtClose.KEPT);
    assertThat(left.done(kept).state()).isInstanceOf(Closed.class);
  }

  @Test
  void aMessageCanBeLeftWhereNobodyAnswers() {
    assertThat(aConversation().done(leave("m")).state()).isEqualTo(new FollowUp(NOON, true));
    assertThat(aQueuedConversation().done(leave("m")).state()).isEqualTo(new FollowUp(NOON, true));
    aRingingConversation()
        .when(leave("m"))
        .then(
            ConversationEvent.Withdrawn.class,
            ConversationEvent.MessageLeft.class,
            ConversationEvent.HousePromised.class);
    var human = marias();
    human
        .done(human.close(MARIA))
        .when(leave("m"))
        .then(
            ConversationEvent.Reopened.class,
            ConversationEvent.MessageLeft.class,
            ConversationEvent.HousePromised.class);
    aConversation().done(leave("m")).when(leave("m2")).then(ConversationEvent.MessageLeft.class);
  }

  @Test
  void aMessageIsNotLeftWhileAPersonAnswers() {
    marias().when(leave("m")).thenRefused(Refusal.WRONG_STATE);
    offeredToTom().when(leave("m")).thenRefused(Refusal.WRONG_STATE);
  }

  @Test
  void aCallBackIsAFollowUpThatIsPromised() {
    var asked = aQueuedConversation().done(callBack("c", CallTime.SOON));

    assertThat(asked.state()).isEqualTo(new FollowUp(NOON, true));
    assertThat(asked.conversation().facts().name()).isEqualTo("Ada");
    assertThat(asked.done(end("e")).state()).isEqualTo(new FollowUp(NOON, true));
    assertThat(aConversation().done(callBack("b", CallTime.SOON)).state())
        .isEqualTo(new FollowUp(NOON, true));
    aRingingConversation()
        .when(callBack("c", CallTime.SOON))
        .then(
            ConversationEvent.Withdrawn.class,
            ConversationEvent.CallBackAsked.class,
            ConversationEvent.HousePromised.class);
    marias().when(callBack("c", CallTime.SOON)).thenRefused(Refusal.WRONG_STATE);
  }

  @Test
  void whoLeavesAMessageIsKnownByIt() {
    var facts = aConversation().done(leave("m")).conversation().facts();

    assertThat(facts.name()).isEqualTo("Ada");
    assertThat(facts.email()).isEqualTo("ada@example.org");
  }

  @Test
  void whatIsNotSaidOfOneselfIsKept() {
    var facts = aConversation()
        .done(leave("m"), new ConversationCommand.Identify("i", "Ada L.", null))
        .conversation()
        .facts();

    assertThat(facts.name()).isEqualTo("Ada L.");
    assertThat(facts.email()).isEqualTo("ada@example.org");
  }

  @Test
  void backWithinHalfAnHourTheVisitorGetsTheSameAgent() {
    var human = marias();
    var closed = human.done(human.close(MARIA));
    var back = closed
        .at(NOON.plus(TIMES.sameAgent()).minus(A_MOMENT))
        .when(say("k", "One more thing"))
        .then(
            ConversationEvent.Reopened.class,
            ConversationEvent.Escalated.class,
            ConversationEvent.VisitorSaid.class);

    assertThat(back.place().preferred()).isEqualTo(MARIA);
    assertThat(back.place().reason()).isEqualTo(EscalationReason.CAME_BACK);
    assertThat(back.conversation().unanswered()).isNull();
  }

  @Test
  void laterTheBotAnswersFirst() {
    var human = marias();
    var back = human
        .done(human.close(MARIA))
        .at(NOON.plus(TIMES.sameAgent()))
        .when(say("k", "One more thing"))
        .then(ConversationEvent.Reopened.class, ConversationEvent.VisitorSaid.class);

    assertThat(back.state()).isEqualTo(new Bot());
    assertThat(back.conversation().unanswered()).isNotNull();
    assertThat(back.epoch()).isEqualTo(5);
  }

  @Test
  void afterADayAMessageBeginsANewConversation() {
    var human = marias();
    var closed = human.done(human.close(MARIA));
    var dayEnd = NOON.plus(TIMES.reopen());

    assertThat(ConversationStory.RULES.isOver(closed.conversation(), dayEnd.minus(A_MOMENT)))
        .isFalse();
    assertThat(ConversationStory.RULES.isOver(closed.conversation(), dayEnd)).isTrue();
    var over = closed.at(dayEnd);
    over.when(say("k", "Hello again")).thenRefused(Refusal.UNKNOWN_CONVERSATION);
    over.when(askForHuman("p")).thenRefused(Refusal.UNKNOWN_CONVERSATION);
    over.when(leave("m")).thenRefused(Refusal.UNKNOWN_CONVERSATION);
  }

  @Test
  void whatWasSaidBeforeTheEndIsKnownEvenADayAfter() {
    var said = aConversation().done(say("k", "Hello"));

    said.done(end("e")).later(TIMES.reopen()).when(say("k", "Hello")).thenKnown(2);
  }

  @Test
  void askingForAPersonReopens() {
    aConversation()
        .done(end("e"))
        .when(askForHuman("p"))
        .then(
            ConversationEvent.Reopened.class,
            ConversationEvent.AskedForHuman.class,
            ConversationEvent.Escalated.class);
  }

  @Test
  void aWordToAFollowUpWaitsWithItUntilItIsWorthAskingAgain() {
    var followUp = aConversation().done(leave("m"));
    var patience = NOON.plus(TIMES.patience());

    assertThat(followUp.at(patience.minus(A_MOMENT)).done(say("k", "Also")).state())
        .isInstanceOf(FollowUp.class);
    var asked = followUp
        .at(patience)
        .when(say("k", "Anybody?"))
        .then(ConversationEvent.Escalated.class, ConversationEvent.VisitorSaid.class);
    assertThat(asked.place().reason()).isEqualTo(EscalationReason.CAME_BACK);
  }

  @Test
  void fromAFollowUpAPersonCanBeAskedForAtOnce() {
    aConversation()
        .done(leave("m"))
        .when(askForHuman("p"))
        .then(ConversationEvent.AskedForHuman.class, ConversationEvent.Escalated.class);
  }

  @Test
  void aRatingIsOfThePersonIfOneAnswered() {
    var rating = new ConversationCommand.Rate("r", 5, "Kind");

    assertThat(aConversation().when(rating).event(ConversationEvent.Rated.class).ofPerson())
        .isFalse();
    var human = marias();
    assertThat(human
            .done(human.close(MARIA))
            .when(rating)
            .event(ConversationEvent.Rated.class)
            .ofPerson())
        .isTrue();
  }

  @Test
  void epochsRiseAtEachChangeOfOwnerAndOnlyThen() {
    var story = aConversation();
    assertThat(story.epoch()).isEqualTo(1);
    story = story.done(askForHuman("p"));
    assertThat(story.epoch()).isEqualTo(2);
    story = story.done(story.take(MARIAS_CARD));
    assertThat(story.epoch()).isEqualTo(3);
    story = story.done(story.transfer(MARIA, TOM, null));
    assertThat(story.epoch()).isEqualTo(3);
    story = story.done(accept(TOMS_CARD));
    assertThat(story.epoch()).isEqualTo(4);
    story = story.done(story.close(TOM));
    assertThat(story.epoch()).isEqualTo(5);
  }

  private static ConversationCommand.End end(String key) {
    return new ConversationCommand.End(key);
  }
}

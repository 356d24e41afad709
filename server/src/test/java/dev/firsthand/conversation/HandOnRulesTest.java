package dev.firsthand.conversation;

import static dev.firsthand.conversation.ConversationStory.EVE;
import static dev.firsthand.conversation.ConversationStory.MARIA;
import static dev.firsthand.conversation.ConversationStory.NOON;
import static dev.firsthand.conversation.ConversationStory.ORDERS;
import static dev.firsthand.conversation.ConversationStory.TIMES;
import static dev.firsthand.conversation.ConversationStory.TOM;
import static dev.firsthand.conversation.ConversationStory.TOMS_CARD;
import static dev.firsthand.conversation.ConversationStory.aQueuedConversation;
import static dev.firsthand.conversation.ConversationStory.accept;
import static dev.firsthand.conversation.ConversationStory.decline;
import static dev.firsthand.conversation.ConversationStory.marias;
import static dev.firsthand.conversation.ConversationStory.missed;
import static dev.firsthand.conversation.ConversationStory.offer;
import static dev.firsthand.conversation.ConversationStory.offeredToTom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.ConversationState.Human;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An agent passes a conversation on: to a colleague, a team, or the queue. */
class HandOnRulesTest {

  @Test
  void theVisitorReadsWhoHandsOverToWhomOnlyWhenTheColleagueAccepts() {
    var byTransfer = offeredToTom().when(accept(TOMS_CARD));
    var fromTheQueue = aQueuedConversation().done(offer(TOM)).when(accept(TOMS_CARD));

    assertThat(byTransfer.event(ConversationEvent.Accepted.class).handover())
        .isEqualTo("handedOver.titled en");
    assertThat(fromTheQueue.event(ConversationEvent.Accepted.class).handover()).isNull();
  }

  @Test
  void aTeamsNextMemberIsOwedWhenOneDeclinesOrMisses() {
    var human = marias();
    var ringing = human.done(human.transferToTeam(MARIA, TOM));
    assertThat(ringing.state().owner()).isEqualTo(MARIA);
    assertThat(ringing.state().rungAt()).isEqualTo(TOM);
    ringing.owesAt(NOON, new Duty.LookAgain(NOON.plus(TIMES.offer())));

    var declined = ringing.done(decline(TOM));
    declined.owesAt(
        NOON, new Duty.PassOn(new TeamTransfer(ORDERS, MARIA, "knows orders", List.of(TOM))));
    var next = declined.done(new ConversationCommand.PassOn(EVE, List.of()));
    assertThat(next.state().rungAt()).isEqualTo(EVE);
    assertThat(((ConversationState.Ringing) next.state()).brief()).isEqualTo("knows orders");
    assertThat(next.epoch()).isEqualTo(human.epoch());
    var missedToo = next.done(missed(EVE));
    missedToo.owesAt(
        NOON, new Duty.PassOn(new TeamTransfer(ORDERS, MARIA, "knows orders", List.of(TOM, EVE))));
  }

  @Test
  void nobodyIsAskedTwiceForOneTransferAndNeverItsSender() {
    var declined = toOrders().done(decline(TOM));

    declined
        .when(new ConversationCommand.PassOn(TOM, List.of()))
        .thenRefused(Refusal.NOTHING_TO_DO);
    declined
        .when(new ConversationCommand.PassOn(MARIA, List.of()))
        .thenRefused(Refusal.NOTHING_TO_DO);
  }

  @Test
  void afterTheLastMemberItIsTheSendersAgain() {
    var why = List.of(new ConversationEvent.Skipped(EVE, "offline"));
    var back = toOrders()
        .done(decline(TOM))
        .when(new ConversationCommand.ReturnTransfer(why))
        .then(ConversationEvent.TransferReturned.class);

    assertThat(back.state()).isEqualTo(new Human(MARIA, null));
    back.owesNothingAt(NOON);
    back.when(new ConversationCommand.ReturnTransfer(why)).thenRefused(Refusal.NOTHING_TO_DO);
    back.when(back.transfer(MARIA, EVE, null)).then(ConversationEvent.TransferOffered.class);
  }

  @Test
  void nobodyOfTheTeamThereIsSaidBeforeAnythingIsSent() {
    var human = marias();

    human.when(human.transferToTeam(MARIA, null)).thenRefused(Refusal.NOBODY_THERE);
    human.when(human.transferToTeam(TOM, null)).thenRefused(Refusal.NOT_YOURS);
  }

  @Test
  void theSameTransferAgainIsTheSameEvenWhenNobodyIsThereAnyMore() {
    var human = marias();
    var sent = human.transferToTeam(MARIA, TOM);
    var again = new ConversationCommand.TransferToTeam(
        MARIA, sent.key(), sent.epoch(), ORDERS, null, List.of(), "knows orders");

    assertThat(ConversationStory.RULES.decide(human.done(sent).conversation(), again, NOON))
        .isInstanceOf(Outcome.Known.class);
  }

  @Test
  void aMemberWhoAcceptsEndsTheTransfer() {
    var toms = toOrders().done(accept(TOMS_CARD));

    assertThat(toms.state()).isEqualTo(new Human(TOM, null));
    assertThat(toms.conversation().teamTransfer()).isNull();
    toms.owesNothingAt(NOON);
  }

  @Test
  void closingOrLeavingEndsTheTransferToo() {
    var ringing = toOrders();

    for (var ended : List.of(
        ringing.done(ringing.close(MARIA)), ringing.done(new ConversationCommand.End("bye")))) {
      assertThat(ended.state()).isInstanceOf(ConversationState.Closed.class);
      assertThat(ended.conversation().teamTransfer()).isNull();
      ended.when(accept(TOMS_CARD)).thenRefused(Refusal.OFFER_GONE);
    }
  }

  @Test
  void aSenderLostMeanwhileLosesItToTheQueueWhileTheTeamIsAsked() {
    var until = NOON.plus(TIMES.grace());
    var lost = toOrders().done(new ConversationCommand.LoseAgent(MARIA), decline(TOM));
    assertThat(lost.conversation().teamTransfer()).isNotNull();

    var queued = lost.at(until).done(new ConversationCommand.TakeBack(MARIA));
    assertThat(queued.place().priority()).isEqualTo(Place.HEAD);
    assertThat(queued.conversation().teamTransfer()).isNull();
  }

  @Test
  void putBackInLineItKeepsThePlaceThatTheWaitEntitlesTo() {
    var later = Duration.ofMinutes(7);
    var human = marias().later(later);
    var late = human.reply(MARIA, "late");

    var back = human.when(human.putBack(MARIA, ORDERS)).then(ConversationEvent.PutBackInLine.class);
    assertThat(back.place().since()).isEqualTo(NOON);
    assertThat(back.place().priority()).isEqualTo(Place.ORDINARY);
    assertThat(back.place().team()).isEqualTo(ORDERS);
    assertThat(back.place().asked())
        .containsExactly(new Place.Asked(MARIA, NOON.plus(later), OfferEnding.DECLINED));
    assertThat(back.epoch()).isEqualTo(human.epoch() + 1);
    back.when(late).thenRefused(Refusal.STALE_EPOCH);
    back.owesAt(NOON, new Duty.FindAgent(back.place()));
  }

  @Test
  void onlyTheOwnerPutsBackAndWhoeverWasAskedIsAskedNoMore() {
    var ringing = offeredToTom();

    ringing.when(ringing.putBack(TOM, null)).thenRefused(Refusal.NOT_YOURS);
    var back = ringing
        .when(ringing.putBack(MARIA, null))
        .then(ConversationEvent.Withdrawn.class, ConversationEvent.PutBackInLine.class);
    assertThat(back.state().rungAt()).isNull();
  }

  private static ConversationStory toOrders() {
    var human = marias();
    return human.done(human.transferToTeam(MARIA, TOM));
  }
}

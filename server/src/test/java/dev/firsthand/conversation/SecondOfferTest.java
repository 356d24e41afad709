package dev.firsthand.conversation;

import static dev.firsthand.conversation.ConversationStory.MARIA;
import static dev.firsthand.conversation.ConversationStory.MARIAS_CARD;
import static dev.firsthand.conversation.ConversationStory.NOON;
import static dev.firsthand.conversation.ConversationStory.TIMES;
import static dev.firsthand.conversation.ConversationStory.TOM;
import static dev.firsthand.conversation.ConversationStory.TOMS_CARD;
import static dev.firsthand.conversation.ConversationStory.aConversation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.ConversationEvent.Skipped;
import dev.firsthand.conversation.ConversationState.Human;
import dev.firsthand.conversation.ConversationState.Queued;
import dev.firsthand.conversation.ConversationState.Ringing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What waits for long rings at two agents, and one of them has it. */
class SecondOfferTest {

  private static final Instant LATE = NOON.plus(TIMES.secondOffer());

  @Test
  void aSecondAgentIsAskedOnlyAfterAWait() {
    var early = ringing(LATE.minusSeconds(5));
    early.when(also(TOM)).thenRefused(Refusal.NOTHING_TO_DO);
    early.owesAt(
        LATE.minusSeconds(5),
        new Duty.LookAgain(LATE.minusSeconds(5).plus(TIMES.offer())),
        new Duty.LookAgain(LATE));

    early.at(LATE).when(also(TOM)).then(ConversationEvent.AlsoOffered.class);
    early.owesAt(
        LATE,
        new Duty.LookAgain(LATE.minusSeconds(5).plus(TIMES.offer())),
        new Duty.FindAgent(early.place()));
  }

  @Test
  void orOnTheSecondRoundAtOnce() {
    var again = ringing(NOON)
        .done(new ConversationCommand.Decline(MARIA, "d", null))
        .done(new ConversationCommand.Offer(MARIA, List.of()));

    again.when(also(TOM)).then(ConversationEvent.AlsoOffered.class);
  }

  @Test
  void itRingsAtTwoAndNoMore() {
    ringing(LATE).when(also(MARIA)).thenRefused(Refusal.NOTHING_TO_DO);
    ringingAtBoth().when(also(new AgentId("ada"))).thenRefused(Refusal.NOTHING_TO_DO);
  }

  @Test
  void whoAcceptsFirstHasItAndBothRingNoMore() {
    var both = ringingAtBoth();
    var toms = both.done(new ConversationCommand.Accept(TOMS_CARD, "a", "Hi"));

    assertThat(toms.state()).isEqualTo(new Human(TOM, null));
    assertThat(Claims.between(both.state(), toms.state()))
        .isEqualTo(new Claims(Set.of(MARIA, TOM), Set.of(), null, TOM));
    toms.when(new ConversationCommand.Accept(MARIAS_CARD, "b", "Hi"))
        .thenRefused(Refusal.OFFER_GONE);
  }

  @Test
  void ifOneDeclinesItStillRingsAtTheOther() {
    var atTom = ringingAtBoth().done(new ConversationCommand.Decline(MARIA, "d", "lunch"));

    assertThat(atTom.state().rings()).containsExactly(TOM);
    assertThat(atTom.place().asked()).extracting(Place.Asked::agent).containsExactly(MARIA);
    var queued =
        atTom.later(TIMES.offer()).done(new ConversationCommand.Withdraw(TOM, OfferEnding.MISSED));
    assertThat(queued.state()).isInstanceOf(Queued.class);
    assertThat(queued.place().since()).isEqualTo(NOON);
  }

  @Test
  void eachHasADeadlineOfTheirOwn() {
    var both = ringing(LATE).at(LATE.plusSeconds(7)).done(also(TOM));

    both.owesAt(
        LATE.plus(TIMES.offer()),
        new Duty.WithdrawFrom(MARIA),
        new Duty.LookAgain(LATE.plusSeconds(7).plus(TIMES.offer())));
    assertThat(((Ringing) both.state()).deadlineOf(TOM))
        .isEqualTo(LATE.plusSeconds(7).plus(TIMES.offer()));
  }

  @Test
  void aVisitorWhoLeavesStopsBoth() {
    ringingAtBoth()
        .when(new ConversationCommand.LeaveMessage("l", "Call me", null, null))
        .then(
            ConversationEvent.Withdrawn.class,
            ConversationEvent.Withdrawn.class,
            ConversationEvent.MessageLeft.class,
            ConversationEvent.HousePromised.class);
  }

  @Test
  void thatNobodyCouldBeAskedIsRecordedWhenTheReasonChangesAndNotTooOften() {
    var first = queued().done(nobody("2 of 2", "offline"));
    first
        .later(Duration.ofHours(1))
        .when(nobody("3 of 3", "offline"))
        .thenRefused(Refusal.NOTHING_TO_DO);
    first
        .later(Duration.ofSeconds(59))
        .when(nobody("2 of 2", "away"))
        .thenRefused(Refusal.NOTHING_TO_DO);

    var second = first
        .later(Duration.ofSeconds(60))
        .when(nobody("2 of 2", "away"))
        .then(ConversationEvent.NobodyAsked.class);

    assertThat(second.state()).isInstanceOf(Queued.class);
    assertThat(second
            .done(new ConversationCommand.Offer(TOM, List.of()))
            .conversation()
            .nobodyAsked())
        .isNull();
  }

  @Test
  void ofALargeHouseOnlySomeAreNamed() {
    var many = java.util.stream.IntStream.range(0, 200)
        .mapToObj(i -> new Skipped(new AgentId("a" + i), "offline"))
        .toList();

    var recorded = queued().done(new ConversationCommand.NoteNobodyAsked(many));

    assertThat(recorded.conversation().nobodyAsked()).isNotNull().satisfies(asked -> {
      assertThat(asked.skipped()).hasSize(ConversationEvent.NobodyAsked.MOST_NAMED);
      assertThat(asked.others()).isEqualTo(170);
    });
  }

  private static ConversationCommand nobody(String maria, String tom) {
    return new ConversationCommand.NoteNobodyAsked(
        List.of(new Skipped(MARIA, maria), new Skipped(TOM, tom)));
  }

  private static ConversationCommand also(AgentId agent) {
    return new ConversationCommand.OfferAlso(agent, List.of());
  }

  private static ConversationStory queued() {
    return aConversation().done(new ConversationCommand.AskForHuman("ask"));
  }

  private static ConversationStory ringing(Instant since) {
    return queued().at(since).done(new ConversationCommand.Offer(MARIA, List.of()));
  }

  private static ConversationStory ringingAtBoth() {
    return ringing(LATE).done(also(TOM));
  }
}

package dev.firsthand.conversation;

import static dev.firsthand.conversation.ConversationStory.MARIA;
import static dev.firsthand.conversation.ConversationStory.NOON;
import static dev.firsthand.conversation.ConversationStory.TOM;
import static dev.firsthand.conversation.ConversationStory.TOMS_CARD;
import static dev.firsthand.conversation.ConversationStory.aConversation;
import static dev.firsthand.conversation.ConversationStory.aQueuedConversation;
import static dev.firsthand.conversation.ConversationStory.aRingingConversation;
import static dev.firsthand.conversation.ConversationStory.marias;
import static dev.firsthand.conversation.ConversationStory.offeredToTom;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.ConversationState.Human;
import dev.firsthand.conversation.ConversationState.Queued;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What somebody may do to a conversation who looks after the agents. */
class SupervisorRulesTest {

  private static final AgentId NORA = new AgentId("nora");
  private static final AgentProfile NORAS_CARD = new AgentProfile(NORA, "Nora", "Lead", null);
  private static final TeamId PLANTS = new TeamId("plants");

  @Test
  void aTakenOverConversationMovesItsLoadInOneStep() {
    var before = marias();

    var after = before.when(takeOver(before)).then(ConversationEvent.Accepted.class);

    assertThat(after.state()).isEqualTo(new Human(NORA, null));
    assertThat(after.epoch()).isEqualTo(before.epoch() + 1);
    assertThat(Claims.between(before.state(), after.state()))
        .isEqualTo(new Claims(Set.of(), Set.of(), MARIA, NORA));
    after.when(after.reply(MARIA, "late")).thenRefused(Refusal.NOT_YOURS);
  }

  @Test
  void whatRingsIsTakenFromWhereItRings() {
    var ringing = aRingingConversation();
    var taken = ringing
        .when(takeOver(ringing))
        .then(ConversationEvent.Withdrawn.class, ConversationEvent.Accepted.class);
    assertThat(Claims.between(ringing.state(), taken.state()))
        .isEqualTo(new Claims(Set.of(MARIA), Set.of(), null, NORA));

    var asked = offeredToTom();
    var passed = asked
        .when(takeOver(asked))
        .then(ConversationEvent.Withdrawn.class, ConversationEvent.Accepted.class);
    assertThat(Claims.between(asked.state(), passed.state()))
        .isEqualTo(new Claims(Set.of(TOM), Set.of(), MARIA, NORA));
  }

  @Test
  void aLateSupervisorIsRefusedAndOneWhoHasItToo() {
    var story = marias();

    story
        .when(new ConversationCommand.TakeOver(NORAS_CARD, "k", story.epoch() - 1, "Hi"))
        .thenRefused(Refusal.STALE_EPOCH);
    story.when(give(story, story.epoch() - 1)).thenRefused(Refusal.STALE_EPOCH);
    story.when(toQueue(story.epoch() - 1, null)).thenRefused(Refusal.STALE_EPOCH);
    var noras = story.when(takeOver(story)).then();
    noras
        .when(new ConversationCommand.TakeOver(NORAS_CARD, "again", noras.epoch(), "Hi"))
        .thenRefused(Refusal.WRONG_STATE);
    aConversation().when(takeOver(aConversation())).thenRefused(Refusal.WRONG_STATE);
    aQueuedConversation().when(takeOver(aQueuedConversation())).thenRefused(Refusal.WRONG_STATE);
  }

  @Test
  void takingOverTwiceWithOneKeyIsOneTaking() {
    var story = marias();
    var taken = story.when(takeOver(story)).then();

    taken
        .when(new ConversationCommand.TakeOver(NORAS_CARD, "take-over", story.epoch(), "Hi"))
        .thenKnown(taken.seq());
  }

  @Test
  void aConversationIsGivenToAnAgentFromAQueueARingOrAPerson() {
    for (ConversationStory story : new ConversationStory[] {
      aQueuedConversation(), aRingingConversation(), marias(), offeredToTom()
    }) {
      var given = story.when(give(story, story.epoch())).then();
      assertThat(given.state()).isEqualTo(new Human(TOM, null));
      assertThat(given.conversation().facts().lastAgent()).isEqualTo(TOMS_CARD);
      assertThat(Claims.between(story.state(), given.state()).load()).isEqualTo(TOM);
    }
    aConversation().when(give(aConversation(), 1)).thenRefused(Refusal.WRONG_STATE);
  }

  @Test
  void whoHadAPersonComesFirstInTheQueueAndOthersAreAskedBefore() {
    var story = marias();

    var queued = story.when(toQueue(story.epoch(), PLANTS)).then();

    assertThat(queued.place().priority()).isEqualTo(Place.HEAD);
    assertThat(queued.place().team()).isEqualTo(PLANTS);
    assertThat(queued.place().asked())
        .containsExactly(new Place.Asked(MARIA, NOON, OfferEnding.DECLINED));
    assertThat(queued.conversation().facts().team()).isEqualTo(PLANTS);
    assertThat(Claims.between(story.state(), queued.state()).unload()).isEqualTo(MARIA);
    queued.owesAt(NOON, new Duty.FindAgent(queued.place()));
  }

  @Test
  void whoWaitsKeepsThePlaceInAnotherTeam() {
    var story = aQueuedConversation();

    var moved = story.when(toQueue(story.epoch(), PLANTS)).then();

    assertThat(moved.place()).isEqualTo(story.place().at(PLANTS));
    assertThat(moved.state()).isInstanceOf(Queued.class);
    story.when(toQueue(story.epoch(), null)).thenRefused(Refusal.WRONG_STATE);
  }

  @Test
  void aWhisperIsForWhoAnswersAndChangesNothing() {
    var story = marias();
    var whispered = story
        .when(new ConversationCommand.Whisper(NORA, "w", "Offer the voucher"))
        .thenExactly(new ConversationEvent.Whispered(NOON, NORA, "w", MARIA, "Offer the voucher"));

    assertThat(whispered.state()).isEqualTo(story.state());
    assertThat(whispered.epoch()).isEqualTo(story.epoch());
    story
        .when(new ConversationCommand.Whisper(MARIA, "w", "to myself"))
        .thenRefused(Refusal.WRONG_STATE);
    aQueuedConversation()
        .when(new ConversationCommand.Whisper(NORA, "w", "nobody there"))
        .thenRefused(Refusal.WRONG_STATE);
  }

  private static ConversationCommand takeOver(ConversationStory story) {
    return new ConversationCommand.TakeOver(NORAS_CARD, "take-over", story.epoch(), "Hi");
  }

  private static ConversationCommand give(ConversationStory story, long epoch) {
    return new ConversationCommand.Reassign(
        NORA, "give-" + story.seq(), epoch, TOMS_CARD, "Hello", "knows orders");
  }

  private static ConversationCommand toQueue(long epoch, @Nullable TeamId team) {
    return new ConversationCommand.ReassignToQueue(NORA, "queue", epoch, team, null);
  }
}

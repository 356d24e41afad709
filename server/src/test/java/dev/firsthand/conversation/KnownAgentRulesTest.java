package dev.firsthand.conversation;

import static dev.firsthand.conversation.ConversationStory.MARIA;
import static dev.firsthand.conversation.ConversationStory.TIMES;
import static dev.firsthand.conversation.ConversationStory.TOM;
import static dev.firsthand.conversation.ConversationStory.aQueuedConversation;
import static dev.firsthand.conversation.ConversationStory.marias;
import static dev.firsthand.conversation.ConversationStory.offer;
import static dev.firsthand.conversation.ConversationStory.say;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The visitor may wait for the agent they know, but never for ever. */
class KnownAgentRulesTest {

  private static final ConversationStory KNOWS_MARIA =
      marias().done(marias().close(MARIA)).done(say("back", "One more thing"));

  @Test
  void whoWaitsForTheAgentTheyKnowDoesSoUntilALimit() {
    var waits = KNOWS_MARIA.done(new ConversationCommand.WaitFor("w", true));

    Place place = place(waits);
    assertThat(place.preferred()).isEqualTo(MARIA);
    assertThat(place.onlyUntil())
        .isEqualTo(waits.conversation().facts().lastAt().plus(TIMES.known()));
    assertThat(place.since()).isEqualTo(place(KNOWS_MARIA).since());
    assertThat(waits.conversation().epoch())
        .isEqualTo(KNOWS_MARIA.conversation().epoch());
  }

  @Test
  void aChangeOfMindLeavesThePlaceAsItWas() {
    var waits = KNOWS_MARIA
        .done(new ConversationCommand.WaitFor("w", true))
        .done(new ConversationCommand.WaitFor("v", false));

    assertThat(place(waits)).isEqualTo(place(KNOWS_MARIA));
  }

  @Test
  void anOfferToAColleagueEndsAndTheColleagueIsNotToBlame() {
    var rings = KNOWS_MARIA.done(offer(TOM));
    rings
        .when(new ConversationCommand.WaitFor("w", true))
        .then(ConversationEvent.Withdrawn.class, ConversationEvent.WaitChosen.class);

    var waits = rings.done(new ConversationCommand.WaitFor("w", true));
    assertThat(waits.conversation().state()).isInstanceOf(ConversationState.Queued.class);
    assertThat(place(waits).asked())
        .extracting(Place.Asked::how)
        .containsExactly(OfferEnding.VISITOR_WAITS);
  }

  @Test
  void anOfferToTheAgentTheyKnowGoesOnRinging() {
    KNOWS_MARIA
        .done(offer(MARIA))
        .when(new ConversationCommand.WaitFor("w", true))
        .then(ConversationEvent.WaitChosen.class);
  }

  @Test
  void whoKnowsNobodyOrDoesNotWaitHasNoChoice() {
    aQueuedConversation()
        .when(new ConversationCommand.WaitFor("w", true))
        .thenRefused(Refusal.WRONG_STATE);
    marias().when(new ConversationCommand.WaitFor("w", true)).thenRefused(Refusal.WRONG_STATE);
  }

  private static Place place(ConversationStory story) {
    Place place = story.conversation().state().place();
    assertThat(place).isNotNull();
    return place;
  }
}

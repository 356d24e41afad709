package dev.firsthand.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.AgentProfile;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.Settled;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HookStandsTest {

  private static final Instant NOON = Instant.parse("2030-06-03T12:00:00Z");
  private static final AgentProfile MARIA =
      new AgentProfile(new AgentId("maria"), "Maria", "", null);

  @Test
  void whereNothingWasSettledNothingIsTold() {
    assertThat(HookStands.of(Conversation.empty(new ConversationId("ada.1")))).isNull();
  }

  @Test
  void pointsComeInTheirWordsAndPromisesWithoutThem() {
    Conversation conversation = Conversation.empty(new ConversationId("ada.1"))
        .after(List.<ConversationEvent>of(
            new ConversationEvent.Accepted(NOON, MARIA, "a", "Hi", true),
            new ConversationEvent.PromiseMade(
                NOON, MARIA.id(), "p", "call the grower", null, NOON.plusSeconds(60)),
            new ConversationEvent.GivenBack(
                NOON, MARIA.id(), "g", "", List.of(new Settled("Keep it.", "refund")))));

    assertThat(HookStands.of(conversation))
        .isEqualTo(new HookStands(
            List.of(new HookStands.Point("Keep it.", "refund", "Maria")),
            List.of(new HookStands.Promise("OWN", NOON.plusSeconds(60), "Maria"))));
  }
}

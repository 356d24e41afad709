package dev.firsthand.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import org.junit.jupiter.api.Test;

class OffersOnTheirWayTest {

  private static final ConversationId CHAT = new ConversationId("site.1");
  private static final ConversationId OTHER = new ConversationId("site.2");
  private static final AgentId ANNA = new AgentId("anna");
  private static final AgentId BEN = new AgentId("ben");

  private final OffersOnTheirWay offers = new OffersOnTheirWay();

  @Test
  void nobodyNeedsToLookAgainWhereNobodyPassedOver() {
    offers.begin(CHAT, ANNA);

    assertThat(offers.agents()).containsExactly(ANNA);
    assertThat(offers.end(CHAT)).isFalse();
    assertThat(offers.agents()).isEmpty();
  }

  @Test
  void whoeverPassedOverTheConversationLooksAgainOnce() {
    offers.begin(CHAT, ANNA);

    assertThat(offers.passesOver(CHAT)).isTrue();
    assertThat(offers.passesOver(OTHER)).isFalse();

    assertThat(offers.end(CHAT)).isTrue();
    assertThat(offers.end(CHAT)).isFalse();
  }

  @Test
  void whoeverPassedOverTheAgentLooksAgain() {
    offers.begin(CHAT, ANNA);
    offers.begin(OTHER, BEN);

    assertThat(offers.passesOver(ANNA)).isTrue();

    assertThat(offers.end(OTHER)).isFalse();
    assertThat(offers.end(CHAT)).isTrue();
  }

  @Test
  void anAnswerThatCameMeanwhileIsNotMissed() {
    offers.begin(CHAT, ANNA);
    offers.end(CHAT);

    assertThat(offers.passesOver(ANNA)).isFalse();
  }
}

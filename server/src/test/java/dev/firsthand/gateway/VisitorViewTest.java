package dev.firsthand.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.Attachment;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.protocol.SharedEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VisitorViewTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private static ConversationEvent reply(String text) {
    return new ConversationEvent.AgentReplied(NOON, new AgentId("maria"), "k1", text);
  }

  private static ConversationEvent picture(String name) {
    return new ConversationEvent.VisitorSaid(
        NOON, "k2", name, new Attachment("f1", "image/png", 3));
  }

  @Test
  void whatIsErasedIsNotShownAsWordsOfNobody() {
    assertThat(VisitorView.of(reply(""))).isEqualTo(new SharedEvent.Internal());
    assertThat(VisitorView.of(picture(""))).isEqualTo(new SharedEvent.Internal());
    assertThat(VisitorView.of(new ConversationEvent.VisitorSaid(NOON, "k3", "")))
        .isEqualTo(new SharedEvent.Internal());
  }

  @Test
  void whatIsKeptIsShown() {
    assertThat(VisitorView.of(reply("It is on its way.")))
        .isInstanceOf(SharedEvent.AgentReplied.class);
    assertThat(VisitorView.of(picture("lamp.png"))).isInstanceOf(SharedEvent.VisitorSaid.class);
  }
}

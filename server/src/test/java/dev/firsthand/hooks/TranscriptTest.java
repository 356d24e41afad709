package dev.firsthand.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.AgentProfile;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.hooks.HookQuestion.Line;
import dev.firsthand.hooks.HookQuestion.Who;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTest {

  private static final Instant NOON = Instant.parse("2030-06-03T12:00:00Z");
  private static final AgentProfile MARIA =
      new AgentProfile(new AgentId("maria"), "Maria Lindqvist", "", null);

  @Test
  void aBotSeesWhoSaidWhatBeforeTheQuestion() {
    var events = recorded(
        said("Hi"),
        new ConversationEvent.Accepted(NOON, MARIA, "k", "Hello!", true),
        new ConversationEvent.AgentReplied(NOON, MARIA.id(), "k", "One moment."),
        new ConversationEvent.GivenBack(NOON, MARIA.id(), "k", ""),
        said("And now?"),
        said("Too late"));

    assertThat(Transcript.of(events, 5))
        .containsExactly(
            new Line(1, Who.VISITOR, "Hi", NOON),
            new Line(2, Who.AGENT, "Hello!", NOON),
            new Line(3, Who.AGENT, "One moment.", NOON));
  }

  @Test
  void aBotSeesNoNotesNamesOrAddresses() {
    var events = recorded(
        new ConversationEvent.Noted(NOON, MARIA.id(), "k", "Ida is difficult"),
        new ConversationEvent.Identified(NOON, "k", "Ida", "ida@mail.example"),
        new ConversationEvent.MessageLeft(NOON, "k", "Call", "Ida", "ida@mail.example", "Yes"),
        new ConversationEvent.Accepted(NOON, MARIA, "k", "", true));

    assertThat(Transcript.of(events, 9)).containsExactly(new Line(3, Who.VISITOR, "Call", NOON));
  }

  @Test
  void itIsTheLastOfALongTalkEachShortened() {
    var events = new ArrayList<ConversationEvent>();
    for (int i = 0; i < 40; i++) {
      events.add(said("☘".repeat(3000)));
    }
    var lines = Transcript.of(recorded(events.toArray(ConversationEvent[]::new)), 41);

    assertThat(lines).hasSize(Transcript.MOST_LINES);
    assertThat(lines.getLast().seq()).isEqualTo(40);
    assertThat(lines.getLast().text()).isEqualTo("☘".repeat(Transcript.LONGEST_LINE));
  }

  private static ConversationEvent said(String text) {
    return new ConversationEvent.VisitorSaid(NOON, "k", text);
  }

  private static List<Recorded> recorded(ConversationEvent... events) {
    var recorded = new ArrayList<Recorded>();
    for (ConversationEvent event : events) {
      recorded.add(new Recorded(recorded.size() + 1, event));
    }
    return recorded;
  }
}

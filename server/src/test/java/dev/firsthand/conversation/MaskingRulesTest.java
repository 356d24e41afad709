package dev.firsthand.conversation;

import static dev.firsthand.conversation.ConversationStory.MARIA;
import static dev.firsthand.conversation.ConversationStory.MARIAS_CARD;
import static dev.firsthand.conversation.ConversationStory.NOON;
import static dev.firsthand.conversation.ConversationStory.TIMES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.ConversationCommand.AddNote;
import dev.firsthand.conversation.ConversationCommand.AskColleagues;
import dev.firsthand.conversation.ConversationCommand.AskForCallBack;
import dev.firsthand.conversation.ConversationCommand.AskForHuman;
import dev.firsthand.conversation.ConversationCommand.Close;
import dev.firsthand.conversation.ConversationCommand.GiveBack;
import dev.firsthand.conversation.ConversationCommand.LeaveMessage;
import dev.firsthand.conversation.ConversationCommand.MakePromise;
import dev.firsthand.conversation.ConversationCommand.PutBack;
import dev.firsthand.conversation.ConversationCommand.Rate;
import dev.firsthand.conversation.ConversationCommand.Reply;
import dev.firsthand.conversation.ConversationCommand.Say;
import dev.firsthand.conversation.ConversationCommand.Take;
import dev.firsthand.conversation.ConversationCommand.TellNobodyThere;
import dev.firsthand.conversation.ConversationCommand.Whisper;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a site hides is hidden before it becomes an event, whoever wrote it. */
class MaskingRulesTest {

  private static final SiteKey SITE = new SiteKey("shop");
  private static final ConversationRules RULES = new ConversationRules(
      TIMES,
      (site, language, key) -> key,
      OpeningHours.NONE,
      EscalationTerms.PLAIN,
      (site, text) -> site.equals(SITE) ? text.replace("secret", "••••••") : text);

  private static Conversation started(SiteKey site) {
    var id = new ConversationId("visitor-1.1");
    return Conversation.empty(id)
        .after(new ConversationEvent.Started(NOON, site, id.visitor(), "en", "/", "Hello"));
  }

  private static Conversation after(Conversation before, ConversationCommand command) {
    return before.after(events(before, command));
  }

  private static List<ConversationEvent> events(
      Conversation conversation, ConversationCommand command) {
    assertThat(RULES.decide(conversation, command, NOON)).isInstanceOf(Outcome.Events.class);
    return ((Outcome.Events) RULES.decide(conversation, command, NOON)).events();
  }

  private static Conversation maria() {
    return after(started(SITE), new Take(MARIAS_CARD, "t", started(SITE).epoch(), "Hi"));
  }

  static Stream<ConversationCommand> ofMaria() {
    long epoch = maria().epoch();
    String text = "a secret word";
    return Stream.of(
        new Say("k", text),
        new Reply(MARIA, "k", epoch, text, MARIAS_CARD),
        new AddNote(MARIA, "k", text),
        new GiveBack(MARIA, "k", epoch, List.of(new Settled(text, null))),
        new AskColleagues(MARIA, "k", List.of(ConversationStory.TOM), null, text),
        new PutBack(MARIA, "k", epoch, null, text),
        new MakePromise(MARIA, "k", text, MARIA, NOON.plusSeconds(3600)),
        new Close(MARIA, "k", epoch, text),
        new Whisper(ConversationStory.EVE, "k", text));
  }

  @ParameterizedTest
  @MethodSource("ofMaria")
  void noWordThatIsHiddenIsInAnEvent(ConversationCommand command) {
    assertThat(events(maria(), command).toString()).contains("a •••••• word");
    assertThat(events(maria(), command).toString()).doesNotContain("secret");
  }

  @Test
  void whatIsLeftIsMaskedAndHowToReachTheVisitorIsNot() {
    Conversation nobody = after(
        after(started(SITE), new AskForHuman("h")),
        new TellNobodyThere(NobodyCase.NOBODY_SIGNED_IN));

    assertThat(events(nobody, new LeaveMessage("k", "my secret", "Ann", "secret@example.org"))
            .toString())
        .contains("my ••••••", "secret@example.org");
    assertThat(
            events(nobody, new AskForCallBack("c", "secret-1", CallTime.SOON, "my secret", "Ann"))
                .toString())
        .contains("my ••••••", "secret-1");
  }

  @Test
  void aRatingsCommentIsMasked() {
    Conversation over = after(maria(), new Close(MARIA, "c", maria().epoch(), null));

    assertThat(events(over, new Rate("r", 5, "my secret")).toString()).contains("my ••••••");
  }

  @Test
  void aMaskedNoteNamesWhomItNamed() {
    var note = new AddNote(MARIA, "n", "@Tom, a secret", List.of(ConversationStory.TOM));

    assertThat(events(maria(), note))
        .containsExactly(new ConversationEvent.Noted(
            NOON, MARIA, "n", "@Tom, a ••••••", List.of(ConversationStory.TOM)));
  }

  @Test
  void anotherSiteKeepsItsWords() {
    assertThat(events(started(new SiteKey("other")), new Say("k", "secret")).toString())
        .contains("secret");
  }

  @Test
  void whatIsSaidAgainIsKnownAgain() {
    Conversation said = after(started(SITE), new Say("k", "secret"));

    assertThat(RULES.decide(said, new Say("k", "secret"), NOON)).isEqualTo(new Outcome.Known(2));
  }
}

package dev.firsthand.conversation;

import static dev.firsthand.conversation.ConversationStory.MARIA;
import static dev.firsthand.conversation.ConversationStory.NOON;
import static dev.firsthand.conversation.ConversationStory.TOM;
import static dev.firsthand.conversation.ConversationStory.aConversation;
import static dev.firsthand.conversation.ConversationStory.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.ConversationEvent.Judged;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Agents' judgements of what the bot did. */
class JudgeRulesTest {

  @Test
  void aJudgementKeepsTheTurnItsQuestionAndTheBestGuess() {
    escalated()
        .when(judge("j", 5, Judgement.BOT_COULD_HAVE_ANSWERED, null))
        .thenExactly(
            new Judged(NOON, TOM, "j", 5, 4, Judgement.BOT_COULD_HAVE_ANSWERED, "sending"));
  }

  @Test
  void theAgentMayNameAnotherEntry() {
    escalated()
        .when(judge("j", 5, Judgement.BOT_COULD_HAVE_ANSWERED, "returns"))
        .thenExactly(
            new Judged(NOON, TOM, "j", 5, 4, Judgement.BOT_COULD_HAVE_ANSWERED, "returns"));
  }

  @Test
  void theOtherJudgementsNameNoEntry() {
    escalated()
        .when(judge("j", 5, Judgement.RIGHT_TO_ESCALATE, "returns"))
        .thenExactly(new Judged(NOON, TOM, "j", 5, 4, Judgement.RIGHT_TO_ESCALATE, null));
  }

  @Test
  void onlyTurnsOfTheBotAreJudged() {
    escalated()
        .when(judge("j", 4, Judgement.RIGHT_TO_ESCALATE, null))
        .thenRefused(Refusal.NO_SUCH_EVENT);
    escalated()
        .when(judge("j", 99, Judgement.RIGHT_TO_ESCALATE, null))
        .thenRefused(Refusal.NO_SUCH_EVENT);
  }

  @Test
  void whereNothingCameIntoQuestionTheAgentNamesTheEntry() {
    ConversationStory story = aConversation().done(say("k", "Hm?"));
    story = story.done(story.bot(
        new BotTurn.Escalate(EscalationReason.LOW_CONFIDENCE, 0, ConversationStory.DECISION)));

    story
        .when(judge("j", 3, Judgement.BOT_COULD_HAVE_ANSWERED, null))
        .thenRefused(Refusal.NO_SUCH_EVENT);
    story.when(judge("j", 3, Judgement.BOT_COULD_HAVE_ANSWERED, "hours")).then(Judged.class);
  }

  @Test
  void aJudgementMayBeChangedAndARepeatedKeyCountsOnce() {
    ConversationStory judged = escalated().done(judge("j1", 5, Judgement.RIGHT_TO_ESCALATE, null));

    judged.when(judge("j1", 5, Judgement.RIGHT_TO_ESCALATE, null)).thenKnown(6);
    judged
        .when(judge("j1", 5, Judgement.SHOULD_HAVE_COME_SOONER, null))
        .thenRefused(Refusal.KEY_REUSED);
    judged.when(judge("j2", 5, Judgement.SHOULD_HAVE_COME_SOONER, null)).then(Judged.class);
  }

  @Test
  void aClosedChatIsJudgedToo() {
    ConversationStory closed = escalated().done(new ConversationCommand.End("end"));

    ConversationStory judged =
        closed.when(judge("j", 5, Judgement.RIGHT_TO_ESCALATE, null)).then(Judged.class);

    assertThat(judged.state()).isEqualTo(closed.state());
  }

  @Test
  void theAnswersBeforeATurnAreThoseOfTheSameStretch() {
    ConversationStory story = escalated();
    story = story.done(
        new ConversationCommand.Offer(MARIA, List.of()),
        ConversationStory.accept(ConversationStory.MARIAS_CARD));
    story = story.done(story.giveBack(MARIA));
    story = story.done(say("k9", "And returns?"));
    story = story.done(story.bot(ConversationStory.answer("Thirty days.")));

    Conversation conversation = story.conversation();
    PastTurn first = conversation.turn(5).orElseThrow();
    PastTurn last = conversation.turn(conversation.seq()).orElseThrow();

    assertThat(conversation.answersBefore(first)).extracting(PastTurn::seq).containsExactly(3L);
    assertThat(conversation.answersBefore(last)).isEmpty();
  }

  /** Answered at 3, escalated at 5. */
  private static ConversationStory escalated() {
    ConversationStory story = aConversation().done(say("k1", "Sending?"));
    story = story.done(story.bot(ConversationStory.answer("Two days.")));
    story = story.done(say("k2", "No, to Norway!"));
    return story.done(
        story.bot(new BotTurn.Escalate(EscalationReason.LOW_CONFIDENCE, 0, unsure())));
  }

  private static Decision unsure() {
    return new Decision(
        Decision.Verdict.ESCALATE,
        EscalationReason.LOW_CONFIDENCE,
        List.of(new Decision.Tried("sending", "Sending", 0.2, "sending", List.of())),
        List.of(),
        new Decision.Thresholds(0.7, 0.3, 0.1),
        Counters.NONE,
        1,
        1,
        "lexical",
        null);
  }

  private static ConversationCommand.Judge judge(
      String key, long turn, Judgement judgement, @Nullable String entry) {
    return new ConversationCommand.Judge(TOM, key, turn, judgement, entry);
  }
}

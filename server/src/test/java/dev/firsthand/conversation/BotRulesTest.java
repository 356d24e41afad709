package dev.firsthand.conversation;

import static dev.firsthand.conversation.ConversationStory.MARIA;
import static dev.firsthand.conversation.ConversationStory.MARIAS_CARD;
import static dev.firsthand.conversation.ConversationStory.NOON;
import static dev.firsthand.conversation.ConversationStory.TIMES;
import static dev.firsthand.conversation.ConversationStory.aConversation;
import static dev.firsthand.conversation.ConversationStory.aQueuedConversation;
import static dev.firsthand.conversation.ConversationStory.answer;
import static dev.firsthand.conversation.ConversationStory.askForHuman;
import static dev.firsthand.conversation.ConversationStory.decision;
import static dev.firsthand.conversation.ConversationStory.nothing;
import static dev.firsthand.conversation.ConversationStory.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.Decision.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bot's part: it answers once, in time, and never over a person. */
class BotRulesTest {

  private static final Choice HOURS = new Choice("hours", "When are you open?");
  private static final Choice SENDING = new Choice("sending", "What does sending cost?");

  @Test
  void nothingHappensBeforeTheStart() {
    nothing().when(say("k", "hello")).thenRefused(Refusal.UNKNOWN_CONVERSATION);
    nothing().owesNothingAt(NOON);
  }

  @Test
  void twoTabsThatStartAtOnceMeetInOneConversation() {
    aConversation()
        .when(new ConversationCommand.Start(new SiteKey("shop"), "en", "/"))
        .thenRefused(Refusal.NOTHING_TO_DO);
  }

  @Test
  void aMessageIsOwedAnAnswerUntilTheBotsTimeIsUp() {
    var asked = aConversation().done(say("k", "When are you open?"));
    var question = new Unanswered.Message(2, NOON, "When are you open?");
    var deadline = NOON.plus(TIMES.bot());

    asked.owesAt(NOON, new Duty.AskBot(question, 1), new Duty.LookAgain(deadline));
    asked.owesAt(
        deadline.minusMillis(1), new Duty.AskBot(question, 1), new Duty.LookAgain(deadline));
    asked.owesAt(deadline, new Duty.FailBot(2, 1));
  }

  @Test
  void theBotAnswersAQuestionOnce() {
    var asked = aConversation().done(say("k", "When are you open?"));
    var turn = asked.bot(answer("From nine to five."));

    asked
        .when(turn)
        .then(ConversationEvent.BotAnswered.class)
        .when(turn)
        .thenRefused(Refusal.NOTHING_TO_DO);
  }

  @Test
  void anAnswerToAnEarlierQuestionIsRefused() {
    var asked = aConversation().done(say("k1", "When are you open?"));
    var late = asked.bot(answer("From nine to five."));

    asked.done(say("k2", "Where are you?")).when(late).thenRefused(Refusal.NOTHING_TO_DO);
  }

  @Test
  void theBotNeverTalksOverAPerson() {
    var asked = aConversation().done(say("k", "When are you open?"));
    var late = asked.bot(answer("From nine to five."));

    asked.done(askForHuman("p")).when(late).thenRefused(Refusal.STALE_EPOCH);
    asked.done(asked.take(MARIAS_CARD)).when(late).thenRefused(Refusal.STALE_EPOCH);
    asked
        .done(asked.take(MARIAS_CARD))
        .when(new ConversationCommand.AnswerAsBot(3, 2, answer("I insist.")))
        .thenRefused(Refusal.NOTHING_TO_DO);
  }

  @Test
  void aBotThatIsTooSlowStepsAsideAndItsLateAnswerIsRefused() {
    var asked = aConversation().done(say("k", "When are you open?"));
    var late = asked.bot(answer("From nine to five."));

    var failed = asked
        .later(TIMES.bot())
        .when(new ConversationCommand.FailBot(1, 2))
        .then(ConversationEvent.Escalated.class);
    assertThat(failed.place().reason()).isEqualTo(EscalationReason.BOT_FAILED);
    failed.when(late).thenRefused(Refusal.STALE_EPOCH);
  }

  @Test
  void aBotThatFailsOnWhatIsAnsweredHasNotFailed() {
    var asked = aConversation().done(say("k", "When are you open?"));

    asked
        .done(asked.bot(answer("From nine to five.")))
        .when(new ConversationCommand.FailBot(1, 2))
        .thenRefused(Refusal.NOTHING_TO_DO);
  }

  @Test
  void anEscalationCarriesItsPriorityAndItsDecision() {
    var asked = aConversation().done(say("k", "This is the third time!"));
    var why = decision(Verdict.ESCALATE);
    var turn = new BotTurn.Escalate(EscalationReason.FRUSTRATED, Place.RAISED, why);

    var escalated = asked.when(asked.bot(turn)).event(ConversationEvent.Escalated.class);
    assertThat(escalated.decision()).isEqualTo(why);
    assertThat(asked.done(asked.bot(turn)).place())
        .isEqualTo(Place.from(NOON, EscalationReason.FRUSTRATED, Place.RAISED));
  }

  @Test
  void aChoiceIsAnsweredWithItsEntry() {
    var asked = askedBack();

    var chosen = asked
        .when(new ConversationCommand.Choose("c", 3, "hours"))
        .thenExactly(new ConversationEvent.Chose(NOON, "c", 3, "hours", "When are you open?"));
    assertThat(chosen.conversation().unanswered())
        .isEqualTo(new Unanswered.Chosen(4, NOON, "hours"));
    assertThat(chosen.conversation().askBack()).isNull();
  }

  @Test
  void whoMeantNoneOfTheChoicesGetsAPerson() {
    var none = askedBack()
        .when(new ConversationCommand.Choose("c", 3, Choice.NONE))
        .then(ConversationEvent.Chose.class, ConversationEvent.Escalated.class);

    assertThat(none.place().reason()).isEqualTo(EscalationReason.NOT_CLARIFIED);
  }

  @Test
  void onlyAnOpenAskBackHasChoices() {
    askedBack()
        .when(new ConversationCommand.Choose("c", 2, "hours"))
        .thenRefused(Refusal.NO_SUCH_EVENT);
    askedBack()
        .when(new ConversationCommand.Choose("c", 3, "pets"))
        .thenRefused(Refusal.NO_SUCH_EVENT);
    askedBack()
        .done(say("k2", "never mind"))
        .when(new ConversationCommand.Choose("c", 3, "hours"))
        .thenRefused(Refusal.NO_SUCH_EVENT);
    askedBack()
        .done(askForHuman("p"))
        .when(new ConversationCommand.Choose("c", 3, "hours"))
        .thenRefused(Refusal.WRONG_STATE);
  }

  @Test
  void onlyTheBotsAnswersCanBeRated() {
    aConversation()
        .when(new ConversationCommand.RateAnswer("r", 1, true))
        .thenRefused(Refusal.NO_SUCH_EVENT);
    askedBack()
        .when(new ConversationCommand.RateAnswer("r", 3, true))
        .thenRefused(Refusal.NO_SUCH_EVENT);
  }

  @Test
  void anAnswerThatHelpedOwesNothing() {
    answered()
        .done(new ConversationCommand.RateAnswer("r", 3, true))
        .owesAt(NOON, new Duty.LookAgain(NOON.plus(TIMES.botIdle())));
  }

  @Test
  void aComplaintIsOwedAnAnswerThenAnOfferThenAPerson() {
    var complained = answered().done(new ConversationCommand.RateAnswer("r", 3, false));
    assertThat(complained.conversation().unanswered()).isEqualTo(new Unanswered.Complaint(4, NOON));
    assertThat(complained.conversation().counters()).isEqualTo(new Counters(0, 0, 1, 0));

    var offered = complained.done(
        complained.bot(new BotTurn.Say("A person?", true, decision(Verdict.OFFER))));
    assertThat(offered.conversation().counters()).isEqualTo(new Counters(0, 0, 1, 1));
    assertThat(offered.conversation().unanswered()).isNull();

    var again = offered.done(new ConversationCommand.RateAnswer("r2", 3, false));
    var escalated = again.done(again.bot(new BotTurn.Escalate(
        EscalationReason.UNHELPFUL, Place.ORDINARY, decision(Verdict.ESCALATE))));
    assertThat(escalated.place().reason()).isEqualTo(EscalationReason.UNHELPFUL);
  }

  @Test
  void aComplaintDoesNotHideAQuestion() {
    var both = answered()
        .done(say("k2", "And on Sundays?"), new ConversationCommand.RateAnswer("r", 3, false));

    assertThat(both.conversation().unanswered())
        .isEqualTo(new Unanswered.Message(4, NOON, "And on Sundays?"));
    assertThat(both.conversation().counters().unhelpful()).isEqualTo(1);
  }

  @Test
  void countersRunInARowAndStartAgainWithAnAnswer() {
    var asked = askedBack().done(say("k2", "hm"));
    assertThat(asked.conversation().counters()).isEqualTo(new Counters(1, 1, 0, 0));

    var missed =
        asked.done(asked.bot(new BotTurn.Say("Again?", false, decision(Verdict.REPHRASE))));
    assertThat(missed.conversation().counters()).isEqualTo(new Counters(1, 2, 0, 0));

    var better = missed.done(say("k3", "opening hours"));
    assertThat(better.done(better.bot(answer("Nine."))).conversation().counters())
        .isEqualTo(Counters.NONE);
  }

  @Test
  void smallTalkCountsAsNothing() {
    var thanks = aConversation().done(say("k", "thanks"));

    assertThat(thanks
            .done(thanks.bot(
                new BotTurn.Say("You are welcome.", false, decision(Verdict.SMALL_TALK))))
            .conversation()
            .counters())
        .isEqualTo(Counters.NONE);
  }

  @Test
  void theLastFiveMessagesAreRememberedShortened() {
    var story = aConversation();
    for (int i = 1; i <= 8; i++) {
      story = story.done(say("k" + i, i + "x".repeat(1_000)));
    }

    assertThat(story.conversation().earlier())
        .hasSize(5)
        .allMatch(text -> text.length() == 500)
        .extracting(text -> text.charAt(0))
        .containsExactly('3', '4', '5', '6', '7');
  }

  @Test
  void aQuietBotConversationClosesAfterItsTime() {
    var answered = answered();
    var end = NOON.plus(TIMES.botIdle());

    answered.owesAt(end.minusMillis(1), new Duty.LookAgain(end));
    answered.owesAt(end, new Duty.CloseIdle());
    answered
        .at(end.minusMillis(1))
        .when(new ConversationCommand.CloseIdle())
        .thenRefused(Refusal.NOTHING_TO_DO);
    var closed = answered
        .at(end)
        .when(new ConversationCommand.CloseIdle())
        .then(ConversationEvent.ClosedIdle.class);
    assertThat(closed.state()).isEqualTo(new ConversationState.Closed(end));
  }

  @Test
  void nobodyIsClosedForBeingQuietWhileTheyWait() {
    aQueuedConversation()
        .later(TIMES.botIdle().multipliedBy(10))
        .when(new ConversationCommand.CloseIdle())
        .thenRefused(Refusal.NOTHING_TO_DO);
  }

  @Test
  void anAgentTakesABotChatOver() {
    var asked = aConversation().done(say("k", "When are you open?"));

    var taken = asked
        .when(asked.take(MARIAS_CARD))
        .then(ConversationEvent.Escalated.class, ConversationEvent.Accepted.class);
    assertThat(taken.state()).isEqualTo(new ConversationState.Human(MARIA, null));
    assertThat(taken.conversation().facts().reason()).isEqualTo(EscalationReason.AGENT_TOOK_OVER);
    assertThat(taken.conversation().unanswered()).isNull();
    assertThat(taken.epoch()).isEqualTo(3);
  }

  private static ConversationStory answered() {
    var asked = aConversation().done(say("k", "When are you open?"));
    return asked.done(asked.bot(answer("From nine to five.")));
  }

  private static ConversationStory askedBack() {
    var asked = aConversation().done(say("k", "opening or sending"));
    return asked.done(asked.bot(
        new BotTurn.AskBack("Did you mean", List.of(HOURS, SENDING), decision(Verdict.ASK_BACK))));
  }
}

package dev.firsthand.conversation;

import static dev.firsthand.conversation.ConversationStory.EVE;
import static dev.firsthand.conversation.ConversationStory.MARIA;
import static dev.firsthand.conversation.ConversationStory.NOON;
import static dev.firsthand.conversation.ConversationStory.ORDERS;
import static dev.firsthand.conversation.ConversationStory.TIMES;
import static dev.firsthand.conversation.ConversationStory.TOM;
import static dev.firsthand.conversation.ConversationStory.TOMS_CARD;
import static dev.firsthand.conversation.ConversationStory.aQueuedConversation;
import static dev.firsthand.conversation.ConversationStory.accept;
import static dev.firsthand.conversation.ConversationStory.marias;
import static dev.firsthand.conversation.ConversationStory.say;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Agents talk about a conversation among themselves. */
class ColleagueRulesTest {

  @Test
  void askingAndAnsweringChangesNeitherOwnerNorEpochNorLoad() {
    var human = marias();
    var asked = human.when(ask(MARIA, "a", TOM)).then(ConversationEvent.ColleaguesAsked.class);
    var told = asked.done(tell(TOM, "t", asked.seq()), tell(TOM, "u", asked.seq()));

    for (var story : List.of(asked, told)) {
      assertThat(story.state()).isEqualTo(human.state());
      assertThat(story.epoch()).isEqualTo(human.epoch());
      assertThat(story.conversation().facts()).isEqualTo(human.conversation().facts());
      assertThat(Claims.between(human.state(), story.state()).isNothing()).isTrue();
      story.owesNothingAt(NOON);
    }
    told.when(told.reply(TOM, "r")).thenRefused(Refusal.NOT_YOURS);
  }

  @Test
  void aQuestionWaitsUntilOneOfThoseAskedSpeaks() {
    var asked = marias().done(ask(MARIA, "a", TOM, EVE));
    long number = asked.seq();

    assertThat(thread(asked, number).waits()).isTrue();
    var answered = asked.done(tell(EVE, "t", number));
    assertThat(thread(answered, number).waits()).isFalse();
    assertThat(thread(answered, number).said()).isEqualTo(answered.seq());
    var again = answered.done(tell(MARIA, "m", number));
    assertThat(thread(again, number).waits()).isTrue();
  }

  @Test
  void onlyTheOwnerAsksAndNeverThemselves() {
    marias().when(ask(TOM, "a", EVE)).thenRefused(Refusal.NOT_YOURS);
    marias().when(ask(MARIA, "a", MARIA)).thenRefused(Refusal.NOBODY_THERE);
    marias().when(ask(MARIA, "a")).thenRefused(Refusal.NOBODY_THERE);
    marias()
        .when(new ConversationCommand.AskColleagues(MARIA, "a", List.of(), ORDERS, "?"))
        .thenRefused(Refusal.NOBODY_THERE);
    aQueuedConversation().when(ask(MARIA, "a", TOM)).thenRefused(Refusal.WRONG_STATE);
  }

  @Test
  void whoDoesNotTakePartNeitherSpeaksNorEnds() {
    var asked = marias().done(ask(MARIA, "a", TOM));
    long number = asked.seq();

    asked.when(tell(EVE, "t", number)).thenRefused(Refusal.NOT_YOURS);
    asked.when(end(EVE, number)).thenRefused(Refusal.NOT_YOURS);
    asked.when(tell(TOM, "t", number - 1)).thenRefused(Refusal.NO_SUCH_EVENT);
    asked.when(end(TOM, number - 1)).thenRefused(Refusal.NO_SUCH_EVENT);
  }

  @Test
  void eitherSideEndsItAndThenNobodySpeaks() {
    var asked = marias().done(ask(MARIA, "a", TOM));
    long number = asked.seq();

    for (AgentId one : List.of(MARIA, TOM)) {
      var ended = asked.when(end(one, number)).then(ConversationEvent.ThreadEnded.class);
      assertThat(ended.conversation().threads().all()).isEmpty();
      ended.when(tell(TOM, "t", number)).thenRefused(Refusal.NO_SUCH_EVENT);
      ended.when(end(one, number)).thenKnown(ended.seq());
    }
  }

  @Test
  void oneOfATeamLeavesAndTheOthersGoOn() {
    var asked = marias().done(ask(MARIA, "a", TOM, EVE));
    long number = asked.seq();
    var left = asked.done(end(TOM, number));

    assertThat(thread(left, number).asked()).containsExactly(EVE);
    left.when(tell(TOM, "t", number)).thenRefused(Refusal.NOT_YOURS);
    assertThat(left.done(end(EVE, number)).conversation().threads().all()).isEmpty();
  }

  @Test
  void theThreadGoesAlongWhenTheChatIsPassedOn() {
    var asked = marias().done(ask(MARIA, "a", EVE));
    long number = asked.seq();
    var toms = asked.done(asked.transfer(MARIA, TOM, null), accept(TOMS_CARD));

    toms.done(tell(TOM, "t", number), tell(EVE, "u", number));
    toms.when(tell(MARIA, "m", number)).thenRefused(Refusal.NOT_YOURS);
    assertThat(toms.done(end(TOM, number)).conversation().threads().all()).isEmpty();
  }

  @Test
  void whoGetsTheChatTheyWereAskedAboutIsAskedNoMore() {
    var asked = marias().done(ask(MARIA, "a", TOM), ask(MARIA, "b", TOM, EVE));
    var toms = asked.done(asked.transfer(MARIA, TOM, null), accept(TOMS_CARD));

    assertThat(toms.conversation().threads().all())
        .singleElement()
        .satisfies(thread -> assertThat(thread.asked()).containsExactly(EVE));
  }

  @Test
  void whileNobodyAnswersTheVisitorWhoAskedStillTakesPart() {
    var asked = marias().done(ask(MARIA, "a", TOM));
    long number = asked.seq();
    var waits = asked.done(asked.putBack(MARIA, null));

    waits.done(tell(TOM, "t", number), tell(MARIA, "m", number), end(MARIA, number));
  }

  @Test
  void aLostAgentLosesNoQuestion() {
    var asked = marias().done(ask(MARIA, "a", TOM));
    var lost = asked.done(new ConversationCommand.LoseAgent(MARIA)).later(TIMES.grace());

    var queued = lost.done(new ConversationCommand.TakeBack(MARIA));
    assertThat(queued.conversation().threads()).isEqualTo(asked.conversation().threads());
  }

  @Test
  void itEndsWithTheChatAndWhereTheBotTakesOver() {
    var asked = marias().done(ask(MARIA, "a", TOM));

    var closed = asked.done(asked.close(MARIA));
    assertThat(closed.conversation().threads().all()).isEmpty();
    closed.when(tell(TOM, "t", asked.seq())).thenRefused(Refusal.NO_SUCH_EVENT);
    assertThat(closed.done(say("again", "Hello?")).conversation().threads().all())
        .isEmpty();
    assertThat(asked.done(asked.giveBack(MARIA)).conversation().threads().all()).isEmpty();
    assertThat(asked
            .done(new ConversationCommand.End("end"))
            .conversation()
            .threads()
            .all())
        .isEmpty();
  }

  @Test
  void threadsAreBoundedInNumberAndLength() {
    var story = marias();
    for (int i = 0; i < ColleagueThreads.MOST; i++) {
      story = story.done(ask(MARIA, "a" + i, TOM));
    }
    story.when(ask(MARIA, "more", TOM)).thenRefused(Refusal.THREAD_FULL);
    long number = story.seq();
    for (int i = 1; i < ColleagueThread.MOST_WORDS; i++) {
      story = story.done(tell(TOM, "t" + i, number));
    }
    story.when(tell(TOM, "more", number)).thenRefused(Refusal.THREAD_FULL);
    story.done(end(MARIA, number), ask(MARIA, "more", EVE));
    AgentId[] crowd = IntStream.rangeClosed(0, ColleagueThread.MOST_ASKED)
        .mapToObj(i -> new AgentId("agent-" + i))
        .toArray(AgentId[]::new);
    marias().when(ask(MARIA, "a", crowd)).thenRefused(Refusal.NOBODY_THERE);
  }

  @Test
  void theSameKeyAgainIsTheSameQuestionAlsoIfTheTeamHasOtherMembersSince() {
    var team = new ConversationCommand.AskColleagues(MARIA, "a", List.of(TOM), ORDERS, "?");
    var asked = marias().done(team);

    asked
        .when(new ConversationCommand.AskColleagues(MARIA, "a", List.of(EVE), ORDERS, "?"))
        .thenKnown(asked.seq());
    asked
        .when(new ConversationCommand.AskColleagues(MARIA, "a", List.of(), ORDERS, "?"))
        .thenKnown(asked.seq());
    asked.when(ask(MARIA, "a", TOM)).thenRefused(Refusal.KEY_REUSED);
    var told = asked.done(tell(TOM, "t", asked.seq()));
    told.when(tell(TOM, "t", asked.seq())).thenKnown(told.seq());
  }

  private static ColleagueThread thread(ConversationStory story, long number) {
    return story.conversation().threads().find(number).orElseThrow();
  }

  static ConversationCommand ask(AgentId agent, String key, AgentId... asked) {
    return new ConversationCommand.AskColleagues(agent, key, List.of(asked), null, "May I?");
  }

  static ConversationCommand tell(AgentId agent, String key, long thread) {
    return new ConversationCommand.TellColleagues(agent, key, thread, "Yes.");
  }

  static ConversationCommand end(AgentId agent, long thread) {
    return new ConversationCommand.EndThread(agent, "end-" + agent, thread);
  }
}

package dev.firsthand.conversation;

import static dev.firsthand.conversation.ConversationStory.EVE;
import static dev.firsthand.conversation.ConversationStory.MARIA;
import static dev.firsthand.conversation.ConversationStory.MARIAS_CARD;
import static dev.firsthand.conversation.ConversationStory.TOM;
import static dev.firsthand.conversation.ConversationStory.TOMS_CARD;
import static dev.firsthand.conversation.ConversationStory.accept;
import static dev.firsthand.conversation.ConversationStory.answer;
import static dev.firsthand.conversation.ConversationStory.askForHuman;
import static dev.firsthand.conversation.ConversationStory.marias;
import static dev.firsthand.conversation.ConversationStory.offer;
import static dev.firsthand.conversation.ConversationStory.say;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract of a hand-back: what the bot must respect, and what it tells. */
class StandingRulesTest {

  private static final Settled AGREED = new Settled("You keep the plant.", "hours");
  private static final Settled NOTED = new Settled("The new address is noted.", null);

  @Test
  void theBotNeverAnswersWhatAPersonSettled() {
    var asked = givenBack(AGREED, NOTED).done(say("k", "When are you open?"));

    var escalated =
        asked.when(asked.bot(answer("Nine to five."))).then(ConversationEvent.Escalated.class);

    assertThat(escalated.state()).isInstanceOf(ConversationState.Queued.class);
    assertThat(escalated.place().preferred()).isEqualTo(MARIA);
  }

  @Test
  void whatIsSettledIsToldWithWhoSettledItAndTheWayToAPerson() {
    var asked = givenBack(AGREED).done(say("k", "When are you open?"));

    BotAnswer told = told(asked, settled());

    assertThat(told.said().text()).isEqualTo("standing.settled.agent en standing.again en");
    assertThat(told.said().offersPerson()).isTrue();
    assertThat(told.story().conversation().standing().told()).containsExactly("hours");
    assertThat(told.story().conversation().counters().offers()).isEqualTo(1);
  }

  @Test
  void whatStoodStandsUntilItIsSaidAnew() {
    var again = givenBack(AGREED).done(askForHuman("again"), offer(TOM), accept(TOMS_CARD));
    assertThat(again.conversation().standing().forbids("hours")).isTrue();

    var asBefore = again.done(again.giveBack(TOM));
    assertThat(asBefore.conversation().standing().points())
        .containsExactly(new Standing.Point(AGREED, MARIAS_CARD));

    var more = again.done(giveBack(again, TOM, List.of(AGREED, NOTED)));
    assertThat(more.conversation().standing().points())
        .as("who settled it stays named with it")
        .containsExactly(
            new Standing.Point(AGREED, MARIAS_CARD), new Standing.Point(NOTED, TOMS_CARD));

    var nothing = again.done(giveBack(again, TOM, List.of()));
    assertThat(nothing.conversation().standing()).isEqualTo(Standing.NONE);
  }

  @Test
  void ofSeveralPointsOnOneEntryTheFirstCounts() {
    var other = new Settled("You don't.", "hours");

    assertThat(givenBack(AGREED, other).conversation().standing().points())
        .extracting(Standing.Point::settled)
        .containsExactly(AGREED);
  }

  @Test
  void givenBackOnceMoreItMayBeToldOnceMore() {
    var told = told(givenBack(AGREED).done(say("k", "When?")), settled()).story();
    var human = told.done(askForHuman("again"), offer(MARIA), again());

    var back = human.done(human.giveBack(MARIA));

    assertThat(back.conversation().standing().told()).isEmpty();
    assertThat(back.conversation().standing().forbids("hours")).isTrue();
  }

  @Test
  void theVisitorReadsWhatIsPromisedWhenTheBotIsBack() {
    var promised = marias().done(promise("call the carrier", MARIA));

    var back = promised.done(promised.giveBack(MARIA));
    var event = promised.when(promised.giveBack(MARIA)).event(ConversationEvent.GivenBack.class);

    assertThat(event.text()).isEqualTo("backToBot en standing.promise.agent.by en");
    assertThat(back.conversation().promises().all()).hasSize(1);
  }

  @Test
  void anOpenPromiseIsToldAndOneThatIsKeptBringsAPerson() {
    var promised = marias().done(promise("call the carrier", MARIA));
    long number = promised.seq();
    var asked = promised.done(promised.giveBack(MARIA), say("k", "Any news?"));

    assertThat(told(asked, promisedAs(number)).said().text())
        .isEqualTo("standing.promise.agent.by en standing.again en");

    var kept = asked.done(new ConversationCommand.KeepPromise(MARIA, "kept", number));
    kept.when(kept.bot(new BotTurn.Tell(promisedAs(number))))
        .then(ConversationEvent.Escalated.class);
  }

  @Test
  void aPromiseThatMovesMayBeToldAgain() {
    var promised = marias().done(promise("call the carrier", EVE));
    long number = promised.seq();
    var told = told(
            promised.done(promised.giveBack(MARIA), say("k", "Any news?")), promisedAs(number))
        .story();
    assertThat(told.conversation().standing().toldPromises()).containsExactly(number);

    var moved = told.done(new ConversationCommand.MovePromise(
        MARIA, "move", number, null, told.now().plus(Duration.ofHours(9))));

    assertThat(moved.conversation().standing().toldPromises()).isEmpty();
  }

  @Test
  void whatCannotBeToldBringsAPerson() {
    var erased = givenBack(new Settled("", "hours")).done(say("k", "When?"));

    erased.when(erased.bot(new BotTurn.Tell(settled()))).then(ConversationEvent.Escalated.class);
  }

  /** What the bot said, and the story after it. */
  private record BotAnswer(ConversationEvent.BotSaid said, ConversationStory story) {}

  private static BotAnswer told(ConversationStory asked, Decision decision) {
    var decided = asked.when(asked.bot(new BotTurn.Tell(decision)));
    return new BotAnswer(
        decided.event(ConversationEvent.BotSaid.class),
        decided.then(ConversationEvent.BotSaid.class));
  }

  private static ConversationStory givenBack(Settled... settled) {
    var marias = marias();
    return marias.done(giveBack(marias, MARIA, List.of(settled)));
  }

  private static ConversationCommand giveBack(
      ConversationStory story, AgentId agent, List<Settled> settled) {
    return new ConversationCommand.GiveBack(agent, "back-" + story.seq(), story.epoch(), settled);
  }

  private static ConversationCommand promise(String text, @Nullable AgentId owner) {
    return new ConversationCommand.MakePromise(
        MARIA, "promise", text, owner, ConversationStory.NOON.plus(Duration.ofHours(4)));
  }

  private static ConversationCommand again() {
    return new ConversationCommand.Accept(MARIAS_CARD, "accept-again", "Hi again");
  }

  private static Decision settled() {
    return decision(Decision.Verdict.SETTLED, Decision.How.STANDS, Decision.How.NOT, null);
  }

  private static Decision promisedAs(long number) {
    return decision(Decision.Verdict.PROMISED, Decision.How.NOT, Decision.How.STANDS, number);
  }

  private static Decision decision(
      Decision.Verdict verdict, Decision.How settled, Decision.How asked, @Nullable Long promise) {
    var stands = new Decision.Stands(settled, asked, promise);
    return new Decision(
        verdict,
        null,
        List.of(),
        List.of(),
        new Decision.Thresholds(0.7, 0.3, 0.1),
        Counters.NONE,
        1,
        1,
        "lexical",
        null,
        "",
        0,
        0,
        "en",
        null,
        List.of(),
        new Decision.Grounds(Occasion.CHOICE, true, 0, "hours", stands));
  }
}

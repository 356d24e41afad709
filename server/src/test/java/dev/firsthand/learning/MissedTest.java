package dev.firsthand.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.access.House;
import dev.firsthand.bot.Faq;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.Decision;
import dev.firsthand.conversation.Judgement;
import dev.firsthand.conversation.Refusal;
import dev.firsthand.engine.BotTurns;
import dev.firsthand.engine.Submission;
import dev.firsthand.engine.TurnLabel;
import dev.firsthand.engine.TurnTaken;
import dev.firsthand.escalation.PolicyVersion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Chats that the bot should not have kept, over HTTP, on both databases. */
class MissedTest extends ToldChats {

  private static final String MISSED = "/api/v1/sites/shop/missed";

  private int beside;

  @BeforeEach
  void open() {
    new MissedEndpoints(
            house.guard,
            new MissedDesk(
                house.database.jdbi(),
                house.database.whole().log(),
                site -> PolicyVersion.initial(),
                site -> Faq.empty(),
                this::carriesOut,
                house.directory::find,
                house.audit,
                house.clock),
            sites::exists,
            work -> {
              beside++;
              work.run();
            },
            house.clock)
        .addTo(house.router);
  }

  /** As the engine would: a verdict becomes an event of the chat, where there is such a turn. */
  private Submission carriesOut(ConversationId id, ConversationCommand command) {
    if (command instanceof ConversationCommand.Judge judge && judge.turn() == 3) {
      goesOn(
          id,
          new ConversationEvent.Judged(
              now(), judge.agent(), judge.key(), 3, 2, judge.judgement(), judge.entry()));
      return new Submission.Done(9, now());
    }
    return new Submission.Refused(Refusal.NO_SUCH_EVENT);
  }

  private ConversationId answeredBadly(String text) {
    var id =
        talk(text, said -> List.of(answered(said, sure(Decision.Verdict.ANSWER)), rated(3, false)));
    goesOn(id, new ConversationEvent.ClosedIdle(now(), ""));
    return id;
  }

  private void comesBackToAPerson(ConversationId id) {
    goesOn(id, new ConversationEvent.ClosedIdle(now(), ""));
    house.clock.pass(Duration.ofHours(5));
    var next = ConversationId.of(id.visitor(), 2);
    goesOn(next, new ConversationEvent.Started(now(), SHOP, id.visitor(), "en", "/", "Hello"));
    goesOn(next, escalatedAtTheButton());
  }

  private static Decision sure(Decision.Verdict verdict) {
    return decision(verdict, null, "sending", 0.95, "lexical");
  }

  private JsonNode found(String query) {
    return House.json(admin.get(MISSED + query));
  }

  @Test
  void chatsAreLookedForBeside() {
    admin.get(MISSED);

    assertThat(beside).isEqualTo(1);
  }

  @Test
  void onlyAdminsLookAndJudge() {
    var agent = house.signedIn("maria");
    assertThat(agent.get(MISSED).status()).isEqualTo(403);
    assertThat(agent.get(MISSED + "/a.1").status()).isEqualTo(403);
    assertThat(agent.post(MISSED + "/a.1", Map.of()).status()).isEqualTo(403);
    assertThat(house.stranger().get(MISSED).status()).isEqualTo(401);
    assertThat(admin.get("/api/v1/sites/nowhere/missed").status()).isEqualTo(404);
    assertThat(admin.get(MISSED + "?judged=perhaps").status()).isEqualTo(422);
    assertThat(admin.get(MISSED + "?days=0").status()).isEqualTo(422);
  }

  @Test
  void whatThePersonHadIsNotMissedAndWhatGoesOnIsNotOver() {
    talk("Where is it?", said -> List.of(escalated(unsure(0.2)), accepted()));
    talk(
        "Still here",
        said -> List.of(answered(said, sure(Decision.Verdict.ANSWER)), rated(3, false)));
    var bad = answeredBadly("How long does it take?");

    var found = found("");

    assertThat(found.get("chats").asInt()).isEqualTo(3);
    assertThat(found.get("kept").asInt()).isEqualTo(1);
    var suspect = found.get("shown").get(0);
    assertThat(suspect.get("conversation").asString()).isEqualTo(bad.value());
    assertThat(suspect.get("question").asString()).isEqualTo("How long does it take?");
    assertThat(suspect.get("reasons").get(0).get("kind").asString()).isEqualTo("THUMB_DOWN");
    assertThat(suspect.get("turn").asInt()).isEqualTo(3);
  }

  @Test
  void anOfferAfterAThumbIsShownWithTheWordsBeforeIt() {
    var id = talk(
        "How long does it take?",
        said -> List.of(
            answered(said, sure(Decision.Verdict.ANSWER)),
            rated(3, false),
            new ConversationEvent.BotSaid(
                now(), 4, "A person?", true, sure(Decision.Verdict.OFFER))));
    comesBackToAPerson(id);

    var suspect = found("").get("shown").get(0);

    assertThat(suspect.get("turn").asInt()).isEqualTo(5);
    assertThat(suspect.get("question").asString()).isEqualTo("How long does it take?");
  }

  @Test
  void whoComesBackToAPersonWithinTwoDaysIsFound() {
    var id = talk("When?", said -> List.of(answered(said, sure(Decision.Verdict.ANSWER))));
    comesBackToAPerson(id);

    var reasons = found("").get("shown").get(0).get("reasons");

    assertThat(reasons.get(0).get("kind").asString()).isEqualTo("CAME_BACK_TO_PERSON");
    assertThat(reasons.get(1).get("kind").asString()).isEqualTo("LEFT_AT_ONCE");
  }

  @Test
  void theChatIsReadWithWhatTheBotDecidedAndReadingItIsOnRecord() {
    var id = answeredBadly("How long does it take?");

    var lines = House.json(admin.get(MISSED + "/" + id)).get("lines");

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0).get("who").asString()).isEqualTo("VISITOR");
    assertThat(lines.get(0).get("text").asString()).isEqualTo("How long does it take?");
    assertThat(lines.get(1).get("turn").get("confidence").asDouble()).isEqualTo(0.95);
    assertThat(lines.get(1).get("helpful").asBoolean()).isFalse();
    assertThat(house.audit.latest(1).getFirst().action()).isEqualTo("conversation.read");
    assertThat(house.audit.latest(1).getFirst().subject()).isEqualTo(id.value());
    assertThat(admin.get(MISSED + "/nobody.1").status()).isEqualTo(404);
    assertThat(admin.get(MISSED + "/nonsense").status()).isEqualTo(404);
  }

  @Test
  void aVerdictIsALabelAndTakesTheChatOffTheList() {
    var wrong = answeredBadly("How long does it take?");
    var right = answeredBadly("When will it come?");

    assertThat(judge(wrong, 3, "SHOULD_HAVE_BEEN_A_PERSON")).isEqualTo(200);
    assertThat(judge(right, 3, "BOT_WAS_RIGHT")).isEqualTo(200);

    var open = found("");
    assertThat(open.get("shown")).isEmpty();
    assertThat(open.get("right").asInt()).isEqualTo(1);
    assertThat(open.get("missed").asInt()).isEqualTo(1);
    assertThat(found("?judged=true").get("shown")).hasSize(2);
    assertThat(label(wrong)).isEqualTo(TurnLabel.Kind.WRONG);
    assertThat(label(right)).isEqualTo(TurnLabel.Kind.RIGHT);

    assertThat(judge(wrong, 3, "BOT_WAS_RIGHT")).isEqualTo(200);
    assertThat(label(wrong)).isEqualTo(TurnLabel.Kind.RIGHT);
    assertThat(judge(wrong, 77, "BOT_WAS_RIGHT")).isEqualTo(404);
    assertThat(judge(new ConversationId("nobody.1"), 3, "BOT_WAS_RIGHT")).isEqualTo(404);
    assertThat(judge(wrong, 3, "PERHAPS")).isEqualTo(422);
  }

  @Test
  void anAskBackThatLedToAChoiceWasRightAndOneThatNobodyAnsweredFoundNothing() {
    var chosen = talk("takes", said -> List.of(askedBack(said), chose(3, "returns")));
    goesOn(chosen, new ConversationEvent.ClosedIdle(now(), ""));
    var left = talk("hm", said -> List.of(askedBack(said)));
    goesOn(left, new ConversationEvent.ClosedIdle(now(), ""));

    judge(chosen, 3, "BOT_WAS_RIGHT");
    judge(left, 3, "BOT_WAS_RIGHT");

    assertThat(label(chosen)).isEqualTo(TurnLabel.Kind.RIGHT);
    assertThat(label(left)).isEqualTo(TurnLabel.Kind.NONE_FITS);
    assertThat(found("").get("missed").asInt()).isZero();
  }

  @Test
  void aVerdictOnAnAnswerSaysNothingOfTheAnswersBefore() {
    var id = talk("How long?", said -> List.of(answered(said, sure(Decision.Verdict.ANSWER))));
    goesOn(id, new ConversationEvent.VisitorSaid(now(), "k2", "And back?"));
    goesOn(id, answered(4, sure(Decision.Verdict.ANSWER)));
    goesOn(
        id,
        new ConversationEvent.Judged(
            now(), maria, "j", 5, 4, Judgement.SHOULD_HAVE_COME_SOONER, null));

    assertThat(turns(id).getLast().signs().cameTooLate()).isFalse();
    assertThat(turns(id).getFirst().label()).isNotNull();
  }

  private int judge(ConversationId id, long turn, String opinion) {
    return admin
        .post(MISSED + "/" + id, Map.of("turn", turn, "opinion", opinion))
        .status();
  }

  private TurnLabel.Kind label(ConversationId id) {
    return turns(id).getFirst().label().kind();
  }

  /** The latest first. */
  private List<TurnTaken> turns(ConversationId id) {
    return house
        .database
        .whole()
        .turns()
        .latest(
            new BotTurns.Query(
                SHOP,
                now().minus(Duration.ofDays(1)),
                now().plusSeconds(1),
                null,
                BotTurns.Which.ALL,
                null,
                100),
            100)
        .stream()
        .filter(turn -> turn.conversation().equals(id))
        .toList();
  }
}

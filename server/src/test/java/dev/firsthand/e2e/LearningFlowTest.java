package dev.firsthand.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.AgentCommand;
import dev.firsthand.protocol.AgentEvent;
import dev.firsthand.protocol.Judgement;
import dev.firsthand.protocol.SharedEvent.BotAnswered;
import dev.firsthand.protocol.SharedEvent.Escalated;
import dev.firsthand.protocol.SharedEvent.Internal;
import dev.firsthand.protocol.SharedEvent.Started;
import dev.firsthand.protocol.SharedEvent.VisitorSaid;
import dev.firsthand.protocol.VisitorCommand;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** From people's words to another confidence and back, on a whole server. */
class LearningFlowTest {

  private static final String CONFIDENCE = "/api/v1/sites/demo/confidence";
  private static final String QUESTION = "When are you open?";

  private TestHouse house;
  private Address at;

  @BeforeEach
  void open(@TempDir Path data) {
    house = TestHouse.start(data);
    at = new Address(house.port());
  }

  @AfterEach
  void shut() {
    house.close();
  }

  @Test
  void labelsMakeAProposalItIsAdoptedTheConfidenceChangesAndComesBack() {
    var ada = Staff.signIn(at, TestHouse.ADA);
    double before = confidence(ada);
    for (int i = 0; i < 45; i++) {
      thumb(i % 3 == 0);
    }
    assertThat(ada.get(CONFIDENCE).body().has("proposal")).isFalse();
    try (var maria = Agent.at(Staff.signIn(at, TestHouse.MARIA))) {
      for (int i = 0; i < 6; i++) {
        judgedByMaria(maria, Judgement.RIGHT_TO_ESCALATE);
      }
    }

    var shown = ada.get(CONFIDENCE).body();
    assertThat(shown.get("sources").get("thumbs").asInt()).isEqualTo(45);
    assertThat(shown.get("sources").get("judgements").asInt()).isEqualTo(6);
    assertThat(shown.get("proposal").get("figures").get("labels").asInt()).isEqualTo(51);
    assertThat(confidence(ada)).isEqualTo(before);

    assertThat(ada.post(CONFIDENCE, Map.of("basedOn", 0, "comment", "")).status())
        .isEqualTo(201);
    assertThat(confidence(ada)).isLessThan(before - 0.05);
    var why = why(ada);
    assertThat(why.get("adjustment").asLong()).isEqualTo(1);
    assertThat(why.get("calibration").asString()).startsWith("shipped-lexical");
    assertThat(why.get("prior").asDouble()).isCloseTo(before, within(1e-9));

    house.restart();
    assertThat(confidence(ada)).isLessThan(before - 0.05);
    var back = Map.of("version", 0, "basedOn", 1);
    assertThat(ada.post(CONFIDENCE + "/current", back).status()).isEqualTo(200);
    assertThat(confidence(ada)).isEqualTo(before);
  }

  @Test
  void aJudgementIsReadByAgentsAndIsNobodyElsesBusiness() {
    try (var maria = Agent.at(Staff.signIn(at, TestHouse.MARIA));
        var visitor = Visitor.newAt(at)) {
      visitor.says("My unicycle hums an opera whenever the moon is full");
      long turn = visitor.event(Escalated.class, 0).seq();
      String chat = visitor.conversation();
      maria.opens(chat);
      long judged = maria.does((request, key) -> new AgentCommand.Judge(
          request, key, chat, turn, Judgement.BOT_COULD_HAVE_ANSWERED, "opening-hours"));

      assertThat(maria.reads(chat, AgentEvent.Judged.class))
          .isEqualTo(new AgentEvent.Judged(
              maria.id, turn, Judgement.BOT_COULD_HAVE_ANSWERED, "opening-hours"));
      assertThat(visitor.event(Internal.class, judged - 1).seq()).isEqualTo(judged);
    }
    var ada = Staff.signIn(at, TestHouse.ADA);
    var suggestions = ada.get("/api/v1/sites/demo/questions").body().get("suggestions");
    assertThat(suggestions.get(0).get("entry").asString()).isEqualTo("opening-hours");
  }

  private void thumb(boolean helpful) {
    try (var visitor = Visitor.newAt(at)) {
      visitor.says(QUESTION);
      long answer = visitor.event(BotAnswered.class, 0).seq();
      visitor.does(id -> key -> new VisitorCommand.RateAnswer(id, key, answer, helpful));
    }
  }

  private void judgedByMaria(Agent maria, Judgement judgement) {
    try (var visitor = Visitor.newAt(at)) {
      visitor.says("What are the opening hours of the moon for bikes and rentals?");
      long turn = visitor
          .events
          .when(
              "a turn",
              all -> all.stream()
                  .filter(heard -> !(heard.event() instanceof Started)
                      && !(heard.event() instanceof VisitorSaid))
                  .findFirst())
          .seq();
      String chat = visitor.conversation();
      maria.does(
          (request, key) -> new AgentCommand.Judge(request, key, chat, turn, judgement, null));
    }
  }

  /** How sure the bot is of its answer to {@link #QUESTION} now. */
  private static double confidence(Staff ada) {
    return why(ada).get("candidates").get(0).get("confidence").asDouble();
  }

  private static JsonNode why(Staff ada) {
    return ada.post("/api/v1/sites/demo/faq/test", Map.of("text", QUESTION, "language", "en"))
        .body()
        .get("why");
  }
}

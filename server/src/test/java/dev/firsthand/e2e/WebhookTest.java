package dev.firsthand.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.SharedEvent.BotAnswered;
import dev.firsthand.protocol.SharedEvent.BotAskedBack;
import dev.firsthand.protocol.SharedEvent.BotSaid;
import dev.firsthand.protocol.SharedEvent.Escalated;
import dev.firsthand.protocol.StateName;
import dev.firsthand.protocol.VisitorCommand;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A site whose visitors are answered by the example bot, on a whole server. */
class WebhookTest {

  private static final String BOT = "/api/v1/sites/demo/bot";
  private static final String CONFIDENCE = "/api/v1/sites/demo/confidence";
  private static final int LABELS = 60;
  private static final long AMPLE_MS = 10_000;
  private static final long HASTY_MS = 200;
  private static final Map<String, Object> ALWAYS_ASK_BACK = Map.of(
      "answerThreshold", 1,
      "askBackThreshold", 0.01,
      "margin", 0,
      "askBacksInARow", 1,
      "missesInARow", 1);

  private TestHouse house;
  private Address at;
  private Staff admin;
  private String secret;

  @BeforeEach
  void open(@TempDir Path data) {
    house = TestHouse.start(data, "times.bot=20s");
    at = new Address(house.port());
    admin = Staff.signIn(at, TestHouse.ADA);
    secret = save("BUILT_IN", "http://localhost/", AMPLE_MS).get("newSecret").asString();
  }

  @AfterEach
  void shut() {
    house.close();
  }

  @Test
  void aQuestionIsAnsweredByTheExampleBot() {
    try (var bot = ExampleBot.start(secret, 0);
        var visitor = Visitor.newAt(at)) {
      save("WEBHOOK", bot.url, AMPLE_MS);
      visitor.says("Where is my order 1042?");

      assertThat(visitor.hears(BotAnswered.class).text()).contains("order 1042", "**tomorrow**");
      visitor.is(StateName.BOT);
    }
  }

  @Test
  void anEntryThatItNamesIsAnsweredFromTheFaq() {
    try (var bot = ExampleBot.start(secret, 0);
        var visitor = Visitor.newAt(at)) {
      save("WEBHOOK", bot.url, AMPLE_MS);
      visitor.says("Are you open?");

      var answer = visitor.hears(BotAnswered.class);
      assertThat(answer.entry()).isEqualTo("opening-hours");
      assertThat(answer.text()).contains("10 to 18");
    }
  }

  @Test
  void aLanguageThatTheFaqDoesNotSpeakIsForTheWebhookToJudge() {
    try (var bot = ExampleBot.start(secret, 0);
        var visitor = Visitor.newAt(at)) {
      save("WEBHOOK", bot.url, AMPLE_MS);
      visitor.says("Siparişim nerede acaba, hâlâ elime ulaşmadı, order 1042");

      assertThat(visitor.hears(BotAnswered.class).text()).contains("order 1042");
    }
  }

  @Test
  void whenItIsUnsureAPersonIsCalled() {
    try (var bot = ExampleBot.start(secret, 0);
        var visitor = Visitor.newAt(at)) {
      save("WEBHOOK", bot.url, AMPLE_MS);
      visitor.says("My unicycle hums an opera whenever the moon is full");

      assertThat(visitor.hears(Escalated.class).reason()).isEqualTo("LOW_CONFIDENCE");
      visitor.is(StateName.QUEUED);
    }
  }

  @Test
  void aChoiceOfItsOwnTextsIsAnswered() {
    try (var bot = ExampleBot.start(secret, 0);
        var visitor = Visitor.newAt(at)) {
      save("WEBHOOK", bot.url, AMPLE_MS);
      visitor.says("When do you deliver?");
      var askedBack = visitor.event(BotAskedBack.class, 0);
      var picked = ((BotAskedBack) askedBack.event())
          .choices().stream()
              .filter(choice -> choice.title().contains("spare parts"))
              .findFirst()
              .orElseThrow();
      visitor.does(
          id -> key -> new VisitorCommand.Choose(id, key, askedBack.seq(), picked.choice()));

      assertThat(visitor.hears(BotAnswered.class).text()).isEqualTo("Within two days.");
    }
  }

  @Test
  void aChoiceOfTheFaqIsAnsweredWithoutAskingAgain() {
    admin.post("/api/v1/sites/demo/policy", Map.of("basedOn", 0, "policy", ALWAYS_ASK_BACK));
    try (var visitor = Visitor.newAt(at)) {
      long askedBack;
      try (var bot = ExampleBot.start(secret, 0)) {
        save("WEBHOOK", bot.url, AMPLE_MS);
        visitor.says("Are you open?");
        askedBack = visitor.event(BotAskedBack.class, 0).seq();
      }
      visitor.does(id -> key -> new VisitorCommand.Choose(id, key, askedBack, "opening-hours"));

      assertThat(visitor.hears(BotAnswered.class).text()).contains("10 to 18");
    }
  }

  @Test
  void aComplaintNeedsNoBot() {
    try (var visitor = Visitor.newAt(at)) {
      long answered;
      try (var bot = ExampleBot.start(secret, 0)) {
        save("WEBHOOK", bot.url, AMPLE_MS);
        visitor.says("Are you open?");
        answered = visitor.event(BotAnswered.class, 0).seq();
      }
      visitor.does(id -> key -> new VisitorCommand.RateAnswer(id, key, answered, false));

      assertThat(visitor.hears(BotSaid.class).offersPerson()).isTrue();
    }
  }

  @Test
  void whatItHearsAsAWishForAPersonIsOne() {
    try (var bot = ExampleBot.start(secret, 0);
        var visitor = Visitor.newAt(at)) {
      save("WEBHOOK", bot.url, AMPLE_MS);
      visitor.says("This is about a complaint of mine");

      assertThat(visitor.hears(Escalated.class).reason()).isEqualTo("VISITOR_ASKED");
    }
  }

  @Test
  void whenItHangsAPersonIsCalledAndTheAdminIsTold() {
    try (var bot = ExampleBot.start(secret, 60_000);
        var visitor = Visitor.newAt(at)) {
      save("WEBHOOK", bot.url, HASTY_MS);
      visitor.says("Where is my order 1042?");

      assertThat(visitor.hears(Escalated.class).reason()).isEqualTo("BOT_FAILED");
      var failure = admin.get(BOT).body().get("lastFailure");
      assertThat(failure.get("kind").asString()).isEqualTo("TOO_SLOW");
      assertThat(failure.get("at").asString()).isNotEmpty();
      assertThat(metrics()).contains("firsthand_webhook_failures_total{kind=\"TOO_SLOW\"} 1.0");
    }
  }

  @Test
  void whoWantsAPersonGetsOneAlthoughItHangs() {
    try (var bot = ExampleBot.start(secret, 60_000);
        var visitor = Visitor.newAt(at)) {
      save("WEBHOOK", bot.url, AMPLE_MS);
      visitor.says("I want to talk to a real person");

      assertThat(visitor.hears(Escalated.class).reason()).isEqualTo("VISITOR_ASKED");
    }
  }

  @Test
  void aBotThatHasAnotherSecretTurnsTheCallAway() {
    String other = "whsec_" + "A".repeat(43) + "=";
    try (var bot = ExampleBot.start(other, 0);
        var visitor = Visitor.newAt(at)) {
      save("WEBHOOK", bot.url, AMPLE_MS);
      visitor.says("Where is my order 1042?");

      assertThat(visitor.hears(Escalated.class).reason()).isEqualTo("BOT_FAILED");
      var tried = admin.post(BOT + "/test", Map.of("text", "Where is my order 1042?"));
      assertThat(tried.body().get("failure").get("status").asInt()).isEqualTo(401);
    }
  }

  @Test
  void eitherSecretWillDoWhileOneIsReplaced() {
    try (var old = ExampleBot.start(secret, 0)) {
      save("WEBHOOK", old.url, AMPLE_MS);
      String next =
          admin.post(BOT + "/secrets", Map.of()).body().get("newSecret").asString();
      assertThat(verdict("Where is my order 1042?")).isEqualTo("ANSWER");

      try (var renewed = ExampleBot.start(next, 0)) {
        save("WEBHOOK", renewed.url, AMPLE_MS);
        assertThat(verdict("Where is my order 1043?")).isEqualTo("ANSWER");
      }
    }
  }

  @Test
  void whatPeopleSayOfItsAnswersTeachesHowFarToBelieveIt() {
    try (var bot = ExampleBot.start(secret, 0)) {
      save("WEBHOOK", bot.url, AMPLE_MS);
      for (int i = 0; i < LABELS; i++) {
        try (var visitor = Visitor.newAt(at)) {
          visitor.says("Are you open?");
          long answered = visitor.event(BotAnswered.class, 0).seq();
          boolean helpful = i % 2 == 0;
          visitor.does(id -> key -> new VisitorCommand.RateAnswer(id, key, answered, helpful));
        }
      }
      double before = confidence("Are you open?");

      var shown = admin.get(CONFIDENCE).body();
      assertThat(shown.get("model").asString()).isEqualTo("webhook:shop-bot");
      assertThat(shown.get("labels").get(0).get("labels").asInt()).isEqualTo(LABELS);
      assertThat(admin.post(CONFIDENCE, Map.of("basedOn", 0)).status()).isEqualTo(201);

      assertThat(confidence("Are you open?")).isLessThan(before - 0.1);
    }
  }

  private double confidence(String question) {
    var tried = admin.post(BOT + "/test", Map.of("text", question)).body();
    return tried
        .get("turn")
        .get("why")
        .get("candidates")
        .get(0)
        .get("confidence")
        .asDouble();
  }

  @Test
  void thanksAreAnsweredByTheHouse() {
    try (var bot = ExampleBot.start(secret, 0);
        var visitor = Visitor.newAt(at)) {
      save("WEBHOOK", bot.url, AMPLE_MS);
      visitor.says("thank you!");

      assertThat(visitor.hears(BotSaid.class).text()).isNotBlank();
    }
  }

  private String verdict(String question) {
    var tried = admin.post(BOT + "/test", Map.of("text", question)).body();
    return tried.path("turn").path("verdict").asString("");
  }

  private JsonNode save(String answers, String url, long limitMs) {
    var saved = admin.put(
        BOT, Map.of("answers", answers, "name", "shop-bot", "url", url, "limitMs", limitMs), null);
    assertThat(saved.status()).isEqualTo(200);
    return saved.body();
  }

  private String metrics() {
    try {
      return Net.HTTP
          .send(HttpRequest.newBuilder(at.page("/metrics")).build(), BodyHandlers.ofString())
          .body();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

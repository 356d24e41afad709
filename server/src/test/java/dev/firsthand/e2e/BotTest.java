package dev.firsthand.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.app.TestHouse;
import dev.firsthand.protocol.SharedEvent.BotAnswered;
import dev.firsthand.protocol.SharedEvent.BotAskedBack;
import dev.firsthand.protocol.SharedEvent.BotSaid;
import dev.firsthand.protocol.SharedEvent.Choice;
import dev.firsthand.protocol.SharedEvent.Escalated;
import dev.firsthand.protocol.SharedEvent.Started;
import dev.firsthand.protocol.StateName;
import dev.firsthand.protocol.VisitorCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bot's part of a chat, on a whole server. */
class BotTest {

  private static final String POLICY = "/api/v1/sites/demo/policy";

  private Path data;
  private TestHouse house;
  private Address at;

  @BeforeEach
  void open(@TempDir Path folder) {
    data = folder;
    house = TestHouse.start(data);
    at = new Address(house.port());
  }

  @AfterEach
  void shut() {
    house.close();
  }

  @Test
  void aQuestionOfTheFaqIsAnsweredByTheBot() {
    try (var visitor = Visitor.newAt(at)) {
      long question = visitor.says("When are you open?");

      assertThat(visitor.hears(Started.class).text()).isNotBlank();
      var answer = visitor.hears(BotAnswered.class);
      assertThat(answer.entry()).isEqualTo("opening-hours");
      assertThat(answer.question()).isEqualTo(question);
      assertThat(answer.text()).contains("10 to 18");
      visitor.is(StateName.BOT);
    }
  }

  @Test
  void theChatBeginsWithTheSitesOwnGreeting() {
    String greeting = "Welcome to the workshop!";
    var changed = Staff.signIn(at, TestHouse.ADA)
        .patch("/api/v1/sites/demo", Map.of("look", Map.of("greeting", greeting)));
    assertThat(changed.status()).isEqualTo(200);

    try (var visitor = Visitor.newAt(at)) {
      visitor.says("When are you open?");

      assertThat(visitor.hears(Started.class).text()).isEqualTo(greeting);
    }
  }

  @Test
  void aWordOfThanksIsNoQuestion() {
    try (var visitor = Visitor.newAt(at)) {
      long answered =
          visitor.event(BotAnswered.class, visitor.says("When are you open?")).seq();
      visitor.says("thank you!");

      assertThat(visitor.hears(BotSaid.class, answered).text()).isNotBlank();
      visitor.is(StateName.BOT);
    }
  }

  @Test
  void whatTheBotDoesNotKnowGoesToAPerson() {
    try (var visitor = Visitor.newAt(at)) {
      visitor.says("My unicycle hums an opera whenever the moon is full");

      assertThat(visitor.hears(Escalated.class).reason()).isEqualTo("LOW_CONFIDENCE");
      visitor.is(StateName.QUEUED);
    }
  }

  @Test
  void whoWritesALanguageTheFaqDoesNotSpeakIsToldSoInItAndGetsAPerson() {
    try (var visitor = Visitor.newAt(at)) {
      visitor.says("Buongiorno, dove è il mio ordine? Non è ancora arrivato");

      var escalated = visitor.hears(Escalated.class);
      assertThat(escalated.reason()).isEqualTo("OTHER_LANGUAGE");
      assertThat(escalated.text()).contains("lingua");
      visitor.is(StateName.QUEUED);
    }
  }

  @Test
  void aForeignWordAloneIsNoForeignLanguage() {
    try (var visitor = Visitor.newAt(at)) {
      visitor.says("ciao");

      assertThat(visitor.hears(BotSaid.class).text()).isNotBlank();
      visitor.is(StateName.BOT);
    }
  }

  @Test
  void theVisitorIsAskedBackAndPicksWhatWasMeant() {
    admin().save(ALWAYS_ASK_BACK);
    try (var visitor = Visitor.newAt(at)) {
      visitor.says("When are you open?");
      var askedBack = visitor.event(BotAskedBack.class, 0);
      List<Choice> choices = ((BotAskedBack) askedBack.event()).choices();
      String picked = choices.getFirst().choice();
      visitor.does(id -> key -> new VisitorCommand.Choose(id, key, askedBack.seq(), picked));

      assertThat(visitor.hears(BotAnswered.class).entry()).isEqualTo(picked);
    }
  }

  @Test
  void noneOfTheChoicesLeadsToAPerson() {
    admin().save(ALWAYS_ASK_BACK);
    try (var visitor = Visitor.newAt(at)) {
      visitor.says("When are you open?");
      var askedBack = visitor.event(BotAskedBack.class, 0);
      visitor.does(id -> key -> new VisitorCommand.Choose(id, key, askedBack.seq(), "none"));

      assertThat(visitor.hears(Escalated.class).reason()).isEqualTo("NOT_CLARIFIED");
    }
  }

  @Test
  void aChangedThresholdIsFeltByTheNextQuestion() {
    var admin = admin();
    try (var visitor = Visitor.newAt(at)) {
      visitor.says("When are you open?");
      visitor.hears(BotAnswered.class);

      assertThat(admin.save(NEVER_ANSWER).status()).isEqualTo(201);
      visitor.says("Can I rent a cargo bike?");

      assertThat(visitor.hears(Escalated.class).reason()).isEqualTo("LOW_CONFIDENCE");
    }
  }

  @Test
  void whoSavesAPolicyOnAnOldOneIsTold() {
    var admin = admin();
    admin.save(ALWAYS_ASK_BACK);

    var stale = admin.staff().post(POLICY, change(0, NEVER_ANSWER));

    assertThat(stale.status()).isEqualTo(409);
    assertThat(stale.body().get("code").asString()).isEqualTo("STALE_VERSION");
  }

  @Test
  void anEditedEntryIsAnsweredAtOnce() {
    var admin = Staff.signIn(at, TestHouse.ADA);
    var entry = Map.of(
        "question", "Do you sharpen ice skates?",
        "phrasings", List.of("ice skates sharpening", "sharpen my skates"),
        "answer", "Yes, while you wait.",
        "language", "en");

    assertThat(admin.put("/api/v1/sites/demo/faq/skates", entry, null).status()).isEqualTo(201);

    Net.until("the new entry is found", () -> finds(admin, "Do you sharpen ice skates?"));
    try (var visitor = Visitor.newAt(at)) {
      visitor.says("Do you sharpen ice skates?");
      assertThat(visitor.hears(BotAnswered.class).text()).isEqualTo("Yes, while you wait.");
    }
  }

  @Test
  void anEntryImportedBesideTheServerIsAnsweredWithoutARestart(@TempDir Path files)
      throws IOException {
    Path file = files.resolve("more.csv");
    Files.writeString(file, """
        id,question,phrasings,answer,category,language,quickReplies
        skates,Do you sharpen ice skates?,sharpen my skates,"Yes, while you wait.",Service,en,
        """);

    assertThat(TestHouse.command(
            "faq", "import", "--site", "demo", "--data", data.toString(), file.toString()))
        .isZero();

    var admin = Staff.signIn(at, TestHouse.ADA);
    Net.until("the new entry is found", () -> finds(admin, "Do you sharpen ice skates?"));
  }

  static boolean finds(Staff admin, String question) {
    return admin
        .post("/api/v1/sites/demo/faq/test", Map.of("text", question, "language", "en"))
        .body()
        .path("verdict")
        .asString("")
        .equals("ANSWER");
  }

  static final Map<String, Object> ALWAYS_ASK_BACK = policy(1, 0.01);
  private static final Map<String, Object> NEVER_ANSWER = policy(1, 1);

  private static Map<String, Object> policy(double answer, double askBack) {
    return Map.of(
        "answerThreshold", answer,
        "askBackThreshold", askBack,
        "margin", 0,
        "askBacksInARow", 1,
        "missesInARow", 1);
  }

  private static Map<String, Object> change(long basedOn, Map<String, Object> policy) {
    return Map.of("basedOn", basedOn, "comment", "", "policy", policy);
  }

  private Admin admin() {
    return new Admin(Staff.signIn(at, TestHouse.ADA));
  }

  private record Admin(Staff staff) {
    Staff.Answer save(Map<String, Object> policy) {
      long version = staff.get(POLICY).body().get("current").get("version").asLong();
      return staff.post(POLICY, change(version, policy));
    }
  }
}

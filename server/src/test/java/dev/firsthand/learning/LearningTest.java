package dev.firsthand.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.access.Author;
import dev.firsthand.access.House;
import dev.firsthand.bot.Adjustment;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.conversation.Choice;
import dev.firsthand.conversation.Decision;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.faq.FaqDirectory;
import dev.firsthand.faq.FaqRegister;
import dev.firsthand.http.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What people teach the bot, over HTTP, on both databases. */
class LearningTest extends ToldChats {

  private static final String CONFIDENCE = "/api/v1/sites/shop/confidence";
  private static final String QUESTIONS = "/api/v1/sites/shop/questions";

  private AdjustmentDirectory adjustments;
  private FaqDirectory faqs;
  private FaqRegister register;

  @BeforeEach
  void open() {
    var jdbi = house.database.jdbi();
    adjustments = new AdjustmentDirectory(jdbi, house.clock, house.audit);
    faqs = new FaqDirectory(jdbi);
    register = new FaqRegister(jdbi, house.clock, house.audit, faqs);
    var bot = new LexicalBot(faqs);
    var turns = house.database.whole().turns();
    new ConfidenceEndpoints(house.guard, adjustments, turns, bot, sites::exists, house.clock)
        .addTo(house.router);
    new QuestionEndpoints(
            house.guard,
            new QuestionDesk(
                turns,
                house.database.whole().log(),
                bot,
                new SetAside(jdbi, house.clock, house.audit),
                house.directory::find),
            this::write,
            sites::exists,
            house.clock,
            Runnable::run)
        .addTo(house.router);
    register.put(SHOP, entry("sending", "How long does sending take?"), Author.COMMAND_LINE);
    register.put(SHOP, entry("returns", "Can I send a plant back?"), Author.COMMAND_LINE);
  }

  private FaqPen.Written write(
      SiteKey site, long basedOn, String entry, String phrasing, Author by) {
    return switch (register.addPhrasing(site, basedOn, entry, phrasing, by)) {
      case FaqRegister.Based.Done done ->
        new FaqPen.Written.Done(done.saved().version(), done.saved().entry());
      case FaqRegister.Based.Stale stale -> new FaqPen.Written.Stale(stale.version());
      case FaqRegister.Based.Missing missing -> new FaqPen.Written.Missing();
    };
  }

  @Test
  void onlyAdminsLookAndDecide() {
    var agent = house.signedIn("maria");
    for (var path : List.of(CONFIDENCE, QUESTIONS)) {
      assertThat(agent.get(path).status()).isEqualTo(403);
      assertThat(house.stranger().get(path).status()).isEqualTo(401);
      assertThat(admin.get(path.replace("shop", "nowhere")).status()).isEqualTo(404);
    }
    for (var path : List.of(
        CONFIDENCE, CONFIDENCE + "/current", QUESTIONS + "/phrasings", QUESTIONS + "/dismissed")) {
      assertThat(agent.post(path, Map.of()).status()).isEqualTo(403);
    }
  }

  @Test
  void withoutLabelsThereIsNoProposalAndThePageSaysHowManyAreMissing() {
    var shown = House.json(admin.get(CONFIDENCE));

    assertThat(shown.get("current").get("version").asLong()).isZero();
    assertThat(shown.has("proposal")).isFalse();
    assertThat(shown.get("labels").get(0).get("missing").asInt()).isEqualTo(50);
    var refused = admin.post(CONFIDENCE, Map.of("basedOn", 0));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(code(refused)).isEqualTo("TOO_FEW_LABELS");
  }

  @Test
  void labelsMakeAProposalWhichIsAdoptedAndRolledBack() {
    overconfident(60);

    var proposal = House.json(admin.get(CONFIDENCE)).get("proposal");
    assertThat(proposal.get("figures").get("labels").asInt()).isEqualTo(60);
    assertThat(proposal.get("figures").get("errorAfter").asDouble())
        .isLessThan(proposal.get("figures").get("errorBefore").asDouble() - 0.05);
    assertThat(adjustments.current(SHOP)).isEqualTo(Adjustment.NONE);

    var adopted = admin.post(CONFIDENCE, Map.of("basedOn", 0, "comment", "First refit"));
    assertThat(adopted.status()).as(adopted.text()).isEqualTo(201);
    assertThat(adjustments.current(SHOP).lineFor("en").apply(0.9)).isLessThan(0.8);
    assertThat(
            new AdjustmentDirectory(house.database.jdbi(), house.clock, house.audit).current(SHOP))
        .isEqualTo(adjustments.current(SHOP));

    var stale = admin.post(CONFIDENCE, Map.of("basedOn", 0));
    assertThat(code(stale)).isEqualTo("STALE_VERSION");
    assertThat(admin.post(CONFIDENCE, Map.of("basedOn", 1)).status()).isEqualTo(201);
    assertThat(adjustments.current(SHOP).version()).isEqualTo(2);

    assertThat(rollBack(1, 1).status()).isEqualTo(409);
    assertThat(rollBack(9, 2).status()).isEqualTo(404);
    assertThat(rollBack(1, 2).status()).isEqualTo(200);
    assertThat(adjustments.current(SHOP).version()).isEqualTo(1);
    assertThat(rollBack(0, 1).status()).isEqualTo(200);
    assertThat(adjustments.current(SHOP)).isEqualTo(Adjustment.NONE);
    assertThat(House.json(admin.get(CONFIDENCE)).get("versions")).hasSize(3);
    assertThat(house.audit.latest(4))
        .extracting(entry -> entry.action())
        .containsExactly(
            "confidence.rollback", "confidence.rollback", "confidence.adopt", "confidence.adopt");
  }

  @Test
  void eachCategoryHasItsOwnReliabilityBeforeAndAfter() {
    overconfident(60);

    var kept = House.json(admin.get(CONFIDENCE)).get("reliability");

    var delivery = kept.get(kept.size() - 1);
    assertThat(delivery.get("category").asString()).isEqualTo("delivery");
    assertThat(delivery.get("language").asString()).isEmpty();
    assertThat(delivery.at("/now/labels").asInt()).isEqualTo(60);
    assertThat(delivery.at("/proposed/error").asDouble())
        .isLessThan(delivery.at("/now/error").asDouble());
    assertThat(kept.get(0).get("category").asString()).isEmpty();
  }

  @Test
  void labelsOfAnotherModelAreLeftOut() {
    overconfident(60);
    talk(
        "How long?",
        said -> List.of(
            answered(said, decision(Decision.Verdict.ANSWER, null, "sending", 0.9, "other-model")),
            rated(said + 1, false)));

    var sources = House.json(admin.get(CONFIDENCE)).get("sources");

    assertThat(sources.get("otherModels").asInt()).isEqualTo(1);
    assertThat(sources.get("thumbs").asInt()).isEqualTo(60);
  }

  @Test
  void unansweredQuestionsAreGroupedWithThePersonsAnswerBeside() {
    for (var text : List.of("Do you ship to Norway?", "do you ship to norway", "Ship to Norway?")) {
      talk(text, said -> List.of(escalated(unsure(0.2)), accepted(), replied("Yes, 9 euros.")));
    }
    talk("Are there gift cards?", said -> List.of(escalated(unsure(0.1))));

    var found = House.json(admin.get(QUESTIONS));

    assertThat(found.get("questions").asInt()).isEqualTo(4);
    assertThat(found.get("groups")).hasSize(2);
    var worst = found.get("groups").get(0);
    assertThat(worst.get("times").asInt()).isEqualTo(3);
    assertThat(worst.get("examples").get(0).get("reply").asString()).isEqualTo("Yes, 9 euros.");
    assertThat(worst.get("examples").get(0).get("repliedBy").asString()).contains("maria");
    assertThat(House.json(admin.get(QUESTIONS))).isEqualTo(found);
  }

  @Test
  void whatWasErasedIsNotSuggested() {
    var id = talk("My name is Ada Lovelace", said -> List.of(escalated(unsure(0.1))));
    assertThat(House.json(admin.get(QUESTIONS)).get("groups")).hasSize(1);

    house.database.whole().eraseWords(id);

    assertThat(House.json(admin.get(QUESTIONS)).get("groups")).isEmpty();
  }

  @Test
  void aGroupIsDismissedForGood() {
    talk("What is the weather like?", said -> List.of(escalated(unsure(0.1))));
    var refs = texts(House.json(admin.get(QUESTIONS)).get("groups").get(0).get("refs"));

    var answer = admin.post(QUESTIONS + "/dismissed", Map.of("refs", refs));

    assertThat(House.json(answer).get("dismissed").asInt()).isEqualTo(1);
    talk("what is the weather like", said -> List.of(escalated(unsure(0.1))));
    assertThat(House.json(admin.get(QUESTIONS)).get("groups")).isEmpty();
    assertThat(admin
            .post(QUESTIONS + "/dismissed", Map.of("refs", List.of("x", "a.1#999")))
            .status())
        .isEqualTo(200);
  }

  @Test
  void whatVisitorsChooseAndAgentsNameBecomesASuggestionAndOneClickAPhrasing() {
    talk("when does it get here", said -> List.of(askedBack(said), chose(said + 1, "sending")));
    talk(
        "wrong plant, want money",
        said -> List.of(escalated(unsure(0.3)), judged(said + 1, said, "returns")));
    talk("none of it", said -> List.of(askedBack(said), chose(said + 1, Choice.NONE)));

    var found = House.json(admin.get(QUESTIONS));
    assertThat(found.get("suggestions")).hasSize(2);
    var returns = found.get("suggestions").get(0);
    assertThat(returns.get("entry").asString()).isEqualTo("returns");
    assertThat(returns.get("phrasings").get(0).get("byAgent").asBoolean()).isTrue();
    assertThat(found.get("groups")).hasSize(1);

    var added = admin.post(
        QUESTIONS + "/phrasings",
        Map.of("basedOn", 2, "entry", "returns", "text", "wrong plant, want money"));
    assertThat(added.status()).as(added.text()).isEqualTo(200);
    assertThat(faqs.current(SHOP).entries().get(1).phrasings()).contains("wrong plant, want money");
    assertThat(code(admin.post(
            QUESTIONS + "/phrasings",
            Map.of("basedOn", 2, "entry", "sending", "text", "when does it get here"))))
        .isEqualTo("STALE_VERSION");
    assertThat(admin
            .post(
                QUESTIONS + "/phrasings", Map.of("basedOn", 3, "entry", "gone", "text", "anything"))
            .status())
        .isEqualTo(404);

    var after = House.json(admin.get(QUESTIONS)).get("suggestions");
    assertThat(after).hasSize(1);
    var refs = texts(after.get(0).get("phrasings").get(0).get("refs"));
    admin.post(QUESTIONS + "/dismissed", Map.of("entry", "sending", "refs", refs));
    assertThat(House.json(admin.get(QUESTIONS)).get("suggestions")).isEmpty();
  }

  @Test
  void thePeriodIsChecked() {
    assertThat(admin.get(QUESTIONS + "?days=0").status()).isEqualTo(422);
    assertThat(admin.get(QUESTIONS + "?days=x").status()).isEqualTo(422);
    assertThat(admin.get(QUESTIONS + "?days=365&language=de").status()).isEqualTo(200);
    var refused = admin.get(QUESTIONS + "?language=" + "x".repeat(36));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(House.json(refused).get("field").asString()).isEqualTo("language");
  }

  /** Answers that said 0.9 and were right every second time. */
  private void overconfident(int many) {
    for (int i = 0; i < many; i++) {
      boolean right = i % 2 == 0;
      talk(
          "How long?",
          said -> List.of(
              answered(said, decision(Decision.Verdict.ANSWER, null, "sending", 0.9, "lexical")),
              rated(said + 1, right)));
    }
  }

  private Response rollBack(long version, long basedOn) {
    return admin.post(CONFIDENCE + "/current", Map.of("version", version, "basedOn", basedOn));
  }

  private static String code(Response response) {
    return House.json(response).get("code").asString();
  }

  private static List<String> texts(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false)
        .map(JsonNode::asString)
        .toList();
  }

  private static FaqEntry entry(String id, String question) {
    return new FaqEntry(id, question, List.of(), "Two days.", "delivery", "en", List.of());
  }
}

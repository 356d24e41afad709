package dev.firsthand.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.access.Author;
import dev.firsthand.access.House;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.conversation.Decision;
import dev.firsthand.faq.FaqCheckEndpoints;
import dev.firsthand.faq.FaqDirectory;
import dev.firsthand.faq.FaqEndpoints;
import dev.firsthand.faq.FaqRegister;
import dev.firsthand.faq.FaqTest;
import dev.firsthand.faq.FaqUsageEndpoint;
import dev.firsthand.faq.LexicalRehearsal;
import dev.firsthand.faq.ModelState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What a change of the FAQ would do to what was asked before, over HTTP, on both databases. */
class FaqCheckTest extends ToldChats {

  private static final String CHECK = "/api/v1/sites/shop/faq/check";

  private FaqDirectory faqs;
  private FaqRegister register;

  @BeforeEach
  void open() {
    var jdbi = house.database.jdbi();
    faqs = new FaqDirectory(jdbi);
    register = new FaqRegister(jdbi, house.clock, house.audit, faqs);
    register.put(
        SHOP,
        new FaqEntry(
            "sending",
            "How long does sending take?",
            List.of("When will my parcel arrive?", "delivery time"),
            "Two days.",
            "",
            "en",
            List.of()),
        Author.COMMAND_LINE);
    register.put(
        SHOP,
        new FaqEntry(
            "returns",
            "Can I send a plant back?",
            List.of("return an order", "money back"),
            "Yes.",
            "",
            "en",
            List.of()),
        Author.COMMAND_LINE);
    new FaqUsageEndpoint(house.guard, jdbi, sites::exists, house.clock).addTo(house.router);
    new FaqCheckEndpoints(
            house.guard,
            faqs,
            house.database.whole().turns(),
            house.database.whole().log(),
            new LexicalRehearsal(),
            sites::exists,
            site -> ZoneOffset.UTC,
            Runnable::run,
            house.clock)
        .addTo(house.router);
  }

  /** Asked and answered with "sending"; a thumb says whether that was right. */
  private void asked(String text, boolean helpful) {
    talk(
        text,
        said -> List.of(
            answered(said, decision(Decision.Verdict.ANSWER, null, "sending", 0.9, "lexical")),
            rated(said + 1, helpful)));
  }

  private JsonNode check(Map<String, Object> body) {
    var answer = admin.post(CHECK, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return House.json(answer);
  }

  private static Map<String, Object> entry(String id, String question, String... phrasings) {
    var entry = new HashMap<String, Object>();
    entry.put("id", id);
    entry.put("question", question);
    entry.put("phrasings", List.of(phrasings));
    entry.put("answer", "Two days.");
    entry.put("language", "en");
    return entry;
  }

  @Test
  void onlyAdminsAskWhatWouldBe() {
    assertThat(house.signedIn("maria").post(CHECK, Map.of()).status()).isEqualTo(403);
    assertThat(house.stranger().post(CHECK, Map.of()).status()).isEqualTo(401);
    assertThat(admin.post(CHECK, Map.of()).status()).isEqualTo(422);
    var bad = admin.post(CHECK, Map.of("entry", entry("sending", "")));
    assertThat(House.json(bad).get("field").asString()).isEqualTo("entry.question");
  }

  @Test
  void eachEntrySaysHowOftenItWasTheAnswerAndHowThatWasFound() {
    asked("When will my parcel arrive?", true);
    asked("delivery time", false);
    asked("When will it come?", true);

    var used = House.json(admin.get(CHECK.replace("check", "usage"))).get("entries");

    assertThat(used).hasSize(1);
    assertThat(used.get(0).get("entry").asString()).isEqualTo("sending");
    assertThat(used.get(0).get("answered").asInt()).isEqualTo(3);
    assertThat(used.get(0).get("helpful").asInt()).isEqualTo(2);
    assertThat(used.get(0).get("unhelpful").asInt()).isEqualTo(1);
    assertThat(house.signedIn("maria").get(CHECK.replace("check", "usage")).status())
        .isEqualTo(403);
  }

  @Test
  void anEntryMayBeCalledWhatAnAddressNextToItIsCalled() {
    new FaqEndpoints(
            house.guard,
            register,
            faqs,
            (site, text, language, at) -> new FaqTest.Result("ANSWER", null, "", "{}", null),
            site -> new ModelState.Now("lexical", "absent", "It isn't installed."),
            sites::exists,
            site -> ZoneOffset.UTC,
            house.clock)
        .addTo(house.router);
    var entries = CHECK.replace("/check", "");
    for (var id : List.of("usage", "check")) {
      var made = admin.post(entries, Map.of("question", id + "?", "answer", "Little."));
      assertThat(House.json(made).at("/entry/id").asString()).isEqualTo(id);
      var path = entries + "/" + id;
      var put = admin.put(path, Map.of("question", id + "?", "answer", "Much."));
      assertThat(put.status()).as(put.text()).isEqualTo(200);
      assertThat(admin.delete(path).status()).isEqualTo(200);
    }
    assertThat(House.json(admin.get(entries + "/usage")).has("entries")).isTrue();
  }

  @Test
  void aRightAnswerThatAnEntryStealsIsFoundBeforeItIsSaved() {
    asked("When will my parcel arrive?", true);
    asked("when will my parcel arrive", true);
    asked("delivery time", false);
    long version = faqs.current(SHOP).version();

    var found = check(Map.of(
        "entry", entry("", "When will my parcel arrive?", "Where is my parcel arriving today?")));

    assertThat(found.get("of").asInt()).isEqualTo(2);
    assertThat(found.get("done").asInt()).isEqualTo(2);
    assertThat(found.get("asked").asInt()).isEqualTo(3);
    assertThat(found.get("changes")).hasSize(1);
    var stolen = found.get("changes").get(0);
    assertThat(stolen.get("times").asInt()).isEqualTo(2);
    assertThat(stolen.get("worth").asString()).isEqualTo("WORSE");
    assertThat(stolen.get("before").get("entry").asString()).isEqualTo("sending");
    assertThat(faqs.current(SHOP).version()).isEqualTo(version);
  }

  @Test
  void anEntryThatGoesLeavesItsQuestionsWithoutAnAnswer() {
    asked("When will my parcel arrive?", true);
    asked("delivery time", false);

    var changes = check(Map.of("remove", "sending")).get("changes");

    assertThat(changes).hasSize(2);
    for (var change : changes) {
      boolean wasRight = change.get("text").asString().startsWith("When");
      assertThat(change.get("worth").asString()).isEqualTo(wasRight ? "WORSE" : "BETTER");
      assertThat(change.get("after").has("entry")).isFalse();
    }
  }

  @Test
  void aChangeThatChangesNothingSaysSoAndAPastComesInPieces() {
    asked("When will my parcel arrive?", true);
    var same = entry(
        "sending", "How long does sending take?", "When will my parcel arrive?", "delivery time");

    assertThat(check(Map.of("entry", same)).get("changes")).isEmpty();

    var first = check(Map.of("remove", "sending"));
    var rest = check(Map.of("remove", "sending", "until", first.get("until").asLong(), "done", 1));
    assertThat(rest.get("changes")).isEmpty();
    assertThat(rest.get("done").asInt()).isEqualTo(1);
  }

  @Test
  void goingBackToAnEarlierFaqIsCheckedLikeAnEdit() {
    asked("When will my parcel arrive?", true);
    long before = faqs.current(SHOP).version();
    register.delete(SHOP, "sending", Author.COMMAND_LINE);

    var back = check(Map.of("version", before)).get("changes");

    assertThat(back).hasSize(1);
    assertThat(back.get(0).get("worth").asString()).isEqualTo("BETTER");
    assertThat(back.get(0).get("after").get("entry").asString()).isEqualTo("sending");
    assertThat(check(Map.of("version", before + 1)).get("changes")).isEmpty();
    assertThat(admin.post(CHECK, Map.of("version", before + 2)).status()).isEqualTo(422);
  }

  @Test
  void whatBeginsLaterIsCheckedAsOfThenAndWhatIsOverTakesItsAnswersAway() {
    asked("When will my parcel arrive?", true);
    var now = house.clock.instant();
    var later = new HashMap<>(entry("xmas", "When will my parcel arrive?", "parcel arrive"));
    later.put("validFrom", now.plusSeconds(3_600).toString());

    var stolen = check(Map.of("entry", later));
    assertThat(stolen.get("changes")).hasSize(1);
    assertThat(Instant.parse(stolen.get("moment").asString())).isEqualTo(now.plusSeconds(3_600));

    var over = new HashMap<>(
        entry("sending", "How long does sending take?", "When will my parcel arrive?"));
    over.put("validUntil", now.toString());
    var lost = check(Map.of("entry", over));
    assertThat(lost.has("moment")).isFalse();
    assertThat(lost.at("/changes/0/worth").asString()).isEqualTo("WORSE");
    assertThat(lost.at("/changes/0/after").has("entry")).isFalse();

    over.remove("validUntil");
    over.put("validFrom", now.plusSeconds(3_600).toString());
    var paused = check(Map.of("entry", over));
    assertThat(paused.has("moment")).isFalse();
    assertThat(paused.get("changes")).hasSize(1);
  }

  @Test
  void givenTextsAreAskedAllAtOnce() {
    var found = check(Map.of(
        "entry",
        entry("sending", "How long does sending take?", "shipping to the moon"),
        "texts",
        List.of("shipping to the moon", "money back"),
        "language",
        "en"));

    assertThat(found.get("of").asInt()).isEqualTo(2);
    assertThat(found.get("changes")).hasSize(1);
    assertThat(found.get("changes").get(0).get("after").get("entry").asString())
        .isEqualTo("sending");
  }
}

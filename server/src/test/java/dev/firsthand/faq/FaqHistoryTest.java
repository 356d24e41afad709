package dev.firsthand.faq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.access.Author;
import dev.firsthand.access.House;
import dev.firsthand.access.Role;
import dev.firsthand.bot.FaqEntry;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What an FAQ was, and the way back to it, over HTTP, on both databases. */
class FaqHistoryTest extends FaqContract {

  private static final String VERSIONS = FaqContract.FAQ + "/versions";

  @BeforeEach
  void open() {
    new FaqHistoryEndpoints(
            house.guard,
            register,
            faqs,
            new FaqHistory(house.database.jdbi()),
            SHOP::equals,
            site -> ZoneOffset.UTC)
        .addTo(house.router);
    house.hire("maria", Role.AGENT);
    house.hire("sue", Role.SUPERVISOR);
  }

  /** Versions 1 to 5: fee made, hours made, fee changed, hours removed, a file of four entries. */
  private void fiveVersions() {
    register.create(SHOP, entry("fee", "Fee?", "One."), Author.HOUSE);
    register.create(SHOP, entry("hours", "Hours?", "Nine."), Author.HOUSE);
    register.put(SHOP, entry("fee", "Fee?", "Two."), Author.HOUSE);
    register.delete(SHOP, "hours", Author.HOUSE);
    load("id,question,answer\nfee,Fee?,Three.\na,A?,a\nb,B?,b\nc,C?,c\n");
  }

  private void load(String csv) {
    var report = register.load(SHOP, csv.getBytes(UTF_8), FaqFormat.CSV, false, Author.HOUSE);
    assertThat(report.errors()).isEmpty();
  }

  private JsonNode read(String path) {
    var answer = admin.get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return House.json(answer);
  }

  private JsonNode restore(String path, int status) {
    var answer = admin.post(VERSIONS + path, Map.of());
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    return House.json(answer);
  }

  private static List<String> told(JsonNode items, String... fields) {
    var told = new ArrayList<String>();
    for (var item : items) {
      var words = new ArrayList<String>();
      for (var field : fields) {
        words.add(item.path(field).asString("-"));
      }
      told.add(String.join(" ", words));
    }
    return told;
  }

  @Test
  void eachVersionSaysWhatMadeItAndWhatItChanged() {
    fiveVersions();

    var history = read(VERSIONS);

    assertThat(history.get("current").asLong()).isEqualTo(5);
    assertThat(history.get("isLast").asBoolean()).isTrue();
    assertThat(told(history.get("versions"), "version", "made", "created", "changed", "removed"))
        .containsExactly(
            "5 FILE 3 1 0", "4 HAND 0 0 1", "3 HAND 0 1 0", "2 HAND 1 0 0", "1 HAND 1 0 0");
    assertThat(told(history.at("/versions/1/entries"), "kind", "id", "question"))
        .containsExactly("REMOVED hours Hours?");
    assertThat(told(history.at("/versions/2/entries"), "kind", "id"))
        .containsExactly("CHANGED fee");
    assertThat(history.at("/versions/0/entries")).isEmpty();
    assertThat(history.at("/versions/0/author").asString()).isEqualTo(Author.HOUSE.name());
    assertThat(told(read(VERSIONS + "?before=3").get("versions"), "version"))
        .containsExactly("2", "1");
  }

  @Test
  void aVersionShowsEachEntryBeforeAndAfter() {
    fiveVersions();

    var changed = read(VERSIONS + "/3").at("/changes/0");
    assertThat(told(changed.get("fields"))).hasSize(1);
    assertThat(changed.at("/fields/0").asString()).isEqualTo("answer");
    assertThat(changed.at("/before/answer").asString()).isEqualTo("One.");
    assertThat(changed.at("/after/answer").asString()).isEqualTo("Two.");
    var removed = read(VERSIONS + "/4").at("/changes/0");
    assertThat(removed.at("/before/answer").asString()).isEqualTo("Nine.");
    assertThat(removed.has("after")).isFalse();
    assertThat(told(read(VERSIONS + "/5").get("changes"), "kind", "id"))
        .containsExactly("CHANGED fee", "CREATED a", "CREATED b", "CREATED c");
    assertThat(told(read(VERSIONS + "/5?skip=3").get("changes"), "id")).containsExactly("c");
  }

  @Test
  void aLongVersionComesInPages() {
    var csv = new StringBuilder("id,question,answer\n");
    for (int i = 0; i < FaqHistory.PAGE_OF_CHANGES + 1; i++) {
      csv.append("e").append(i).append(",Question ").append(i).append(",Answer\n");
    }
    load(csv.toString());

    var first = read(VERSIONS + "/1");
    var second = read(VERSIONS + "/1?skip=" + FaqHistory.PAGE_OF_CHANGES);

    assertThat(first.get("changes")).hasSize(FaqHistory.PAGE_OF_CHANGES);
    assertThat(first.get("isLast").asBoolean()).isFalse();
    assertThat(second.get("changes")).hasSize(1);
    assertThat(second.get("isLast").asBoolean()).isTrue();
  }

  @Test
  void anEntryHasAHistoryOfItsOwnAlsoWhenItIsGone() {
    fiveVersions();

    assertThat(told(read(VERSIONS + "?entry=fee").get("steps"), "version", "kind"))
        .containsExactly("5 CHANGED", "3 CHANGED", "1 CREATED");
    var gone = read(VERSIONS + "?entry=hours").get("steps");
    assertThat(told(gone, "version", "kind")).containsExactly("4 REMOVED", "2 CREATED");
    assertThat(gone.get(0).has("entry")).isFalse();
    assertThat(gone.at("/1/entry/answer").asString()).isEqualTo("Nine.");
    assertThat(read(VERSIONS + "?entry=nothing").get("steps")).isEmpty();
    assertThat(told(read(VERSIONS + "?entry=fee&before=3").get("steps"), "version"))
        .containsExactly("1");
  }

  @Test
  void oneEntryGoesBackAsANewVersionAndThePastStays() {
    fiveVersions();
    var past = faqs.at(SHOP, 3).orElseThrow();

    var dry = restore("/1/restore?entry=fee&dryRun=true", 200);
    assertThat(told(dry.get("changes"), "kind", "id")).containsExactly("CHANGED fee");
    assertThat(faqs.current(SHOP).version()).isEqualTo(5);
    restore("/1/restore?entry=fee&basedOn=" + dry.get("version").asLong(), 200);

    var now = faqs.current(SHOP);
    assertThat(now.version()).isEqualTo(6);
    assertThat(now.entries().getFirst().answer()).isEqualTo("One.");
    assertThat(now.entries()).hasSize(4);
    assertThat(faqs.at(SHOP, 3)).contains(past);
    assertThat(
            told(read(VERSIONS).get("versions"), "version", "made", "restored").getFirst())
        .isEqualTo("6 RESTORED 1");
    var row = house.audit.latest(1).getFirst();
    assertThat(row.action()).isEqualTo("faq.restore");
    assertThat(row.author().name()).isEqualTo("Nobody henrik");
    assertThat(row.before()).contains("Three.");
    assertThat(row.after()).contains("One.");
  }

  @Test
  void aRemovedEntryComesBackWhereItStood() {
    fiveVersions();

    restore("/2/restore?entry=hours&basedOn=5", 200);

    assertThat(ids()).containsExactly("fee", "hours", "a", "b", "c");
    var row = house.audit.latest(1).getFirst();
    assertThat(row.before()).isNull();
    assertThat(row.after()).contains("Nine.");
    assertThat(told(read(VERSIONS + "?entry=hours").get("steps"), "version", "made", "kind"))
        .containsExactly("6 RESTORED CREATED", "4 HAND REMOVED", "2 HAND CREATED");
  }

  @Test
  void theWholeFaqBecomesWhatItWas() {
    fiveVersions();

    var dry = restore("/3/restore?dryRun=true", 200);
    assertThat(told(dry.get("changes"), "kind", "id"))
        .containsExactlyInAnyOrder(
            "CREATED hours", "CHANGED fee", "REMOVED a", "REMOVED b", "REMOVED c");
    restore("/3/restore?basedOn=5", 200);

    assertThat(faqs.current(SHOP).version()).isEqualTo(6);
    assertThat(faqs.current(SHOP).entries())
        .isEqualTo(faqs.at(SHOP, 3).orElseThrow().entries());
    var row = house.audit.latest(1).getFirst();
    assertThat(row.subject()).isEqualTo("version 6");
    assertThat(row.before()).contains("version 5");
    assertThat(row.after()).contains("version 3").contains("\"removed\":3");

    restore("/5/restore?basedOn=6", 200);
    assertThat(faqs.current(SHOP).entries())
        .isEqualTo(faqs.at(SHOP, 5).orElseThrow().entries());
  }

  @Test
  void whatWouldChangeNothingMakesNoVersion() {
    fiveVersions();

    assertThat(restore("/5/restore?basedOn=5", 200).get("changes")).isEmpty();
    assertThat(faqs.current(SHOP).version()).isEqualTo(5);
  }

  @Test
  void nothingIsOverwrittenThatCameAfterTheLook() {
    fiveVersions();
    register.put(SHOP, entry("fee", "Fee?", "Just mended."), Author.HOUSE);

    var stale = restore("/1/restore?entry=fee&basedOn=5", 409);

    assertThat(stale.get("code").asString()).isEqualTo("STALE_VERSION");
    assertThat(stale.get("current").asLong()).isEqualTo(6);
    assertThat(faqs.current(SHOP).entries().getFirst().answer()).isEqualTo("Just mended.");
    restore("/3/restore?basedOn=5", 409);
    assertThat(restore("/3/restore", 422).get("field").asString()).isEqualTo("basedOn");
  }

  @Test
  void whatWasNeverThereCantComeBack() {
    fiveVersions();
    register.delete(SHOP, "fee", Author.HOUSE);
    load("id,question,answer\na,A?,changed\n");

    restore("/9/restore?basedOn=7", 404);
    restore("/0/restore?basedOn=7", 404);
    restore("/first/restore?basedOn=7", 404);
    restore("/1/restore?entry=hours&basedOn=7", 404);
    assertThat(admin.get(VERSIONS + "/9").status()).isEqualTo(404);
    assertThat(admin.get(VERSIONS + "/0").status()).isEqualTo(404);
    assertThat(admin.get(VERSIONS + "?before=x").status()).isEqualTo(422);
    assertThat(admin.get("/api/v1/sites/nowhere/faq/versions").status()).isEqualTo(404);
    assertThat(faqs.current(SHOP).version()).isEqualTo(7);
  }

  @Test
  void anEmptyFaqIsNotGoneBackTo() {
    register.create(SHOP, entry("fee", "Fee?", "One."), Author.HOUSE);
    register.delete(SHOP, "fee", Author.HOUSE);
    register.create(SHOP, entry("fee", "Fee?", "Two."), Author.HOUSE);

    var refused = restore("/2/restore?basedOn=3", 422);

    assertThat(refused.get("code").asString()).isEqualTo("BAD_VERSION");
    assertThat(ids()).containsExactly("fee");
  }

  @Test
  void whatTodaysRulesRefuseStaysInThePast() {
    house.database.jdbi().useHandle(handle -> {
      handle.execute("""
            insert into faq_version (site, version, author, at, created, changed, removed)
            values ('shop', 1, 'Nobody', 0, 1, 0, 0)
            """);
      handle.execute("""
            insert into faq_entry (site, id, from_version, to_version, place, content)
            values ('shop', 'old', 1, null, 1,
              '{"id":"old","question":"Old?","phrasings":[],"answer":"[x](javascript:alert)",\
            "category":"","language":"","quickReplies":[]}')
            """);
    });
    faqs.refresh();
    register.put(SHOP, entry("old", "Old?", "Safe."), Author.HOUSE);

    var refused = restore("/1/restore?entry=old&basedOn=2", 422);

    assertThat(refused.get("detail").asString()).contains("javascript");
    assertThat(read(VERSIONS).at("/versions/1/made").asString()).isEqualTo("UNKNOWN");
    assertThat(faqs.current(SHOP).entries().getFirst().answer()).isEqualTo("Safe.");
  }

  @Test
  void onlyAdminsLookBackAndGoBack() {
    fiveVersions();

    for (var path : List.of("", "?entry=fee", "/1")) {
      assertThat(house.signedIn("sue").get(VERSIONS + path).status()).isEqualTo(403);
      assertThat(house.signedIn("maria").get(VERSIONS + path).status()).isEqualTo(403);
      assertThat(house.stranger().get(VERSIONS + path).status()).isEqualTo(401);
    }
    var restore = VERSIONS + "/1/restore?basedOn=5";
    assertThat(house.signedIn("sue").post(restore, Map.of()).status()).isEqualTo(403);
    assertThat(house.stranger().post(restore, Map.of()).status()).isEqualTo(401);
    assertThat(faqs.current(SHOP).version()).isEqualTo(5);
  }

  private List<String> ids() {
    return faqs.current(SHOP).entries().stream().map(FaqEntry::id).toList();
  }
}

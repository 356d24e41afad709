package dev.firsthand.faq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firsthand.access.Author;
import dev.firsthand.access.Browser;
import dev.firsthand.access.House;
import dev.firsthand.access.Role;
import dev.firsthand.access.RoomDatabase;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.http.Response;
import dev.firsthand.rest.BadInput;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The FAQ in versions, by hand, by file and over HTTP. */
class FaqRoomTest {

  private static final SiteKey SHOP = new SiteKey("shop");
  private static final String PATH = "/api/v1/sites/shop/faq";

  private House house;
  private FaqDirectory directory;
  private FaqRegister register;

  @BeforeEach
  void open() {
    moveInto(House.onSqlite());
  }

  @AfterEach
  void close() throws Exception {
    house.close();
  }

  @Test
  void eachSaveMakesAVersionAndThePastStaysReadable() {
    var heard = new ArrayList<Long>();
    directory.onChange((site, faq) -> heard.add(faq.version()));

    register.create(SHOP, entry("", "Delivery?", "2 days"), Author.HOUSE);
    register.create(SHOP, entry("", "Returns?", "30 days"), Author.HOUSE);
    register.put(SHOP, entry("delivery", "Delivery?", "3 days"), Author.HOUSE);
    register.put(SHOP, entry("delivery", "Delivery?", "3 days"), Author.HOUSE);
    register.delete(SHOP, "delivery", Author.HOUSE);

    assertEquals(List.of(1L, 2L, 3L, 4L), heard);
    assertEquals(List.of("30 days"), answers(4));
    assertEquals(List.of("3 days", "30 days"), answers(3));
    assertEquals(List.of("2 days", "30 days"), answers(2));
    assertEquals(List.of("2 days"), answers(1));
    assertEquals(List.of(), answers(0));
    assertEquals(Optional.empty(), directory.at(SHOP, 5));
    assertEquals(directory.current(SHOP), new FaqDirectory(house.database.jdbi()).current(SHOP));
  }

  @Test
  void onPostgresqlToo() throws Exception {
    house.close();
    moveInto(new House(RoomDatabase.postgresql()));

    eachSaveMakesAVersionAndThePastStaysReadable();
    assertEquals(
        2, load("id,question,answer\nhours,Hours?,9\nfee,Fee?,1\n", false).created());
    assertEquals(
        1, load("id,question,answer\nhours,Hours?,8\nfee,Fee?,1\n", false).changed());
    assertEquals("8", directory.current(SHOP).entries().get(1).answer());
  }

  @Test
  void anotherNodeLearnsByRefreshing() {
    var elsewhere = new FaqDirectory(house.database.jdbi());
    register.create(SHOP, entry("", "Delivery?", "2 days"), Author.HOUSE);

    assertEquals(Faq.empty(), elsewhere.current(SHOP));
    elsewhere.refresh();
    assertEquals(directory.current(SHOP), elsewhere.current(SHOP));
  }

  @Test
  void aRemovedIdMayComeBack() {
    register.create(SHOP, entry("fee", "Fee?", "1"), Author.HOUSE);
    register.delete(SHOP, "fee", Author.HOUSE);
    register.create(SHOP, entry("fee", "Fee?", "2"), Author.HOUSE);

    assertEquals(List.of("1"), answers(1));
    assertEquals(List.of("2"), answers(3));
    assertThrows(
        BadInput.class, () -> register.create(SHOP, entry("fee", "Fee?", "3"), Author.HOUSE));
  }

  @Test
  void anUnknownSiteHasNoFaq() {
    var nowhere = new SiteKey("nowhere");

    assertThrows(
        BadInput.class, () -> register.create(nowhere, entry("", "A?", "A."), Author.HOUSE));
  }

  @Test
  void aFileIsTakenWholeOrNotAtAll() {
    var bad = load("question,answer\nHours?,9 to 5\nFee?,\n", false);
    assertEquals(3, bad.errors().getFirst().line());
    assertEquals(Faq.empty(), directory.current(SHOP));

    var dry = load("question,answer\nHours?,9 to 5\nFee?,none\n", true);
    assertEquals(
        List.of(2, 0, 0), List.of(dry.created(), dry.changed(), dry.errors().size()));
    assertEquals(Faq.empty(), directory.current(SHOP));

    load("question,answer\nHours?,9 to 5\nFee?,none\n", false);
    var again = load("question,answer\nHours?,9 to 5\nFee?,one\n", false);
    assertEquals(
        List.of(0, 1, 0),
        List.of(again.created(), again.changed(), again.errors().size()));
    assertEquals(2, directory.current(SHOP).version());
    load("question,answer\nHours?,9 to 5\nFee?,one\n", false);
    assertEquals(2, directory.current(SHOP).version());
  }

  @Test
  void questionsThatShareAnIdAreKeptApartAndTwinsAreNamed() {
    var twins = load("question,answer\nHours?,9\nHours!,10\nHours?,11\n", true);

    assertEquals(1, twins.errors().size());
    assertEquals(4, twins.errors().getFirst().line());
    assertEquals(2, twins.created());
  }

  @Test
  void aFullHouseTakesNoMore() {
    var text = new StringBuilder("question,answer\n");
    for (int i = 0; i < FaqFiles.MOST_ENTRIES; i++) {
      text.append("Question ").append(i).append(",Answer\n");
    }
    assertEquals(FaqFiles.MOST_ENTRIES, load(text.toString(), false).created());

    assertEquals(1, load("question,answer\nOne more?,No\n", false).errors().size());
    var full = assertThrows(
        BadInput.class, () -> register.create(SHOP, entry("", "One more?", "No"), Author.HOUSE));
    assertEquals("FAQ_FULL", full.limit());
    assertEquals(1, load("question,answer\nQuestion 7,Changed\n", false).changed());
  }

  @Test
  void theEndpointsSpeakAsTheConsoleExpects() {
    var admin = admin();

    var created = admin.post(
        PATH, Map.of("question", "Delivery?", "answer", "2 days", "phrasings", List.of("when")));
    assertEquals(201, created.status(), created.text());
    assertEquals("delivery", House.json(created).at("/entry/id").asString());
    var put = admin.put(PATH + "/delivery", Map.of("question", "Delivery?", "answer", "3 days"));
    assertEquals(200, put.status(), put.text());
    assertEquals(2, House.json(put).get("version").asLong());

    var shown = House.json(house.signedIn("maria").get(PATH));
    assertEquals("lexical", shown.get("model").asString());
    assertEquals("absent", shown.get("modelState").asString());
    assertEquals("3 days", shown.at("/entries/0/answer").asString());
    assertTrue(shown.at("/entries/0/quickReplies").isArray());

    var tried = House.json(admin.post(PATH + "/test", Map.of("text", "when?", "language", "de")));
    assertEquals("ANSWER", tried.get("verdict").asString());
    assertEquals("de", tried.at("/why/model").asString());

    var gone = admin.delete(PATH + "/delivery");
    assertEquals(200, gone.status());
    assertEquals(3, House.json(gone).get("version").asLong());
    assertEquals(404, admin.delete(PATH + "/delivery").status());
    assertEquals(
        List.of("faq.delete", "faq.change", "faq.create"),
        house.audit.latest(9).stream()
            .map(row -> row.action())
            .filter(action -> action.startsWith("faq."))
            .toList());
  }

  @Test
  void filesGoInAndOutOverHttp() {
    var admin = admin();
    var csv = "id,question,phrasings,answer\nfee,Fee?,cost|price,=free\n";

    var bad = admin.post(PATH + "/import?format=csv", "question,answer\nFee?,\n");
    assertEquals(422, bad.status());
    assertEquals(0, directory.current(SHOP).version());
    assertEquals(2, House.json(bad).at("/errors/0/line").asInt());
    var dry = admin.post(PATH + "/import?format=csv&dryRun=true", csv);
    assertEquals(1, House.json(dry).get("created").asInt());
    assertEquals(0, directory.current(SHOP).version());
    assertEquals(200, admin.post(PATH + "/import?format=csv&dryRun=false", csv).status());

    var file = admin.get(PATH + "/export?format=csv");
    assertEquals(
        "attachment; filename=\"faq-shop.csv\"",
        file.header("Content-Disposition").orElseThrow());
    assertTrue(file.text().contains("fee,Fee?,cost|price,'=free,,,"), file.text());
    var json = admin.get(PATH + "/export?format=json");
    assertEquals("=free", House.json(json).at("/entries/0/answer").asString());
    assertEquals(422, admin.get(PATH + "/export?format=xls").status());
  }

  @Test
  void aFileThatIsToBeTheWholeFaqRemovesTheRestAndSaysSoBefore() {
    var admin = admin();
    load("id,question,answer\nfee,Fee?,free\nhours,Hours?,nine\nold,Old?,gone\n", false);
    var csv = "id,question,answer\nfee,Fee?,five\nnew,New?,yes\nhours,Hours?,nine\n";
    long version = directory.current(SHOP).version();

    var dry = House.json(admin.post(PATH + "/import?format=csv&dryRun=true&replace=true", csv));
    assertEquals(version, directory.current(SHOP).version());
    assertEquals(1, dry.get("removed").asInt());
    assertEquals(
        List.of("CREATED new", "CHANGED fee", "REMOVED old"),
        dry.get("changes")
            .valueStream()
            .map(one -> one.get("kind").asString() + " " + one.get("id").asString())
            .toList());
    assertEquals("answer", dry.at("/changes/1/fields/0").asString());

    assertEquals(
        422,
        admin
            .post(PATH + "/import?format=json&replace=true", "{\"entries\":[]}")
            .status());
    assertEquals(
        422, admin.post(PATH + "/import?format=csv&replace=perhaps", csv).status());
    assertEquals(version, directory.current(SHOP).version());

    assertEquals(version, dry.get("version").asLong());
    assertEquals(200, admin.post(replacing(version), csv).status());
    assertEquals(
        List.of("fee", "hours", "new"),
        directory.current(SHOP).entries().stream().map(FaqEntry::id).toList());
    assertTrue(admin.get(PATH + "/export?format=markdown").text().contains("## New?"));
  }

  @Test
  void nothingIsRemovedThatCameAfterTheDryRun() {
    var admin = admin();
    load("id,question,answer\nfee,Fee?,free\n", false);
    var csv = "id,question,answer\nnew,New?,yes\n";
    var dry = House.json(admin.post(PATH + "/import?format=csv&dryRun=true&replace=true", csv));
    register.create(SHOP, entry("late", "Late?", "Just added."), Author.HOUSE);

    var stale = admin.post(replacing(dry.get("version").asLong()), csv);

    assertEquals(409, stale.status(), stale.text());
    assertEquals("STALE_VERSION", House.json(stale).get("code").asString());
    assertEquals(2, House.json(stale).get("current").asLong());
    assertEquals(List.of("free", "Just added."), answers(directory.current(SHOP).version()));
    refused("basedOn", admin.post(PATH + "/import?format=csv&basedOn=last", csv));
    assertEquals(200, admin.post(replacing(2), csv).status());
    assertEquals(List.of("yes"), answers(3));
  }

  private static String replacing(long basedOn) {
    return PATH + "/import?format=csv&replace=true&basedOn=" + basedOn;
  }

  @Test
  void badFieldsAreNamedAndOthersAreTurnedAway() {
    var admin = admin();

    refused("answer", admin.post(PATH, Map.of("question", "A?")));
    refused("question", admin.post(PATH, Map.of("question", "A".repeat(301), "answer", "A.")));
    refused("answer", admin.post(PATH, answering("[x](javascript:alert)")));
    refused("id", admin.put(PATH + "/Not%20An%20Id", answering("A.")));
    refused(
        "phrasings[1]",
        admin.post(
            PATH,
            Map.of("question", "A?", "answer", "A.", "phrasings", List.of("a", "b".repeat(301)))));
    assertEquals(400, admin.post(PATH, "{").status());
    assertEquals(404, admin.get("/api/v1/sites/nowhere/faq").status());
    assertEquals(403, house.signedIn("maria").post(PATH, answering("A.")).status());
    assertEquals(401, house.stranger().get(PATH).status());
    assertEquals(0, directory.current(SHOP).version());
  }

  private void moveInto(House next) {
    house = next;
    var jdbi = house.database.jdbi();
    jdbi.useHandle(handle -> handle.execute("""
        insert into site (site_key, name, origins, look, created_at, changed_at)
        values ('shop', 'Shop', '[]', '{}', 0, 0)
        """));
    directory = new FaqDirectory(jdbi);
    register = new FaqRegister(jdbi, house.clock, house.audit, directory);
  }

  private Browser admin() {
    new FaqEndpoints(
            house.guard,
            register,
            directory,
            (site, text, language, at) -> new FaqTest.Result(
                "ANSWER", null, "3 days", "{\"model\":\"" + language + "\"}", null),
            site -> new ModelState.Now("lexical", "absent", "It isn't installed."),
            SHOP::equals,
            site -> ZoneOffset.UTC,
            house.clock)
        .addTo(house.router);
    house.hire("boss", Role.ADMIN);
    house.hire("maria", Role.AGENT);
    return house.signedIn("boss");
  }

  private ImportReport load(String csv, boolean dryRun) {
    return register.load(SHOP, csv.getBytes(UTF_8), FaqFormat.CSV, dryRun, Author.HOUSE);
  }

  private List<String> answers(long version) {
    return directory.at(SHOP, version).orElseThrow().entries().stream()
        .map(FaqEntry::answer)
        .toList();
  }

  private static Map<String, String> answering(String answer) {
    return Map.of("question", "A?", "answer", answer);
  }

  private static void refused(String field, Response answer) {
    assertEquals(422, answer.status(), answer.text());
    assertEquals(field, House.json(answer).get("field").asString());
  }

  private static FaqEntry entry(String id, String question, String answer) {
    return new FaqEntry(id, question, List.of(), answer, "", "en", List.of());
  }
}

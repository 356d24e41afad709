package dev.firsthand.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.access.House;
import dev.firsthand.access.Role;
import dev.firsthand.access.RoomDatabase;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.http.Response;
import dev.firsthand.reports.Fact.Kind;
import dev.firsthand.reports.FactTable.Told;
import dev.firsthand.routing.Teams;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Reports over HTTP. */
class ReportEndpointsTest {

  private static final SiteKey SHOP = new SiteKey("shop");
  private static final String REPORT = "/api/v1/sites/shop/report";

  private House house;
  private FactTable table;
  private boolean catchingUp;
  private int beside;

  @BeforeEach
  void open() {
    house = new House(RoomDatabase.sqlite());
    house.hire("sue", Role.SUPERVISOR);
    house.hire("maria", Role.AGENT);
    table = new FactTable(house.database.jdbi(), 3);
    var faq = new Faq(
        1, List.of(new FaqEntry("post", "Post?", List.of(), "Yes", "@Delivery", "en", List.of())));
    new ReportEndpoints(
            house.guard,
            new ReportDesk(
                house.database.jdbi(),
                site -> faq,
                () -> Teams.NONE,
                agent -> "=HYPERLINK(\"x\")",
                () -> 2,
                () -> catchingUp),
            SHOP::equals,
            site -> ZoneOffset.UTC,
            work -> {
              beside++;
              work.run();
            },
            house.clock)
        .addTo(house.router);
  }

  @AfterEach
  void shut() throws IOException {
    house.close();
  }

  private static Fact fact(int visitor, Kind kind, Instant at, String detail, Long value) {
    return new Fact(
        new ConversationId("v" + visitor + ".1"),
        kind,
        at,
        2,
        detail,
        kind == Kind.HELD ? new AgentId("a1") : null,
        null,
        visitor % 2 == 0 ? "post" : null,
        value);
  }

  private void put(Fact... facts) {
    table.put(List.of(new Told(facts[0].conversation(), SHOP, 5, List.of(facts))));
  }

  private JsonNode get(String path) {
    Response answer = house.signedIn("sue").get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return House.json(answer);
  }

  @Test
  void agentsReadNoReportsAndSupervisorsDo() {
    assertThat(house.signedIn("maria").get(REPORT).status()).isEqualTo(403);
    assertThat(house.signedIn("maria").get(REPORT + "/chats?figure=CHAT").status())
        .isEqualTo(403);
    assertThat(house.signedIn("maria").get(REPORT + "/export").status()).isEqualTo(403);
    assertThat(house.stranger().get(REPORT).status()).isEqualTo(401);
    assertThat(house.signedIn("sue").get("/api/v1/sites/other/report").status()).isEqualTo(404);
    assertThat(get(REPORT).get("behind").asInt()).isEqualTo(2);
  }

  @Test
  void whatMayTakeLongIsReadBeside() {
    get(REPORT);
    get(REPORT + "/chats?figure=CHAT");
    house.signedIn("sue").get(REPORT + "/export");

    assertThat(beside).isEqualTo(3);
  }

  @Test
  void aReportSaysWhetherWhatWasBeforeIsStillBeingCounted() {
    assertThat(get(REPORT).get("catchingUp").asBoolean()).isFalse();

    catchingUp = true;

    assertThat(get(REPORT).get("catchingUp").asBoolean()).isTrue();
  }

  @Test
  void whatIsOutsideOfThePeriodCountsBeforeOrNotAtAll() {
    Instant now = house.clock.instant();
    put(fact(1, Kind.CHAT, now.minus(Duration.ofDays(1)), "SOLVED", 60_000L));
    put(fact(2, Kind.CHAT, now.minus(Duration.ofDays(30)), "PERSON", 60_000L));
    put(fact(3, Kind.CHAT, now.minus(Duration.ofDays(70)), "PERSON", 60_000L));

    JsonNode report = get(REPORT);

    assertThat(report.get("zone").asString()).isEqualTo("UTC");
    assertThat(report.at("/figures/counts/CHAT").asInt()).isEqualTo(1);
    assertThat(report.at("/figures/counts/CHAT.SOLVED").asInt()).isEqualTo(1);
    assertThat(report.at("/before/counts/CHAT").asInt()).isEqualTo(1);
    assertThat(report.at("/before/counts/CHAT.PERSON").asInt()).isEqualTo(1);
  }

  @Test
  void anOpenPromiseIsOverdueFromItsMomentOn() {
    Instant now = house.clock.instant();
    put(fact(1, Kind.PROMISE, now.minusSeconds(60), "OPEN", now.plusSeconds(60).toEpochMilli()));
    assertThat(get(REPORT).at("/figures/counts/PROMISE.OPEN").asInt()).isEqualTo(1);

    house.clock.pass(Duration.ofMinutes(2));

    assertThat(get(REPORT).at("/figures/counts/PROMISE.OVERDUE").asInt()).isEqualTo(1);
    assertThat(get(REPORT + "/chats?figure=PROMISE.OVERDUE").get("all").asInt()).isEqualTo(1);
    assertThat(get(REPORT + "/chats?figure=PROMISE.OPEN").get("all").asInt()).isZero();
  }

  @Test
  void whatIsReadAgainTakesThePlaceOfWhatWasThereButNothingOlderDoes() {
    Instant now = house.clock.instant().minusSeconds(60);
    put(fact(1, Kind.CHAT, now, "GOING", null));
    put(fact(1, Kind.CHAT, now, "PERSON", null), fact(1, Kind.ESCALATION, now, "REPEATED", null));
    var older = new Told(
        new ConversationId("v1.1"), SHOP, 4, List.of(fact(1, Kind.CHAT, now, "GOING", null)));
    table.put(List.of(older));

    JsonNode counts = get(REPORT).at("/figures/counts");

    assertThat(counts.get("CHAT").asInt()).isEqualTo(1);
    assertThat(counts.get("CHAT.PERSON").asInt()).isEqualTo(1);
    assertThat(counts.get("ESCALATION.REPEATED").asInt()).isEqualTo(1);
  }

  @Test
  void ofWhatIsReadTwiceInOneStepTheLastCounts() {
    Instant now = house.clock.instant().minusSeconds(60);
    var id = new ConversationId("v1.1");
    table.put(List.of(
        new Told(id, SHOP, 4, List.of(fact(1, Kind.CHAT, now, "GOING", null))),
        new Told(id, SHOP, 5, List.of(fact(1, Kind.CHAT, now, "SILENT", null)))));

    JsonNode counts = get(REPORT).at("/figures/counts");

    assertThat(counts.get("CHAT").asInt()).isEqualTo(1);
    assertThat(counts.get("CHAT.SILENT").asInt()).isEqualTo(1);
  }

  @Test
  void chatsBehindANumberComePageByPageAndCanBeNarrowed() {
    Instant now = house.clock.instant().minusSeconds(3600);
    IntStream.range(0, 120)
        .forEach(i -> put(
            fact(i, Kind.CHAT, now.plusSeconds(i / 7), "SILENT", 1000L),
            fact(i, Kind.HELD, now, "CLOSED", 1000L)));

    JsonNode first = get(REPORT + "/chats?figure=CHAT.SILENT");
    JsonNode last = get(REPORT + "/chats?figure=CHAT.SILENT&after=100");

    assertThat(first.get("all").asInt()).isEqualTo(120);
    assertThat(first.get("chats")).hasSize(50);
    assertThat(first.get("next").asInt()).isEqualTo(50);
    assertThat(last.get("chats")).hasSize(20);
    assertThat(last.hasNonNull("next")).isFalse();
    assertThat(get(REPORT + "/chats?figure=CHAT&topic=%40Delivery").get("all").asInt())
        .isEqualTo(60);
    assertThat(get(REPORT + "/chats?figure=CHAT&topic=").get("all").asInt()).isEqualTo(60);
    assertThat(get(REPORT + "/chats?figure=HELD&agent=a1").get("all").asInt()).isEqualTo(120);
    assertThat(get(REPORT + "/chats?figure=HELD&agent=a2").get("all").asInt()).isZero();
  }

  @Test
  void pagesGoSoFarBackAndNoFurther() {
    Instant now = house.clock.instant().minusSeconds(3600);
    put(IntStream.range(0, 10_060)
        .mapToObj(i -> fact(1, Kind.ANSWER, now, "NONE", null))
        .toArray(Fact[]::new));

    JsonNode last = get(REPORT + "/chats?figure=ANSWER&after=10000");

    assertThat(last.get("all").asInt()).isEqualTo(10_060);
    assertThat(last.get("chats")).hasSize(50);
    assertThat(last.hasNonNull("next")).isFalse();
    assertThat(house
            .signedIn("sue")
            .get(REPORT + "/chats?figure=ANSWER&after=10001")
            .status())
        .isEqualTo(422);
  }

  @Test
  void inTheFilesNothingIsAFormulaAndNumbersAreNumbers() {
    Instant now = house.clock.instant().minusSeconds(3600);
    put(fact(2, Kind.CHAT, now, "PERSON", 7000L), fact(2, Kind.HELD, now, "CLOSED", 5000L));

    String agents = house.signedIn("sue").get(REPORT + "/export?table=agents").text();
    String topics = house.signedIn("sue").get(REPORT + "/export?table=topics").text();
    Response figures = house.signedIn("sue").get(REPORT + "/export");

    assertThat(agents).contains("a1,\"'=HYPERLINK(\"\"x\"\")\",1,5000,5000,1,5000,1\r\n");
    assertThat(topics).contains("'@Delivery,'@Delivery,1,7000,7000,1,7000,1,");
    assertThat(figures.text()).contains("CHAT median ms,7000,\r\n");
    assertThat(figures.header("Content-Disposition").orElse("")).contains("attachment");
  }

  @Test
  void whatIsNoDayOrNoFigureIsNamed() {
    for (String wrong : List.of(
        "?from=yesterday",
        "?from=2026-01-02&to=2026-01-01",
        "?from=2020-01-01&to=2026-01-01",
        "?to=0001-01-01",
        "/chats?figure=EVERYTHING",
        "/chats",
        "/chats?figure=CHAT&after=-1",
        "/export?table=people")) {
      assertThat(house.signedIn("sue").get(REPORT + wrong).status()).as(wrong).isEqualTo(422);
    }
  }
}

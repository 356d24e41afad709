package dev.firsthand.gestures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.access.Author;
import dev.firsthand.access.Browser;
import dev.firsthand.access.House;
import dev.firsthand.access.Role;
import dev.firsthand.access.RoomContract;
import dev.firsthand.access.StaffMember;
import dev.firsthand.conversation.AgentProfile;
import dev.firsthand.conversation.ConversationCommand;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.ConversationRules;
import dev.firsthand.conversation.GestureId;
import dev.firsthand.conversation.HouseTimes;
import dev.firsthand.conversation.Refusal;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.ConversationEngine;
import dev.firsthand.engine.Giving;
import dev.firsthand.engine.RoutingTable;
import dev.firsthand.engine.Submission;
import dev.firsthand.http.Response;
import dev.firsthand.sites.SiteDirectory;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What admins say about gestures, what agents may choose from, and what is on record. */
class GestureRoomTest extends RoomContract {

  private static final String PATH = "/api/v1/gestures";
  private static final String CHOICES = "/api/v1/sites/shop/gestures";

  private Browser admin;
  private Browser maria;
  private StaffMember mariasCard;
  private ConversationEngine engine;
  private Giving giving;
  private int keys;

  @BeforeEach
  void open() {
    var jdbi = house.database.jdbi();
    var sites = new SiteDirectory(jdbi, house.clock, house.audit);
    var directory = new GestureDirectory(jdbi, house.tokens, house.clock, house.audit);
    new GestureEndpoints(house.guard, directory, sites::exists).addTo(house.router);
    new GivingEndpoints(
            house.guard,
            directory,
            new GivenRecord(jdbi),
            sites::exists,
            site -> ZoneOffset.UTC,
            house.directory,
            house.clock)
        .addTo(house.router);
    house.hire("boss", Role.ADMIN);
    mariasCard = house.hire("maria", Role.AGENT);
    sites.create("shop", "Shop", Author.HOUSE);
    sites.create("other", "Other", Author.HOUSE);
    admin = house.signedIn("boss");
    maria = house.signedIn("maria");
    var log = house.database.whole().log();
    house.database.whole().slots().enroll(mariasCard.id(), 10);
    engine = new ConversationEngine(
        new ConversationRules(HouseTimes.defaults(), (site, language, key) -> key),
        log,
        new RoutingTable(100, Duration.ofHours(1)),
        Runnable::run,
        house.clock);
    giving = new Giving(engine, directory);
  }

  @Test
  void whatAnAdminDefinesAnAgentMayChoose() {
    var made = admin.post(PATH, pool("Voucher"));
    assertThat(made.status()).isEqualTo(201);
    String id = idOf(made);
    assertThat(json(made).get("low").asBoolean()).isTrue();

    assertThat(choice(0).get("unavailable").asString()).isEqualTo("POOL_EMPTY");
    admin.post(PATH + "/" + id + "/codes", Map.of("codes", "A-1\nA-2"));
    JsonNode choice = choice(0);
    assertThat(choice.get("unavailable")).isNull();
    assertThat(choice.get("text").asString()).isEqualTo("Sorry! {code}");
    assertThat(choice.get("leftGiven").asInt()).isEqualTo(2);
    assertThat(choice.get("amount").asLong()).isEqualTo(1000);
    assertThat(maria.get(CHOICES).text()).doesNotContain("A-1");
    assertThat(json(maria.get(CHOICES)).get("renews").asString())
        .isEqualTo(YearMonth.now(house.clock.withZone(ZoneOffset.UTC)).plusMonths(1) + "-01");
    assertThat(maria.get(PATH).status()).isEqualTo(403);
    assertThat(maria.post(PATH, pool("Mine")).status()).isEqualTo(403);
    assertThat(maria.get("/api/v1/sites/nowhere/gestures").status()).isEqualTo(404);
  }

  @Test
  void onlyEnabledOnesOfTheSiteAreOffered() {
    var elsewhere = new HashMap<>(plain("Elsewhere"));
    elsewhere.put("sites", List.of("other"));
    admin.post(PATH, elsewhere);
    var off = new HashMap<>(plain("Off"));
    off.put("enabled", false);
    admin.post(PATH, off);
    var here = new HashMap<>(plain("Here"));
    here.put("sites", List.of("shop"));
    admin.post(PATH, here);

    assertThat(json(maria.get(CHOICES)).get("gestures")).hasSize(1);
    assertThat(choice(0).get("name").asString()).isEqualTo("Here");
  }

  @Test
  void whatCantBeTakenIsNamed() {
    admin.post(PATH, plain("Shipping"));

    assertThat(fault("name", "SHIPPING ")).isEqualTo("name");
    assertThat(fault("name", "™".repeat(80))).isEqualTo("name");
    assertThat(fault("text", "Take {code}")).isEqualTo("text");
    assertThat(fault("codes", "SECRET")).isEqualTo("codes");
    assertThat(fault("codes", "FIXED")).isEqualTo("code");
    assertThat(fault("mostAmount", 500)).isEqualTo("mostAmount");
    assertThat(fault("mostGiven", 0)).isEqualTo("mostGiven");
    assertThat(fault("mostGiven", null)).isEqualTo("mostGiven");
    assertThat(fault("wording", null)).isEqualTo("wording");
    assertThat(fault("sites", List.of("nowhere"))).isEqualTo("sites");
    var money = new HashMap<>(pool("Money"));
    money.put("currency", "XQZ");
    assertThat(field(admin.post(PATH, money))).isEqualTo("currency");
    money.put("currency", "EUR");
    money.put("mostAmount", 900);
    assertThat(field(admin.post(PATH, money))).isEqualTo("mostAmount");
  }

  @Test
  void aSecondAdminIsToldThatTheFirstWasQuicker() {
    String id = idOf(admin.post(PATH, plain("Shipping")));
    var change = new HashMap<>(plain("Free shipping"));
    change.put("version", 1);

    assertThat(json(admin.put(PATH + "/" + id, change)).get("version").asLong()).isEqualTo(2);
    assertThat(admin.put(PATH + "/" + id, change).status()).isEqualTo(409);
    assertThat(admin.put(PATH + "/nothing", change).status()).isEqualTo(404);
    assertThat(admin.delete(PATH + "/" + id).status()).isEqualTo(204);
    assertThat(admin.delete(PATH + "/" + id).status()).isEqualTo(404);
  }

  @Test
  void codesThatCantBeAddedAreNamedByLineAndTheOthersAreThere() {
    String id = idOf(admin.post(PATH, pool("Voucher")));
    String other = idOf(admin.post(PATH, pool("Another")));
    admin.post(PATH + "/" + other + "/codes", Map.of("codes", "B-1"));
    admin.post(PATH + "/" + id + "/codes", Map.of("codes", "A-0\n"));
    give(chat("ann"), id);

    var added = json(admin.post(
        PATH + "/" + id + "/codes",
        Map.of("codes", "A-1\n\n A-2 \r\nA-1\nB-1\nA-0\n" + "x".repeat(101))));

    assertThat(added.get("added").asInt()).isEqualTo(2);
    assertThat(added
            .get("skipped")
            .valueStream()
            .map(line -> line.get("line").asInt() + " " + line.get("why").asString()))
        .containsExactly("4 TWICE", "5 ELSEWHERE", "6 GIVEN", "7 UNUSABLE");
    var again = json(admin.post(PATH + "/" + id + "/codes", Map.of("codes", "A-1")));
    assertThat(again.at("/skipped/0/why").asString()).isEqualTo("HERE");
    assertThat(house.audit.latest(1).toString()).doesNotContain("A-1");
    assertThat(json(admin.delete(PATH + "/" + id + "/codes")).get("removed").asInt())
        .isEqualTo(2);
    String none = idOf(admin.post(PATH, plain("None")));
    assertThat(admin.post(PATH + "/" + none + "/codes", Map.of("codes", "A")).status())
        .isEqualTo(404);
    assertThat(admin
            .post(PATH + "/" + id + "/codes", Map.of("codes", "C\n".repeat(10_001)))
            .status())
        .isEqualTo(422);
  }

  @Test
  void whatIsGivenCountsAndIsOnRecordWhateverBecomesOfTheGesture() {
    String id = idOf(admin.post(PATH, pool("=Voucher")));
    admin.post(PATH + "/" + id + "/codes", Map.of("codes", "A-1\nA-2\nA-3"));
    ConversationId chat = chat("ann");
    give(chat, id);
    assertThat(choice(0).get("leftGiven").asInt()).isEqualTo(1);
    give(chat, id);
    assertThat(given(chat, id, 1)).isEqualTo(new Submission.Refused(Refusal.BUDGET_SPENT));
    assertThat(choice(0).get("unavailable").asString()).isEqualTo("BUDGET_SPENT");
    var row = json(admin.get(PATH)).at("/gestures/0");
    assertThat(row.get("left").asInt()).isEqualTo(1);
    assertThat(row.get("given").asInt()).isEqualTo(2);

    admin.delete(PATH + "/" + id);

    JsonNode record = json(admin.get(PATH + "/given")).get("given");
    assertThat(record).hasSize(2);
    assertThat(record.at("/0/name").asString()).isEqualTo("=Voucher");
    assertThat(record.at("/0/agentName").asString()).isEqualTo(mariasCard.name());
    assertThat(record.at("/0/conversation").asString()).isEqualTo(chat.value());
    assertThat(json(admin.get(PATH + "/given?month=2001-01")).get("given")).isEmpty();
    assertThat(admin.get(PATH + "/given?month=soon").status()).isEqualTo(422);
    assertThat(admin.get(PATH + "/given?before=soon").status()).isEqualTo(422);
    assertThat(maria.get(PATH + "/given").status()).isEqualTo(403);
    String csv = admin.get(PATH + "/given/export").text();
    assertThat(csv.lines()).hasSize(3);
    assertThat(csv)
        .contains("'=Voucher,10.00,EUR")
        .doesNotContain(",=Voucher")
        .doesNotContain("A-1");
  }

  @Test
  void anAgentGivesOnlyWhatTheySaw() {
    String id = idOf(admin.post(PATH, plain("Shipping")));
    ConversationId chat = chat("ann");
    var change = new HashMap<>(plain("Shipping"));
    change.put("version", 1);
    change.put("text", "Half of the shipping is free.");
    admin.put(PATH + "/" + id, change);

    assertThat(given(chat, id, 1)).isEqualTo(new Submission.Refused(Refusal.GESTURE_CHANGED));
    assertThat(given(chat, id, 2)).isInstanceOf(Submission.Done.class);
    assertThat(given(chat, "nothing", 1)).isEqualTo(new Submission.Refused(Refusal.GESTURE_GONE));
  }

  private ConversationId chat(String visitor) {
    ConversationId id = ConversationId.of(new VisitorId(visitor), 1);
    engine
        .submit(id, new ConversationCommand.Start(new SiteKey("shop"), "en", "/"))
        .join();
    engine.submit(id, new ConversationCommand.AskForHuman("ask")).join();
    engine
        .submit(
            id, new ConversationCommand.Take(profile(), "take", engine.load(id).epoch(), "Hello"))
        .join();
    return id;
  }

  private AgentProfile profile() {
    return mariasCard.profile();
  }

  private void give(ConversationId chat, String gesture) {
    assertThat(given(chat, gesture, 1)).isInstanceOf(Submission.Done.class);
  }

  private Submission given(ConversationId chat, String gesture, long version) {
    return giving.give(
        chat,
        profile(),
        "give-" + keys++,
        engine.load(chat).epoch(),
        new GestureId(gesture),
        version);
  }

  private String fault(String field, Object value) {
    var draft = new HashMap<>(plain("Another"));
    draft.put(field, value);
    return field(admin.post(PATH, draft));
  }

  private static String field(Response response) {
    return json(response).path("field").asString();
  }

  private JsonNode choice(int number) {
    return json(maria.get(CHOICES)).get("gestures").get(number);
  }

  private static String idOf(Response response) {
    return json(response).get("id").asString();
  }

  private static JsonNode json(Response response) {
    return House.json(response);
  }

  private static Map<String, Object> pool(String name) {
    return Map.of(
        "name",
        name,
        "text",
        "Sorry! {code}",
        "amount",
        1000,
        "currency",
        "eur",
        "codes",
        "POOL",
        "mostGiven",
        2,
        "enabled",
        true);
  }

  private static Map<String, Object> plain(String name) {
    return Map.of(
        "name",
        name,
        "text",
        "Your next order ships for free.",
        "wording",
        "Free shipping",
        "codes",
        "NONE",
        "mostGiven",
        2,
        "enabled",
        true);
  }
}

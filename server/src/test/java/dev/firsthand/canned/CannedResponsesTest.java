package dev.firsthand.canned;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firsthand.access.Author;
import dev.firsthand.access.Browser;
import dev.firsthand.access.DeskChanges;
import dev.firsthand.access.House;
import dev.firsthand.access.Role;
import dev.firsthand.access.RoomContract;
import dev.firsthand.access.StaffDraft;
import dev.firsthand.access.StaffMember;
import dev.firsthand.http.Response;
import dev.firsthand.teams.TeamDirectory;
import dev.firsthand.teams.TeamEndpoints;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Texts that agents insert: shared ones by admins, and each agent's own. */
class CannedResponsesTest extends RoomContract {

  private static final String PATH = "/api/v1/canned";

  private static final String OWN = PATH + "/own";

  private DeskChanges changes;
  private TeamDirectory teams;
  private StaffMember maria;
  private Browser admin;
  private Browser marias;
  private Browser jonases;

  @BeforeEach
  void open() {
    var jdbi = house.database.jdbi();
    changes = new DeskChanges(jdbi, house.clock);
    teams = new TeamDirectory(jdbi, house.tokens, house.clock, house.audit, house.directory);
    var register = new CannedRegister(jdbi, house.tokens, house.audit, changes);
    teams.usedBy(register::ofTeam);
    house.register.whenInactive(register::forget);
    new CannedEndpoints(house.guard, register).addTo(house.router);
    new TeamEndpoints(house.guard, teams, site -> false).addTo(house.router);
    house.hire("boss", Role.ADMIN);
    maria = house.hire("maria", Role.AGENT);
    house.hire("jonas", Role.SUPERVISOR);
    admin = house.signedIn("boss");
    marias = house.signedIn("maria");
    jonases = house.signedIn("jonas");
  }

  @Test
  void whatAnAdminWritesAnyAgentReads() {
    var created = admin.post(PATH, response("Hello", "Hi {{visitor.firstName}}"));

    assertEquals(201, created.status());
    var listed = House.json(marias.get(PATH)).at("/responses/0");
    assertEquals("hello", listed.get("shortcut").asString());
    assertEquals("Hi {{visitor.firstName}}", listed.get("text").asString());
    assertEquals("everybody", listed.get("whose").asString());
    assertEquals(403, marias.post(PATH, response("bye", "Bye")).status());
    assertEquals(403, jonases.post(PATH, response("bye", "Bye")).status());
    assertEquals(403, jonases.get(PATH + "/shared").status());
    assertEquals(401, house.stranger().get(PATH).status());
    assertEquals(401, house.stranger().post(OWN, response("bye", "Bye")).status());
  }

  @Test
  void whatAnAgentKeepsForThemselvesNobodyElseSeesOrTouches() {
    var made = marias.post(OWN, response("Parcel", "Mine"));
    String id = idOf(made);

    assertEquals(201, made.status(), made.text());
    assertEquals("own", House.json(made).get("whose").asString());
    assertEquals(List.of("parcel own"), listed(marias, PATH));
    assertEquals(List.of(), listed(jonases, PATH));
    assertEquals(List.of(), listed(admin, PATH));
    assertEquals(List.of(), listed(admin, PATH + "/shared"));
    for (Browser other : List.of(jonases, admin)) {
      assertEquals(404, other.put(OWN + "/" + id, response("x", "X")).status());
      assertEquals(404, other.delete(OWN + "/" + id).status());
    }
    assertEquals(404, admin.put(PATH + "/" + id, response("x", "X")).status());
    assertEquals(404, admin.delete(PATH + "/" + id).status());
    assertEquals(
        List.of(),
        house.audit.latest(9).stream()
            .filter(entry -> entry.action().startsWith("canned."))
            .toList());

    assertEquals(200, marias.put(OWN + "/" + id, response("late", "Mine")).status());
    assertEquals(List.of("late own"), listed(marias, PATH));
    assertEquals(204, marias.delete(OWN + "/" + id).status());
    assertEquals(404, marias.delete(OWN + "/" + id).status());
    assertEquals(List.of(), listed(marias, PATH));
  }

  @Test
  void anAgentCantReachASharedOneThroughTheirOwn() {
    String id = idOf(admin.post(PATH, response("hello", "Hi")));

    assertEquals(404, marias.put(OWN + "/" + id, response("hello", "Ha")).status());
    assertEquals(404, marias.delete(OWN + "/" + id).status());
    assertEquals(List.of("hello everybody"), listed(marias, PATH));
  }

  @Test
  void aTeamsOneIsReadByItsMembersOnlyAndKeepsTheTeam() {
    String billing = team("Billing", maria.id().value());
    var made = admin.post(PATH, response("refund", "Soon", billing));

    assertEquals(201, made.status(), made.text());
    assertEquals(billing, House.json(made).get("team").asString());
    assertEquals(List.of("refund team"), listed(marias, PATH));
    assertEquals(List.of(), listed(jonases, PATH));
    assertEquals(List.of(), listed(admin, PATH));
    assertEquals(List.of("refund team"), listed(admin, PATH + "/shared"));
    refused("team", admin.post(PATH, response("other", "Soon", "nothing")));
    var used = admin.delete("/api/v1/teams/" + billing);
    assertEquals(409, used.status());
    assertTrue(House.json(used).at("/uses/0").asString().contains("/refund"), used.text());

    admin.put(PATH + "/" + idOf(made), response("refund", "Soon"));
    assertEquals(List.of("refund everybody"), listed(jonases, PATH));
    assertEquals(204, admin.delete("/api/v1/teams/" + billing).status());
  }

  @Test
  void theSameShortcutMayBeEverybodysATeamsAndOnesOwn() {
    String billing = team("Billing", maria.id().value());
    admin.post(PATH, response("hello", "Hi"));
    String ofTeam = idOf(admin.post(PATH, response("hello", "Hi from billing", billing)));
    assertEquals(201, marias.post(OWN, response("hello", "Hi from me")).status());
    assertEquals(201, jonases.post(OWN, response("hello", "Hi from me")).status());

    assertEquals(
        Set.of("hello everybody", "hello team", "hello own"), Set.copyOf(listed(marias, PATH)));
    refused("shortcut", admin.post(PATH, response("hello", "Hi", billing)));
    refused("shortcut", admin.put(PATH + "/" + ofTeam, response("hello", "Hi")));
    var twice = marias.post(OWN, response("Hello", "Again"));
    refused("shortcut", twice);
    assertTrue(House.json(twice).get("detail").asString().contains("of yours"));
  }

  @Test
  void thereIsRoomForSoManyOfOnesOwnAndNoMore() {
    for (int i = 0; i < CannedRegister.MOST_OWN; i++) {
      assertEquals(201, marias.post(OWN, response("r" + i, "Text")).status());
    }
    var more = marias.post(OWN, response("more", "Text"));

    assertEquals(409, more.status());
    assertEquals("TOO_MANY_RESPONSES", House.json(more).get("code").asString());
    assertEquals(201, jonases.post(OWN, response("mine", "Text")).status());
  }

  @Test
  void whoLeavesLeavesNoneOfTheirOwn() {
    marias.post(OWN, response("mine", "Mine"));
    jonases.post(OWN, response("mine", "Mine"));
    var draft = maria.draft();
    house.register.change(maria.id(), active(draft, false), Author.HOUSE);
    house.register.change(maria.id(), active(draft, true), Author.HOUSE);

    assertEquals(List.of(), listed(house.signedIn("maria"), PATH));
    assertEquals(List.of("mine own"), listed(jonases, PATH));
  }

  @Test
  void windowsAreToldOfWhatTheyCanSee() {
    marias.post(OWN, response("mine", "Mine"));
    assertEquals(Set.of(maria.id().value()), toldOf());

    admin.post(PATH, response("hello", "Hi"));
    assertEquals(Set.of(maria.id().value(), ""), toldOf());
  }

  private Set<String> toldOf() {
    return changes.since(Instant.EPOCH).stream()
        .map(DeskChanges.Change::id)
        .collect(Collectors.toSet());
  }

  private String team(String name, String... members) {
    return idOf(admin.post(
        "/api/v1/teams",
        Map.of("name", name, "mode", "ring", "skills", List.of(), "members", List.of(members))));
  }

  private static String idOf(Response answer) {
    return House.json(answer).get("id").asString();
  }

  private static List<String> listed(Browser who, String path) {
    return House.json(who.get(path))
        .get("responses")
        .valueStream()
        .map(each -> each.get("shortcut").asString() + " " + each.get("whose").asString())
        .toList();
  }

  private static StaffDraft active(StaffDraft of, boolean active) {
    return new StaffDraft(
        of.login(),
        of.name(),
        of.title(),
        of.picture(),
        of.role(),
        of.languages(),
        of.greeting(),
        of.capacity(),
        active,
        of.skills());
  }

  @Test
  void changesAndRemovalsAreFeltAndRecorded() {
    var id = House.json(admin.post(PATH, response("hello", "Hi"))).get("id").asString();

    assertEquals(
        200, admin.put(PATH + "/" + id, response("hello", "Hello there")).status());
    assertEquals(204, admin.delete(PATH + "/" + id).status());
    assertEquals(404, admin.delete(PATH + "/" + id).status());
    assertEquals(404, admin.put(PATH + "/" + id, response("hello", "Hi")).status());
    assertEquals(0, House.json(admin.get(PATH)).get("responses").size());
    var actions = house.audit.latest(3).stream().map(entry -> entry.action()).toList();
    assertTrue(actions.contains("canned.delete") && actions.contains("canned.change"));
  }

  @Test
  void aShortcutBelongsToOneResponse() {
    admin.post(PATH, response("hello", "Hi"));
    var other = House.json(admin.post(PATH, response("bye", "Bye"))).get("id").asString();

    refused("shortcut", admin.post(PATH, response("HELLO", "Hi again")));
    refused("shortcut", admin.put(PATH + "/" + other, response("hello", "Bye")));
  }

  @Test
  void badFieldsAreNamed() {
    refused("shortcut", admin.post(PATH, response("two words", "Hi")));
    var empty = admin.post(PATH, response("", "Hi"));
    refused("shortcut", empty);
    assertTrue(House.json(empty).get("detail").asString().contains("1 to 40"));
    var twice = admin.send("POST", PATH, "{\"text\":\"a\",\"text\":\"b\"}");
    assertTrue(House.json(twice).get("detail").asString().contains("a field twice"));
    refused("text", admin.post(PATH, response("hello", "Hi {{visitor.shoeSize}}")));
    refused("text", admin.post(PATH, response("hello", " ")));
    assertEquals(400, admin.post(PATH, "[]").status());
  }

  private static void refused(String field, Response answer) {
    assertEquals(422, answer.status(), answer.text());
    assertEquals(field, House.json(answer).get("field").asString());
  }

  private static Map<String, String> response(String shortcut, String text) {
    return Map.of("shortcut", shortcut, "title", "A title", "text", text);
  }

  private static Map<String, String> response(String shortcut, String text, String team) {
    return Map.of("shortcut", shortcut, "title", "A title", "text", text, "team", team);
  }
}

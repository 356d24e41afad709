package dev.firsthand.teams;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firsthand.access.Author;
import dev.firsthand.access.Browser;
import dev.firsthand.access.House;
import dev.firsthand.access.Role;
import dev.firsthand.access.RoomContract;
import dev.firsthand.access.StaffDraft;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.sites.SiteDirectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What admins say about teams, and what is refused or warned of by name. */
class TeamRoomTest extends RoomContract {

  private static final String PATH = "/api/v1/teams";

  private SiteDirectory sites;
  private TeamDirectory teams;
  private Browser admin;
  private String maria;

  @BeforeEach
  void open() {
    var jdbi = house.database.jdbi();
    sites = new SiteDirectory(jdbi, house.clock, house.audit);
    teams = directory();
    new TeamEndpoints(house.guard, teams, sites::exists).addTo(house.router);
    house.hire("boss", Role.ADMIN);
    maria = house.hire("maria", Role.AGENT).id().value();
    sites.create("shop", "Shop", Author.HOUSE);
    admin = house.signedIn("boss");
  }

  private TeamDirectory directory() {
    return new TeamDirectory(
        house.database.jdbi(), house.tokens, house.clock, house.audit, house.directory);
  }

  @Test
  void whatAnAdminSavesIsReadByAnyAgentAndByAnotherNode() {
    var other = directory();
    var heard = new ArrayList<Integer>();
    other.onChange(changed -> heard.add(changed.byId().size()));
    var made = admin.post(PATH, team("Billing", List.of(maria), null));

    assertEquals(201, made.status());
    String id = House.json(made).get("id").asString();
    var read = House.json(house.signedIn("maria").get(PATH)).at("/teams/0");
    assertEquals("Billing", read.get("name").asString());
    assertEquals("pick", read.get("mode").asString());
    assertEquals("refunds", read.at("/skills/0").asString());
    assertEquals(45, read.get("fallbackAfterSeconds").asInt());
    assertEquals(90, read.get("alertAfterSeconds").asInt());
    assertEquals(
        403, house.signedIn("maria").post(PATH, team("X", List.of(), null)).status());

    other.refresh();
    other.refresh();
    assertEquals(teams.current(), other.current());
    assertEquals(List.of(1), heard);
    assertEquals(200, admin.put(PATH + "/" + id, team("Bills", List.of(), null)).status());
    assertEquals("Bills", teams.all().getFirst().name());
    assertEquals(
        List.of("team.change", "team.create"),
        house.audit.latest(2).stream().map(entry -> entry.action()).toList());
  }

  @Test
  void namesAreUniqueAndMembersWorkHere() {
    make("Billing", List.of(), null);

    var again = admin.post(PATH, team("BILLING", List.of(), null));
    assertEquals("name", House.json(again).get("field").asString());
    var swelling = admin.post(PATH, team("\uFDFA".repeat(60), List.of(), null));
    assertEquals("name", House.json(swelling).get("field").asString());
    var stranger = admin.post(PATH, team("Sales", List.of("nobody"), null));
    assertEquals("members", House.json(stranger).get("field").asString());
    var mode = new HashMap<>(team("Sales", List.of(), null));
    mode.put("alertAfterSeconds", 0);
    assertEquals(
        "alertAfterSeconds", House.json(admin.post(PATH, mode)).get("field").asString());
    mode.put("mode", "shout");
    assertEquals("mode", House.json(admin.post(PATH, mode)).get("field").asString());
    var nowhere = admin.post(PATH, team("Sales", List.of(), "nowhere"));
    assertEquals("fallback", House.json(nowhere).get("field").asString());
  }

  @Test
  void aCircleOfFallbacksIsRefusedByName() {
    String sales = make("Sales", List.of(), null);
    String billing = make("Billing", List.of(), sales);

    var circle = admin.put(PATH + "/" + sales, team("Sales", List.of(), billing));
    assertEquals(422, circle.status());
    assertTrue(
        House.json(circle).get("detail").asString().contains("Sales → Billing → Sales"),
        circle.text());
    var itself = admin.put(PATH + "/" + sales, team("Sales", List.of(), sales));
    assertTrue(House.json(itself).get("detail").asString().contains("Sales → Sales"));
  }

  @Test
  void whatIsInUseIsNotDeleted() {
    String sales = make("Sales", List.of(), null);
    String billing = make("Billing", List.of(), sales);
    assertEquals(
        204, admin.put("/api/v1/sites/shop/team", Map.of("team", billing)).status());
    assertEquals(billing, teams.current().ofSites().get(new SiteKey("shop")).value());

    var used = admin.delete(PATH + "/" + sales);
    assertEquals(409, used.status());
    assertEquals(
        "the team Billing falls back to it", House.json(used).at("/uses/0").asString());
    assertEquals(409, admin.delete(PATH + "/" + billing).status());
    teams.usedBy((handle, team) ->
        team.equals(new TeamId(billing)) ? List.of("a rule of the site shop") : List.of());
    admin.put("/api/v1/sites/shop/team", Map.of());
    assertEquals(
        "a rule of the site shop",
        House.json(admin.delete(PATH + "/" + billing)).at("/uses/0").asString());
    assertEquals(404, admin.delete(PATH + "/nothing").status());
    assertEquals(
        404, admin.put("/api/v1/sites/nowhere/team", Map.of("team", billing)).status());
    assertEquals(
        422, admin.put("/api/v1/sites/shop/team", Map.of("team", "nothing")).status());
  }

  @Test
  void whatIsOddIsWarnedOfByName() {
    make("Empty", List.of(), null);
    var idle = house.register.create(
        new StaffDraft(
            "idle", "Ida Idle", "", null, Role.AGENT, List.of("en"), "", 0, true, List.of()),
        null,
        Author.HOUSE);
    make("Idle", List.of(idle.id().value()), null);
    make("Mixed", List.of(idle.id().value(), maria), null);

    var codes = new ArrayList<String>();
    var texts = new StringBuilder();
    for (var warning : House.json(admin.get(PATH)).get("warnings")) {
      codes.add(warning.get("code").asString());
      texts.append(warning.get("text").asString()).append('\n');
    }
    assertEquals(
        List.of("NO_MEMBERS", "NOBODY_ABLE", "MEMBERS_WITHOUT_ROOM", "SKILL_NOBODY_HAS"), codes);
    assertTrue(texts.toString().contains("Nobody in the team Idle can pick from the queue"));
    assertTrue(texts.toString().contains("Ida Idle of the team Mixed"), texts.toString());
  }

  @Test
  void skillsAreWordsAndSurviveAChangeOfTheStaff() {
    var draft = new StaffDraft(
        "tom", "Tom", "", null, Role.AGENT, List.of("en"), "", 3, true, List.of("Refunds", "b2b"));
    var tom = house.register.create(draft, null, Author.HOUSE);

    assertEquals(List.of("refunds", "b2b"), tom.skills());
    assertEquals(tom.skills(), house.directory.find(tom.id()).orElseThrow().skills());
    assertEquals(
        List.of("refunds", "b2b"),
        house.register.change(tom.id(), tom.draft(), Author.HOUSE).orElseThrow().skills());
    var bad = new HashMap<>(team("Sales", List.of(), null));
    bad.put("skills", List.of("two words"));
    assertEquals("skills", House.json(admin.post(PATH, bad)).get("field").asString());
  }

  private String make(String name, List<String> members, String fallback) {
    var made = admin.post(PATH, team(name, members, fallback));
    assertEquals(201, made.status(), made.text());
    return House.json(made).get("id").asString();
  }

  private static Map<String, Object> team(String name, List<String> members, String fallback) {
    var team = new HashMap<String, Object>();
    team.put("name", name);
    team.put("mode", "pick");
    team.put("skills", List.of("refunds"));
    team.put("members", members);
    team.put("fallbackAfterSeconds", 45);
    team.put("alertAfterSeconds", 90);
    if (fallback != null) {
      team.put("fallback", fallback);
    }
    return team;
  }
}

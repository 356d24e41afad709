package dev.firsthand.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firsthand.access.Browser;
import dev.firsthand.access.House;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffMember;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How admins take on staff and change what is known of them. */
class AgentsTest {

  private static final String PATH = "/api/v1/staff";

  private House house;
  private StaffMember boss;
  private Browser admin;

  @BeforeEach
  void open() {
    house = House.onSqlite();
    new AgentsEndpoints(
            house.guard,
            house.register,
            house.directory,
            house.links,
            house.audit,
            house.database.jdbi(),
            agent -> "offline")
        .addTo(house.router);
    boss = house.hire("boss", Role.ADMIN);
    admin = house.signedIn("boss");
  }

  @AfterEach
  void close() throws Exception {
    house.close();
  }

  @Test
  void whoIsTakenOnChoosesAPasswordByALinkOnce() {
    var answer = admin.post(
        PATH, Map.of("login", "jonas", "name", "Jonas", "capacity", 5, "languages", List.of("de")));

    assertEquals(201, answer.status(), answer.text());
    var link = House.json(answer).get("link").asString();
    assertTrue(link.startsWith("http://" + House.HOST + "/console/#/welcome/"), link);
    var id = House.json(answer).at("/staff/id").asString();
    assertEquals("agent", House.json(answer).at("/staff/role").asString());
    assertEquals(
        5,
        house.slots.all().stream()
            .filter(slot -> slot.agent().value().equals(id))
            .findFirst()
            .orElseThrow()
            .capacity());

    var choice = Map.of(
        "token", link.substring(link.lastIndexOf('/') + 1), "password", "ten thousand plants");
    assertEquals(200, house.stranger().post("/api/v1/password", choice).status());
    assertEquals(404, house.stranger().post("/api/v1/password", choice).status());
  }

  @Test
  void aChangeTouchesOnlyWhatItNames() {
    var maria = house.hire("maria", Role.AGENT);
    var path = PATH + "/" + maria.id().value();
    var title = new HashMap<String, Object>();
    title.put("title", "Plant doctor");
    title.put("picture", "/pictures/maria.svg");

    var changed = House.json(admin.patch(path, title));
    assertEquals("Plant doctor", changed.get("title").asString());
    assertEquals(maria.name(), changed.get("name").asString());
    assertEquals("offline", changed.get("status").asString());

    var unpictured = House.json(admin.patch(path, "{\"picture\":null}"));
    assertFalse(unpictured.has("picture"));
    assertEquals("Plant doctor", unpictured.get("title").asString());
  }

  @Test
  void whoIsDeactivatedIsSignedOutAndGetsNoLink() {
    var maria = house.hire("maria", Role.AGENT);
    var browser = house.signedIn("maria");
    var path = PATH + "/" + maria.id().value();

    assertEquals(200, admin.patch(path, Map.of("active", false)).status());

    assertEquals(204, browser.get("/api/v1/session").status());
    assertEquals(0, house.slots.capacityOf(maria.id()));
    assertEquals(409, admin.post(path + "/link", Map.of()).status());
  }

  @Test
  void theLastAdminStaysOne() {
    var path = PATH + "/" + boss.id().value();

    assertEquals(422, admin.patch(path, Map.of("role", "agent")).status());
    assertEquals(422, admin.patch(path, Map.of("active", false)).status());
  }

  @Test
  void badFieldsAreNamedAndStrangersAreTurnedAway() {
    assertField("login", admin.post(PATH, Map.of("name", "Jonas")));
    assertField("login", admin.post(PATH, Map.of("login", "BOSS", "name", "Another")));
    assertField("role", admin.post(PATH, Map.of("login", "j", "name", "J", "role", "king")));
    assertField("capacity", admin.post(PATH, Map.of("login", "j", "name", "J", "capacity", 101)));
    assertField(
        "picture",
        admin.post(PATH, Map.of("login", "j", "name", "J", "picture", "javascript:alert(1)")));
    assertEquals(404, admin.patch(PATH + "/nobody", Map.of("name", "J")).status());
    house.hire("maria", Role.SUPERVISOR);
    assertEquals(403, house.signedIn("maria").get(PATH).status());
  }

  @Test
  void aNewLinkEndsTheOneBefore() {
    var maria = house.hire("maria", Role.AGENT);
    var path = PATH + "/" + maria.id().value() + "/link";
    var first = token(House.json(admin.post(path, Map.of())).get("link").asString());
    var second = token(House.json(admin.post(path, Map.of())).get("link").asString());

    assertEquals(404, house.stranger().get("/api/v1/password/" + first).status());
    assertEquals(200, house.stranger().get("/api/v1/password/" + second).status());
    assertEquals("staff.link", house.audit.latest(1).getFirst().action());
  }

  private static String token(String link) {
    return link.substring(link.lastIndexOf('/') + 1);
  }

  private static void assertField(String field, dev.firsthand.http.Response answer) {
    assertEquals(422, answer.status(), answer.text());
    assertEquals(field, House.json(answer).get("field").asString());
  }
}

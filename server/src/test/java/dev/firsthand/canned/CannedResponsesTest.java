package dev.firsthand.canned;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firsthand.access.Browser;
import dev.firsthand.access.DeskChanges;
import dev.firsthand.access.House;
import dev.firsthand.access.Role;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Texts that admins write and agents insert. */
class CannedResponsesTest {

  private static final String PATH = "/api/v1/canned";

  private House house;
  private Browser admin;

  @BeforeEach
  void open() {
    house = House.onSqlite();
    new CannedEndpoints(
            house.guard,
            new CannedRegister(
                house.database.jdbi(),
                house.tokens,
                house.audit,
                new DeskChanges(house.database.jdbi(), house.clock)))
        .addTo(house.router);
    house.hire("boss", Role.ADMIN);
    house.hire("maria", Role.AGENT);
    admin = house.signedIn("boss");
  }

  @AfterEach
  void close() throws Exception {
    house.close();
  }

  @Test
  void whatAnAdminWritesAnyAgentReads() {
    var created = admin.post(PATH, response("Hello", "Hi {{visitor.firstName}}"));
    var maria = house.signedIn("maria");

    assertEquals(201, created.status());
    var listed = House.json(maria.get(PATH)).at("/responses/0");
    assertEquals("hello", listed.get("shortcut").asString());
    assertEquals("Hi {{visitor.firstName}}", listed.get("text").asString());
    assertEquals(403, maria.post(PATH, response("bye", "Bye")).status());
    assertEquals(401, house.stranger().get(PATH).status());
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

  private static void refused(String field, dev.firsthand.http.Response answer) {
    assertEquals(422, answer.status(), answer.text());
    assertEquals(field, House.json(answer).get("field").asString());
  }

  private static Map<String, String> response(String shortcut, String text) {
    return Map.of("shortcut", shortcut, "title", "A title", "text", text);
  }
}

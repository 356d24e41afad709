package dev.firsthand.visitors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firsthand.access.DeskChanges;
import dev.firsthand.access.House;
import dev.firsthand.access.Role;
import dev.firsthand.access.RoomDatabase;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Notes about visitors, over HTTP, in either database. */
class VisitorNotesTest {

  private static final String NOTE = "/api/v1/visitors/ann/note";

  private House house = House.onSqlite();

  private void open(RoomDatabase database) {
    house = new House(database);
    house.hire("maria", Role.AGENT);
    house.hire("tom", Role.AGENT);
    var log = database.whole().log();
    new VisitorNoteEndpoints(
            house.guard,
            new VisitorNotes(
                house.database.jdbi(),
                house.clock,
                new DeskChanges(house.database.jdbi(), house.clock)),
            log,
            house.directory,
            (site, text) -> text.replace("secret of " + site, "••••••"))
        .addTo(house.router);
    FirstChat.of("ann", log, house.clock);
  }

  @AfterEach
  void shut() throws IOException {
    house.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sqlite", "postgresql"})
  void whoeverWritesOnAnOldNoteIsToldOfTheNewOne(String make) throws IOException {
    house.close();
    open(make.equals("sqlite") ? RoomDatabase.sqlite() : RoomDatabase.postgresql());
    var maria = house.signedIn("maria");
    var tom = house.signedIn("tom");
    assertEquals(0, House.json(maria.get(NOTE)).get("version").asInt());

    assertEquals(
        200, maria.put(NOTE, Map.of("text", "likes ferns", "version", 0)).status());
    var late = tom.put(NOTE, Map.of("text", "hates ferns", "version", 0));
    assertEquals(409, late.status());
    assertEquals("likes ferns", House.json(late).at("/note/text").asString());
    assertEquals(
        200,
        tom.put(NOTE, Map.of("text", "likes ferns, not moss", "version", 1)).status());

    assertEquals(
        "likes ferns, not moss", House.json(maria.get(NOTE)).get("text").asString());
    assertEquals("Nobody tom", House.json(maria.get(NOTE)).at("/by/name").asString());
  }

  @Test
  void onlyVisitorsWhoWereHereAreNotedAndOnlyByStaff() throws IOException {
    house.close();
    open(RoomDatabase.sqlite());
    var maria = house.signedIn("maria");
    var words = Map.of("text", "x", "version", 0);

    assertEquals(404, maria.put("/api/v1/visitors/nobody/note", words).status());
    assertEquals(
        422, maria.put(NOTE, Map.of("text", "x".repeat(2001), "version", 0)).status());
    assertEquals(401, house.stranger().get(NOTE).status());
  }

  @Test
  void whatTheSiteHidesIsNotStored() throws IOException {
    house.close();
    open(RoomDatabase.sqlite());
    var maria = house.signedIn("maria");

    maria.put(NOTE, Map.of("text", "the secret of shop", "version", 0));

    assertEquals("the ••••••", House.json(maria.get(NOTE)).get("text").asString());
  }
}

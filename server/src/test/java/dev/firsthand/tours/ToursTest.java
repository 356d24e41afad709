package dev.firsthand.tours;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firsthand.access.Browser;
import dev.firsthand.access.House;
import dev.firsthand.access.Role;
import dev.firsthand.access.RoomContract;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A tour is remembered for each of the staff, and for nobody else. */
class ToursTest extends RoomContract {

  private static final String PATH = "/api/v1/tours";

  @BeforeEach
  void open() {
    new TourEndpoints(house.guard, new ToursSeen(house.database.jdbi(), house.clock))
        .addTo(house.router);
    house.hire("maria", Role.AGENT);
    house.hire("jonas", Role.AGENT);
  }

  @Test
  void whoHasSeenATourHasSeenItOnAllDevices() {
    Browser desk = house.signedIn("maria");
    assertEquals(List.of(), seen(desk));

    assertEquals(204, desk.put(PATH + "/console", Map.of()).status());
    assertEquals(204, desk.put(PATH + "/console", Map.of()).status());

    assertEquals(List.of("console"), seen(house.signedIn("maria")));
    assertEquals(List.of(), seen(house.signedIn("jonas")));
  }

  @Test
  void onlyToursThatThereAreAreSeenAndOnlyByStaff() {
    assertEquals(404, house.signedIn("maria").put(PATH + "/garden", Map.of()).status());
    assertEquals(401, house.stranger().get(PATH).status());
    assertEquals(401, house.stranger().put(PATH + "/console", Map.of()).status());
  }

  private static List<String> seen(Browser who) {
    return House.json(who.get(PATH))
        .get("seen")
        .valueStream()
        .map(JsonNode::asString)
        .toList();
  }
}

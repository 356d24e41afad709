package dev.firsthand.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firsthand.access.AgentDirectory;
import dev.firsthand.access.House;
import dev.firsthand.access.Role;
import dev.firsthand.access.RoomDatabase;
import dev.firsthand.engine.AgentSlots;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The admin's view of everything. */
class SnapshotTest {

  @Test
  void itShowsTheNodeTheEraAndWhoIsReallyThere() throws IOException {
    try (var house = new House(RoomDatabase.sqlite())) {
      var maria = house.hire("maria", Role.AGENT);
      house.hire("henrik", Role.ADMIN);
      var database = house.database.whole();
      var agents = new AgentDirectory(database.jdbi(), database.slots());
      database
          .slots()
          .setStatus(maria.id(), AgentSlots.Status.AVAILABLE, null, house.clock.instant());
      new SnapshotEndpoint(
              house.guard, database.log(), agents, id -> id.equals(maria.id()), "node-1")
          .addTo(house.router);

      assertEquals(403, house.signedIn("maria").get("/api/v1/snapshot").status());
      var answer = House.json(house.signedIn("henrik").get("/api/v1/snapshot"));

      assertEquals("node-1", answer.get("node").asString());
      assertEquals("era-of-a-test", answer.get("era").asString());
      assertEquals(0, answer.get("queue").asInt());
      assertEquals(0, answer.get("conversations").size());
      assertEquals(2, answer.get("agents").size());
      for (var agent : answer.get("agents")) {
        boolean isMaria = agent.get("id").asString().equals(maria.id().value());
        assertEquals(isMaria ? "available" : "offline", agent.get("status").asString());
        assertEquals(3, agent.get("capacity").asInt());
      }
    }
  }
}

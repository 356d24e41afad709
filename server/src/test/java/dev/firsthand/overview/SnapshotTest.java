package dev.firsthand.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firsthand.access.AgentDirectory;
import dev.firsthand.access.House;
import dev.firsthand.access.Role;
import dev.firsthand.access.RoomDatabase;
import dev.firsthand.conversation.Claims;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.AgentSlots;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.routing.Team;
import dev.firsthand.routing.Teams;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
              house.guard,
              database.log(),
              agents,
              () -> Teams.NONE,
              id -> id.equals(maria.id()),
              "node-1",
              database.waits(),
              house.clock)
          .addTo(house.router);

      assertEquals(403, house.signedIn("maria").get("/api/v1/snapshot").status());
      var answer = House.json(house.signedIn("henrik").get("/api/v1/snapshot"));

      assertEquals("node-1", answer.get("node").asString());
      assertEquals("era-of-a-test", answer.get("era").asString());
      assertEquals(0, answer.get("queue").asInt());
      assertEquals(0, answer.get("conversations").size());
      assertEquals(0, answer.get("waits").get("told").asInt());
      assertEquals(7, answer.get("waits").get("days").asInt());
      assertEquals(2, answer.get("agents").size());
      for (var agent : answer.get("agents")) {
        boolean isMaria = agent.get("id").asString().equals(maria.id().value());
        assertEquals(isMaria ? "available" : "offline", agent.get("status").asString());
        assertEquals(3, agent.get("capacity").asInt());
      }
    }
  }

  @Test
  void openConversationsBearTheStatesOfTheProtocol() throws IOException {
    try (var house = new House(RoomDatabase.sqlite())) {
      house.hire("henrik", Role.ADMIN);
      var log = house.database.whole().log();
      var billing = new TeamId("t-1");
      var teams = new Teams(
          Map.of(
              billing,
              new Team(
                  billing, "Billing", Team.Mode.RING, List.of(), Set.of(), null, Duration.ZERO)),
          Map.of(new SiteKey("shop"), billing));
      new SnapshotEndpoint(
              house.guard,
              log,
              house.directory,
              () -> teams,
              id -> false,
              "node-1",
              house.database.whole().waits(),
              house.clock)
          .addTo(house.router);
      var noon = house.clock.instant();
      tell(log, "ann", noon);
      tell(log, "bob", noon, escalated(noon));
      tell(
          log,
          "cem",
          noon,
          escalated(noon),
          new ConversationEvent.MessageLeft(noon, "key", "Call me", "Cem", "cem@mail.example", ""));

      var answer = House.json(house.signedIn("henrik").get("/api/v1/snapshot"));

      var states = new TreeMap<String, String>();
      for (var open : answer.get("conversations")) {
        states.put(open.get("conversation").asString(), open.get("state").asString());
      }
      assertEquals(Map.of("ann.1", "bot", "bob.1", "queued", "cem.1", "followUp"), states);
      assertEquals(1, answer.get("queue").asInt());
      assertEquals("Billing", answer.at("/teams/0/name").asString());
      assertEquals("t-1", answer.at("/conversations/1/team").asString());
    }
  }

  private static ConversationEvent escalated(Instant at) {
    return new ConversationEvent.Escalated(
        at, EscalationReason.VISITOR_ASKED, 0, null, "Let me get somebody.", null);
  }

  private static void tell(
      ConversationLog log, String visitor, Instant at, ConversationEvent... more) {
    var id = ConversationId.of(new VisitorId(visitor), 1);
    var events = new ArrayList<ConversationEvent>();
    events.add(
        new ConversationEvent.Started(at, new SiteKey("shop"), id.visitor(), "en", "/", "Hello!"));
    events.addAll(List.of(more));
    var before = Conversation.empty(id);
    var after = before.after(events);
    var claims = Claims.between(before.state(), after.state());
    log.append(new ConversationLog.Appending(id, 0, events, after, claims, null));
  }
}

package dev.firsthand.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firsthand.access.House;
import dev.firsthand.access.Role;
import dev.firsthand.access.RoomDatabase;
import dev.firsthand.access.StaffMember;
import dev.firsthand.conversation.Claims;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.PromiseKind;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.ConversationLog;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was promised to visitors, over HTTP. */
class PromisesTest {

  private House house;
  private StaffMember maria;

  @BeforeEach
  void open() {
    house = new House(RoomDatabase.sqlite());
    maria = house.hire("maria", Role.AGENT);
    new PromisesEndpoint(
            house.guard, house.database.whole().promises(), house.directory, house.clock)
        .addTo(house.router);
    var now = house.clock.instant();
    promised(
        "ann",
        new ConversationEvent.PromiseMade(
            now, maria.id(), "p", "call the grower", maria.id(), now.plusSeconds(60)),
        new ConversationEvent.HousePromised(
            now, PromiseKind.CALL_BACK, now.plus(Duration.ofHours(2))));
    promised(
        "bob",
        new ConversationEvent.PromiseMade(
            now, maria.id(), "p", "ask", null, now.plus(Duration.ofHours(3))),
        new ConversationEvent.PromiseKept(now, maria.id(), "k", 2));
  }

  @AfterEach
  void shut() throws IOException {
    house.close();
  }

  @Test
  void openOnesComeWithTheFirstDueFirstAndWithoutTheirWords() {
    JsonNode page = get("?state=open");

    assertEquals(List.of("OWN", "CALL_BACK"), page.get("promises").findValuesAsString("kind"));
    assertEquals(maria.name(), page.at("/promises/0/owner/name").asString());
    assertTrue(page.at("/promises/1/owner").isMissingNode());
    assertTrue(page.at("/next").isMissingNode());
    assertTrue(!page.toString().contains("grower"));
  }

  @Test
  void whatIsPastItsTimeIsOverdue() {
    assertEquals(0, get("?state=overdue").get("promises").size());

    house.clock.pass(Duration.ofMinutes(5));

    JsonNode page = get("?state=overdue");
    assertEquals(List.of("ann.1"), page.get("promises").findValuesAsString("conversation"));
    assertTrue(page.at("/promises/0/overdue").asBoolean());
  }

  @Test
  void keptOnesSayWhen() {
    JsonNode page = get("?state=kept");

    assertEquals(List.of("bob.1"), page.get("promises").findValuesAsString("conversation"));
    assertEquals(house.clock.instant().toString(), page.at("/promises/0/keptAt").asString());
  }

  @Test
  void onePageLeadsToTheNext() {
    JsonNode first = get("?limit=1");
    JsonNode second = get("?limit=1&after=" + first.get("next").asString());

    assertEquals("OWN", first.at("/promises/0/kind").asString());
    assertEquals("CALL_BACK", second.at("/promises/0/kind").asString());
    assertTrue(second.at("/next").isMissingNode());
  }

  @Test
  void anAgentMayAskForTheirOwn() {
    assertEquals(1, get("?owner=me").get("promises").size());
    assertEquals(0, get("?owner=nobody").get("promises").size());
  }

  @Test
  void whatCannotBeTakenIsNamed() {
    for (String wrong : List.of("state=late", "limit=0", "limit=201", "limit=x", "after=x.y")) {
      var answer = house.signedIn("maria").get("/api/v1/promises?" + wrong);

      assertEquals(422, answer.status(), wrong);
      assertEquals(
          wrong.substring(0, wrong.indexOf('=')),
          House.json(answer).get("field").asString());
    }
  }

  private JsonNode get(String query) {
    return House.json(house.signedIn("maria").get("/api/v1/promises" + query));
  }

  private void promised(String visitor, ConversationEvent... more) {
    var id = ConversationId.of(new VisitorId(visitor), 1);
    var at = house.clock.instant();
    var events = new ArrayList<ConversationEvent>();
    events.add(
        new ConversationEvent.Started(at, new SiteKey("shop"), id.visitor(), "en", "/", "Hello!"));
    events.addAll(List.of(more));
    var before = Conversation.empty(id);
    var after = before.after(events);
    house
        .database
        .whole()
        .log()
        .append(new ConversationLog.Appending(
            id, 0, events, after, Claims.between(before.state(), after.state()), null));
  }
}

package dev.firsthand.overview;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.firsthand.access.House;
import dev.firsthand.access.Role;
import dev.firsthand.access.RoomDatabase;
import dev.firsthand.conversation.Claims;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationEvent.Skipped;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.ConversationLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Why an agent got a chat, for supervisors. */
class ChoicesTest {

  @Test
  void everyChoiceIsReadWithWhoWasPassedOverAndWhy() throws IOException {
    try (var house = new House(RoomDatabase.sqlite())) {
      var maria = house.hire("maria", Role.AGENT);
      var tom = house.hire("tom", Role.AGENT);
      house.hire("ruth", Role.SUPERVISOR);
      var log = house.database.whole().log();
      house.database.whole().slots().enroll(maria.id(), 3);
      new ChoicesEndpoint(house.guard, log, house.directory).addTo(house.router);
      var noon = house.clock.instant();
      tell(
          log,
          new ConversationEvent.NobodyAsked(
              noon, List.of(new Skipped(tom.id(), "declined 12 s ago")), 2),
          new ConversationEvent.Offered(
              noon,
              maria.id(),
              noon.plusSeconds(20),
              List.of(new Skipped(tom.id(), "after " + maria.id()))));

      assertEquals(
          403,
          house.signedIn("maria").get("/api/v1/conversations/ann.1/choices").status());
      assertEquals(
          404, house.signedIn("ruth").get("/api/v1/conversations/bob.1/choices").status());
      var answer = House.json(house.signedIn("ruth").get("/api/v1/conversations/ann.1/choices"));

      assertEquals("nobodyAsked", answer.at("/choices/0/choice").asString());
      assertEquals("declined 12 s ago", answer.at("/choices/0/skipped/0/why").asString());
      assertEquals(2, answer.at("/choices/0/others").asInt());
      assertEquals("offered", answer.at("/choices/1/choice").asString());
      assertEquals(maria.name(), answer.at("/choices/1/name").asString());
      assertEquals(
          "after " + maria.name(), answer.at("/choices/1/skipped/0/why").asString());
    }
  }

  private static void tell(ConversationLog log, ConversationEvent... more) {
    var id = ConversationId.of(new VisitorId("ann"), 1);
    var at = more[0].at();
    var events = new ArrayList<ConversationEvent>();
    events.add(
        new ConversationEvent.Started(at, new SiteKey("shop"), id.visitor(), "en", "/", "Hello!"));
    events.add(new ConversationEvent.Escalated(
        at, EscalationReason.VISITOR_ASKED, 0, null, "Let me get somebody.", null));
    events.addAll(List.of(more));
    var before = Conversation.empty(id);
    var after = before.after(events);
    var append = log.append(new ConversationLog.Appending(
        id, 0, events, after, Claims.between(before.state(), after.state()), null));
    assertEquals(new ConversationLog.Append.Appended(4), append);
  }
}

package dev.firsthand.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.access.DeskChanges;
import dev.firsthand.access.House;
import dev.firsthand.access.Role;
import dev.firsthand.access.RoomDatabase;
import dev.firsthand.access.StaffMember;
import dev.firsthand.conversation.Claims;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.Announcement;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.LogFollower;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Search and tags over HTTP, behind a follower that is moved by hand. */
class SearchTest {

  private House house;
  private StaffMember maria;
  private StaffMember tom;
  private TranscriptFollower follower;

  @BeforeEach
  void open() {
    house = new House(RoomDatabase.sqlite());
    maria = house.hire("maria", Role.AGENT);
    tom = house.hire("tom", Role.AGENT);
    var whole = house.database.whole();
    follower = newFollower();
    var tags = new Tags(
        house.database.jdbi(), house.clock, new DeskChanges(house.database.jdbi(), house.clock));
    new SearchEndpoint(
            house.guard,
            whole.transcripts(),
            whole.log(),
            house.directory,
            tags::of,
            new Ratings(house.database.jdbi()))
        .addTo(house.router);
    new TagEndpoints(house.guard, tags, whole.log()).addTo(house.router);
  }

  @AfterEach
  void shut() throws IOException {
    house.close();
  }

  private TranscriptFollower newFollower() {
    var whole = house.database.whole();
    return new TranscriptFollower(whole.log()::read, whole.transcripts(), house.clock);
  }

  private Conversation told(Conversation before, ConversationEvent... events) {
    Conversation after = before;
    for (ConversationEvent event : events) {
      after = after.after(event);
    }
    house
        .database
        .whole()
        .log()
        .append(new ConversationLog.Appending(
            before.id(),
            before.seq(),
            List.of(events),
            after,
            Claims.between(before.state(), after.state()),
            null));
    return after;
  }

  private Conversation chat(String visitor, ConversationEvent... more) {
    var id = ConversationId.of(new VisitorId(visitor), 1);
    var now = house.clock.instant();
    Conversation begun = told(
        Conversation.empty(id),
        new ConversationEvent.Started(
            now, new SiteKey("shop"), id.visitor(), "en", "/", "Welcome to the shop"));
    return more.length == 0 ? begun : told(begun, more);
  }

  private ConversationEvent visitorSaid(String key, String text) {
    return new ConversationEvent.VisitorSaid(house.clock.instant(), key, text);
  }

  private void followToTheEnd() {
    while (follower.follow()) {}
  }

  private JsonNode get(String query) {
    return House.json(house.signedIn("maria").get("/api/v1/search" + query));
  }

  @Test
  void wordsAreFoundWithTheirSurroundingsInPlainPieces() {
    chat("ann", visitorSaid("k", "My <b>Größe</b> is wrong"));
    followToTheEnd();

    JsonNode found = get("?q=grosse").at("/found/0");

    assertThat(found.get("conversation").asString()).isEqualTo("ann.1");
    assertThat(found.get("seq").asInt()).isEqualTo(2);
    assertThat(found.get("by").asString()).isEqualTo("VISITOR");
    assertThat(found.at("/snippet/0/text").asString()).isEqualTo("My <b>");
    assertThat(found.at("/snippet/1/text").asString()).isEqualTo("Größe");
    assertThat(found.at("/snippet/1/found").asBoolean()).isTrue();
  }

  @Test
  void whatIsHeardIsReadWithoutAnotherWalk() {
    followToTheEnd();
    Conversation before = chat("ann");
    Conversation after = told(before, visitorSaid("k", "shoes"));
    follower.heard(new Announcement(
        before, List.of(new ConversationLog.Recorded(2, visitorSaid("k", "shoes"))), after));
    assertThat(follower.behind()).isEqualTo(1);

    followToTheEnd();

    assertThat(follower.behind()).isZero();
    assertThat(get("?q=shoes").get("found").size()).isEqualTo(1);
  }

  @Test
  void aNewFollowerGoesOnWhereTheOldOneStopped() {
    Conversation ann = chat("ann", visitorSaid("k1", "shoes"));
    followToTheEnd();
    told(ann, visitorSaid("k2", "hats"));
    follower = newFollower();
    followToTheEnd();

    assertThat(get("?q=hats").get("found").size()).isEqualTo(1);
    assertThat(get("?q=shoes").at("/found/0/matches").asInt()).isEqualTo(1);
  }

  @Test
  void moreIsHeardThanIsRememberedAndAllIsFound() {
    followToTheEnd();
    Conversation ann = chat("ann", visitorSaid("k", "shoes"));
    for (int i = 0; i <= LogFollower.MOST_HEARD; i++) {
      Conversation other = Conversation.empty(ConversationId.of(new VisitorId("v" + i), 1));
      follower.heard(new Announcement(other, List.of(), other));
    }
    follower.heard(new Announcement(ann, List.of(), ann));

    followToTheEnd();

    assertThat(get("?q=shoes").get("found").size()).isEqualTo(1);
  }

  @Test
  void whispersAndWordsByRoteAreNeverFound() {
    chat(
        "ann",
        new ConversationEvent.Whispered(
            house.clock.instant(), tom.id(), "w", maria.id(), "offer a zebra"),
        new ConversationEvent.Noted(house.clock.instant(), tom.id(), "n", "likes giraffes"));
    followToTheEnd();

    assertThat(get("?q=zebra").get("found").size()).isZero();
    assertThat(get("?q=welcome").get("found").size()).isZero();
    JsonNode note = get("?q=giraffe&by=COLLEAGUE").at("/found/0");
    assertThat(note.at("/speaker/name").asString()).isEqualTo(tom.name());
  }

  @Test
  void anErasedWordIsNeitherFoundNorShown() {
    chat("ann", visitorSaid("k", "shoes"));
    followToTheEnd();
    house.database.whole().eraseWords(ConversationId.of(new VisitorId("ann"), 1));
    followToTheEnd();

    assertThat(get("?q=shoes").get("found").size()).isZero();
  }

  @Test
  void aChatTellsHowItsBotAndItsPersonWereRated() {
    chat(
        "ann",
        visitorSaid("k", "shoes"),
        new ConversationEvent.Rated(house.clock.instant(), "r1", 2, null, false),
        new ConversationEvent.Rated(house.clock.instant(), "r2", 5, "Kind", true));
    chat("bob", visitorSaid("k", "shoes"));
    followToTheEnd();

    assertThat(get("?visitor=ann").at("/found/0/ratings").toString()).isEqualTo("""
            [{"stars":2,"of":"BOT"},{"stars":5,"of":"PERSON"}]""");
    assertThat(get("?visitor=bob").at("/found/0/ratings").size()).isZero();
  }

  @Test
  void onlyStaffMaySearchAndBadFiltersAreNamed() {
    assertThat(house.stranger().get("/api/v1/search?q=x").status()).isEqualTo(401);
    for (String bad :
        List.of("state=lost", "from=yesterday", "by=NOBODY", "limit=51", "before=x&q=a")) {
      assertThat(house.signedIn("maria").get("/api/v1/search?" + bad).status())
          .as(bad)
          .isEqualTo(422);
    }
  }

  @Test
  void tagsAreAddedSuggestedFoundAndTakenAway() {
    chat("ann", visitorSaid("k", "shoes"));
    followToTheEnd();
    var browser = house.signedIn("maria");
    var tag = "/api/v1/conversations/ann.1/tags/";

    assertThat(House.json(browser.put(tag + "Late%20Parcel", Map.of())).toString())
        .contains("late parcel");
    browser.put(tag + "vip", Map.of());
    assertThat(get("?tag=vip&state=open&agent=").at("/found/0/tags").size()).isEqualTo(2);
    assertThat(get("?tag=vip&state=closed").get("found").size()).isZero();
    assertThat(
            House.json(browser.get("/api/v1/tags")).at("/tags/0/conversations").asInt())
        .isEqualTo(1);
    assertThat(House.json(browser.delete(tag + "vip")).get("tags").size()).isEqualTo(1);
    assertThat(browser.put(tag + "%3Cb%3E", Map.of()).status()).isEqualTo(422);
    assertThat(browser.put("/api/v1/conversations/nobody.1/tags/vip", Map.of()).status())
        .isEqualTo(404);
  }
}

package dev.firsthand.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.access.House;
import dev.firsthand.access.Role;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.Claims;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.ConversationLog.Appending;
import dev.firsthand.sites.ShopContract;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a site hides and how long it keeps its chats, on both databases. */
class PrivacyTest extends ShopContract {

  private static final SiteKey SHOP = new SiteKey("shop");
  private static final String PRIVACY = "/api/v1/sites/shop/privacy";
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final List<String> erased = new ArrayList<>();
  private PrivacyDirectory privacies;
  private Retention retention;

  @BeforeEach
  void open() {
    privacies = new PrivacyDirectory(house.database.jdbi(), house.clock, house.audit);
    retention = new Retention(
        privacies,
        house.database.whole().oldChats(),
        id -> erased.add(id.visitor().value()),
        site -> BERLIN,
        house.clock);
    new PrivacyEndpoints(house.guard, privacies, retention, sites::exists).addTo(house.router);
  }

  private static Map<String, Object> wanted(@Nullable Integer keepDays, String... own) {
    var body = new HashMap<String, Object>(
        Map.of("cards", true, "ibans", false, "emails", false, "phones", false));
    body.put("own", List.of(own));
    if (keepDays != null) {
      body.put("keepDays", keepDays);
    }
    return body;
  }

  private static Map<String, Object> seen(Map<String, Object> body, long chats) {
    body.put("erases", chats);
    return body;
  }

  /** A chat that ended so many days ago; still going on without any. */
  private void chat(String visitor, String site, long daysAgo, boolean closed) {
    Instant at = house.clock.instant().minus(Duration.ofDays(daysAgo));
    var id = ConversationId.of(new VisitorId(visitor), 1);
    var events = new ArrayList<ConversationEvent>();
    events.add(
        new ConversationEvent.Started(at, new SiteKey(site), id.visitor(), "en", "/", "Hello"));
    events.add(new ConversationEvent.VisitorSaid(at, "k", "Words of " + visitor));
    if (closed) {
      events.add(new ConversationEvent.ClosedByAgent(at, new AgentId("maria"), "c", "Bye", null));
    }
    house
        .database
        .whole()
        .log()
        .append(new Appending(
            id, 0, events, Conversation.empty(id).after(events), Claims.NOTHING, null));
  }

  private void atNight() {
    while (house.clock.instant().atZone(BERLIN).getHour() != 3) {
      house.clock.pass(Duration.ofHours(1));
    }
  }

  @Test
  void aSiteBeginsWithCardsHiddenAndAllKept() {
    var shown = House.json(admin.get(PRIVACY));

    assertThat(shown.at("/privacy/cards").asBoolean()).isTrue();
    assertThat(shown.at("/privacy/emails").asBoolean()).isFalse();
    assertThat(shown.at("/privacy/keepDays").isMissingNode()).isTrue();
    assertThat(shown.get("leastDays").asInt()).isEqualTo(7);
    assertThat(privacies.masked(SHOP, "4111 1111 1111 1111")).isEqualTo("•••• •••• •••• 1111");
  }

  @Test
  void whatIsSavedHoldsAtOnceAndAfterARestartAndIsOnRecord() {
    assertThat(admin.put(PRIVACY, wanted(30, "KD-####")).status()).isEqualTo(200);

    assertThat(privacies.masked(SHOP, "kd-1234")).isEqualTo("••-••••");
    var again = new PrivacyDirectory(house.database.jdbi(), house.clock, house.audit);
    assertThat(again.of(SHOP)).isEqualTo(privacies.of(SHOP));
    var entry = house.audit.latest(1).getFirst();
    assertThat(entry.action()).isEqualTo("privacy.save");
    assertThat(entry.before()).doesNotContain("keepDays");
    assertThat(entry.after()).contains("\"keepDays\":30").contains("KD-####");
  }

  @Test
  void onlyAdminsSeeAndSaveIt() {
    house.hire("sue", Role.SUPERVISOR);
    var sue = house.signedIn("sue");

    assertThat(sue.get(PRIVACY).status()).isEqualTo(403);
    assertThat(sue.put(PRIVACY, wanted(30)).status()).isEqualTo(403);
    assertThat(sue.post(PRIVACY + "/try", wanted(null)).status()).isEqualTo(403);
    assertThat(house.stranger().post(PRIVACY + "/due", wanted(30)).status()).isEqualTo(401);
    assertThat(admin.get("/api/v1/sites/other/privacy").status()).isEqualTo(404);
  }

  @Test
  void whatWouldBeStoredIsShownBeforeItIsSaved() {
    var body = wanted(null, "KD-####");
    body.put("text", "kd-1234 with 4111111111111111");

    assertThat(House.json(admin.post(PRIVACY + "/try", body)).get("stored").asString())
        .isEqualTo("••-•••• with ••••••••••••1111");
    assertThat(privacies.of(SHOP)).isEqualTo(SitePrivacy.USUAL);
  }

  @Test
  void aTimeOrPatternThatWillNotDoIsNamed() {
    for (int days : List.of(0, 6, 3651)) {
      assertThat(House.json(admin.put(PRIVACY, wanted(days))).get("field").asString())
          .isEqualTo("keepDays");
    }
    var refused = House.json(admin.put(PRIVACY, wanted(null, "a*b")));
    assertThat(refused.get("field").asString()).isEqualTo("own");
    assertThat(refused.get("detail").asString()).contains("a*b");
  }

  @Test
  void aShorterTimeIsSavedOnceWhatItErasesWasSeen() {
    chat("ann", "shop", 40, true);
    chat("bob", "shop", 31, true);
    chat("cid", "shop", 29, true);
    chat("dee", "shop", 50, false);
    chat("eve", "elsewhere", 50, true);

    var due = House.json(admin.post(PRIVACY + "/due", Map.of("keepDays", 30)));
    assertThat(due.get("chats").asLong()).isEqualTo(2);
    assertThat(Instant.parse(due.get("oldest").asString()))
        .isEqualTo(house.clock.instant().minus(Duration.ofDays(40)));

    var refused = admin.put(PRIVACY, seen(wanted(30), 1));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(House.json(refused).get("code").asString()).isEqualTo("PREVIEW_NEEDED");
    assertThat(House.json(refused).get("chats").asLong()).isEqualTo(2);
    assertThat(privacies.of(SHOP).keepDays()).isNull();

    assertThat(admin.put(PRIVACY, seen(wanted(30), 2)).status()).isEqualTo(200);
    assertThat(admin.put(PRIVACY, wanted(60)).status()).isEqualTo(200);
    assertThat(House.json(admin.put(PRIVACY, wanted(35))).get("chats").asLong()).isEqualTo(1);
  }

  @Test
  void whatIsOldIsErasedAtNightOldestFirstAndOnce() {
    chat("cid", "shop", 29, true);
    chat("bob", "shop", 31, true);
    chat("ann", "shop", 40, true);
    chat("dee", "shop", 50, false);
    chat("eve", "elsewhere", 50, true);
    admin.put(PRIVACY, seen(wanted(30), 2));

    retention.look();
    assertThat(erased).isEmpty();

    atNight();
    retention.look();
    retention.look();
    assertThat(erased).containsExactly("ann", "bob");
    var entry = house.audit.latest(1).getFirst();
    assertThat(entry.action()).isEqualTo("privacy.erase");
    assertThat(entry.after()).isEqualTo("{\"chats\":2}");

    house.clock.pass(Duration.ofDays(2));
    retention.look();
    assertThat(erased).containsExactly("ann", "bob", "cid");
  }

  @Test
  void aNightsWorkIsDoneInParts() {
    for (int i = 0; i < Retention.AT_ONCE + 3; i++) {
      chat("v" + i, "shop", 40, true);
    }
    admin.put(PRIVACY, seen(wanted(30), 1_000));
    atNight();

    retention.look();
    assertThat(erased).hasSize(Retention.AT_ONCE);
    retention.look();
    assertThat(erased).hasSize(Retention.AT_ONCE + 3).doesNotHaveDuplicates();
  }

  @Test
  void whatIsTakenBackBeforeTheNightErasesNothing() {
    chat("ann", "shop", 40, true);
    admin.put(PRIVACY, seen(wanted(30), 1));
    admin.put(PRIVACY, wanted(null));
    atNight();

    retention.look();

    assertThat(erased).isEmpty();
  }
}

package dev.firsthand.push;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.access.Author;
import dev.firsthand.access.Browser;
import dev.firsthand.access.House;
import dev.firsthand.access.Role;
import dev.firsthand.access.RoomContract;
import dev.firsthand.access.SessionTimes;
import dev.firsthand.access.StaffDraft;
import dev.firsthand.access.StaffMember;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.Claims;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.NobodyCase;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.AgentSlots;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.http.Router;
import dev.firsthand.rest.Json;
import dev.firsthand.routing.Openness;
import dev.firsthand.routing.Teams;
import java.io.IOException;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Devices over HTTP, and the calls to them by a push service on this machine; on both databases. */
class PushRoomTest extends RoomContract {

  private static final String DEVICE = "/api/v1/push/device";
  private static final SiteKey SHOP = new SiteKey("shop");

  private final PushServiceStub service = new PushServiceStub();
  private final Queue<Runnable> later = new ArrayDeque<>();
  private final Set<AgentId> here = new HashSet<>();
  private Openness openness = Openness.OPEN;
  private StaffMember member;
  private PushRoom room;
  private ConversationLog log;
  private AgentSlots slots;
  private Runnable looks;
  private Browser maria;

  @BeforeEach
  void open() {
    member = house.hire("maria", Role.AGENT);
    house.hire("tom", Role.AGENT);
    log = house.database.whole().log();
    slots = house.database.whole().slots();
    slots.enroll(member.id(), 3);
    available(AgentSlots.Status.AVAILABLE);
    room = room(service.address());
    room.addTo(house.router);
    looks = looks(room);
    maria = house.signedIn("maria");
  }

  @AfterEach
  void shut() throws IOException {
    room.close();
    service.close();
  }

  private PushRoom room(String... services) {
    return new PushRoom(
        new PushRoom.Terms(
            new PushServices(List.of(services)), "mailto:ops@example.com", Duration.ofSeconds(5)),
        house.database.jdbi(),
        house.audit,
        house.guard,
        SessionTimes.defaults(),
        new SecureRandom(),
        house.clock);
  }

  private Runnable looks(PushRoom of) {
    return of.looks(
        log,
        slots,
        () -> Teams.NONE,
        (site, since, now) -> openness,
        house.database.whole().mentions(),
        here::contains,
        Runnable::run,
        (delay, task) -> later.add(task));
  }

  private void available(AgentSlots.Status status) {
    slots.setStatus(member.id(), status, null, null, house.clock.instant());
  }

  private Map<String, Object> subscription(String path) {
    var fields = new HashMap<String, Object>();
    fields.put("endpoint", service.address() + path);
    fields.put("key", service.browser.keyText());
    fields.put("auth", service.browser.authText());
    return fields;
  }

  private String subscribed(Browser who, String path) {
    var answer = who.put(DEVICE, subscription(path));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return House.json(answer).get("id").asString();
  }

  private Conversation append(ConversationId id, Conversation before, ConversationEvent event) {
    Conversation after = before.after(event);
    log.append(new ConversationLog.Appending(
        id,
        before.seq(),
        List.of(event),
        after,
        Claims.between(before.state(), after.state()),
        null));
    return after;
  }

  private Conversation escalated(String visitor) {
    var id = ConversationId.of(new VisitorId(visitor), 1);
    Instant now = house.clock.instant();
    Conversation begun = append(
        id,
        Conversation.empty(id),
        new ConversationEvent.Started(now, SHOP, id.visitor(), "en", "/", "my secret question"));
    return append(
        id,
        begun,
        new ConversationEvent.Escalated(
            now, EscalationReason.VISITOR_ASKED, 0, null, null, "secret", null));
  }

  private void looksAfter(long seconds) {
    house.clock.pass(Duration.ofSeconds(seconds));
    looks.run();
  }

  private List<String> audited() {
    return house.audit.latest(20).stream().map(entry -> entry.action()).toList();
  }

  @Test
  void whoIsNotThereIsCalledToWhoWaitsWithNothingOfTheChatInIt() throws Exception {
    subscribed(maria, "/maria-1");
    Conversation waits = escalated("ann");
    looksAfter(4);
    assertThat(service.pending()).isNull();
    looksAfter(1);

    var came = service.next();
    assertThat(came.path()).isEqualTo("/maria-1");
    assertThat(came.text())
        .isEqualTo("{\"is\":\"waiting\",\"conversation\":\"" + waits.id().value() + "\"}");
    assertThat(came.headers())
        .containsEntry("Content-Encoding", "aes128gcm")
        .containsEntry("TTL", "30")
        .containsEntry("Urgency", "high");
    assertThat(came.headers().get("Topic")).matches("[0-9a-f]{32}");
    assertThat(came.headers().values()).noneMatch(value -> value.contains("ann"));
    assertThat(house.audit.latest(20).toString()).doesNotContain("maria-1");
    assertIsSigned(came.headers().get("Authorization"));
  }

  private void assertIsSigned(String authorization) throws Exception {
    assertThat(authorization).startsWith("vapid t=");
    String token = authorization.substring(8, authorization.indexOf(", k="));
    String key = authorization.substring(authorization.indexOf(", k=") + 4);
    String[] parts = token.split("\\.", -1);
    var decoder = Base64.getUrlDecoder();
    var claims = Json.mapper().readTree(decoder.decode(parts[1]));
    assertThat(claims.get("aud").asString()).isEqualTo(service.address());
    assertThat(claims.get("sub").asString()).isEqualTo("mailto:ops@example.com");
    assertThat(claims.get("exp").asLong() - house.clock.instant().getEpochSecond())
        .isBetween(1L, 86_400L);
    var signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initVerify(P256.publicKey(decoder.decode(key)));
    signature.update((parts[0] + "." + parts[1]).getBytes(US_ASCII));
    assertThat(signature.verify(decoder.decode(parts[2]))).isTrue();
    assertThat(House.json(maria.get("/api/v1/push")).get("key").asString()).isEqualTo(key);
  }

  @Test
  void theKeyIsMadeOnceForAllNodes() {
    String key = House.json(maria.get("/api/v1/push")).get("key").asString();
    try (PushRoom another = room(service.address())) {
      another.addTo(new Router());
      List<String> kept = house
          .database
          .jdbi()
          .withHandle(handle -> handle
              .createQuery("select public_key from push_key")
              .mapTo(String.class)
              .list());
      assertThat(kept).containsExactly(key);
    }
  }

  @Test
  void itCallsAgainUntilTheChatIsTakenAndNeverFromTwoNodes() {
    subscribed(maria, "/1");
    Conversation waits = escalated("ann");
    try (PushRoom another = room(service.address())) {
      Runnable alsoLooks = looks(another);
      looksAfter(5);
      alsoLooks.run();
      assertThat(service.pending()).isNotNull();
      assertThat(service.pending()).isNull();
      looksAfter(19);
      alsoLooks.run();
      assertThat(service.pending()).isNull();
      looksAfter(1);
      alsoLooks.run();
      assertThat(service.pending()).isNotNull();
      assertThat(service.pending()).isNull();
      Instant now = house.clock.instant();
      Conversation offered = append(
          waits.id(),
          waits,
          new ConversationEvent.Offered(now, member.id(), now.plusSeconds(20), List.of()));
      append(
          waits.id(),
          offered,
          new ConversationEvent.Accepted(now, member.profile(), "key", "Hi", false, null));
      looksAfter(600);
      alsoLooks.run();
      assertThat(service.pending()).isNull();
    }
  }

  @Test
  void whatRingsInAWindowCallsTheDevicesToo() {
    subscribed(maria, "/1");
    here.add(member.id());
    Conversation waits = escalated("ann");
    looksAfter(30);
    assertThat(service.pending()).isNull();
    Instant now = house.clock.instant();
    append(
        waits.id(),
        waits,
        new ConversationEvent.Offered(now, member.id(), now.plusSeconds(20), List.of()));
    looksAfter(4);
    assertThat(service.pending()).isNull();
    looksAfter(1);
    assertThat(service.pending()).isNotNull();
  }

  @Test
  void nobodyIsCalledWhoIsAwayOrWhileTheSiteIsClosedOrInQuietHours() {
    subscribed(maria, "/1");
    escalated("ann");
    available(AgentSlots.Status.AWAY);
    looksAfter(60);
    available(AgentSlots.Status.BUSY);
    looksAfter(60);
    available(AgentSlots.Status.AVAILABLE);
    openness = new Openness(NobodyCase.values()[0], true);
    looksAfter(60);
    openness = Openness.OPEN;
    var quiet = new HashMap<>(subscription("/1"));
    quiet.put("quiet", Map.of("from", 13 * 60, "to", 14 * 60, "zone", "Europe/Berlin"));
    assertThat(maria.put(DEVICE, quiet).status()).isEqualTo(200);
    looksAfter(60); // 12:04 in UTC, 13:04 in Berlin
    assertThat(service.pending()).isNull();

    looksAfter(3600);
    assertThat(service.pending()).isNotNull();
  }

  private Conversation noted(Conversation chat) {
    return append(
        chat.id(),
        chat,
        new ConversationEvent.Noted(
            house.clock.instant(), new AgentId("tom"), "key", "@Maria, see", List.of(member.id())));
  }

  private Conversation begun(String visitor) {
    var id = ConversationId.of(new VisitorId(visitor), 1);
    return append(
        id,
        Conversation.empty(id),
        new ConversationEvent.Started(
            house.clock.instant(), SHOP, id.visitor(), "en", "/", "secret"));
  }

  @Test
  void aNoteThatNamesWhoIsNotThereCallsThemOnceAndFromOneNode() throws Exception {
    subscribed(maria, "/1");
    available(AgentSlots.Status.BUSY);
    Conversation chat = noted(begun("ann"));
    try (PushRoom another = room(service.address())) {
      Runnable alsoLooks = looks(another);
      looksAfter(4);
      assertThat(service.pending()).isNull();
      looksAfter(1);
      alsoLooks.run();
      assertThat(service.next().text())
          .isEqualTo("{\"is\":\"mentioned\",\"conversation\":\"" + chat.id().value() + "\"}");
      looksAfter(600);
      alsoLooks.run();
      assertThat(service.pending()).isNull();

      noted(chat);
      looksAfter(5);
      alsoLooks.run();
      assertThat(service.pending()).isNotNull();
      assertThat(service.pending()).isNull();
    }
  }

  @Test
  void aNoteCallsNobodyWhoHasAWindowOrHasReadItAndWaitsForWhoIsAway() {
    subscribed(maria, "/1");
    Conversation ann = noted(begun("ann"));
    house.database.whole().mentions().read(member.id(), ann.id(), ann.seq());
    looksAfter(5);
    here.add(member.id());
    noted(begun("bob"));
    looksAfter(5);
    here.clear();
    looksAfter(5);
    assertThat(service.pending()).as("a window has told of it").isNull();

    available(AgentSlots.Status.AWAY);
    noted(begun("cid"));
    looksAfter(60);
    assertThat(service.pending()).isNull();
    available(AgentSlots.Status.AVAILABLE);
    looksAfter(1);
    assertThat(service.pending()).isNotNull();
  }

  @Test
  void aDeviceIsForgottenWithItsSignInAndOnlyThat() {
    var laptop = house.signedIn("maria");
    subscribed(maria, "/phone");
    subscribed(laptop, "/laptop");
    maria.delete("/api/v1/session");
    escalated("ann");
    looksAfter(5);
    assertThat(service.pending().path()).isEqualTo("/laptop");
    assertThat(service.pending()).isNull();

    house.register.change(member.id(), inactive(member.draft()), Author.HOUSE);
    looksAfter(60);
    assertThat(service.pending()).isNull();
    assertThat(rows()).isZero();
  }

  private static StaffDraft inactive(StaffDraft draft) {
    return new StaffDraft(
        draft.login(),
        draft.name(),
        draft.title(),
        draft.picture(),
        draft.role(),
        draft.languages(),
        draft.greeting(),
        draft.capacity(),
        false,
        draft.skills());
  }

  @Test
  void aSignInThatIsOverCallsNobody() {
    subscribed(maria, "/1");
    house.clock.pass(SessionTimes.defaults().idle());
    escalated("ann");
    looksAfter(5);
    assertThat(service.pending()).isNull();
  }

  private int rows() {
    return house
        .database
        .jdbi()
        .withHandle(handle -> handle
            .createQuery("select count(*) from push_device")
            .mapTo(Integer.class)
            .one());
  }

  @Test
  void aDeviceThatItsServiceKnowsNoMoreIsForgotten() {
    for (int status : new int[] {404, 410}) {
      subscribed(maria, "/" + status);
      escalated("visitor-" + status);
      service.answerNext(status, Map.of());
      looksAfter(60);
      assertThat(service.pending()).isNotNull();
      assertThat(rows()).isZero();
    }
    assertThat(audited()).contains("push.on", "push.off");
  }

  @Test
  void aServiceThatWantsToBeLeftAloneIsForAsLongAsItSays() {
    subscribed(maria, "/1");
    escalated("ann");
    service.answerNext(429, Map.of("Retry-After", "90"));
    looksAfter(5);
    assertThat(service.pending()).isNotNull();
    looksAfter(89);
    assertThat(service.pending()).isNull();
    looksAfter(1);
    assertThat(service.pending()).isNotNull();
    assertThat(room.failed()).isEqualTo(1);
    assertThat(room.sent()).isEqualTo(1);
  }

  @Test
  void aBadMomentOfTheServiceIsTriedAgainWhileItStillWaits() {
    subscribed(maria, "/1");
    escalated("ann");
    service.answerNext(503, Map.of());
    service.answerNext(500, Map.of());
    looksAfter(5);
    later.remove().run();
    later.remove().run();
    assertThat(later).isEmpty();
    assertThat(room.sent()).isEqualTo(1);
    assertThat(room.failed()).isEqualTo(2);

    service.answerNext(302, Map.of("Location", "http://127.0.0.1:1/"));
    looksAfter(20);
    assertThat(later).isEmpty();
    assertThat(room.failed()).isEqualTo(3);
  }

  @Test
  void aTestSaysWhatCameOfIt() throws Exception {
    String id = subscribed(maria, "/1");
    assertThat(outcome(maria, id)).isEqualTo("TAKEN");
    assertThat(service.next().text()).isEqualTo("{\"is\":\"test\"}");
    service.answerNext(400, Map.of());
    assertThat(outcome(maria, id)).isEqualTo("REFUSED");
    service.answerNext(410, Map.of());
    assertThat(outcome(maria, id)).isEqualTo("GONE");
    assertThat(maria.post(DEVICE + "/" + id + "/test", Map.of()).status()).isEqualTo(404);
  }

  private static String outcome(Browser who, String id) {
    return House.json(who.post(DEVICE + "/" + id + "/test", Map.of()))
        .get("outcome")
        .asString();
  }

  @Test
  void eachHasOnlyTheirOwnDevices() {
    String id = subscribed(maria, "/1");
    var tom = house.signedIn("tom");
    assertThat(tom.post(DEVICE + "/" + id + "/test", Map.of()).status()).isEqualTo(404);
    tom.delete(DEVICE + "/" + id);
    assertThat(rows()).isEqualTo(1);
    assertThat(maria.delete(DEVICE + "/" + id).status()).isEqualTo(204);
    assertThat(rows()).isZero();

    subscribed(maria, "/1");
    subscribed(tom, "/1"); // the same browser, with somebody else signed in
    assertThat(rows()).isEqualTo(1);
    escalated("ann");
    looksAfter(5);
    assertThat(service.pending()).isNull();
  }

  @Test
  void nobodyElseNamesDevices() {
    assertThat(house.stranger().put(DEVICE, subscription("/1")).status()).isEqualTo(401);
    maria.csrf = "";
    assertThat(maria.put(DEVICE, subscription("/1")).status()).isEqualTo(403);
  }

  @Test
  void anAgentHasSoManyDevicesAndTheOldestGoes() {
    for (int i = 0; i <= Devices.MOST_OF_AN_AGENT; i++) {
      house.clock.pass(Duration.ofSeconds(1));
      subscribed(maria, "/" + i);
    }
    escalated("ann");
    looksAfter(5);
    var called = new HashSet<String>();
    for (var came = service.pending(); came != null; came = service.pending()) {
      called.add(came.path());
    }
    assertThat(called).hasSize(Devices.MOST_OF_AN_AGENT).doesNotContain("/0");
  }

  @Test
  void whatIsNoSubscriptionIsRefusedByField() {
    refused("endpoint", "https://10.0.0.1/x");
    refused("endpoint", "https://example.com/" + "x".repeat(1000));
    refused("endpoint", 7);
    refused("key", "AAAA");
    refused("key", service.browser.authText());
    refused("key", "not base64!");
    refused("auth", "AAAA");
    refused("auth", "*");
    refused("quiet", "night");
    refused("quiet", Map.of("from", 1440, "to", 0, "zone", "UTC"), "from");
    refused("quiet", Map.of("from", 0, "to", -1, "zone", "UTC"), "to");
    refused("quiet", Map.of("from", 0, "to", 1, "zone", "Nowhere/Land"), "zone");
    assertThat(rows()).isZero();
  }

  private void refused(String field, Object value) {
    refused(field, value, field);
  }

  private void refused(String field, Object value, String named) {
    var fields = subscription("/1");
    fields.put(field, value);
    var answer = maria.put(DEVICE, fields);
    assertThat(answer.status()).as(field + " " + value).isEqualTo(422);
    assertThat(House.json(answer).get("field").asString()).isEqualTo(named);
  }
}

package dev.firsthand.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.access.Author;
import dev.firsthand.access.House;
import dev.firsthand.access.Role;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.Claims;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.ConversationLog.Appending;
import dev.firsthand.http.Response;
import dev.firsthand.rest.Json;
import dev.firsthand.sites.ShopContract;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Webhooks: what admins set, what they are told, and what becomes of failures, on both databases. */
class EventHookTest extends ShopContract {

  private static final String HOOKS = "/api/v1/webhooks";
  private static final SiteKey SHOP = new SiteKey("shop");

  private EventHooks hooks;
  private EventHookRoom room;
  private ConversationLog log;

  @BeforeEach
  void open() {
    log = house.database.whole().log();
    hooks = new EventHooks(house.database.jdbi(), house.clock, house.audit, house.tokens);
    room = room(hooks);
    room.addTo(house.router);
  }

  private EventHookRoom room(EventHooks of) {
    return new EventHookRoom(
        of,
        log::read,
        house.database.jdbi(),
        house.database.whole()::backlog,
        house.guard,
        sites::exists,
        house.tokens,
        Runnable::run,
        house.clock);
  }

  @AfterEach
  void close() {
    room.close();
  }

  private static Map<String, Object> wanted(String url, boolean withWords, String... events) {
    return Map.of("name", "CRM", "url", url, "events", List.of(events), "withWords", withWords);
  }

  private JsonNode made(String url, boolean withWords, String... events) {
    Response answer = admin.post(HOOKS, wanted(url, withWords, events));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return House.json(answer);
  }

  private JsonNode shown(String id) {
    for (JsonNode hook : House.json(admin.get(HOOKS)).get("webhooks")) {
      if (hook.get("id").asString().equals(id)) {
        return hook;
      }
    }
    throw new AssertionError("No webhook " + id);
  }

  private JsonNode deliveries(String id) {
    return House.json(admin.get(HOOKS + "/" + id + "/deliveries")).get("deliveries");
  }

  private ConversationId chat(String visitor, String site) {
    var id = ConversationId.of(new VisitorId(visitor), 1);
    goesOn(
        id,
        new ConversationEvent.Started(
            house.clock.instant(), new SiteKey(site), id.visitor(), "en", "/cart", "Hello"));
    return id;
  }

  private void goesOn(ConversationId id, ConversationEvent... events) {
    var before = Conversation.empty(id);
    for (var recorded : log.read(id, 0, 1_000)) {
      before = before.after(recorded.event());
    }
    List<ConversationEvent> all = List.of(events);
    log.append(new Appending(id, before.seq(), all, before.after(all), Claims.NOTHING, null));
  }

  private ConversationEvent said(String text) {
    return new ConversationEvent.VisitorSaid(house.clock.instant(), "k" + text.length(), text);
  }

  /** After so long nobody is signed in any more. */
  private void signInAgain() {
    admin = house.signedIn("henrik");
  }

  private void tell() {
    house.clock.pass(Duration.ofSeconds(6));
    while (room.follow()) {}
    room.look();
  }

  @Test
  void onlyAdminsHaveThem() {
    house.hire("sue", Role.SUPERVISOR);
    assertThat(house.signedIn("sue").get(HOOKS).status()).isEqualTo(403);
    assertThat(house.signedIn("sue").post(HOOKS, wanted("https://a.b/", false)).status())
        .isEqualTo(403);
    assertThat(house.stranger().get(HOOKS).status()).isEqualTo(401);
  }

  @Test
  void aSecretIsShownOnceAndReplacedInTwoSteps() {
    var made = made("https://crm.example/hook", false, "conversation.closed");
    String id = made.get("id").asString();
    assertThat(made.get("newSecret").asString()).startsWith("whsec_");
    assertThat(shown(id).has("newSecret")).isFalse();

    house.clock.pass(Duration.ofMinutes(1));
    var replaced = House.json(admin.post(HOOKS + "/" + id + "/secrets", ""));
    assertThat(replaced.get("secrets")).hasSize(2);
    assertThat(replaced.get("newSecret").asString())
        .isNotEqualTo(made.get("newSecret").asString());
    assertThat(House.json(admin.delete(HOOKS + "/" + id + "/secrets/older")).get("secrets"))
        .hasSize(1);
    assertThat(hooks.find(id).orElseThrow().secrets().getFirst().value())
        .isEqualTo(replaced.get("newSecret").asString());
    assertThat(house.audit.latest(10).toString())
        .doesNotContain(made.get("newSecret").asString().substring(6));
  }

  @Test
  void whatWillNotDoIsNamed() {
    assertThat(field(wanted("http://crm.example/", false, "conversation.closed")))
        .isEqualTo("url");
    assertThat(field(wanted("http://169.254.169.254/latest", false, "conversation.closed")))
        .isEqualTo("url");
    assertThat(field(wanted("https://a.example/", false))).isEqualTo("events");
    assertThat(field(wanted("https://a.example/", false, "no.such"))).isEqualTo("events");
    var elsewhere = new HashMap<>(wanted("https://a.example/", false, "conversation.closed"));
    elsewhere.put("site", "other");
    assertThat(field(elsewhere)).isEqualTo("site");
  }

  private String field(Map<String, Object> body) {
    return House.json(admin.post(HOOKS, body)).get("field").asString();
  }

  @Test
  void whatIsChangedIsKnownAfterARestartAndOnRecord() {
    String id =
        made("https://a.example/", false, "conversation.closed").get("id").asString();
    admin.put(HOOKS + "/" + id, wanted("https://b.example/", true, "message.visitor"));
    admin.post(HOOKS + "/" + id + "/pause", "");

    var again = new EventHooks(house.database.jdbi(), house.clock, house.audit, house.tokens);
    assertThat(again.all()).isEqualTo(hooks.all());
    assertThat(again.all().getFirst().url()).isEqualTo("https://b.example/");
    assertThat(again.all().getFirst().isAwake()).isFalse();
    assertThat(house.audit.latest(2))
        .extracting(entry -> entry.action())
        .containsExactly("webhook.pause", "webhook.change");
    assertThat(house.audit.latest(2).getLast().before()).contains("https://a.example/");
    assertThat(admin.delete(HOOKS + "/" + id).status()).isEqualTo(204);
    assertThat(admin.delete(HOOKS + "/" + id).status()).isEqualTo(404);
  }

  @Test
  void whatHappensIsToldOnceSignedAndWithoutWords() throws Exception {
    try (var crm = StrangeServer.answering("HTTP/1.1 204 No Content\r\n", "")) {
      goesOn(chat("before", "shop"), said("Before it was there"));
      house.clock.pass(Duration.ofSeconds(1));
      var made = made(crm.url(), false, "message.visitor", "conversation.closed");
      ConversationId ann = chat("ann", "shop");
      goesOn(
          ann,
          said("My secret words"),
          new ConversationEvent.ClosedByAgent(
              house.clock.instant(), new AgentId("maria"), "c", "Bye", null));
      tell();
      tell();

      assertThat(crm.came).hasSize(2);
      StrangeServer.Came first = crm.came.getFirst();
      JsonNode body = Json.mapper().readTree(first.body());
      assertThat(body.get("version").asInt()).isEqualTo(1);
      assertThat(body.get("type").asString()).isEqualTo("message.visitor");
      assertThat(body.get("site").asString()).isEqualTo("shop");
      assertThat(body.get("conversation").asString()).isEqualTo("ann.1");
      assertThat(body.get("seq").asLong()).isEqualTo(2);
      assertThat(new String(first.body(), StandardCharsets.UTF_8)).doesNotContain("secret");
      assertThat(first.header("webhook-id")).isEqualTo(body.get("id").asString());
      assertThat(first.header("webhook-signature"))
          .isEqualTo(signature(made.get("newSecret").asString(), first));
      assertThat(deliveries(made.get("id").asString()).findValuesAsString("state"))
          .containsExactly("DELIVERED", "DELIVERED");
    }
  }

  /** As whoever is called would check it. */
  private static String signature(String secret, StrangeServer.Came came) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(
        Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
    mac.update((came.header("webhook-id") + "." + came.header("webhook-timestamp") + ".")
        .getBytes(StandardCharsets.UTF_8));
    return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(came.body()));
  }

  @Test
  void wordsAreToldWhereTheyAreWantedAndNotErased() {
    try (var crm = StrangeServer.answering("HTTP/1.1 200 OK\r\n", "thanks")) {
      made(crm.url(), true, "message.visitor");
      goesOn(chat("ann", "shop"), said("Is the fern back?"));
      ConversationId bob = chat("bob", "shop");
      goesOn(bob, said("Forget me"));
      house.clock.pass(Duration.ofSeconds(6));
      while (room.follow()) {}
      house.database.whole().eraseWords(bob);
      room.look();

      var bodies = new ArrayList<String>();
      crm.came.forEach(came -> bodies.add(new String(came.body(), StandardCharsets.UTF_8)));
      assertThat(bodies).hasSize(2).anyMatch(body -> body.contains("Is the fern back?"));
      assertThat(bodies).noneMatch(body -> body.contains("Forget me"));
    }
  }

  @Test
  void aWebhookOfASiteHearsOfThatSiteOnly() {
    try (var crm = StrangeServer.answering("HTTP/1.1 200 OK\r\n", "")) {
      hooks.create(
          new HookDraft("One", crm.url(), Set.of(HookEvent.STARTED), SHOP, false), Author.HOUSE);
      chat("ann", "shop");
      chat("eve", "elsewhere");
      tell();

      assertThat(crm.came).hasSize(1);
    }
  }

  @Test
  void whatFailedIsTriedAgainAfterGrowingWaitsThenGivenUp() {
    try (var crm = StrangeServer.answering("HTTP/1.1 500 Oh No\r\n", "")) {
      String id = made(crm.url(), false, "conversation.started").get("id").asString();
      chat("ann", "shop");
      tell();
      assertThat(crm.came).hasSize(1);
      assertThat(deliveries(id).get(0).get("failure").asString()).isEqualTo("BAD_STATUS");
      assertThat(deliveries(id).get(0).get("status").asInt()).isEqualTo(500);

      int calls = 1;
      for (Duration wait : HookPost.WAITS) {
        house.clock.pass(wait.minusSeconds(1));
        room.look();
        assertThat(crm.came).hasSize(calls);
        house.clock.pass(Duration.ofSeconds(1));
        room.look();
        assertThat(crm.came).hasSize(++calls);
      }
      signInAgain();
      assertThat(deliveries(id).get(0).get("state").asString()).isEqualTo("GIVEN_UP");
      assertThat(shown(id).get("waiting").asInt()).isZero();

      assertThat(House.json(admin.post(HOOKS + "/" + id + "/deliveries", ""))
              .get("tried")
              .asInt())
          .isEqualTo(1);
      room.look();
      assertThat(crm.came).hasSize(calls + 1);
    }
  }

  @Test
  void whoFailsTooOftenIsNotCalledAnyMoreUntilItGoesOn() {
    String id =
        made("http://127.0.0.1:1/", false, "conversation.started").get("id").asString();
    for (int i = 0; i < EventHooks.MOST_FAILURES; i++) {
      chat("v" + i, "shop");
    }
    house.clock.pass(Duration.ofSeconds(6));
    while (room.follow()) {}
    for (int i = 0; i < EventHooks.MOST_FAILURES; i++) {
      room.look();
    }

    assertThat(shown(id).has("stoppedAt")).isTrue();
    assertThat(hooks.stopped()).containsExactly("CRM");
    assertThat(house.audit.latest(1).getFirst().action()).isEqualTo("webhook.stop");
    assertThat(shown(id).get("waiting").asInt()).isEqualTo(EventHooks.MOST_FAILURES);

    try (var crm = StrangeServer.answering("HTTP/1.1 200 OK\r\n", "")) {
      admin.put(HOOKS + "/" + id, wanted(crm.url(), false, "conversation.started"));
      room.look();
      assertThat(crm.came).isEmpty();
      assertThat(House.json(admin.post(HOOKS + "/" + id + "/resume", "")).has("stoppedAt"))
          .isFalse();
      for (int i = 0; i < EventHooks.MOST_FAILURES; i++) {
        room.look();
      }
      assertThat(crm.came).hasSize(EventHooks.MOST_FAILURES);
    }
  }

  @Test
  void whoSaysThatItIsGoneIsCalledOnce() {
    try (var crm = StrangeServer.answering("HTTP/1.1 410 Gone\r\n", "")) {
      String id = made(crm.url(), false, "conversation.started").get("id").asString();
      chat("ann", "shop");
      tell();

      assertThat(shown(id).has("stoppedAt")).isTrue();
    }
  }

  @Test
  void aPausedOneIsToldLaterAndWhatIsTooOldNever() {
    try (var crm = StrangeServer.answering("HTTP/1.1 200 OK\r\n", "")) {
      String id = made(crm.url(), false, "conversation.started").get("id").asString();
      admin.post(HOOKS + "/" + id + "/pause", "");
      chat("ann", "shop");
      tell();
      house.clock.pass(HookOutbox.TRIED_FOR);
      chat("bob", "shop");
      tell();
      assertThat(crm.came).isEmpty();
      signInAgain();
      assertThat(shown(id).get("waiting").asInt()).isEqualTo(1);

      admin.post(HOOKS + "/" + id + "/resume", "");
      room.look();
      assertThat(crm.came).hasSize(1);

      house.clock.pass(HookOutbox.REMEMBERED_FOR.plusSeconds(1));
      room.look();
      signInAgain();
      assertThat(deliveries(id)).isEmpty();
    }
  }

  @Test
  void twoNodesTellItOnce() {
    try (var crm = StrangeServer.answering("HTTP/1.1 200 OK\r\n", "");
        var other = room(hooks)) {
      made(crm.url(), false, "conversation.started");
      chat("ann", "shop");
      tell();
      while (other.follow()) {}
      other.look();

      assertThat(crm.came).hasSize(1);
    }
  }

  @Test
  void aTrialTellsWhatCameOfIt() {
    try (var crm = StrangeServer.answering("HTTP/1.1 202 Accepted\r\n", "")) {
      String id = made(crm.url(), false, "conversation.started").get("id").asString();
      assertThat(House.json(admin.post(HOOKS + "/" + id + "/test", ""))
              .get("status")
              .asInt())
          .isEqualTo(202);
      assertThat(new String(crm.came.getFirst().body(), StandardCharsets.UTF_8))
          .contains("\"type\":\"test\"");

      admin.put(HOOKS + "/" + id, wanted("http://127.0.0.1:1/", false, "conversation.started"));
      assertThat(House.json(admin.post(HOOKS + "/" + id + "/test", ""))
              .get("failure")
              .asString())
          .isEqualTo("UNREACHABLE");
      assertThat(deliveries(id)).isEmpty();
    }
  }
}

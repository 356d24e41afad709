package dev.firsthand.hooks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.access.House;
import dev.firsthand.access.Role;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.http.Response;
import dev.firsthand.sites.ShopContract;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which bot answers, as an admin sets it, on both databases. */
class BotRoomTest extends ShopContract {

  private static final SiteKey SHOP = new SiteKey("shop");
  private static final String BOT = "/api/v1/sites/shop/bot";
  private static final String URL = "https://bot.example.com/answer";

  private SiteBots bots;
  private WebhookBot webhook;

  @BeforeEach
  void open() {
    bots = new SiteBots(house.database.jdbi(), house.clock, house.audit, house.tokens);
    webhook = new WebhookBot(house.clock, Duration.ofSeconds(2));
    new BotEndpoints(house.guard, bots, webhook, this::tryOut, sites::exists).addTo(house.router);
  }

  private BotTrial.Turn tryOut(SiteKey site, String text, String language) throws HookFailure {
    if (text.equals("fail")) {
      throw HookFailure.status(HookFailure.Kind.BAD_STATUS, 500);
    }
    return new BotTrial.Turn("ANSWER", null, text + " in " + language, "{\"model\":\"m\"}");
  }

  @AfterEach
  void close() {
    webhook.close();
  }

  @Test
  void aSiteBeginsWithTheBuiltInBot() {
    var answer = House.json(admin.get(BOT));

    assertThat(answer.get("answers").asString()).isEqualTo("BUILT_IN");
    assertThat(answer.get("secrets")).isEmpty();
    assertThat(answer.get("mostMs").asLong()).isEqualTo(2000);
    assertThat(bots.of(SHOP).isWebhook()).isFalse();
  }

  @Test
  void aSavedBotIsUsedAtOnceAndAfterARestart() {
    assertThat(admin.put(BOT, bot("WEBHOOK", URL)).status()).isEqualTo(200);

    var again = new SiteBots(house.database.jdbi(), house.clock, house.audit, house.tokens);
    assertThat(again.of(SHOP)).isEqualTo(bots.of(SHOP));
    assertThat(again.of(SHOP).isWebhook()).isTrue();
    assertThat(again.of(SHOP).model()).isEqualTo("webhook:shop-bot");
    assertThat(again.of(SHOP).limit()).isEqualTo(Duration.ofMillis(800));
    assertThat(again.of(SHOP).isCallable()).isTrue();
  }

  @Test
  void withoutAnAddressThereIsNothingToSign() {
    var saved = House.json(admin.put(BOT, bot("BUILT_IN", "")));

    assertThat(saved.has("newSecret")).isFalse();
    assertThat(saved.get("secrets")).isEmpty();
    assertThat(House.json(admin.put(BOT, bot("WEBHOOK", URL))).has("newSecret")).isTrue();
  }

  @Test
  void aSecretIsShownOnceAndNeverAgain() {
    String secret =
        House.json(admin.put(BOT, bot("BUILT_IN", URL))).get("newSecret").asString();

    assertThat(secret)
        .startsWith("whsec_")
        .isEqualTo(bots.of(SHOP).secrets().getFirst().value());
    assertThat(admin.get(BOT).text()).doesNotContain(secret);
    assertThat(admin.put(BOT, bot("WEBHOOK", URL)).text()).doesNotContain("whsec_");
  }

  @Test
  void aSecretIsReplacedWithBothValidUntilTheOlderIsDropped() {
    String first =
        House.json(admin.put(BOT, bot("WEBHOOK", URL))).get("newSecret").asString();
    house.clock.pass(Duration.ofHours(1));
    var added = admin.post(BOT + "/secrets", Map.of());
    String second = House.json(added).get("newSecret").asString();

    assertThat(added.status()).isEqualTo(201);
    assertThat(bots.of(SHOP).secrets())
        .extracting(HookSecret::value)
        .containsExactly(second, first);
    admin.delete(BOT + "/secrets/older");
    assertThat(bots.of(SHOP).secrets()).extracting(HookSecret::value).containsExactly(second);
    admin.delete(BOT + "/secrets/older");
    assertThat(bots.of(SHOP).secrets()).hasSize(1);
  }

  @Test
  void thereAreNeverThreeSecrets() {
    admin.put(BOT, bot("WEBHOOK", URL));
    admin.post(BOT + "/secrets", Map.of());
    admin.post(BOT + "/secrets", Map.of());

    assertThat(bots.of(SHOP).secrets()).hasSize(2);
  }

  @Test
  void whatCantBeTakenIsNamedAndChangesNothing() {
    assertThat(field(admin.put(BOT, bot("WEBHOOK", "")))).isEqualTo("url");
    assertThat(field(admin.put(BOT, bot("WEBHOOK", "http://bot.example.com/")))).isEqualTo("url");
    assertThat(field(admin.put(BOT, bot("NOBODY", URL)))).isEqualTo("answers");
    assertThat(bots.of(SHOP)).isEqualTo(SiteBot.builtIn(SHOP));
    assertThat(house.audit.latest(10)).noneMatch(row -> row.action().startsWith("bot."));
  }

  @Test
  void everyChangeIsAuditedWithoutSecrets() {
    admin.put(BOT, bot("WEBHOOK", URL));
    admin.post(BOT + "/secrets", Map.of());
    admin.delete(BOT + "/secrets/older");

    var rows = house.audit.latest(10).stream()
        .filter(row -> row.action().startsWith("bot."))
        .toList();
    assertThat(rows)
        .extracting(row -> row.action())
        .containsExactly("bot.secret.drop", "bot.secret.add", "bot.save");
    assertThat(rows.getLast().after()).contains(URL);
    assertThat(rows.toString()).doesNotContain("whsec_");
  }

  @Test
  void aTrialShowsTheTurnOrWhyThereIsNone() {
    var turn = House.json(admin.post(BOT + "/test", Map.of("text", "Hi", "language", "de")));
    var failed = House.json(admin.post(BOT + "/test", Map.of("text", "fail")));

    assertThat(turn.get("turn").get("text").asString()).isEqualTo("Hi in de");
    assertThat(turn.get("turn").get("why").get("model").asString()).isEqualTo("m");
    assertThat(failed.get("failure").get("kind").asString()).isEqualTo("BAD_STATUS");
    assertThat(failed.get("failure").get("status").asInt()).isEqualTo(500);
  }

  @Test
  void itIsForAdminsAndForSitesThatThereAre() {
    house.hire("maria", Role.SUPERVISOR);

    assertThat(house.signedIn("maria").get(BOT).status()).isEqualTo(403);
    assertThat(house.stranger().get(BOT).status()).isEqualTo(401);
    assertThat(admin.get("/api/v1/sites/gone/bot").status()).isEqualTo(404);
  }

  private static Map<String, Object> bot(String answers, String url) {
    return Map.of("answers", answers, "name", "shop-bot", "url", url, "limitMs", 800);
  }

  private static String field(Response refusal) {
    assertThat(refusal.status()).isEqualTo(422);
    return House.json(refusal).get("field").asString();
  }
}

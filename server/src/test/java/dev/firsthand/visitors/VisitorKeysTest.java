package dev.firsthand.visitors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.access.House;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.sites.ShopContract;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The keys by which a site's server vouches for its visitors, on both databases. */
class VisitorKeysTest extends ShopContract {

  private static final SiteKey SHOP = new SiteKey("shop");
  private static final String KEYS = "/api/v1/sites/shop/visitor-keys";

  private VisitorKeys keys;

  @BeforeEach
  void open() {
    keys = new VisitorKeys(house.database.jdbi(), house.clock, house.audit, house.tokens);
    new VisitorKeyEndpoints(house.guard, keys, sites::exists).addTo(house.router);
  }

  @Test
  void aSiteBeginsWithoutAKey() {
    assertThat(House.json(admin.get(KEYS)).get("keys")).isEmpty();
    assertThat(keys.of(SHOP)).isEmpty();
    assertThat(admin.get("/api/v1/sites/other/visitor-keys").status()).isEqualTo(404);
  }

  @Test
  void aKeyIsShownOnceAndKnownAfterARestart() {
    var made = House.json(admin.post(KEYS, ""));

    assertThat(made.get("newKey").asString()).hasSize(43);
    assertThat(House.json(admin.get(KEYS)).has("newKey")).isFalse();
    var again = new VisitorKeys(house.database.jdbi(), house.clock, house.audit, house.tokens);
    assertThat(again.of(SHOP)).isEqualTo(keys.of(SHOP));
    assertThat(again.of(SHOP).getFirst().value()).isEqualTo(made.get("newKey").asString());
  }

  @Test
  void whileOneIsReplacedBothAreValid() {
    String first = House.json(admin.post(KEYS, "")).get("newKey").asString();
    house.clock.pass(Duration.ofMinutes(5));
    String second = House.json(admin.post(KEYS, "")).get("newKey").asString();
    assertThat(keys.of(SHOP)).extracting(VisitorKey::value).containsExactly(second, first);

    admin.delete(KEYS + "/older");

    assertThat(keys.of(SHOP)).extracting(VisitorKey::value).containsExactly(second);
  }

  @Test
  void aKeyIsNeverPrinted() {
    String made = House.json(admin.post(KEYS, "")).get("newKey").asString();

    assertThat(keys.of(SHOP).toString()).doesNotContain(made);
  }
}

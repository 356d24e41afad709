package dev.firsthand.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.access.Browser;
import dev.firsthand.access.House;
import dev.firsthand.access.Role;
import dev.firsthand.bot.Faq;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.escalation.Policy;
import dev.firsthand.escalation.PolicyVersion;
import dev.firsthand.routing.RoutingRules;
import java.io.IOException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LabEndpointsTest {

  private static final String LAB = "/api/v1/sites/shop/lab";

  private final House house = House.onSqlite();
  private final SeenPreviews previews = new SeenPreviews(house.tokens::id);
  private Browser ada = house.stranger();

  @BeforeEach
  void open() {
    new LabEndpoints(
            house.guard,
            new LabDesk(
                house.database.jdbi(),
                site -> PolicyVersion.initial(),
                site -> Faq.empty(),
                new RoutingRules(Duration.ofMinutes(1)),
                site -> ZoneOffset.UTC),
            new Saved(),
            previews,
            site -> site.value().equals("shop"),
            Runnable::run,
            house.tokens::id,
            house.clock)
        .addTo(house.router);
    house.hire("ada", Role.ADMIN);
    house.hire("sue", Role.SUPERVISOR);
    ada = house.signedIn("ada");
  }

  private static final class Saved implements LabEndpoints.Versions {
    @Override
    public Optional<PolicyVersion> find(SiteKey site, long number) {
      return number == 0 || number == 4
          ? Optional.of(
              new PolicyVersion(number, Policy.defaults().answeringFrom(number == 4 ? 0.8 : 0.7)))
          : Optional.empty();
    }

    @Override
    public List<Outcome.Expected> expected(SiteKey site) {
      return List.of();
    }
  }

  @AfterEach
  void close() throws IOException {
    house.close();
  }

  @Test
  void onlyAdminsPlayWithThePast() {
    assertThat(house.signedIn("sue").get(LAB).status()).isEqualTo(403);
    assertThat(house.stranger().get(LAB).status()).isEqualTo(401);
    assertThat(ada.get("/api/v1/sites/nowhere/lab").status()).isEqualTo(404);
  }

  @Test
  void aSiteWithoutAPastIsToldHowMuchIsWanted() {
    var past = House.json(ada.get(LAB + "?days=30"));

    assertThat(past.get("turns").asInt()).isZero();
    assertThat(past.get("wanted").asInt()).isEqualTo(LabDesk.WANTED);
    assertThat(past.get("days").asInt()).isEqualTo(30);
  }

  @Test
  void anEmptyPastGivesAnEmptyPreviewAndNoRecommendation() {
    var shown = House.json(
        ada.post(LAB + "/preview", Map.of("days", 30, "policy", Map.of("answerThreshold", 0.6))));

    var preview = shown.get("preview");
    assertThat(preview.get("turns").asInt()).isZero();
    assertThat(preview.get("point").get("threshold").asDouble()).isEqualTo(0.6);
    assertThat(preview.get("recommended")).isEmpty();

    var shop = new SiteKey("shop");
    var seen = Policy.defaults().answeringFrom(0.6);
    String word = shown.get("seen").asString();
    assertThat(previews.find(shop, seen, word).orElseThrow().prediction()).isNotNull();
    assertThat(previews.find(shop, seen.answeringFrom(0.61), word)).isEmpty();
    assertThat(previews.find(new SiteKey("other"), seen, word)).isEmpty();
    assertThat(previews.find(shop, seen, "guessed")).isEmpty();
  }

  @Test
  void twoVersionsAreComparedOnTheSamePastAndThatPredictsNothing() {
    var both =
        Map.of("days", 30, "against", 4, "rulesOf", 0, "policy", Map.of("answerThreshold", 0.6));
    var shown = House.json(ada.post(LAB + "/preview", both));

    assertThat(shown.at("/preview/policyVersion").asInt()).isEqualTo(4);
    assertThat(shown.at("/preview/present/threshold").asDouble()).isEqualTo(0.8);
    assertThat(shown.at("/preview/point/threshold").asDouble()).isEqualTo(0.6);
    var seen = previews.find(
        new SiteKey("shop"),
        Policy.defaults().answeringFrom(0.6),
        shown.get("seen").asString());
    assertThat(seen.orElseThrow().prediction()).isNull();

    var unknown = ada.post(LAB + "/preview", Map.of("days", 30, "against", 9, "policy", Map.of()));
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(House.json(unknown).get("field").asString()).isEqualTo("against");
  }

  @Test
  void aPolicyThatCannotBeIsRefusedWithTheFieldAtFault() {
    var refused = ada.post(
        LAB + "/preview",
        Map.of("days", 30, "policy", Map.of("answerThreshold", 0.3, "askBackThreshold", 0.9)));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(House.json(refused).get("field").asString()).contains("askBackThreshold");
  }

  @Test
  void aJobThatNobodyBeganIsNotThere() {
    assertThat(ada.get(LAB + "/jobs/none").status()).isEqualTo(404);
    assertThat(ada.delete(LAB + "/jobs/none").status()).isEqualTo(200);
  }
}

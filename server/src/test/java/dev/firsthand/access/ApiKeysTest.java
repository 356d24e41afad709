package dev.firsthand.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.http.Response;
import dev.firsthand.rest.Answers;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The keys of programs, on both databases. */
class ApiKeysTest {

  private static final String KEYS = "/api/v1/keys";

  private static void onBoth(Consumer<House> test) {
    for (RoomDatabase database : List.of(RoomDatabase.sqlite(), RoomDatabase.postgresql())) {
      try (var house = new House(database)) {
        house.hire("ada", Role.ADMIN);
        house.hire("sue", Role.SUPERVISOR);
        new ApiKeyEndpoints(house.guard, house.keys).addTo(house.router);
        StaffEndpoint who =
            (request, session) -> Answers.ok(Map.of("name", session.who().name()));
        house
            .router
            .get("/api/v1/sites/{site}/report", house.guard.role(Role.SUPERVISOR, who))
            .get("/api/v1/sites/{site}/faq", house.guard.role(Role.ADMIN, who))
            .put("/api/v1/sites/{site}/faq/{id}", house.guard.role(Role.ADMIN, who))
            .get("/api/v1/push", house.guard.role(Role.AGENT, who));
        test.accept(house);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static String secret(House house, String... rights) {
    Response made =
        house.signedIn("ada").post(KEYS, Map.of("name", "BI", "rights", List.of(rights)));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return House.json(made).get("secret").asString();
  }

  /** A program, which has neither cookie nor CSRF token. */
  private static Browser program(House house, String secret) {
    var program = house.stranger();
    program.headers.clear();
    program.headers.put("Authorization", "Bearer " + secret);
    return program;
  }

  @Test
  void onlyAdminsMakeKeysAndNoKeyDoes() {
    onBoth(house -> {
      assertThat(house.signedIn("sue").get(KEYS).status()).isEqualTo(403);
      assertThat(house.stranger().get(KEYS).status()).isEqualTo(401);
      String secret = secret(house, "reports", "faq.write", "house.read", "audit.read");
      assertThat(program(house, secret).get(KEYS).status()).isEqualTo(403);
      assertThat(program(house, secret)
              .post(KEYS, Map.of("name", "More", "rights", List.of("reports")))
              .status())
          .isEqualTo(403);
    });
  }

  @Test
  void aKeyIsShownOnceAndKeptAsAHash() {
    onBoth(house -> {
      String secret = secret(house, "reports");
      assertThat(secret).startsWith("fhk_").hasSize(47);
      var shown = House.json(house.signedIn("ada").get(KEYS)).at("/keys/0");
      assertThat(shown.has("secret")).isFalse();
      assertThat(shown.get("hint").asString()).isEqualTo(secret.substring(43));
      assertThat(shown.get("madeBy").asString()).isEqualTo("Nobody ada");
      assertThat(house.audit.latest(1).getFirst().action()).isEqualTo("key.create");
      assertThat(house.audit.latest(1).toString()).doesNotContain(secret);
      assertThat(house.keys.all().toString()).doesNotContain(secret);
    });
  }

  @Test
  void aKeyOpensWhatItsRightsNameAndNothingElse() {
    onBoth(house -> {
      var reader = program(house, secret(house, "reports", "faq.read"));
      assertThat(reader.get("/api/v1/sites/shop/report").status()).isEqualTo(200);
      assertThat(House.json(reader.get("/api/v1/sites/shop/faq")).get("name").asString())
          .isEqualTo("Key “BI”");
      assertThat(reader.put("/api/v1/sites/shop/faq/a", Map.of()).status()).isEqualTo(403);
      assertThat(reader.get("/api/v1/push").status()).isEqualTo(403);

      var writer = program(house, secret(house, "faq.write"));
      assertThat(writer.put("/api/v1/sites/shop/faq/a", Map.of()).status()).isEqualTo(200);
      assertThat(writer.get("/api/v1/sites/shop/report").status()).isEqualTo(403);
    });
  }

  @Test
  void aKeyThatIsRevokedOrUnknownOpensNothingAtOnce() {
    onBoth(house -> {
      var ada = house.signedIn("ada");
      var program = program(house, secret(house, "reports"));
      String id = House.json(ada.get(KEYS)).at("/keys/0/id").asString();
      assertThat(program.get("/api/v1/sites/shop/report").status()).isEqualTo(200);

      assertThat(ada.delete(KEYS + "/" + id).status()).isEqualTo(204);
      assertThat(program.get("/api/v1/sites/shop/report").status()).isEqualTo(401);
      assertThat(ada.delete(KEYS + "/" + id).status()).isEqualTo(404);
      assertThat(program(house, "fhk_nonsense").get("/api/v1/sites/shop/report").status())
          .isEqualTo(401);
      assertThat(house.audit.latest(1).getFirst().action()).isEqualTo("key.revoke");
    });
  }

  @Test
  void itsLastUseIsNotedToTheMinute() {
    onBoth(house -> {
      var program = program(house, secret(house, "reports"));
      Instant first = house.clock.instant();
      program.get("/api/v1/sites/shop/report");
      house.clock.pass(Duration.ofSeconds(59));
      program.get("/api/v1/sites/shop/report");
      assertThat(house.keys.all().getFirst().usedAt()).isEqualTo(first);

      house.clock.pass(Duration.ofSeconds(1));
      program.get("/api/v1/sites/shop/report");
      assertThat(house.keys.all().getFirst().usedAt()).isEqualTo(house.clock.instant());
    });
  }

  @Test
  void aKeyBesideASessionIsWhatCounts() {
    onBoth(house -> {
      var ada = house.signedIn("ada");
      ada.headers.put("Authorization", "Bearer " + secret(house, "reports"));

      assertThat(ada.get("/api/v1/sites/shop/faq").status()).isEqualTo(403);
    });
  }

  @Test
  void aRightThatIsNoneIsNamed() {
    onBoth(house -> {
      var ada = house.signedIn("ada");
      for (List<String> rights : List.of(List.of("everything"), List.<String>of())) {
        assertThat(House.json(ada.post(KEYS, Map.of("name", "BI", "rights", rights)))
                .get("field")
                .asString())
            .isEqualTo("rights");
      }
    });
  }
}

package dev.firsthand.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firsthand.conversation.SiteKey;
import dev.firsthand.http.Response;
import dev.firsthand.http.RouterProbe;
import dev.firsthand.rest.Answers;
import dev.firsthand.rest.BadInput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is let in, how long, and what for. */
class AccessTest extends RoomContract {

  private static final SiteKey SHOP = new SiteKey("shop");

  @Test
  void whoKnowsThePasswordGetsASessionOfTheirOwn() {
    house.hire("Maria@shop.example", Role.AGENT);
    var browser = house.stranger();

    var answer = browser.post(
        "/api/v1/session", Map.of("login", "MARIA@SHOP.EXAMPLE", "password", House.PASSWORD));

    assertEquals(200, answer.status());
    assertEquals("agent", House.json(answer).at("/staff/role").asString());
    var cookie = answer.header("Set-Cookie").orElseThrow();
    for (var attribute : List.of("HTTPOnly", "SameSite=Lax", "Path=/")) {
      assertTrue(cookie.contains(attribute), cookie);
    }
    assertFalse(cookie.contains("Secure"), cookie);
    assertEquals(
        House.json(answer).get("csrf"),
        House.json(browser.get("/api/v1/session")).get("csrf"));
  }

  @Test
  void overTlsTheCookieIsSecure() {
    house.hire("maria", Role.AGENT);
    var browser = house.stranger();
    browser.headers.put("Origin", "https://" + House.HOST);
    var request = browser
        .request("POST", "/api/v1/session")
        .secure(true)
        .body("{\"login\":\"maria\",\"password\":\"" + House.PASSWORD + "\"}")
        .build();

    var answer = RouterProbe.answer(house.router, request);

    assertTrue(answer.header("Set-Cookie").orElseThrow().contains("Secure"));
  }

  @Test
  void aWrongPasswordAnUnknownLoginAndALeaverAreToldTheSame() {
    house.hire("boss", Role.ADMIN);
    var maria = house.hire("maria", Role.AGENT);
    var wrong = attempt(house.stranger(), "maria", "not the password");
    var unknown = attempt(house.stranger(), "nobody", "not the password");
    house.register.change(maria.id(), deactivated(maria), Author.HOUSE);
    var left = attempt(house.stranger(), "maria", House.PASSWORD);

    assertEquals(401, wrong.status());
    assertEquals(wrong.text(), unknown.text());
    assertEquals(wrong.text(), left.text());
  }

  @Test
  void signInsAreLimitedPerLoginWithGrowingWaitsAndTheOfficeStaysOpen() {
    house.hire("maria", Role.AGENT);
    house.hire("jonas", Role.AGENT);
    var browser = house.stranger();
    for (int i = 0; i < 5; i++) {
      assertEquals(401, attempt(browser, "maria", "guess number " + i).status());
    }
    var soon = attempt(browser, "maria", House.PASSWORD);

    assertEquals(429, soon.status());
    long firstWait = Long.parseLong(soon.header("Retry-After").orElseThrow());
    assertEquals(200, attempt(browser, "jonas", House.PASSWORD).status());

    for (int i = 0; i < 5; i++) {
      house.clock.pass(Duration.ofSeconds(12));
      assertEquals(401, attempt(browser, "maria", "another guess " + i).status());
    }
    var later = attempt(browser, "maria", "one more");
    assertTrue(Long.parseLong(later.header("Retry-After").orElseThrow()) > firstWait);

    house.clock.pass(Duration.ofMinutes(3));
    assertEquals(200, attempt(browser, "maria", House.PASSWORD).status());
  }

  @Test
  void oneAddressCantTryManyLogins() {
    var browser = house.stranger();
    int refused = 0;
    for (int i = 0; i < 120; i++) {
      refused += attempt(browser, "login" + i, "guess").status() == 429 ? 1 : 0;
    }

    assertEquals(20, refused);
    browser.address = "192.0.2.99";
    assertEquals(401, attempt(browser, "login0", "guess").status());
  }

  @Test
  void aSessionSlidesAndEndsWhenIdleOrTooOld() {
    house.hire("maria", Role.AGENT);
    var browser = house.signedIn("maria");
    for (int i = 0; i < 15; i++) {
      house.clock.pass(Duration.ofHours(11));
      assertEquals(200, browser.get("/api/v1/session").status(), "after " + 11 * (i + 1));
    }
    house.clock.pass(Duration.ofHours(11));
    assertEquals(204, browser.get("/api/v1/session").status());

    var idle = house.signedIn("maria");
    house.clock.pass(Duration.ofHours(12));
    assertEquals(204, idle.get("/api/v1/session").status());
  }

  @Test
  void signingOutEndsThatSessionOnlyAndTellsTheGateway() {
    house.hire("maria", Role.AGENT);
    var ended = new ArrayList<Sessions.Ended>();
    house.sessions.onEnded(ended::add);
    var office = house.signedIn("maria");
    var home = house.signedIn("maria");

    assertEquals(204, office.delete("/api/v1/session").status());

    assertEquals(204, office.get("/api/v1/session").status());
    assertEquals(200, home.get("/api/v1/session").status());
    assertEquals(1, ended.size());
  }

  @Test
  void onlyTheHashOfATokenIsStored() {
    house.hire("maria", Role.AGENT);
    var browser = house.signedIn("maria");
    var token = browser.cookie.substring(browser.cookie.indexOf('=') + 1);
    house.database.jdbi().useHandle(handle -> {
      var stored = handle
          .createQuery("select token_hash from staff_session")
          .mapTo(String.class)
          .one();
      assertNotEquals(token, stored);
      assertEquals(Tokens.hash(token), stored);
    });
  }

  @Test
  void unsafeRequestsNeedTheTokenAndOurOwnOrigin() {
    house.hire("maria", Role.AGENT);
    house.router.post(
        "/thing", house.guard.role(Role.AGENT, request -> Answers.ok(Map.of("done", true))));
    var browser = house.signedIn("maria");
    assertEquals(200, browser.post("/thing", "{}").status());

    var csrf = browser.csrf;
    browser.csrf = "x".repeat(43);
    assertEquals(403, browser.post("/thing", "{}").status());
    browser.csrf = csrf;
    browser.headers.put("Origin", "https://evil.example");
    assertEquals(403, browser.post("/thing", "{}").status());
    browser.headers.put("Origin", "http://" + House.HOST);
    browser.headers.put("Sec-Fetch-Site", "cross-site");
    assertEquals(403, browser.post("/thing", "{}").status());
  }

  @Test
  void anotherSiteCantSignAnybodyIn() {
    house.hire("maria", Role.AGENT);
    var browser = house.stranger();
    browser.headers.put("Origin", "https://evil.example");

    assertEquals(403, attempt(browser, "maria", House.PASSWORD).status());
  }

  @Test
  void aRoleOpensItsOwnDoorsAndThoseBelow() {
    house.hire("agent", Role.AGENT);
    house.hire("admin", Role.ADMIN);
    house.router.get("/wall", house.guard.role(Role.SUPERVISOR, request -> Answers.ok(Map.of())));

    assertEquals(401, house.stranger().get("/wall").status());
    assertEquals(403, house.signedIn("agent").get("/wall").status());
    assertEquals(200, house.signedIn("admin").get("/wall").status());
  }

  @Test
  void anAgentsSocketOpensFromOurOwnPagesOnly() {
    house.hire("maria", Role.AGENT);
    var browser = house.signedIn("maria");

    assertInstanceOf(AgentAuth.Verdict.Welcome.class, admit(browser));
    browser.headers.put("Origin", "https://evil.example");
    assertInstanceOf(AgentAuth.Verdict.Turned.class, admit(browser));
    browser.headers.remove("Origin");
    assertInstanceOf(AgentAuth.Verdict.Turned.class, admit(browser));
    browser.headers.put("Origin", "http://" + House.HOST);
    browser.cookie = "fh_session=wrong";
    assertInstanceOf(AgentAuth.Verdict.Turned.class, admit(browser));
  }

  @Test
  void theFirstAdminIsMadeByALinkThatWorksOnce() {
    var link = house.links.setup().orElseThrow();
    var older = house.links.setup().orElseThrow();
    var browser = house.stranger();

    assertEquals(404, browser.get("/api/v1/password/" + link).status(), "ended by the newer");
    assertEquals(
        "setup",
        House.json(browser.get("/api/v1/password/" + older)).get("kind").asString());
    var body = Map.of(
        "token", older, "password", House.PASSWORD, "login", "henrik", "name", "Henrik Vogt");
    var answer = browser.post("/api/v1/password", body);

    assertEquals(200, answer.status(), answer.text());
    assertEquals("admin", House.json(answer).at("/staff/role").asString());
    assertEquals(404, browser.post("/api/v1/password", body).status());
    assertEquals(Optional.empty(), house.links.setup());
    assertEquals(1, house.directory.active().size());
  }

  @Test
  void aWeakPasswordIsRefusedKindlyAndTheLinkLives() {
    var maria = house.hire("maria-lindqvist", Role.AGENT);
    var before = house.signedIn("maria-lindqvist");
    var token = house.links.invite(maria.id());
    var browser = house.stranger();
    for (var weak : List.of("short", "Maria-Lindqvist", "aaaaaaaaaaaa")) {
      var answer = browser.post("/api/v1/password", Map.of("token", token, "password", weak));
      assertEquals(422, answer.status(), weak);
      assertEquals("password", House.json(answer).get("field").asString());
    }

    var answer = browser.post(
        "/api/v1/password", Map.of("token", token, "password", "another good password"));

    assertEquals(200, answer.status());
    assertEquals(204, before.get("/api/v1/session").status(), "older sessions end");
    assertEquals(200, browser.get("/api/v1/session").status());
  }

  @Test
  void aLinkDiesAfterThreeDays() {
    var maria = house.hire("maria", Role.AGENT);
    var token = house.links.invite(maria.id());
    house.clock.pass(OneTimeLinks.LIFE);

    assertEquals(404, house.stranger().get("/api/v1/password/" + token).status());
  }

  @Test
  void slotsFollowCapacityAndLeavers() {
    house.hire("boss", Role.ADMIN);
    var maria = house.hire("maria", Role.AGENT);
    assertEquals(3, house.slots.capacityOf(maria.id()));
    var session = house.signedIn("maria");

    house.register.change(maria.id(), deactivated(maria), Author.HOUSE);

    assertEquals(0, house.slots.capacityOf(maria.id()));
    assertEquals(1, house.directory.active().size());
    assertEquals(204, session.get("/api/v1/session").status());
  }

  @Test
  void theLastAdminStaysAndLoginsStayUnique() {
    var boss = house.hire("boss", Role.ADMIN);
    var maria = house.hire("maria", Role.AGENT);

    var last = assertThrows(
        BadInput.class, () -> house.register.change(boss.id(), deactivated(boss), Author.HOUSE));
    assertEquals("active", last.field());
    var draft = StaffDraft.of("BOSS", "Maria", Role.AGENT);
    var taken =
        assertThrows(BadInput.class, () -> house.register.change(maria.id(), draft, Author.HOUSE));
    assertEquals("login", taken.field());
    assertThrows(BadInput.class, () -> house.register.create(draft, null, Author.HOUSE));
  }

  @Test
  void changesAreAuditedWithoutSecrets() {
    var maria = house.hire("maria", Role.AGENT);
    house.register.setPasswordHash(maria.id(), "secret-hash", Author.COMMAND_LINE);

    var rows = house.audit.latest(10);

    assertEquals("staff.password", rows.getFirst().action());
    assertEquals("command line", rows.getFirst().author().name());
    assertFalse(rows.toString().contains("secret-hash"));
  }

  @Test
  void aVisitorIsKnownByTheTokenOnItsOwnSiteOnly() {
    var auth = new VisitorAuth(
        house.database.jdbi(),
        new SharedWrites(house.database.jdbi(), Runnable::run),
        house.tokens,
        house.clock);
    var visitor = auth.newVisitor(SHOP);

    assertEquals(22, visitor.id().value().length());
    assertEquals(Optional.of(visitor.id()), auth.find(SHOP, visitor.token()));
    assertEquals(Optional.empty(), auth.find(new SiteKey("other"), visitor.token()));
    assertEquals(Optional.empty(), auth.find(SHOP, visitor.token() + "x"));
    assertEquals(Optional.empty(), auth.find(SHOP, "x".repeat(1_000_000)));
    assertFalse(visitor.toString().contains(visitor.token()));
  }

  @Test
  void aPasswordIsRehashedWhenTheCostHasChanged() {
    var cheap = new Passwords(new PasswordCost(32, 1, 1), house.tokens);
    var maria = house.register.create(
        StaffDraft.of("maria", "Maria", Role.AGENT), cheap.hash(House.PASSWORD), Author.HOUSE);

    assertEquals(200, house.signedIn("maria").get("/api/v1/session").status());

    var hash = house
        .database
        .jdbi()
        .withHandle(handle -> StaffTable.passwordHash(handle, maria.id()))
        .orElseThrow();
    assertTrue(hash.startsWith("$argon2id$v=19$m=64,t=1,p=1$"), hash);
  }

  private static StaffDraft deactivated(StaffMember who) {
    return new StaffDraft(
        who.login(), who.name(), "", null, who.role(), List.of(), "", who.capacity(), false);
  }

  private AgentAuth.Verdict admit(Browser browser) {
    return house.agentAuth.admit(browser.request("GET", "/ws/agent").build());
  }

  private static Response attempt(Browser browser, String login, String password) {
    return browser.post("/api/v1/session", Map.of("login", login, "password", password));
  }
}

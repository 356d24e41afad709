package dev.firsthand.sites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firsthand.access.Author;
import dev.firsthand.access.House;
import dev.firsthand.access.Role;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.Reading;
import dev.firsthand.bot.Signals;
import dev.firsthand.conversation.Claims;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.Counters;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.escalation.Condition;
import dev.firsthand.escalation.Condition.Comparison;
import dev.firsthand.escalation.EscalationRules;
import dev.firsthand.escalation.Policy;
import dev.firsthand.escalation.PolicyVersion;
import dev.firsthand.escalation.Prediction;
import dev.firsthand.escalation.Rule;
import dev.firsthand.escalation.Said;
import dev.firsthand.http.Response;
import dev.firsthand.rest.Json;
import dev.firsthand.sites.PolicyDrafts.Previewed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Sites and their policies, on both databases. */
class SitesTest extends ShopContract {

  private static final SiteKey SHOP = new SiteKey("shop");
  private static final String SITE = "/api/v1/sites/shop";

  private PolicyDirectory policies;
  private boolean hasNoPast = true;
  private @Nullable Prediction prediction;

  @BeforeEach
  void open() {
    policies = new PolicyDirectory(house.database.jdbi(), house.clock, house.audit);
    new SiteEndpoints(house.guard, sites, house.directory, 1_000_000, true).addTo(house.router);
    var drafts = new PolicyDrafts(
        policies,
        (site, policy, word) -> new Previewed.Look(hasNoPast || word.equals("looked"), prediction));
    new PolicyEndpoints(house.guard, sites, policies, team -> team.value().equals("care"), drafts)
        .addTo(house.router);
    new WhyEndpoints(house.guard, house.database.whole().log(), policies, Json::write)
        .addTo(house.router);
  }

  @Test
  void whereThereIsAPastOtherThresholdsAreLookedAtBeforeTheyAreSaved() {
    hasNoPast = false;
    var unseen = admin.post(SITE + "/policy", save(0, 0.8, 0.4));
    var looked = new java.util.HashMap<String, Object>(save(0, 0.8, 0.4));
    looked.put("seen", "looked");

    assertEquals(409, unseen.status());
    assertEquals("PREVIEW_NEEDED", House.json(unseen).get("code").asString());
    assertEquals(201, admin.post(SITE + "/policy", looked).status());
    var back = Policy.defaults();
    assertEquals(
        201,
        admin
            .post(SITE + "/policy", save(1, back.answerThreshold(), back.askBackThreshold()))
            .status(),
        "the way back is free");
    assertEquals("answerThreshold", fieldOf(admin.post(SITE + "/policy", save(2, 1.1, 0.4))));
  }

  @Test
  void aSiteIsMadeOnceAndFoundAtOnce() {
    var made = admin.post("/api/v1/sites", Map.of("key", "second", "name", "Second shop"));

    assertEquals(201, made.status(), made.text());
    assertEquals(2, House.json(admin.get("/api/v1/sites")).get("sites").size());
    assertEquals(
        "key", fieldOf(admin.post("/api/v1/sites", Map.of("key", "second", "name", "Again"))));
    assertEquals(
        "key", fieldOf(admin.post("/api/v1/sites", Map.of("key", "Se cond", "name", "Again"))));
    assertEquals("name", fieldOf(admin.post("/api/v1/sites", Map.of("key", "third"))));
  }

  @Test
  void aChangeIsFeltAtOnceAndAfterARestart() {
    var told = new ArrayList<SiteKey>();
    sites.onChange(told::add);
    var change = Map.of(
        "name", "Tuckleaf Plants",
        "origins", List.of("https://Shop.example/", "https://*.shop.example"),
        "look", Map.of("accent", "#AB12cd", "position", "left", "greeting", "Hello ☘"));

    var answer = admin.patch(SITE, change);

    assertEquals(200, answer.status(), answer.text());
    assertEquals(List.of(SHOP), told);
    var again = new SiteDirectory(house.database.jdbi(), house.clock, house.audit);
    for (var directory : List.of(sites, again)) {
      var site = directory.find(SHOP).orElseThrow();
      assertEquals("Tuckleaf Plants", site.name());
      assertEquals("'self' https://shop.example https://*.shop.example", site.frameAncestors());
      assertEquals(new Look("#AB12cd", "left", "", "Hello ☘", "en"), site.look());
    }
  }

  @Test
  void whatCantBeTakenIsNamedAndChangesNothing() {
    var before = sites.find(SHOP);

    assertEquals("accent", fieldOf(admin.patch(SITE, look("accent", "red"))));
    assertEquals("position", fieldOf(admin.patch(SITE, look("position", "top"))));
    assertEquals("language", fieldOf(admin.patch(SITE, look("language", "English!"))));
    assertEquals("launcher", fieldOf(admin.patch(SITE, look("launcher", "x".repeat(61)))));
    assertEquals("name", fieldOf(admin.patch(SITE, Map.of("name", " "))));
    assertEquals(
        "origins",
        fieldOf(admin.patch(SITE, Map.of("origins", List.of("https://ok.example", "no")))));
    assertEquals(400, admin.patch(SITE, "[]").status());
    assertEquals(400, admin.patch(SITE, "{\"name\":").status());
    assertEquals(404, admin.patch("/api/v1/sites/nowhere", Map.of("name", "x")).status());
    assertEquals(before, sites.find(SHOP));
  }

  @Test
  void theFinerPointsOfALookAreKeptAndServed() {
    String png = "data:image/png;base64,"
        + Base64.getEncoder().encodeToString(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10});
    var nudge = Map.of("page", "/cart", "seconds", 20, "returning", true, "text", "May we help?");
    var answer = admin.patch(
        SITE,
        Map.of(
            "look",
            Map.of(
                "style", Map.of("scheme", "dark", "radius", 4, "faces", false, "logo", png),
                "welcome",
                    Map.of(
                        "askEmail",
                        true,
                        "consent",
                        "We keep what you write.",
                        "nudges",
                        List.of(nudge)))));

    assertEquals(200, answer.status(), answer.text());
    var again = new SiteDirectory(house.database.jdbi(), house.clock, house.audit);
    var look = again.find(SHOP).orElseThrow().look();
    assertEquals(new Style("dark", 4, false, png), look.style());
    assertTrue(look.welcome().askEmail());
    assertEquals(
        List.of(new Welcome.Nudge("/cart", 20, true, "May we help?")),
        look.welcome().nudges());
    var served = House.json(house.stranger().get("/api/v1/widget/shop"));
    assertEquals("dark", served.get("scheme").asString());
    assertEquals("#ffffff", served.get("ink").asString());
    assertEquals("#000000", new Accent("#ffcc00").ink());
    assertEquals("#7a6200", new Accent("#ffcc00").onLight());
    assertEquals("#ffcc00", new Accent("#ffcc00").onDark());
    assertEquals(0, served.get("pictures").size());
    var logo = house.stranger().get("/" + served.get("logo").asString());
    assertEquals("image/png", logo.header("Content-Type").orElseThrow());
    assertEquals(6, logo.body().length);
  }

  @Test
  void aPointThatCantBeTakenIsNamed() {
    var before = sites.find(SHOP);
    var svg = "data:image/svg+xml;base64,PHN2Zy8+";
    var page = "data:image/png;base64,PGh0bWw+";

    assertEquals("scheme", fieldOf(admin.patch(SITE, style("scheme", "pink"))));
    assertEquals("radius", fieldOf(admin.patch(SITE, style("radius", 99))));
    assertEquals("logo", fieldOf(admin.patch(SITE, style("logo", svg))));
    assertEquals("logo", fieldOf(admin.patch(SITE, style("logo", page))));
    assertEquals(
        "text",
        fieldOf(admin.patch(
            SITE,
            Map.of(
                "look",
                Map.of(
                    "welcome",
                    Map.of("nudges", List.of(Map.of("page", "", "seconds", 1, "text", ""))))))));
    assertEquals(before, sites.find(SHOP));
  }

  @Test
  void ownTextsAreKeptByLanguageAndToldOnlyInTheOneThatIsAskedFor() {
    var german = texts("de", Map.of("person", "Frag <b>Maria</b>", "left", "noch {count}"));
    assertEquals(200, admin.patch(SITE, german).status());

    assertEquals(0, widget("").get("texts").size());
    assertEquals(0, widget("?language=en").get("texts").size());
    assertEquals(
        "Frag <b>Maria</b>", widget("?language=de").get("texts").get("person").asString());
    assertEquals(200, admin.patch(SITE, look("greeting", "Hello")).status());
    assertEquals(2, widget("?language=de").get("texts").size());
    assertEquals(
        200, admin.patch(SITE, Map.of("look", Map.of("texts", List.of()))).status());
    assertEquals(0, widget("?language=de").get("texts").size());
  }

  @Test
  void aTextThatCantBeTakenIsNamed() {
    var before = sites.find(SHOP);
    var long301 = "x".repeat(301);
    assertEquals(422, admin.patch(SITE, texts("de", Map.of("person", long301))).status());
    assertEquals("texts", fieldOf(admin.patch(SITE, texts("de", Map.of("person", "a {b")))));
    assertEquals("texts", fieldOf(admin.patch(SITE, texts("de", Map.of("person", "a {B c}")))));
    assertEquals("texts", fieldOf(admin.patch(SITE, texts("de", Map.of("a.b", "x")))));
    assertEquals("texts", fieldOf(admin.patch(SITE, texts("D1", Map.of("person", "x")))));
    assertEquals(
        422, admin.patch(SITE, texts("de", Map.of("person", "a\u0007b"))).status());
    assertEquals(before, sites.find(SHOP));
  }

  @Test
  void aPaleAccentIsRefusedWithOneThatCanBeSeenAndAnOlderOneStaysUntilItIsChanged() {
    var answer = admin.patch(SITE, look("accent", "#ffee99"));
    assertEquals("accent", fieldOf(answer));
    assertTrue(answer.text().contains(new Accent("#ffee99").onLight()), answer.text());
    var pale = sites.find(SHOP).orElseThrow();
    sites.change(
        new Site(
            pale.key(),
            pale.name(),
            pale.origins(),
            new Look("#ffee99", "right", "", "", "en"),
            pale.createdAt()),
        Author.HOUSE);
    assertEquals(200, admin.patch(SITE, look("accent", "#ffee99")).status());
    assertEquals(200, admin.patch(SITE, look("accent", "#7a6200")).status());
    assertEquals("accent", fieldOf(admin.patch(SITE, look("accent", "#ffee99"))));
  }

  private JsonNode widget(String query) {
    return House.json(house.stranger().get("/api/v1/widget/shop" + query));
  }

  private static Map<String, ?> texts(String language, Map<String, String> words) {
    return Map.of("look", Map.of("texts", List.of(Map.of("language", language, "words", words))));
  }

  private static Map<String, ?> style(String name, Object value) {
    return Map.of("look", Map.of("style", Map.of(name, value)));
  }

  @Test
  void onlyAdminsChangeSites() {
    house.hire("maria", Role.AGENT);
    var maria = house.signedIn("maria");

    assertEquals(200, maria.get(SITE).status());
    assertEquals(403, maria.patch(SITE, Map.of("name", "Mine")).status());
    assertEquals(403, maria.get(SITE + "/policy").status());
    assertEquals(401, house.stranger().get(SITE).status());
  }

  @Test
  void theWidgetsLookIsReadByTheSitesPagesOnly() {
    admin.patch(SITE, Map.of("origins", List.of("https://shop.example")));
    var page = house.stranger();
    page.headers.put("Origin", "https://shop.example");
    var other = house.stranger();
    other.headers.put("Origin", "https://evil.example");

    var answer = page.get("/api/v1/widget/shop");

    assertEquals("Tuckleaf", House.json(answer).get("name").asString());
    assertEquals(
        "https://shop.example", answer.header("Access-Control-Allow-Origin").orElseThrow());
    assertEquals("Origin", answer.header("Vary").orElseThrow());
    assertTrue(
        other.get("/api/v1/widget/shop").header("Access-Control-Allow-Origin").isEmpty());
    assertEquals(404, page.get("/api/v1/widget/nowhere").status());
  }

  @Test
  void aSavedPolicyIsInForceAtOnceAndKeptInVersions() {
    assertEquals(PolicyVersion.initial(), policies.current(SHOP));
    var told = new ArrayList<SiteKey>();
    policies.onChange(told::add);

    var answer = admin.post(SITE + "/policy", save(0, 0.8, 0.4));

    assertEquals(201, answer.status(), answer.text());
    var expected = new Policy(0.8, 0.4, 0.1, 1, 1);
    assertEquals(new PolicyVersion(1, expected), policies.current(SHOP));
    assertEquals(List.of(SHOP), told);
    admin.post(SITE + "/policy", save(1, 0.9, 0.4));
    var shown = House.json(admin.get(SITE + "/policy"));
    assertEquals(2, shown.at("/current/version").asInt());
    assertEquals(3, shown.get("versions").size());
    assertEquals(0.8, shown.at("/versions/1/policy/answerThreshold").asDouble());
    assertEquals(0, shown.at("/versions/2/version").asInt());
    assertEquals("Nobody henrik", shown.at("/current/author").asString());
    var again = new PolicyDirectory(house.database.jdbi(), house.clock, house.audit);
    assertEquals(2, again.current(SHOP).number());
  }

  @Test
  void aVersionKeepsItsNameAndWhatItWasExpectedToComeTo() {
    var now = new Prediction.Figures(200, 90, 0.5, 0.2, 0.2, 0.3, 12, 80);
    prediction =
        new Prediction(28, now, new Prediction.Figures(190, 90, 0.6, 0.1, 0.1, 0.2, 9, 60));
    var named = new HashMap<String, Object>(save(0, 0.6, 0.4));
    named.put("name", " Bolder ");

    assertEquals(201, admin.post(SITE + "/policy", named).status());

    var kept = policies.versions(SHOP).getFirst();
    assertEquals("Bolder", kept.name());
    assertEquals(prediction, kept.prediction());
    assertEquals(
        "Bolder", House.json(admin.get(SITE + "/policy")).at("/versions/0/name").asString());
    named.put("name", "x".repeat(81));
    named.put("basedOn", 1);
    assertEquals("name", fieldOf(admin.post(SITE + "/policy", named)));
  }

  @Test
  void whoSavesSecondIsShownTheFirst() {
    admin.post(SITE + "/policy", save(0, 0.8, 0.4));

    var answer = admin.post(SITE + "/policy", save(0, 0.6, 0.2));

    assertEquals(409, answer.status());
    var problem = House.json(answer);
    assertEquals("STALE_VERSION", problem.get("code").asString());
    assertEquals(0.8, problem.at("/current/policy/answerThreshold").asDouble());
    assertEquals(409, admin.post(SITE + "/policy", save(7, 0.6, 0.2)).status());
    assertEquals(1, policies.current(SHOP).number());
  }

  @Test
  void aPolicyOutOfBoundsIsRefusedNamingTheField() {
    assertEquals("answerThreshold", fieldOf(admin.post(SITE + "/policy", save(0, 1.1, 0.4))));
    assertEquals("askBackThreshold", fieldOf(admin.post(SITE + "/policy", save(0, 0.4, 0.5))));
    for (var bad : Map.of("margin", 0.6, "askBacksInARow", 4, "missesInARow", 0).entrySet()) {
      var policy = new HashMap<String, Object>(policy(0.7, 0.3));
      policy.put(bad.getKey(), bad.getValue());
      assertEquals(
          bad.getKey(),
          fieldOf(admin.post(SITE + "/policy", Map.of("basedOn", 0, "policy", policy))));
    }
    assertEquals(PolicyVersion.initial(), policies.current(SHOP));
  }

  @Test
  void rulesAreSavedInTheirOrderAndComeBackAsTheyWere() {
    var rules = new ArrayList<>(Policy.shipped());
    rules.addFirst(Rule.onWords("Legal", List.of("sue you"))
        .to(new TeamId("care"), 20)
        .saying(Map.of("de", "Gleich kommt jemand.")));
    rules.add(
        Rule.onVisitors("Business", List.of(new Condition("plan", Comparison.EQUALS, "business")))
            .in(Rule.Mode.OFFER_FIRST));
    var policy = new Policy(0.7, 0.45, 0.1, 0.6, 1, 2, 3, 4, 2, rules);

    var answer = admin.post(SITE + "/policy", Map.of("basedOn", 0, "policy", form(policy)));

    assertEquals(201, answer.status(), answer.text());
    assertEquals(policy, policies.current(SHOP).policy());
    policies.refresh();
    assertEquals(new PolicyVersion(1, policy), policies.current(SHOP));
    assertEquals(
        "the rule Legal of the site shop wants it",
        policies.rulesThatWant(new TeamId("care")).getFirst());
    assertEquals(List.of(), policies.rulesThatWant(new TeamId("other")));
    admin.post(SITE + "/policy", save(1, 0.8, 0.4));
    assertEquals(rules, policies.current(SHOP).policy().rules());
    assertEquals(2, policies.current(SHOP).policy().offers());
    assertEquals(policy, policies.version(SHOP, 1).orElseThrow().policy());
    assertTrue(policies.version(SHOP, 7).isEmpty());
  }

  @Test
  void aRuleAtFaultIsNamedByItsPlace() {
    var rules = new ArrayList<>(Policy.shipped());
    rules.addFirst(Rule.onWords("Legal", List.of("!")));
    var policy = form(Policy.defaults().with(rules));

    assertEquals(
        "rules[0].phrases",
        fieldOf(admin.post(SITE + "/policy", Map.of("basedOn", 0, "policy", policy))));
    var odd = Map.of("rules", List.of(Map.of("reason", "BORED")));
    assertEquals(
        "rules[0].reason",
        fieldOf(admin.post(SITE + "/policy", Map.of("basedOn", 0, "policy", odd))));
    assertEquals(PolicyVersion.initial(), policies.current(SHOP));
  }

  @Test
  void aPolicyIsCheckedWithoutBeingSaved() {
    var rules = new ArrayList<>(Policy.shipped());
    rules.add(Rule.onWords("Legal", List.of("lawyer")).to(new TeamId("nobody"), 0));
    var policy = form(Policy.defaults().with(rules));

    var found = House.json(admin.post(SITE + "/policy/check", Map.of("policy", policy)));

    assertEquals(0, found.get("flaws").size());
    assertEquals("Legal", found.at("/warnings/0/rule").asString());
    var wrong =
        House.json(admin.post(SITE + "/policy/check", Map.of("policy", Map.of("offers", 9))));
    assertEquals("offers", wrong.at("/flaws/0/field").asString());
    assertEquals(PolicyVersion.initial(), policies.current(SHOP));
  }

  @Test
  void aPolicyFromBeforeThereWereRulesHasThoseThatShip() {
    house
        .database
        .jdbi()
        .useHandle(handle -> handle
            .createUpdate("""
              insert into policy_version (site, version, author, at, comment, policy)
              values ('shop', 1, '', 0, '', :policy)
              """)
            .bind(
                "policy",
                "{\"answerThreshold\":0.8,\"askBackThreshold\":0.4,\"margin\":0.2,"
                    + "\"askBacksInARow\":2,\"missesInARow\":3}")
            .execute());

    policies.refresh();

    assertEquals(new Policy(0.8, 0.4, 0.2, 2, 3), policies.current(SHOP).policy());
    assertEquals(List.of(), policies.current(SHOP).policy().check());
  }

  @Test
  void everyDecisionCanBeReadAndMadeAgain() {
    var rules = new ArrayList<>(Policy.shipped());
    rules.addFirst(Rule.onWords("Legal", List.of("lawyer")));
    admin.post(
        SITE + "/policy", Map.of("basedOn", 0, "policy", form(Policy.defaults().with(rules))));
    var turn = new EscalationRules(policies.current(SHOP), new Faq(1, List.of()), "en", k -> k)
        .onMessage(
            new Reading(1, "lexical", List.of(), Signals.NONE),
            Counters.NONE,
            Said.outOfTheBlue("My lawyer will call", "en"));
    var id = ConversationId.of(new VisitorId("ida"), 1);
    List<ConversationEvent> events = List.of(
        new ConversationEvent.Started(Instant.EPOCH, SHOP, id.visitor(), "en", "/", "Hello"),
        new ConversationEvent.VisitorSaid(Instant.EPOCH, "k", "My lawyer will call"),
        new ConversationEvent.Escalated(
            Instant.EPOCH, EscalationReason.SENSITIVE, 0, null, "Yes.", turn.decision()));
    var after = Conversation.empty(id).after(events);
    house
        .database
        .whole()
        .log()
        .append(new ConversationLog.Appending(
            id,
            0,
            events,
            after,
            Claims.between(Conversation.empty(id).state(), after.state()),
            null));
    admin.post(SITE + "/policy", save(1, 0.9, 0.4));

    var answer = admin.get("/api/v1/conversations/ida.1/why/3");

    assertEquals(200, answer.status(), answer.text());
    var why = House.json(answer);
    assertTrue(why.get("same").asBoolean(), answer.text());
    assertEquals(why.get("why"), why.get("again"));
    assertEquals(0.7, why.at("/policy/answerThreshold").asDouble());
    assertEquals(404, admin.get("/api/v1/conversations/ida.1/why/2").status());
    assertEquals(404, admin.get("/api/v1/conversations/ida.1/why/9").status());
    assertEquals(404, admin.get("/api/v1/conversations/ida.1/why/x").status());
    assertEquals(404, admin.get("/api/v1/conversations/ida/why/1").status());
    house.hire("tom", Role.AGENT);
    assertEquals(
        403, house.signedIn("tom").get("/api/v1/conversations/ida.1/why/3").status());
  }

  @Test
  void everyChangeIsAudited() {
    admin.patch(SITE, Map.of("name", "Other"));
    admin.post(SITE + "/policy", save(0, 0.8, 0.4));

    var rows = house.audit.latest(10);

    assertTrue(rows.stream()
        .map(row -> row.action())
        .toList()
        .containsAll(List.of("site.create", "site.change", "policy.save")));
    assertTrue(rows.stream()
        .filter(row -> row.action().equals("site.change"))
        .allMatch(row -> row.before().contains("Tuckleaf") && row.after().contains("Other")));
  }

  private static Object form(Policy policy) {
    return PolicyJson.of(policy);
  }

  private static Map<String, Object> look(String field, String value) {
    return Map.of("look", Map.of(field, value));
  }

  private static Map<String, Object> save(long basedOn, double answer, double askBack) {
    return Map.of("basedOn", basedOn, "comment", "a try", "policy", policy(answer, askBack));
  }

  private static Map<String, Object> policy(double answer, double askBack) {
    return Map.of(
        "answerThreshold",
        answer,
        "askBackThreshold",
        askBack,
        "margin",
        0.1,
        "askBacksInARow",
        1,
        "missesInARow",
        1);
  }

  private static String fieldOf(Response refusal) {
    assertEquals(422, refusal.status(), refusal.text());
    return House.json(refusal).get("field").asString();
  }
}

package dev.firsthand.sites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firsthand.access.Audit;
import dev.firsthand.access.Author;
import dev.firsthand.access.House;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.escalation.Policy;
import dev.firsthand.sites.PolicyDirectory.Draft;
import dev.firsthand.sites.PolicyDirectory.Save;
import dev.firsthand.sites.Trial.Ending;
import dev.firsthand.sites.TrialGuard.Measure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A version on a share of the chats, on both databases. */
class PolicyTrialsTest extends ShopContract {

  private static final SiteKey SHOP = new SiteKey("shop");
  private static final String TRIAL = "/api/v1/sites/shop/policy/trial";

  private PolicyDirectory policies;
  private PolicyTrials trials;
  private int chats;

  @BeforeEach
  void open() {
    policies = new PolicyDirectory(house.database.jdbi(), house.clock, house.audit);
    trials = on(policies);
    policies.save(SHOP, 0, Draft.of("", Policy.defaults()), Author.HOUSE);
    new TrialEndpoints(
            house.guard,
            trials,
            new PolicyDrafts(
                policies,
                (site, policy, word) ->
                    new PolicyDrafts.Previewed.Look(word.equals("looked"), null)),
            site -> site.equals(SHOP))
        .addTo(house.router);
  }

  private PolicyTrials on(PolicyDirectory directory) {
    return new PolicyTrials(
        house.database.jdbi(), house.clock, house.audit, directory, house.tokens::id);
  }

  private Trial tries(int percent) {
    var answer = admin.post(TRIAL, wish(percent));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return trials.running(SHOP).orElseThrow();
  }

  private static Map<String, Object> wish(int percent) {
    return Map.of(
        "basedOn",
        1,
        "name",
        "Bolder",
        "comment",
        "a try",
        "seen",
        "looked",
        "percent",
        percent,
        "policy",
        Map.of("answerThreshold", 0.5),
        "guards",
        List.of(Map.of("measure", "PASSED_ON", "worse", 0.05, "fewest", 50)));
  }

  private Conversation chat(String visitor, Instant began) {
    var id = ConversationId.of(new VisitorId(visitor), 1);
    return Conversation.empty(id)
        .after(new ConversationEvent.Started(began, SHOP, id.visitor(), "en", "/", "Hello"));
  }

  @Test
  void aShareOfTheChatsIsTriedOnAndEachKeepsItsVersionOnEveryNode() {
    Trial trial = tries(20);
    var elsewhere = on(new PolicyDirectory(house.database.jdbi(), house.clock, house.audit));
    Instant later = trial.beginsAt().plusSeconds(1);
    int tried = 0;
    for (int i = 0; i < 5_000; i++) {
      Conversation chat = chat("v" + i, later);
      long version = trials.policyOf(chat).number();
      assertThat(elsewhere.policyOf(chat).number()).isEqualTo(version);
      assertThat(trials.policyOf(chat).number()).isEqualTo(version);
      tried += version == 2 ? 1 : 0;
    }
    assertThat(tried / 5_000.0).isCloseTo(0.2, within(0.02));
    assertThat(policies.current(SHOP).number()).isEqualTo(1);
    assertThat(policies.version(SHOP, 2).orElseThrow().policy().answerThreshold())
        .as("decisions under it can be made again")
        .isEqualTo(0.5);
  }

  @Test
  void chatsThatBeganBeforeStayAsTheyWereAlsoInTheSecondsUntilEachNodeKnows() {
    Trial trial = tries(90);
    var before = trial.beginsAt().minusMillis(1);

    for (int i = 0; i < 50; i++) {
      assertThat(trials.policyOf(chat("v" + i, before)).number()).isEqualTo(1);
    }
    assertThat(before).isAfter(house.clock.instant());
  }

  @Test
  void nothingElseIsSavedOrTriedUntilItEnds() {
    tries(20);

    assertThat(policies.save(SHOP, 1, Draft.of("", Policy.defaults()), Author.HOUSE))
        .isInstanceOf(Save.OnTrial.class);
    var second = admin.post(TRIAL, wish(10));
    assertThat(House.json(second).get("code").asString()).isEqualTo("ON_TRIAL");
    assertThat(policies.versions(SHOP)).hasSize(1);
  }

  @Test
  void takenForAllItIsANewVersionInForce() {
    Trial trial = tries(20);
    var ended = admin.post(TRIAL + "/end", Map.of("version", 2, "take", true));

    assertThat(House.json(ended).get("ending").asString()).isEqualTo("TAKEN");
    assertThat(policies.current(SHOP).number()).isEqualTo(3);
    assertThat(policies.current(SHOP).policy()).isEqualTo(trial.tried().policy());
    assertThat(policies.versions(SHOP))
        .extracting(PolicyDirectory.Saved::name)
        .containsExactly("Bolder", "");
    assertThat(trials.policyOf(chat("v", trial.beginsAt())).number()).isEqualTo(3);
    assertThat(admin.post(TRIAL + "/end", Map.of("version", 2, "take", false)).status())
        .isEqualTo(409);
    assertThat(house.audit.latest(9))
        .extracting(Audit.Entry::action)
        .contains("policy.try", "policy.take");
  }

  @Test
  void takenBackAllChatsFollowTheVersionInForceAgain() {
    Trial trial = tries(90);
    admin.post(TRIAL + "/end", Map.of("version", 2, "take", false));

    for (int i = 0; i < 20; i++) {
      assertThat(trials.policyOf(chat("v" + i, trial.beginsAt())).number()).isEqualTo(1);
    }
    var shown = House.json(admin.get(TRIAL));
    assertThat(shown.has("running")).isFalse();
    assertThat(shown.at("/over/0/ending").asString()).isEqualTo("TAKEN_BACK");
    assertThat(trials.brokenSince(Instant.EPOCH)).isEmpty();
    assertThat(policies.save(SHOP, 1, Draft.of("", Policy.defaults()), Author.HOUSE))
        .isInstanceOfSatisfying(
            Save.Done.class, done -> assertThat(done.saved().version()).isEqualTo(3));
  }

  @Test
  void ofTwoWhoEndItTheFirstDecides() {
    Trial trial = tries(20);
    var elsewhere = on(new PolicyDirectory(house.database.jdbi(), house.clock, house.audit));

    assertThat(elsewhere.end(trial, Ending.TAKEN_BACK, null, Author.HOUSE)).isPresent();
    assertThat(trials.end(trial, Ending.TAKEN, null, Author.HOUSE)).isEmpty();
    assertThat(trials.running(SHOP)).isEmpty();
    assertThat(policies.current(SHOP).number()).isEqualTo(1);
  }

  @Test
  void aGuardThatIsBrokenTakesItBackAndSaysSo() {
    Trial trial = tries(50);
    turns(trial, 2, 60, 45);
    turns(trial, 1, 60, 12);
    var watch = new TrialWatch(trials);

    watch.look();
    watch.look();

    assertThat(trials.running(SHOP)).isEmpty();
    var told = trials.brokenSince(house.clock.instant().minusSeconds(60));
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().broken()).isEqualTo(Measure.PASSED_ON);
    assertThat(told.getFirst().figures().tried().passedOn())
        .isEqualTo(new TrialFigures.Count(60, 45));
    assertThat(house.audit.latest(1).getFirst().action()).isEqualTo("policy.takeBack");
    assertThat(house.audit.latest(1).getFirst().author()).isEqualTo(Author.HOUSE);
    policies.save(SHOP, 1, Draft.of("", Policy.defaults()), Author.HOUSE);
    assertThat(trials.brokenSince(Instant.EPOCH)).as("old news").isEmpty();
  }

  @Test
  void withTooFewChatsOrADifferenceThatMayBeChanceItGoesOn() {
    Trial trial = tries(50);
    turns(trial, 2, 45, 45);
    turns(trial, 1, 200, 10);
    new TrialWatch(trials).look();
    assertThat(trials.running(SHOP)).as("45 of 50 chats").isPresent();

    trials.end(trial, Ending.TAKEN_BACK, null, Author.HOUSE);
    house.clock.pass(Duration.ofHours(1));
    Trial second = tries(50);
    turns(second, 3, 60, 20);
    turns(second, 1, 60, 15);
    new TrialWatch(trials).look();
    assertThat(trials.running(SHOP)).as("8 points more, of 60 chats").isPresent();
  }

  @Test
  void whatBecameOfTheChatsIsCountedByTheirVersion() {
    Trial trial = tries(50);
    turns(trial, 2, 4, 1);
    turns(trial, 1, 3, 0);
    long chat = chats - 6;
    run("insert into first_wait (conversation, began_at, ended_at, met) values (?, 1, 9, 0)", chat);
    run(
        "insert into first_wait (conversation, began_at, ended_at, met) values (?, 1, 9, 1)",
        chat + 1);
    run("insert into first_wait (conversation, began_at, met) values (?, 1, 0)", chat + 2);
    rates(trial, chat, 3);
    rates(trial, chat + 1, 5);
    run("update bot_turn set helpful = 0 where conversation = ?", chat + 2);
    run("update bot_turn set helpful = 1 where conversation = ?", chat + 5);
    turn(chat + 6, 1, trial.beginsAt().minusSeconds(9), 1);

    TrialFigures figures = trials.figures(trial);

    assertThat(figures.tried())
        .isEqualTo(new TrialFigures.Arm(4, count(4, 1), count(2, 1), count(2, 1), count(1, 1)));
    assertThat(figures.others())
        .as("one began before")
        .isEqualTo(new TrialFigures.Arm(2, count(2, 0), count(0, 0), count(0, 0), count(1, 0)));
  }

  private static TrialFigures.Count count(int of, int happened) {
    return new TrialFigures.Count(of, happened);
  }

  /** Chats with one turn each under a version, the first of them passed on. */
  private void turns(Trial trial, long version, int many, int passedOn) {
    for (int i = 0; i < many; i++) {
      chats++;
      turn(chats, 2, trial.beginsAt().plusSeconds(i), version);
      if (i < passedOn) {
        run(
            "insert into passed_on (conversation, seq, site, at, reason, turn)"
                + " values (?, 3, 'shop', ?, 'LOW_CONFIDENCE', 0)",
            chats,
            trial.beginsAt().plusSeconds(i).toEpochMilli());
      }
    }
  }

  private void turn(long chat, int seq, Instant at, long version) {
    run(
        "insert into bot_turn (conversation, seq, question, site, at, language, verdict, prior,"
            + " confidence, faq_version, policy_version, adjustment, model)"
            + " values (?, ?, 1, 'shop', ?, 'en', 'ANSWER', 0, 0, 1, ?, 0, 'lexical')",
        chat,
        seq,
        at.toEpochMilli(),
        version);
  }

  private void rates(Trial trial, long chat, int stars) {
    run(
        "insert into chat_rating (conversation, seq, site, at, stars, of_person)"
            + " values (?, 9, 'shop', ?, ?, 1)",
        chat,
        trial.beginsAt().plusSeconds(60).toEpochMilli(),
        stars);
  }

  private void run(String sql, Object... values) {
    house.database.jdbi().useHandle(handle -> handle.execute(sql, values));
  }

  @Test
  void whatCannotBeTriedIsRefusedNamingTheField() {
    assertThat(field(Map.of("percent", 0))).isEqualTo("percent");
    assertThat(field(Map.of("percent", 95))).isEqualTo("percent");
    assertThat(field(Map.of("policy", Map.of("answerThreshold", 2)))).isEqualTo("answerThreshold");
    assertThat(field(Map.of("guards", List.of(guard("BORED", 0.1))))).isEqualTo("measure");
    assertThat(field(Map.of("guards", List.of(guard("GAVE_UP", 2))))).isEqualTo("worse");
    assertThat(field(Map.of("guards", List.of(guard("GAVE_UP", 0), guard("GAVE_UP", 0)))))
        .isEqualTo("measure");
    var unseen = admin.post(TRIAL, with(Map.of("seen", "guessed")));
    assertThat(House.json(unseen).get("code").asString()).isEqualTo("PREVIEW_NEEDED");
    var stale = admin.post(TRIAL, with(Map.of("basedOn", 0)));
    assertThat(House.json(stale).get("code").asString()).isEqualTo("STALE_VERSION");
    assertThat(trials.running(SHOP)).isEmpty();
  }

  private static Map<String, Object> guard(String measure, double worse) {
    return Map.of("measure", measure, "worse", worse, "fewest", 50);
  }

  private static Map<String, Object> with(Map<String, ?> other) {
    var wish = new java.util.HashMap<String, Object>(wish(20));
    wish.putAll(other);
    return wish;
  }

  private String field(Map<String, ?> other) {
    var answer = admin.post(TRIAL, with(other));
    assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    return House.json(answer).get("field").asString();
  }
}

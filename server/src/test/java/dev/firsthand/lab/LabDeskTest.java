package dev.firsthand.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.app.MadePast;
import dev.firsthand.conversation.Decision.Verdict;
import dev.firsthand.escalation.Policy;
import dev.firsthand.escalation.Replay;
import dev.firsthand.lab.LabDesk.Asked;
import dev.firsthand.routing.RoutingRules;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the lab estimates of a past, against the truth about it. */
class LabDeskTest {

  private static final int DAYS = 9;

  @TempDir
  static Path data;

  private static @Nullable MadePast past;

  @BeforeAll
  static void makeThePast() {
    past = MadePast.in(data, 5, DAYS, 110);
  }

  @AfterAll
  static void forgetIt() {
    past().close();
  }

  private static MadePast past() {
    if (past == null) {
      throw new IllegalStateException("The past is not made.");
    }
    return past;
  }

  private static LabDesk desk() {
    return new LabDesk(
        past().jdbi(),
        site -> past().policy(),
        site -> past().faq(),
        new RoutingRules(Duration.ofSeconds(60), Duration.ofSeconds(30)),
        site -> ZoneId.of("Europe/Berlin"));
  }

  private static Asked asking(Policy policy) {
    return new Asked(
        past().site(),
        DAYS + 1,
        MadePast.END.plusSeconds(60),
        null,
        null,
        past().policy(),
        policy);
  }

  private static Preview preview(Policy policy) {
    return preview(asking(policy));
  }

  private static Preview preview(Asked asked) {
    return desk().preview(asked, turns -> true).orElseThrow();
  }

  @Test
  void theStoredVerdictsComeAgainUnderThePoliciesOfTheirTime() {
    Map<String, Long> versions = versions();
    var chats = new ArrayList<PastChat>();
    new PastReader(past().jdbi()).read(asking(past().policy().policy()).period(), chats::add);
    int turns = 0;
    for (PastChat chat : chats) {
      for (PastStep step : chat.steps()) {
        Replay.Step.Turn turn = step.turn();
        if (turn != null) {
          long version = versions.getOrDefault(chat.id().value() + "#" + step.seq(), -1L);
          assertThat(new Replay(past().policy(version)).alone(turn))
              .isEqualTo(new Replay.Outcome(turn.verdict(), turn.reason()));
          turns++;
        }
      }
      long first = versions.getOrDefault(
          chat.id().value() + "#" + chat.steps().getFirst().seq(), -1L);
      if (first > 0
          && chat.steps().stream()
              .allMatch(step ->
                  first == versions.getOrDefault(chat.id().value() + "#" + step.seq(), first))) {
        assertThat(new Replay(past().policy(first)).of(chat.replayed()))
            .as(chat.id().value())
            .extracting(Replay.Outcome::verdict)
            .doesNotContainNull();
      }
    }
    assertThat(turns).isGreaterThan(1_000);
  }

  private static Map<String, Long> versions() {
    var versions = new HashMap<String, Long>();
    past()
        .jdbi()
        .useHandle(handle -> handle
            .createQuery("""
                select c.id, t.seq, t.policy_version from bot_turn t
                join conversation c on c.key = t.conversation
                """)
            .map((row, context) -> versions.put(
                row.getString("id") + "#" + row.getLong("seq"), row.getLong("policy_version")))
            .list());
    return versions;
  }

  @Test
  void whatIsEstimatedHoldsTheTruthWithinItsInterval() {
    Policy present = past().policy().policy();
    for (double threshold : new double[] {0.3, 0.4, 0.5, 0.75, 0.85}) {
      Preview preview = preview(present.answeringFrom(threshold));

      assertThat(preview.allFlips()).isEqualTo(preview.flips().size());
      within(preview.stopped(), truth(preview.flips(), true), threshold);
      within(preview.gained(), truth(preview.flips(), false), threshold);
    }
    Preview same = preview(present);
    assertThat(same.allFlips()).isZero();
    assertThat(same.right().now()).isEqualTo(same.right().proposed());
    double right = rightOfAnswered();
    assertThat(right)
        .isBetween(same.right().now().least() - 0.02, same.right().now().most() + 0.02);
  }

  private static void within(Preview.Changed estimated, int[] truth, double threshold) {
    assertThat(estimated.turns()).isEqualTo(truth[0] + truth[1]);
    assertThat((double) truth[0])
        .as("right of %s at %s", estimated, threshold)
        .isBetween(estimated.right().least() - 1, estimated.right().most() + 1);
    assertThat((double) truth[1])
        .as("wrong of %s at %s", estimated, threshold)
        .isBetween(estimated.wrong().least() - 1, estimated.wrong().most() + 1);
  }

  /** Right and wrong ones of the answers that go, or of those that come. */
  private static int[] truth(List<Flip> flips, boolean going) {
    var truth = new int[2];
    for (Flip flip : flips) {
      Verdict changed = going ? flip.now() : flip.proposed();
      if (changed == Verdict.ANSWER && flip.top() != null) {
        boolean right = past()
            .isRight(flip.conversation(), question(flip.conversation(), flip.seq()), flip.top());
        truth[right ? 0 : 1]++;
      }
    }
    return truth;
  }

  private static long question(String conversation, long seq) {
    return past()
        .jdbi()
        .withHandle(handle -> handle
            .createQuery("""
                select t.question from bot_turn t join conversation c on c.key = t.conversation
                where c.id = :id and t.seq = :seq
                """)
            .bind("id", conversation)
            .bind("seq", seq)
            .mapTo(Long.class)
            .one());
  }

  private static double rightOfAnswered() {
    var truth = new int[2];
    past()
        .jdbi()
        .useHandle(handle -> handle
            .createQuery("""
                select c.id, t.question, t.entry from bot_turn t
                join conversation c on c.key = t.conversation
                where t.verdict = 'ANSWER' and t.top is not null and t.policy_version = 2
                """)
            .map((row, context) -> truth[
                past().isRight(row.getString("id"), row.getLong("question"), row.getString("entry"))
                    ? 0
                    : 1]++)
            .list());
    return (double) truth[0] / (truth[0] + truth[1]);
  }

  @Test
  void theCurveFallsAndRisesAndARecommendedPointKeepsItsWord() {
    Preview preview = preview(past().policy().policy());

    assertThat(preview.curve()).hasSize(41);
    assertThat(preview.curve().getFirst().answered())
        .isGreaterThan(preview.curve().getLast().answered());
    assertThat(preview.curve())
        .extracting(Curve.Point::answered)
        .isSortedAccordingTo(java.util.Comparator.reverseOrder());
    assertThat(preview.recommended())
        .isNotEmpty()
        .allSatisfy(recommended -> assertThat(recommended.point().right().share())
            .isGreaterThanOrEqualTo(recommended.target()));
    assertThat(preview.present().threshold()).isEqualTo(past().policy().policy().answerThreshold());
  }

  @Test
  void whatIsPassedOnLessIsWaitedForLess() {
    Policy present = past().policy().policy();
    Preview nothing = preview(present.answeringFrom(1));
    Preview more = preview(present.answeringFrom(0.3));

    assertThat(nothing.escalations().proposed())
        .isGreaterThan(more.escalations().proposed());
    assertThat(nothing.waits().proposed().asked())
        .isGreaterThan(more.waits().proposed().asked());
    assertThat(more.escalations().byHour()).hasSize(24);
    assertThat(more.waits().real().medianSeconds()).isPositive();
    assertThat(more.waits().was().medianSeconds())
        .as("the model makes of what was what was")
        .isBetween(
            more.waits().real().medianSeconds() * 0.8, more.waits().real().medianSeconds() * 1.2);
    assertThat(preview(present.answeringFrom(1))).isEqualTo(nothing);
  }

  @Test
  void whatIsRememberedOfTheSliderBeforeChangesNothing() {
    Policy present = past().policy().policy();
    LabDesk desk = desk();
    for (double threshold : new double[] {0.4, 0.8, 0.4}) {
      Asked asked = asking(present.answeringFrom(threshold));
      var german = new Asked(
          asked.site(), asked.days(), asked.until(), "de", null, asked.base(), asked.policy());
      for (Asked each : List.of(asked, german)) {
        assertThat(desk.preview(each, turns -> true))
            .isEqualTo(desk().preview(each, turns -> true));
      }
    }
  }

  @Test
  void languageAndCategoryNarrowWhatCounts() {
    Policy policy = past().policy().policy().answeringFrom(0.4);
    Asked all = asking(policy);
    var german = new Asked(all.site(), all.days(), all.until(), "de", null, all.base(), policy);
    var care = new Asked(all.site(), all.days(), all.until(), null, "care", all.base(), policy);

    var both = new Asked(all.site(), all.days(), all.until(), "de", "care", all.base(), policy);

    int turns = preview(all).turns();
    assertThat(preview(german).turns()).isPositive().isLessThan(turns / 3);
    assertThat(preview(care).turns()).isPositive().isLessThan(turns / 3);
    assertThat(preview(both).turns())
        .isPositive()
        .isLessThan(Math.min(preview(german).turns(), preview(care).turns()));
    assertThat(desk().categories(past().site())).contains("care", "delivery");
    assertThat(desk().languages(all.period())).contains("en", "de");
  }

  @Test
  void whoLooksAtSomeChatsSeesTheWaitAmongAll() {
    Policy policy = past().policy().policy().answeringFrom(0.4);
    Asked all = asking(policy);
    var german = new Asked(all.site(), all.days(), all.until(), "de", null, all.base(), policy);

    assertThat(preview(german).escalations().now())
        .isLessThan(preview(all).escalations().now() / 3);
    assertThat(preview(german).waits()).isEqualTo(preview(all).waits());
  }

  @Test
  void aLongPastIsPlayedBesideAndCanBeEnded() {
    var beside = new ArrayDeque<Runnable>();
    var names = new ArrayDeque<>(List.of("first", "second"));
    var jobs = new LabJobs(desk(), beside::add, names::remove);
    String first = jobs.begin(asking(past().policy().policy()), 99);
    String second = jobs.begin(asking(past().policy().policy()), 99);
    var ended = jobs.find("demo", first).orElseThrow();

    jobs.cancel(first);
    beside.forEach(Runnable::run);

    assertThat(jobs.find("demo", first)).isEmpty();
    assertThat(ended.preview()).isNull();
    var made = jobs.find("demo", second).orElseThrow();
    assertThat(made.preview()).isNotNull();
    assertThat(made.done())
        .isGreaterThan(500)
        .isEqualTo(turnsOf(asking(past().policy().policy())));
    assertThat(jobs.find("elsewhere", second)).isEmpty();
  }

  private static int turnsOf(Asked asked) {
    return desk().size(asked.period()).kept();
  }

  @Test
  void aJobThatFailsSaysSo() {
    var beside = new ArrayDeque<Runnable>();
    var broken = new LabDesk(
        past().jdbi(),
        site -> past().policy(),
        site -> past().faq(),
        new RoutingRules(Duration.ofSeconds(60)),
        site -> {
          throw new IllegalStateException("No zone today.");
        });
    var jobs = new LabJobs(broken, beside::add, () -> "only");
    jobs.begin(asking(past().policy().policy()), 99);

    beside.remove().run();

    assertThat(jobs.find("demo", "only").orElseThrow().failed()).isTrue();
  }

  @Test
  void daysBeforeTheFirstTurnCountForNothing() {
    Policy present = past().policy().policy();
    Asked known = asking(present);
    var young = new Asked(known.site(), 365, known.until(), null, null, known.base(), present);

    Preview preview = desk().preview(young, turns -> true).orElseThrow();

    assertThat(preview.escalations()).isEqualTo(preview(present).escalations());
    assertThat(preview.waits().days()).isLessThanOrEqualTo(DAYS + 1);
  }

  @Test
  void whoeverCancelsGetsNothing() {
    assertThat(desk().preview(asking(past().policy().policy()), turns -> turns < 100))
        .isEmpty();
  }
}

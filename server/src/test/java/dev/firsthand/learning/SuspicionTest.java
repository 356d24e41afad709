package dev.firsthand.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firsthand.conversation.Choice;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.Decision.Verdict;
import dev.firsthand.engine.TurnSigns;
import dev.firsthand.escalation.Policy;
import dev.firsthand.escalation.Replay.Ground;
import dev.firsthand.learning.KeptChat.Return;
import dev.firsthand.learning.KeptChat.Turn;
import dev.firsthand.learning.Suspicion.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SuspicionTest {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final TurnSigns DOWN = new TurnSigns(false, null, null, null, false);
  private static final TurnSigns UP = new TurnSigns(true, null, null, null, false);

  @Test
  void aSureAnswerThatHelpedGivesNoReason() {
    var suspicion = of(true, null, turn(3, Verdict.ANSWER, 0.95, "", UP));

    assertThat(suspicion.reasons()).isEmpty();
    assertThat(suspicion.score()).isZero();
  }

  @Test
  void eachReasonIsAChanceAndTheScoreThatOneOfThemHolds() {
    var suspicion = of(
        true,
        new Return(Duration.ofHours(3), false),
        turn(3, Verdict.REPHRASE, 0.3, "", TurnSigns.NONE),
        turn(5, Verdict.ANSWER, 0.95, "", DOWN));

    assertThat(kinds(suspicion)).containsExactly(Kind.THUMB_DOWN, Kind.CAME_BACK, Kind.REPHRASED);
    assertThat(suspicion.score()).isCloseTo(1 - 0.3 * 0.65 * 0.7, within(1e-9));
    assertThat(suspicion.turn().seq()).isEqualTo(5);
  }

  @Test
  void whoSaysThatItHelpedIsInDoubtNoLonger() {
    var again = turn(5, Verdict.ANSWER, 0.95, "repeated=0.9", UP);

    assertThat(of(true, null, again).score())
        .isCloseTo(Kind.ASKED_AGAIN.chance() * Suspicion.IF_HELPED, within(1e-9));
  }

  @Test
  void whatIsSaidOftenerCountsMore() {
    var once = of(false, null, turn(3, Verdict.REPHRASE, 0.3, "", TurnSigns.NONE));
    var twice = of(
        false,
        null,
        turn(3, Verdict.REPHRASE, 0.3, "", TurnSigns.NONE),
        turn(5, Verdict.REPHRASE, 0.3, "", TurnSigns.NONE));

    assertThat(twice.score()).isGreaterThan(once.score());
    assertThat(twice.reasons()).hasSize(1);
    assertThat(twice.reasons().getFirst().times()).isEqualTo(2);
  }

  @Test
  void anAnswerIsBarelySureNearTheThresholdAndNearTheNext() {
    var policy = Policy.defaults();
    double threshold = policy.answerThreshold();

    assertThat(kinds(of(false, null, turn(3, Verdict.ANSWER, threshold + 0.04, "", UP))))
        .containsExactly(Kind.BARELY_SURE);
    assertThat(kinds(of(false, null, turn(3, Verdict.ANSWER, threshold + 0.06, "", UP))))
        .isEmpty();
    var close = turn(
        3,
        "MESSAGE|1|0.9," + (0.9 - policy.margin() - 0.04) + "||0,0,0,0,0|NOT,NOT|",
        Verdict.ANSWER,
        0.9,
        UP);
    assertThat(kinds(of(false, null, close))).containsExactly(Kind.BARELY_SURE);
  }

  @Test
  void whoIsUpsetOrMeantNoneOfItOrLeavesOpenIsSeen() {
    var none = new TurnSigns(null, Choice.NONE, null, null, false);

    assertThat(kinds(of(true, null, turn(3, Verdict.ASK_BACK, 0.5, "", none))))
        .containsExactly(Kind.NONE_MEANT, Kind.LEFT_OPEN);
    assertThat(kinds(of(true, null, turn(3, Verdict.SMALL_TALK, 0.1, "", TurnSigns.NONE))))
        .containsExactly(Kind.ONLY_SMALL_TALK);
    assertThat(
            kinds(of(false, null, turn(3, Verdict.OFFER, 0.5, "frustrated=0.8", TurnSigns.NONE))))
        .containsExactly(Kind.UPSET);
    assertThat(kinds(of(true, null, turn(3, Verdict.ANSWER, 0.95, "", TurnSigns.NONE))))
        .containsExactly(Kind.LEFT_AT_ONCE);
  }

  @Test
  void comingBackToAPersonWeighsMoreThanComingBack() {
    var answer = turn(3, Verdict.ANSWER, 0.95, "", UP);

    assertThat(kinds(of(false, new Return(Duration.ofHours(3), true), answer)))
        .containsExactly(Kind.CAME_BACK_TO_PERSON);
    var later = new Turn(
        7,
        6,
        NOON.plus(Duration.ofHours(5)),
        "en",
        Verdict.ANSWER,
        "a",
        "a",
        0.95,
        ground(0.95, ""),
        UP);
    assertThat(kinds(of(false, null, answer, later))).containsExactly(Kind.CAME_BACK);
  }

  private static Suspicion of(boolean botsLast, @Nullable Return back, Turn... turns) {
    return Suspicion.of(
        new KeptChat(new ConversationId("v.1"), List.of(turns), botsLast, back), Policy.defaults());
  }

  private static List<Kind> kinds(Suspicion suspicion) {
    return suspicion.reasons().stream().map(Suspicion.Reason::kind).toList();
  }

  private static Turn turn(
      long seq, Verdict verdict, double confidence, String heard, TurnSigns signs) {
    return turn(
        seq,
        "MESSAGE|1|" + confidence + "|" + heard + "|0,0,0,0,0|NOT,NOT|",
        verdict,
        confidence,
        signs);
  }

  private static Turn turn(
      long seq, String evidence, Verdict verdict, double confidence, TurnSigns signs) {
    return new Turn(
        seq,
        seq - 1,
        NOON.plusSeconds(seq),
        "en",
        verdict,
        "a",
        verdict == Verdict.ANSWER ? "a" : null,
        confidence,
        Ground.read(evidence),
        signs);
  }

  private static Ground ground(double confidence, String heard) {
    return Ground.read("MESSAGE|1|" + confidence + "|" + heard + "|0,0,0,0,0|NOT,NOT|");
  }
}

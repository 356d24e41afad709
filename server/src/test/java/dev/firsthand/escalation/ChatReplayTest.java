package dev.firsthand.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.bot.Signal;
import dev.firsthand.bot.Signals;
import dev.firsthand.conversation.BotTurn;
import dev.firsthand.conversation.Counters;
import dev.firsthand.conversation.Decision;
import dev.firsthand.conversation.Decision.Verdict;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.escalation.Replay.Ground;
import dev.firsthand.escalation.Replay.Outcome;
import dev.firsthand.escalation.Replay.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChatReplayTest {

  private static final int TURNS = 100_000;
  private static final Policy POLICY = Policy.defaults();

  @Test
  void underThePolicyOfItsTimeAHundredThousandTurnsComeToWhatTheyCameTo() {
    long seed = Long.getLong("stories.seed", 11);
    var chance = new Random(seed);
    int turns = 0;
    while (turns < TURNS) {
      var version = new PolicyVersion(turns, Samples.anyPolicy(chance));
      List<Decision> decisions = new ArrayList<>();
      List<Step> chat = anyChat(version, chance, decisions);

      List<Outcome> again = new Replay(version.policy()).of(chat);

      for (int i = 0; i < chat.size(); i++) {
        assertThat(again.get(i))
            .as("seed %s, turn %s", seed, turns)
            .isEqualTo(asItWas(chat.get(i)));
      }
      decisions.forEach(stored -> assertThat(EscalationRules.replay(version, stored))
          .as("seed %s", seed)
          .contains(stored));
      turns += decisions.size();
    }
  }

  /** A chat as the bot would lead it, with the visitor's thumbs and the ends of its stays. */
  private static List<Step> anyChat(PolicyVersion version, Random chance, List<Decision> kept) {
    var chat = new ArrayList<Step>();
    var counters = Counters.NONE;
    for (int i = 1 + chance.nextInt(9); i > 0; i--) {
      var rules = new EscalationRules(version, Samples.FAQ, "de", key -> key)
          .respecting(Samples.anyBearing(chance));
      BotTurn turn = switch (chance.nextInt(6)) {
        case 0 -> rules.onComplaint("lexical", counters);
        case 1 -> rules.onChoice(chance.nextBoolean() ? "e1" : "gone", "lexical", counters);
        default -> rules.onMessage(Samples.anyReading(chance), counters, Samples.anySaid(chance));
      };
      Decision decision = turn.decision();
      kept.add(decision);
      chat.add(step(decision));
      counters = counters.after(
          decision.verdict(), sensed(decision, "repeated"), sensed(decision, "helped"));
      if (decision.verdict() == Verdict.ESCALATE) {
        counters = Counters.NONE;
      } else if (chance.nextInt(8) == 0) {
        chat.add(new Step.Aside(EscalationReason.VISITOR_ASKED));
        counters = Counters.NONE;
      } else if (chance.nextInt(4) == 0) {
        counters = new Counters(
            counters.askBacks(),
            counters.misses(),
            chance.nextBoolean() ? 0 : counters.unhelpful() + 1,
            counters.offers(),
            0);
      }
    }
    return chat;
  }

  private static boolean sensed(Decision decision, String signal) {
    return decision.signals().stream()
        .anyMatch(s -> s.signal().equals(signal) && s.probability() >= 0.5);
  }

  private static Outcome asItWas(Step step) {
    return switch (step) {
      case Step.Turn turn -> new Outcome(turn.verdict(), turn.reason());
      case Step.Aside aside -> new Outcome(Verdict.ESCALATE, aside.reason());
    };
  }

  private static Step.Turn step(Decision decision) {
    return new Step.Turn(
        Ground.read(EvidenceLine.of(decision).orElseThrow()),
        decision.verdict(),
        decision.reason());
  }

  private static Step.Turn asked(Policy policy, Counters counters, double... confidences) {
    return step(
        Samples.turn(policy, Samples.reading(Signals.NONE, confidences), counters, Said.NOTHING)
            .decision());
  }

  private static Policy answeringFrom(double threshold) {
    return new Policy(threshold, Math.min(threshold, 0.45), 0.1, 1, 1);
  }

  @Test
  void whereThePersonComesEarlierTheRestOfTheStayDoesNotHappen() {
    var chat = List.<Step>of(
        asked(POLICY, Counters.NONE, 0.8),
        asked(POLICY, Counters.NONE, 0.9),
        new Step.Aside(EscalationReason.VISITOR_ASKED),
        asked(POLICY, Counters.NONE, 0.95));

    List<Outcome> then = new Replay(new Policy(0.85, 0.82, 0.1, 1, 1)).of(chat);

    assertThat(then.get(0).reason()).isEqualTo(EscalationReason.LOW_CONFIDENCE);
    assertThat(then.get(1).happens()).isFalse();
    assertThat(then.get(2).happens()).isFalse();
    assertThat(then.get(3).answers()).as("a new stay with the bot").isTrue();
  }

  @Test
  void nobodyChoosesOfAnAskBackThatIsNotMade() {
    var askedBack = asked(POLICY, Counters.NONE, 0.6, 0.1);
    assertThat(askedBack.verdict()).isEqualTo(Verdict.ASK_BACK);
    var counters = new Counters(1, 1, 0, 0);
    var rules = new EscalationRules(new PolicyVersion(1, POLICY), Samples.FAQ, "en", key -> key);
    var chose = step(rules.onChoice("e0", "lexical", counters).decision());
    var none = new Step.Aside(EscalationReason.NOT_CLARIFIED);

    var bolder = new Replay(answeringFrom(0.55));

    assertThat(bolder.of(List.of(askedBack, chose)))
        .extracting(Outcome::verdict)
        .containsExactly(Verdict.ANSWER, null);
    assertThat(bolder.of(List.of(askedBack, none)))
        .extracting(Outcome::verdict)
        .containsExactly(Verdict.ANSWER, null);
    assertThat(new Replay(POLICY).of(List.of(askedBack, none)))
        .extracting(Outcome::verdict)
        .containsExactly(Verdict.ASK_BACK, Verdict.ESCALATE);
  }

  @Test
  void aThumbOnAnAnswerThatIsNotGivenCountsNothing() {
    var answered = asked(POLICY, Counters.NONE, 0.75);
    var rules = new EscalationRules(new PolicyVersion(1, POLICY), Samples.FAQ, "en", key -> key);
    var complaint = step(rules.onComplaint("lexical", new Counters(0, 0, 1, 0)).decision());

    List<Outcome> then =
        new Replay(new Policy(0.8, 0.7, 0.1, 1, 1)).of(List.of(answered, complaint));

    assertThat(then).extracting(Outcome::verdict).containsExactly(Verdict.ASK_BACK, null);
  }

  @Test
  void countersRunAsTheyWouldHaveRun() {
    var first = asked(POLICY, Counters.NONE, 0.8);
    var second = asked(POLICY, Counters.NONE, 0.2);
    assertThat(second.verdict()).isEqualTo(Verdict.ESCALATE);
    var patient = new Policy(0.9, 0.85, 0.1, 1, 2);

    List<Outcome> then = new Replay(patient).of(List.of(first, second));

    assertThat(then)
        .extracting(Outcome::verdict)
        .as("the second miss in a row, for the first turn is one now")
        .containsExactly(Verdict.REPHRASE, Verdict.ESCALATE);
    assertThat(new Replay(patient).alone(second).verdict()).isEqualTo(Verdict.REPHRASE);
  }

  @Test
  void aLineHoldsNobodysWordsAndReadsBackToTheSameNumbers() {
    var signals = Signals.NONE.withWish(new Signal(0.3, List.of("secret words")));
    var decision = Samples.turn(
            POLICY,
            Samples.reading(signals, 0.1 + 0.2, 0.05),
            new Counters(1, 2, 3, 4, 5),
            new Said("lawyer", java.util.Map.of()))
        .decision();

    String line = EvidenceLine.of(decision).orElseThrow();

    assertThat(line).doesNotContain("secret", "Question", "e0");
    assertThat(EvidenceLine.read(line).best()).isEqualTo(0.1 + 0.2);
    assertThat(EvidenceLine.read(line).counters()).isEqualTo(new Counters(1, 2, 3, 4, 5));
    assertThat(EvidenceLine.read(line).chance(Evidence.WISH)).isEqualTo(0.3);
  }
}

package dev.firsthand.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.bot.Signal;
import dev.firsthand.bot.Signals;
import dev.firsthand.conversation.BotTurn;
import dev.firsthand.conversation.Counters;
import dev.firsthand.conversation.Decision;
import dev.firsthand.conversation.Decision.Verdict;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What holds of every verdict, whatever was read, counted and set. */
class ReplayTest {

  private static final int TURNS = 20_000;

  @Test
  void everyDecisionIsMadeAgainOfWhatIsStoredWithIt() {
    long seed = Long.getLong("stories.seed", 4);
    var chance = new Random(seed);
    for (int i = 0; i < TURNS; i++) {
      var version = new PolicyVersion(i, Samples.anyPolicy(chance));
      assertThat(version.policy().check()).isEmpty();
      var rules = new EscalationRules(version, Samples.FAQ, "de", key -> key)
          .respecting(Samples.anyBearing(chance));
      var counters = Samples.anyCounters(chance);
      BotTurn turn = switch (chance.nextInt(8)) {
        case 0 -> rules.onComplaint("lexical", counters);
        case 1 -> rules.onChoice(chance.nextBoolean() ? "e1" : "gone", "lexical", counters);
        default -> rules.onMessage(Samples.anyReading(chance), counters, Samples.anySaid(chance));
      };
      Decision stored = turn.decision();

      assertThat(EscalationRules.replay(version, stored))
          .as("seed %s, turn %s", seed, i)
          .contains(stored);
      assertThat(stored.turn()).isNotBlank();
      neverContradicted(turn);
      assertThat(stored.rule() == null).isEqualTo(stored.reason() == null);
    }
  }

  /** The bot answers only where nobody settled it, and nobody asks after a promise. */
  private static void neverContradicted(BotTurn turn) {
    var grounds = turn.decision().grounds();
    var stands = grounds == null ? null : grounds.stands();
    if (turn instanceof BotTurn.Answer && stands != null) {
      assertThat(stands.settled()).isEqualTo(Decision.How.NOT);
      assertThat(stands.asked()).isEqualTo(Decision.How.NOT);
    }
    if (turn instanceof BotTurn.Tell) {
      assertThat(stands).isNotNull();
    }
  }

  @Test
  void whoAsksForAPersonGetsOneOrIsAskedOnce() {
    long seed = Long.getLong("stories.seed", 5);
    var chance = new Random(seed);
    for (int i = 0; i < TURNS; i++) {
      var policy = Samples.anyPolicy(chance);
      var counters = Samples.anyCounters(chance);
      var read = Samples.anyReading(chance);
      var wish = read.hearing(read.signals().withWish(new Signal(0.5, List.of("person"))));

      Decision decision =
          Samples.turn(policy, wish, counters, Samples.anySaid(chance)).decision();

      if (decision.verdict() == Verdict.OFFER) {
        assertThat(decision.rule()).as("seed %s, turn %s", seed, i).isEqualTo("VISITOR_ASKED");
        assertThat(counters.offers()).isZero();
      } else {
        assertThat(decision.verdict()).as("seed %s, turn %s", seed, i).isEqualTo(Verdict.ESCALATE);
      }
    }
  }

  @Test
  void nobodyStaysWithTheBotForEver() {
    long seed = Long.getLong("stories.seed", 6);
    var chance = new Random(seed);
    for (int i = 0; i < TURNS / 10; i++) {
      var policy = Samples.anyPolicy(chance);
      var counters = Counters.NONE;
      int turns = 0;
      while (counters != null) {
        var read =
            Samples.reading(Signals.NONE, 0.6 * chance.nextDouble() * policy.answerThreshold());
        counters = after(Samples.turn(policy, read, counters, Said.NOTHING).decision(), counters);
        assertThat(turns++).as("seed %s, policy %s", seed, i).isLessThan(15);
      }
    }
  }

  /** The counters as the conversation would count on; null when a person was brought in. */
  private static @Nullable Counters after(Decision d, Counters c) {
    return switch (d.verdict()) {
      case ESCALATE -> null;
      case OFFER ->
        new Counters(c.askBacks(), c.misses(), c.unhelpful(), c.offers() + 1, c.repeated());
      case ASK_BACK ->
        new Counters(c.askBacks() + 1, c.misses() + 1, c.unhelpful(), c.offers(), c.repeated());
      case REPHRASE ->
        new Counters(c.askBacks(), c.misses() + 1, c.unhelpful(), c.offers(), c.repeated());
      case ANSWER, SMALL_TALK, SETTLED, PROMISED -> throw new AssertionError(d);
    };
  }
}

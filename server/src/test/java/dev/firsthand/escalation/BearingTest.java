package dev.firsthand.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.bot.Signal;
import dev.firsthand.bot.Signals;
import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.BotTurn;
import dev.firsthand.conversation.Counters;
import dev.firsthand.conversation.Decision;
import dev.firsthand.conversation.Decision.How;
import dev.firsthand.conversation.Decision.Verdict;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.OpenPromise;
import dev.firsthand.conversation.OpenPromises;
import dev.firsthand.conversation.PromiseKind;
import dev.firsthand.conversation.Settled;
import dev.firsthand.conversation.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the bot does where people settled or promised something. */
class BearingTest {

  private static final Instant NOON = Instant.parse("2030-06-03T12:00:00Z");
  private static final Policy POLICY = Policy.defaults();
  private static final Signal YES = new Signal(0.9, List.of("yes"));
  private static final Signals AGAIN = new Signals(
      Signal.NONE,
      Signal.NONE,
      Signal.NONE,
      Signal.NONE,
      Signal.NONE,
      Signal.NONE,
      Signal.NONE,
      YES,
      Signal.NONE,
      "en");

  @Test
  void whatAPersonSettledIsToldInsteadOfTheFaq() {
    Decision decision = decision(settled("e0"), "May I keep it?", Signals.NONE, 0.9);

    assertThat(decision.verdict()).isEqualTo(Verdict.SETTLED);
    assertThat(decision.rule()).isNull();
    assertThat(decision.turn()).isEqualTo("would have answered, had no person settled it");
    assertThat(stands(decision)).isEqualTo(new Decision.Stands(How.STANDS, How.NOT, null));
  }

  @Test
  void itIsNoRepetitionToAskWhatAPersonHasSettledMeanwhile() {
    assertThat(decision(settled("e0"), "May I keep it?", AGAIN, 0.9).verdict())
        .isEqualTo(Verdict.SETTLED);
  }

  @Test
  void askedOnceMoreAPersonComes() {
    Decision decision = decision(told("e0"), "May I keep it?", Signals.NONE, 0.9);

    assertThat(decision.verdict()).isEqualTo(Verdict.ESCALATE);
    assertThat(decision.reason()).isEqualTo(EscalationReason.REPEATED);
    assertThat(decision.turn())
        .isEqualTo("would have told what a person had settled, had it been in time and not been"
            + " told before");
  }

  @Test
  void whatIsErasedIsNotToldButNotAnsweredEither() {
    var erased = new Bearing(
        new Standing(List.of(new Standing.Point(new Settled("", "e0"), null)), Set.of(), Set.of()),
        new OpenPromises(List.of()),
        NOON);

    assertThat(decision(erased, "May I keep it?", Signals.NONE, 0.9).verdict())
        .isEqualTo(Verdict.ESCALATE);
  }

  @Test
  void anotherQuestionIsAnsweredAsEver() {
    Decision decision = decision(settled("e1"), "When do you open?", Signals.NONE, 0.9);

    assertThat(decision.verdict()).isEqualTo(Verdict.ANSWER);
    assertThat(Objects.requireNonNull(decision.grounds()).stands()).isNull();
  }

  @Test
  void aChoiceOfWhatIsSettledIsToldAlsoIfTheEntryIsGone() {
    for (String entry : List.of("e0", "gone")) {
      BotTurn turn = rules(settled(entry)).onChoice(entry, "lexical", Counters.NONE);

      assertThat(turn.decision().verdict()).isEqualTo(Verdict.SETTLED);
    }
  }

  @Test
  void doubtStillBringsAPerson() {
    assertThat(decision(settled("e0"), "Hm?", Signals.NONE, 0.2).reason())
        .isEqualTo(EscalationReason.LOW_CONFIDENCE);
  }

  @Test
  void aWishForAPersonComesFirst() {
    var wish = Signals.NONE.withWish(YES);

    assertThat(decision(settled("e0"), "A person", wish, 0.9).reason())
        .isEqualTo(EscalationReason.VISITOR_ASKED);
    assertThat(decision(promised(), "Any news? A person please", wish, 0.9).reason())
        .isEqualTo(EscalationReason.VISITOR_ASKED);
  }

  @Test
  void whoAsksAfterAPromiseIsToldOfIt() {
    for (String text : List.of("Any news?", "Gibt es schon Neues?", "Where is parcel 77?")) {
      for (double sure : new double[] {0, 0.5, 0.9}) {
        Decision decision = decision(promised(), text, Signals.NONE, sure);

        assertThat(decision.verdict()).as(text).isEqualTo(Verdict.PROMISED);
        assertThat(stands(decision).promise()).isEqualTo(9);
        assertThat(decision.signals()).extracting("signal").contains("asksAfterPromise");
      }
    }
  }

  @Test
  void withoutAPromiseNobodyIsToldOfOne() {
    assertThat(decision(settled("e1"), "Any news?", Signals.NONE, 0.9).verdict())
        .isEqualTo(Verdict.ANSWER);
  }

  @Test
  void aPromiseThatIsLateOrToldAlreadyBringsAPerson() {
    var late = new Bearing(Standing.NONE, promised().promises(), NOON.plusSeconds(3600));
    var twice =
        new Bearing(new Standing(List.of(), Set.of(), Set.of(9L)), promised().promises(), NOON);
    for (Bearing bearing : List.of(late, twice)) {
      for (double sure : new double[] {0, 0.9}) {
        assertThat(decision(bearing, "Any news?", Signals.NONE, sure).verdict())
            .isEqualTo(Verdict.ESCALATE);
      }
    }
  }

  @Test
  void theWebhookNeedNotBeAskedAboutAPromise() {
    var words = Samples.reading(Signals.NONE);

    assertThat(
            rules(promised()).byWordsAlone(words, Counters.NONE, new Said("Any news?", Map.of())))
        .containsInstanceOf(BotTurn.Tell.class);
    assertThat(rules(promised()).byWordsAlone(words, Counters.NONE, new Said("Hours?", Map.of())))
        .isEmpty();
  }

  private static Bearing settled(String entry) {
    return new Bearing(standing(entry, Set.of()), new OpenPromises(List.of()), NOON);
  }

  private static Bearing told(String entry) {
    return new Bearing(standing(entry, Set.of(entry)), new OpenPromises(List.of()), NOON);
  }

  private static Standing standing(String entry, Set<String> told) {
    return new Standing(
        List.of(new Standing.Point(new Settled("You keep it.", entry), null)), told, Set.of());
  }

  private static Bearing promised() {
    var promise = new OpenPromise(
        9,
        PromiseKind.OWN,
        new AgentId("maria"),
        "Ask the carrier where parcel 77 is",
        null,
        NOON.plusSeconds(3600),
        NOON.minusSeconds(60),
        null);
    return new Bearing(Standing.NONE, new OpenPromises(List.of(promise)), NOON);
  }

  private static Decision.Stands stands(Decision decision) {
    return Objects.requireNonNull(Objects.requireNonNull(decision.grounds()).stands());
  }

  private static Decision decision(Bearing bearing, String text, Signals signals, double sure) {
    return rules(bearing)
        .onMessage(Samples.reading(signals, sure), Counters.NONE, new Said(text, Map.of()))
        .decision();
  }

  private static EscalationRules rules(Bearing bearing) {
    return new EscalationRules(new PolicyVersion(7, POLICY), Samples.FAQ, "en", key -> key)
        .respecting(bearing);
  }
}

package dev.firsthand.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.bot.Candidate;
import dev.firsthand.bot.Faq;
import dev.firsthand.bot.FaqEntry;
import dev.firsthand.bot.FaqIndex;
import dev.firsthand.bot.Question;
import dev.firsthand.bot.Reading;
import dev.firsthand.bot.Signal;
import dev.firsthand.bot.Signals;
import dev.firsthand.conversation.BotTurn;
import dev.firsthand.conversation.Choice;
import dev.firsthand.conversation.Counters;
import dev.firsthand.conversation.Decision;
import dev.firsthand.conversation.Decision.Verdict;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.Place;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EscalationRulesTest {

  private static final Policy POLICY = new Policy(0.7, 0.3, 0.1, 1, 1);
  private static final Signal YES = new Signal(0.9, List.of("yes"));
  private static final Signal CALM = new Signal(0.1, List.of("hm"));
  private static final Signal NO = new Signal(0.49, List.of("hm"));

  @Test
  void fromTheAnswerThresholdOnTheBotAnswers() {
    assertThat(turn(0.7)).isInstanceOf(BotTurn.Answer.class);
    assertThat(turn(Math.nextDown(0.7))).isInstanceOf(BotTurn.AskBack.class);
  }

  @Test
  void theDecisionNamesTheCalibrationOfItsReading() {
    var faq = faq();
    var reading = FaqIndex.lexical(faq).read(Question.of("hello"));

    var turn = rules(POLICY, faq).onMessage(reading, Counters.NONE, Said.NOTHING);

    assertThat(turn.decision().calibration()).isEqualTo(reading.calibration()).isNotEmpty();
  }

  @Test
  void anAnswerIsTheEntrysOwn() {
    var answer = (BotTurn.Answer) turn(0.8);

    assertThat(answer.entry()).isEqualTo("e0");
    assertThat(answer.text()).isEqualTo("Answer 0");
    assertThat(answer.quickReplies()).containsExactly("More");
  }

  @Test
  void theBestMustBeAheadOfTheNextByTheMargin() {
    assertThat(turn(0.9, 0.8)).isInstanceOf(BotTurn.Answer.class);
    assertThat(turn(0.8, 0.7)).isInstanceOf(BotTurn.Answer.class);
    assertThat(turn(0.8, 0.701)).isInstanceOf(BotTurn.AskBack.class);
  }

  @Test
  void fromTheLowerThresholdOnItAsksBack() {
    assertThat(turn(0.3)).isInstanceOf(BotTurn.AskBack.class);
    assertThat(turn(Math.nextDown(0.3))).isInstanceOf(BotTurn.Escalate.class);
  }

  @Test
  void anAskBackOffersAtMostThreeThatAreWorthIt() {
    assertThat(choices(0.4, 0.3, 0.2, 0.1)).containsExactly("e0", "e1", "e2");
    assertThat(choices(0.4, 0.06, 0.05)).containsExactly("e0", "e1");
  }

  @Test
  void askingBackIsUsedUp() {
    var used = new Counters(1, 1, 0, 0);

    assertThat(escalation(turn(POLICY, used, 0.5))).isEqualTo(EscalationReason.NOT_CLARIFIED);
    assertThat(turn(new Policy(0.7, 0.3, 0.1, 2, 1), used, 0.5))
        .isInstanceOf(BotTurn.AskBack.class);
    assertThat(turn(new Policy(0.7, 0.3, 0.1, 0, 1), Counters.NONE, 0.5))
        .isInstanceOf(BotTurn.Escalate.class);
  }

  @Test
  void belowTheLowerThresholdAPersonIsBroughtInAfterSoManyMisses() {
    assertThat(escalation(turn(0.1))).isEqualTo(EscalationReason.LOW_CONFIDENCE);
    assertThat(escalation(turn())).isEqualTo(EscalationReason.LOW_CONFIDENCE);

    var patient = new Policy(0.7, 0.3, 0.1, 1, 3);
    assertThat(verdict(turn(patient, new Counters(0, 1, 0, 0), 0.1))).isEqualTo(Verdict.REPHRASE);
    assertThat(escalation(turn(patient, new Counters(0, 2, 0, 0), 0.1)))
        .isEqualTo(EscalationReason.LOW_CONFIDENCE);
  }

  @Test
  void thresholdsOfZeroNeedAtLeastACandidate() {
    var lax = new Policy(0.5, 0, 0, 1, 1);

    assertThat(turn(lax, Counters.NONE, 0.01)).isInstanceOf(BotTurn.AskBack.class);
    assertThat(turn(lax, Counters.NONE)).isInstanceOf(BotTurn.Escalate.class);
  }

  @Test
  void whatIsNoLongerInTheFaqIsNotAnswered() {
    var rules = rules(POLICY, new Faq(4, List.of()));

    assertThat(rules.onMessage(reading(Signals.NONE, 0.9), Counters.NONE, Said.NOTHING))
        .isNotInstanceOf(BotTurn.Answer.class);
  }

  @Test
  void theWishForAPersonComesBeforeEverything() {
    var all = new Signals(YES, YES, YES, YES, YES, YES, YES, YES, NO, "en");

    assertThat(escalation(hear(all, Counters.NONE, 0.99)))
        .isEqualTo(EscalationReason.VISITOR_ASKED);
  }

  @Test
  void thenAngerWithRaisedPriority() {
    var angry = new Signals(NO, YES, YES, YES, YES, YES, YES, YES, NO, "en");

    var turn = (BotTurn.Escalate) hear(angry, Counters.NONE, 0.99);
    assertThat(turn.reason()).isEqualTo(EscalationReason.FRUSTRATED);
    assertThat(turn.priority()).isEqualTo(Place.RAISED);
  }

  @Test
  void thenThatItDidNotHelpFirstByAnOffer() {
    var unhelpful = new Signals(NO, CALM, YES, YES, YES, YES, YES, YES, NO, "en");

    var offer = hear(unhelpful, Counters.NONE, 0.99);
    assertThat(offer.decision().reason()).isEqualTo(EscalationReason.UNHELPFUL);
    assertThat(((BotTurn.Say) offer).offersPerson()).isTrue();
    assertThat(escalation(hear(unhelpful, new Counters(0, 0, 0, 1), 0.99)))
        .isEqualTo(EscalationReason.UNHELPFUL);
  }

  @Test
  void thenTheSameQuestionAgain() {
    var repeated = new Signals(NO, CALM, NO, NO, NO, NO, NO, YES, NO, "en");

    var offer = hear(repeated, Counters.NONE, 0.99);
    assertThat(verdict(offer)).isEqualTo(Verdict.OFFER);
    assertThat(offer.decision().reason()).isEqualTo(EscalationReason.REPEATED);
  }

  @Test
  void thanksSaidTwiceIsNoRepeatedQuestion() {
    var thanks = new Signals(NO, CALM, NO, YES, NO, NO, NO, YES, NO, "en");

    assertThat(((BotTurn.Say) hear(thanks, Counters.NONE, 0.1)).text()).isEqualTo("bot.thanks");
  }

  @Test
  void aQuestionWithAGreetingIsAnswered() {
    var hello = new Signals(NO, CALM, YES, NO, NO, NO, NO, NO, NO, "en");

    assertThat(hear(hello, Counters.NONE, 0.9)).isInstanceOf(BotTurn.Answer.class);
    var small = (BotTurn.Say) hear(hello, Counters.NONE, 0.4);
    assertThat(small.text()).isEqualTo("bot.hello");
    assertThat(small.offersPerson()).isFalse();
    assertThat(verdict(small)).isEqualTo(Verdict.SMALL_TALK);
  }

  @Test
  void smallTalkHasItsOrder() {
    assertThat(said(new Signals(NO, CALM, YES, YES, YES, YES, NO, NO, NO, "en")))
        .isEqualTo("bot.glad");
    assertThat(said(new Signals(NO, CALM, YES, YES, YES, NO, NO, NO, NO, "en")))
        .isEqualTo("bot.goodbye");
    assertThat(said(new Signals(NO, CALM, YES, YES, NO, NO, NO, NO, NO, "en")))
        .isEqualTo("bot.thanks");
    assertThat(said(new Signals(NO, CALM, YES, NO, NO, NO, NO, NO, NO, "en")))
        .isEqualTo("bot.hello");
  }

  @Test
  void aLanguageOfWhichTheFaqHasNothingIsPassedOnInThatLanguage() {
    var turn = (BotTurn.Escalate) hear(inItalian(0.95), Counters.NONE, 0.99);

    assertThat(turn.reason()).isEqualTo(EscalationReason.OTHER_LANGUAGE);
    assertThat(turn.language()).isEqualTo("it");
    assertThat(turn.decision().signals())
        .contains(new Decision.Sensed("otherLanguage", 0.95, List.of("dove", "ordine")));
  }

  @Test
  void anUnsureGuessAtTheLanguageChangesNothing() {
    assertThat(hear(inItalian(0.89), Counters.NONE, 0.99)).isInstanceOf(BotTurn.Answer.class);
  }

  @Test
  void anEntryForEveryVisitorOrForTheirLanguageKeepsTheBotAnswering() {
    for (var language : List.of("it-CH", "")) {
      var entry =
          new FaqEntry("e0", "Question 0", List.of(), "Answer 0", "all", language, List.of());
      var rules = rules(POLICY, new Faq(4, List.of(entry)));

      assertThat(rules.onMessage(reading(inItalian(0.99), 0.99), Counters.NONE, Said.NOTHING))
          .isInstanceOf(BotTurn.Answer.class);
    }
    assertThat(escalation(rules(POLICY, new Faq(4, List.of()))
            .onMessage(reading(inItalian(0.99)), Counters.NONE, Said.NOTHING)))
        .isEqualTo(EscalationReason.LOW_CONFIDENCE);
  }

  @Test
  void entriesThatAreMarkedWronglySpeakTheLanguageTheyAreWrittenIn() {
    var entry = new FaqEntry(
        "e0", "Dove è il mio ordine e quando arriva?", List.of(), "Qui.", "all", "en", List.of());
    var rules = rules(POLICY, new Faq(4, List.of(entry)));

    assertThat(rules.onMessage(reading(inItalian(0.99), 0.99), Counters.NONE, Said.NOTHING))
        .isInstanceOf(BotTurn.Answer.class);
  }

  @Test
  void thanksInAnyLanguageAreThanks() {
    var thanks = new Signals(NO, CALM, NO, YES, NO, NO, NO, NO, YES, "it");

    assertThat(verdict(hear(thanks, Counters.NONE, 0.1))).isEqualTo(Verdict.SMALL_TALK);
  }

  @Test
  void annoyedWordsBecomeAngerWhenThingsWentWrong() {
    var annoyed =
        new Signals(NO, new Signal(0.4, List.of("annoying")), NO, NO, NO, NO, NO, NO, NO, "en");

    assertThat(hear(annoyed, Counters.NONE, 0.9)).isInstanceOf(BotTurn.Answer.class);
    var turn = hear(annoyed, new Counters(0, 1, 1, 0), 0.9);
    assertThat(escalation(turn)).isEqualTo(EscalationReason.FRUSTRATED);
    assertThat(turn.decision().signals())
        .filteredOn(sensed -> sensed.signal().equals("frustrated"))
        .allMatch(sensed -> sensed.probability() > 0.7 && sensed.words().contains("annoying"));
  }

  @Test
  void whatWentWrongIsNoAngerWithoutAngryWords() {
    assertThat(hear(Signals.NONE, new Counters(1, 2, 2, 1), 0.9))
        .isInstanceOf(BotTurn.Answer.class);
  }

  @Test
  void aComplaintIsMetByAnOfferAndTheSecondByAPerson() {
    assertThat(verdict(rules().onComplaint("lexical", new Counters(0, 0, 1, 0))))
        .isEqualTo(Verdict.OFFER);
    assertThat(escalation(rules().onComplaint("lexical", new Counters(0, 0, 2, 0))))
        .isEqualTo(EscalationReason.UNHELPFUL);
    assertThat(escalation(rules().onComplaint("lexical", new Counters(0, 0, 1, 1))))
        .isEqualTo(EscalationReason.UNHELPFUL);
  }

  @Test
  void aChoiceIsAnsweredWithoutAnyThreshold() {
    var turn = (BotTurn.Answer) rules().onChoice("e1", "lexical", new Counters(1, 1, 0, 0));

    assertThat(turn.text()).isEqualTo("Answer 1");
    assertThat(turn.decision().turn())
        .isEqualTo("would not have answered, had none of the choices been meant");
  }

  @Test
  void aChoiceThatIsGoneMeanwhileGetsAPerson() {
    assertThat(escalation(rules().onChoice("gone", "lexical", Counters.NONE)))
        .isEqualTo(EscalationReason.NOT_CLARIFIED);
  }

  @Test
  void theSmallestChangeThatWouldHaveTurnedItIsSaid() {
    assertThat(turn(0.58).decision().turn()).isEqualTo("would have answered at 0.58");
    assertThat(turn(0.2).decision().turn()).isEqualTo("would have answered at 0.20");
    assertThat(turn(0.8, 0.75).decision().turn())
        .isEqualTo("would have answered with a margin of 0.05");
    assertThat(turn(0.5, 0.46).decision().turn())
        .isEqualTo("would have answered at 0.50 with a margin of 0.04");
    assertThat(turn(0.91, 0.5).decision().turn())
        .isEqualTo(
            "would not have answered with an answer threshold above 0.91, or a margin above 0.41");
    assertThat(turn().decision().turn())
        .isEqualTo("would have asked for other words with 2 misses in a row");
  }

  @Test
  void whatIsSaidWouldHaveTurnedItIsTrue() {
    for (double confidence = 0.3; confidence < 0.7; confidence += 0.0137) {
      String said = turn(confidence).decision().turn();
      double threshold = Double.parseDouble(said.substring(said.lastIndexOf(' ') + 1));

      assertThat(turn(new Policy(threshold, 0.1, 0.1, 1, 1), Counters.NONE, confidence))
          .as("%s at %s", confidence, threshold)
          .isInstanceOf(BotTurn.Answer.class);
    }
  }

  @Test
  void aDecisionCarriesTheNumbersInForce() {
    var signals = new Signals(NO, Signal.NONE, NO, NO, NO, NO, NO, NO, NO, "en");
    var counters = new Counters(1, 1, 0, 0);

    var decision = hear(signals, counters, 0.6, 0.2).decision();
    assertThat(decision.verdict()).isEqualTo(Verdict.ESCALATE);
    assertThat(decision.policyVersion()).isEqualTo(7);
    assertThat(decision.faqVersion()).isEqualTo(4);
    assertThat(decision.model()).isEqualTo("lexical");
    assertThat(decision.counters()).isEqualTo(counters);
    assertThat(decision.thresholds().answer()).isEqualTo(0.7);
    assertThat(decision.tried()).extracting("confidence").containsExactly(0.6, 0.2);
    assertThat(decision.signals())
        .extracting("signal")
        .doesNotContain("frustrated")
        .hasSize(7);
  }

  @Test
  void theSameInputGivesTheSameTurn() {
    assertThat(turn(0.55, 0.2)).isEqualTo(turn(0.55, 0.2));
  }

  private static Signals inItalian(double probability) {
    var heard = new Signal(probability, List.of("dove", "ordine"));
    return new Signals(NO, CALM, NO, NO, NO, NO, NO, NO, heard, "it");
  }

  private static String said(Signals signals) {
    return ((BotTurn.Say) hear(signals, Counters.NONE, 0.4)).text();
  }

  private static List<String> choices(double... confidences) {
    return ((BotTurn.AskBack) turn(confidences))
        .choices().stream().map(Choice::entry).toList();
  }

  private static Verdict verdict(BotTurn turn) {
    return turn.decision().verdict();
  }

  private static EscalationReason escalation(BotTurn turn) {
    assertThat(turn).isInstanceOf(BotTurn.Escalate.class);
    return ((BotTurn.Escalate) turn).reason();
  }

  private static BotTurn turn(double... confidences) {
    return turn(POLICY, Counters.NONE, confidences);
  }

  private static BotTurn turn(Policy policy, Counters counters, double... confidences) {
    return rules(policy, faq())
        .onMessage(reading(Signals.NONE, confidences), counters, Said.NOTHING);
  }

  private static BotTurn hear(Signals signals, Counters counters, double... confidences) {
    return rules().onMessage(reading(signals, confidences), counters, Said.NOTHING);
  }

  private static EscalationRules rules() {
    return rules(POLICY, faq());
  }

  private static EscalationRules rules(Policy policy, Faq faq) {
    return new EscalationRules(new PolicyVersion(7, policy), faq, "en", key -> key);
  }

  private static Faq faq() {
    var entries = new ArrayList<FaqEntry>();
    for (int i = 0; i < 5; i++) {
      entries.add(new FaqEntry(
          "e" + i, "Question " + i, List.of(), "Answer " + i, "all", "en", List.of("More")));
    }
    return new Faq(4, entries);
  }

  private static Reading reading(Signals signals, double... confidences) {
    var candidates = new ArrayList<Candidate>();
    for (double confidence : confidences) {
      int i = candidates.size();
      candidates.add(
          new Candidate("e" + i, "Question " + i, confidence, "Question " + i, List.of()));
    }
    return new Reading(4, "lexical", candidates, signals);
  }
}

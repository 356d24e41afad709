package dev.firsthand.lab;

import static dev.firsthand.lab.MadeChats.MONDAY;
import static dev.firsthand.lab.MadeChats.answered;
import static dev.firsthand.lab.MadeChats.askedBack;
import static dev.firsthand.lab.MadeChats.button;
import static dev.firsthand.lab.MadeChats.chat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.firsthand.engine.TurnLabel;
import dev.firsthand.escalation.Policy;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  private static Comparison comparison(Predicate<PastStep> wanted) {
    return new Comparison(Policy.defaults(), Policy.defaults(), wanted, ZoneOffset.UTC);
  }

  @Test
  void whoAsksForAPersonBeforeAnythingElseIsPassedOnToo() {
    var all = comparison(step -> true);
    var german = comparison(step -> step.language().equals("de"));
    for (Comparison each : new Comparison[] {all, german}) {
      each.add(chat(1, button(MONDAY)));
      each.add(chat(2, answered(MONDAY, "de", 0.99), button(MONDAY.plusSeconds(60))));
      each.add(chat(3, answered(MONDAY, "en", 0.99), button(MONDAY.plusSeconds(60))));
    }

    assertThat(all.now.escalations.all()).isEqualTo(3);
    assertThat(all.now.counts.told().escalated()).isEqualTo(3);
    assertThat(all.chats()).isEqualTo(3);
    assertThat(german.now.escalations.all()).isEqualTo(1);
    assertThat(german.chats()).as("only chats that something of counts").isEqualTo(1);
  }

  @Test
  void theHoursCountWhatIsNoLongerKept() {
    var escalations = new Escalations(2, ZoneId.of("Europe/Berlin"));
    for (int i = 0; i < 5; i++) {
      escalations.add(MONDAY.plus(Duration.ofDays(i)), MadeChats.id(i));
    }

    assertThat(escalations.latest()).hasSize(2);
    assertThat(escalations.byHour()[10]).isEqualTo(5);
  }

  @Test
  void whoWouldHaveBeenAnsweredWantsAPersonAsOftenAsThoseWhoWere() {
    var bolder = new Comparison(
        Policy.defaults(), Policy.defaults().answeringFrom(0.6), step -> true, ZoneOffset.UTC);
    for (int i = 0; i < 100; i++) {
      PastStep answered = answered(MONDAY, "en", 0.68);
      PastStep button = button(MONDAY.plusSeconds(60));
      bolder.add(i < 40 ? chat(i, answered, button) : chat(i, answered));
    }
    for (int i = 100; i < 200; i++) {
      bolder.add(chat(i, askedBack(MONDAY, 0.68), button(MONDAY.plusSeconds(60))));
    }
    bolder.settle();

    assertThat(bolder.passedOn().was()).isEqualTo(0.7);
    assertThat(bolder.passedOn().proposed())
        .as("of the hundred that are answered in addition 40 still want a person")
        .isEqualTo(0.4);
    assertThat(bolder.then.escalations.all()).isEqualTo(80);
    assertThat(bolder.then.counts.told().escalated()).isEqualTo(80);
    assertThat(bolder.then.escalations.latest()).hasSizeBetween(60, 100);
  }

  @Test
  void anAnswerThatStaffJudgedAsMissedLowersTheShareThatIsRight() {
    var before = comparison(step -> true);
    var after = comparison(step -> true);
    for (int i = 0; i < 20; i++) {
      PastStep answered = answered(MONDAY, "en", 0.9);
      before.add(chat(i, answered));
      after.add(chat(i, i < 5 ? labelled(answered, MISSED) : answered));
    }

    assertThat(before.rightNow.share().share()).isCloseTo(0.9, within(0.05));
    assertThat(after.rightNow.share().share())
        .isEqualTo(0.75 * before.rightNow.share().share(), within(1e-9));
    assertThat(after.verdicts()).isEqualTo(5);
  }

  private static final TurnLabel MISSED =
      new TurnLabel(TurnLabel.Kind.WRONG, TurnLabel.Source.JUDGEMENT, null);

  private static PastStep labelled(PastStep step, TurnLabel label) {
    return new PastStep(step.seq(), step.at(), step.language(), step.top(), step.step(), label);
  }

  @Test
  void theEarliestMomentIsKnown() {
    var all = comparison(step -> true);
    all.add(chat(1, answered(MONDAY.plusSeconds(9), "en", 0.99)));
    all.add(chat(2, button(MONDAY)));

    assertThat(all.first()).isEqualTo(MONDAY);
  }
}

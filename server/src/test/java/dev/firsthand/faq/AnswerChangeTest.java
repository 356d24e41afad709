package dev.firsthand.faq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.Decision.Verdict;
import dev.firsthand.engine.TurnLabel;
import dev.firsthand.faq.AnswerChange.Said;
import dev.firsthand.faq.AnswerChange.Worth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnswerChangeTest {

  private static final Said NOTHING = new Said(Verdict.ESCALATE, null, "", 0.2);
  private static final Said SENDING = answers("sending");
  private static final Said RETURNS = answers("returns");

  @Test
  void aRightAnswerThatIsLostOrStolenIsWorse() {
    var right = asked("sending", TurnLabel.Kind.RIGHT, null);

    assertThat(worth(right, SENDING, NOTHING)).isEqualTo(Worth.WORSE);
    assertThat(worth(right, SENDING, RETURNS)).isEqualTo(Worth.WORSE);
    assertThat(worth(right, NOTHING, SENDING)).isEqualTo(Worth.BETTER);
    assertThat(worth(right, RETURNS, NOTHING)).isEqualTo(Worth.BETTER);
  }

  @Test
  void aWrongAnswerThatEndsIsBetterAndWhoseRightOneIsUnknownStaysUnknown() {
    var wrong = asked("sending", TurnLabel.Kind.WRONG, null);

    assertThat(worth(wrong, SENDING, NOTHING)).isEqualTo(Worth.BETTER);
    assertThat(worth(wrong, NOTHING, SENDING)).isEqualTo(Worth.WORSE);
    assertThat(worth(wrong, SENDING, RETURNS)).isEqualTo(Worth.UNKNOWN);
    assertThat(worth(asked("sending", null, null), NOTHING, RETURNS)).isEqualTo(Worth.UNKNOWN);
  }

  @Test
  void whoeverNamedTheRightEntryIsBelieved() {
    var named = asked("sending", TurnLabel.Kind.WRONG, "returns");

    assertThat(worth(named, SENDING, RETURNS)).isEqualTo(Worth.BETTER);
    assertThat(worth(named, RETURNS, SENDING)).isEqualTo(Worth.WORSE);
  }

  @Test
  void whereNothingFitsAnAnswerIsWorse() {
    var none = asked("sending", TurnLabel.Kind.NONE_FITS, null);

    assertThat(worth(none, NOTHING, SENDING)).isEqualTo(Worth.WORSE);
    assertThat(worth(none, SENDING, NOTHING)).isEqualTo(Worth.BETTER);
  }

  @Test
  void whatWasShownLaterCounts() {
    var question = asked("sending", TurnLabel.Kind.RIGHT, null)
        .before("returns", label(TurnLabel.Kind.RIGHT, null))
        .before("sending", label(TurnLabel.Kind.WRONG, null));

    assertThat(question.times()).isEqualTo(3);
    assertThat(question.right()).isEqualTo("sending");
    assertThat(question.wrong()).isEmpty();
  }

  private static Worth worth(PastQuestion question, Said now, Said then) {
    return AnswerChange.of(question, now, then).worth();
  }

  private static Said answers(String entry) {
    return new Said(Verdict.ANSWER, entry, entry, 0.9);
  }

  private static PastQuestion asked(
      String top, TurnLabel.@Nullable Kind kind, @Nullable String right) {
    return PastQuestion.of("How?", "en", "v.1", top, kind == null ? null : label(kind, right));
  }

  private static TurnLabel label(TurnLabel.Kind kind, @Nullable String right) {
    return new TurnLabel(kind, TurnLabel.Source.JUDGEMENT, right);
  }
}

package dev.firsthand.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PolicyTest {

  @Test
  void theDefaultsAreFlawless() {
    assertThat(Policy.defaults().check()).isEmpty();
    assertThat(PolicyVersion.initial()).isEqualTo(new PolicyVersion(0, Policy.defaults()));
  }

  @Test
  void theBoundsThemselvesAreAllowed() {
    assertThat(new Policy(0, 0, 0, 0, 1).check()).isEmpty();
    assertThat(new Policy(1, 1, 0.5, 3, 5).check()).isEmpty();
  }

  @Test
  void everyFieldAtFaultIsNamedWithItsBounds() {
    assertThat(new Policy(1.01, -0.01, 0.51, 4, 0).check())
        .containsExactly(
            new Policy.Flaw("answerThreshold", "must be from 0 to 1"),
            new Policy.Flaw("askBackThreshold", "must be from 0 to 1"),
            new Policy.Flaw("margin", "must be from 0 to 0.5"),
            new Policy.Flaw("askBacksInARow", "must be from 0 to 3"),
            new Policy.Flaw("missesInARow", "must be from 1 to 5"));
  }

  @Test
  void askingBackBeginsBelowAnswering() {
    assertThat(new Policy(0.5, 0.6, 0.1, 1, 1).check())
        .extracting(Policy.Flaw::field)
        .containsExactly("askBackThreshold");
  }

  @Test
  void whatIsNoNumberIsAFlaw() {
    assertThat(new Policy(Double.NaN, Double.NaN, Double.NaN, 1, 1).check())
        .extracting(Policy.Flaw::field)
        .containsExactly("answerThreshold", "askBackThreshold", "margin");
  }
}

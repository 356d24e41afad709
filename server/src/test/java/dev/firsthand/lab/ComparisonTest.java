package dev.firsthand.lab;

import static dev.firsthand.lab.MadeChats.MONDAY;
import static dev.firsthand.lab.MadeChats.answered;
import static dev.firsthand.lab.MadeChats.button;
import static dev.firsthand.lab.MadeChats.chat;
import static org.assertj.core.api.Assertions.assertThat;

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

    assertThat(all.escalationsNow.all()).isEqualTo(3);
    assertThat(all.countsNow.told().escalated()).isEqualTo(3);
    assertThat(all.chats()).isEqualTo(3);
    assertThat(german.escalationsNow.all()).isEqualTo(1);
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
  void theEarliestMomentIsKnown() {
    var all = comparison(step -> true);
    all.add(chat(1, answered(MONDAY.plusSeconds(9), "en", 0.99)));
    all.add(chat(2, button(MONDAY)));

    assertThat(all.first()).isEqualTo(MONDAY);
  }
}

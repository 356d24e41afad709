package dev.firsthand.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Nobody makes the house write as often as they like. */
class AskedForTest {

  private Instant now = Instant.parse("2030-06-03T12:00:00Z");
  private final AskedFor asked = new AskedFor(() -> now);

  @Test
  void aConversationGetsThreeLettersAnHour() {
    for (int letter = 0; letter < 3; letter++) {
      assertThat(asked.mayAgain("ida.1", letter + "@mail.example")).isTrue();
    }
    assertThat(asked.mayAgain("ida.1", "4@mail.example")).isFalse();
    now = now.plus(Duration.ofMinutes(61));
    assertThat(asked.mayAgain("ida.1", "4@mail.example")).isTrue();
  }

  @Test
  void anAddressGetsThreeLettersAnHourWhoeverAsks() {
    for (int letter = 0; letter < 3; letter++) {
      assertThat(asked.mayAgain("v" + letter + ".1", "ida@mail.example")).isTrue();
    }
    assertThat(asked.mayAgain("v4.1", "ida@mail.example")).isFalse();
    assertThat(asked.mayAgain("v4.1", "ole@mail.example")).isTrue();
  }

  @Test
  void theHouseWrites300LettersAnHour() {
    for (int letter = 0; letter < 300; letter++) {
      assertThat(asked.mayAgain("v" + letter + ".1", letter + "@mail.example")).isTrue();
    }
    assertThat(asked.mayAgain("one-more.1", "one-more@mail.example")).isFalse();
  }
}

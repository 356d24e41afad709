package dev.firsthand.faq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.access.SetClock;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.engine.BotTurns;
import dev.firsthand.engine.InMemoryLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was read of the past, and for how long it is remembered. */
class PastQuestionsTest {

  private final SetClock clock = new SetClock();
  private final Instant until = clock.instant();
  private final List<String> read = new ArrayList<>();
  private final PastQuestions past = new PastQuestions(
      query -> {
        read.add(query.site().value());
        return new BotTurns.Page(List.of(), null);
      },
      new InMemoryLog(),
      clock);

  private void ask(String site) {
    past.of(new SiteKey(site), until);
  }

  @Test
  void checksOfSomeSitesAtOneTimeReadThePastOnceEach() {
    for (int piece = 0; piece < 3; piece++) {
      List.of("a", "b", "c", "d").forEach(this::ask);
    }
    assertThat(read).containsExactly("a", "b", "c", "d");

    ask("e");
    ask("b");
    ask("a");
    assertThat(read).containsExactly("a", "b", "c", "d", "e", "a");
  }

  @Test
  void visitorsWordsAreNotKeptForLong() {
    ask("a");
    clock.pass(Duration.ofMinutes(9));
    ask("a");
    assertThat(read).containsExactly("a");

    clock.pass(Duration.ofMinutes(1));
    ask("a");
    assertThat(read).containsExactly("a", "a");
  }
}

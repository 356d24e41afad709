package dev.firsthand.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.app.MadePast;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The order of suspicion against the truth about a made past. */
class MissedEscalationsTest {

  private static final int DAYS = 9;
  private static final int FIRST_PAGE = 30;

  /** A chat that the bot kept, and whether its visitor left without the answer. */
  private record Known(Suspicion suspicion, boolean letDown) {}

  @Test
  void whoWasLetDownStandsAtTheTopOfTheList(@TempDir Path data) {
    try (var past = MadePast.in(data, 5, DAYS, 110)) {
      var known = known(past);
      long all = known.stream().filter(Known::letDown).count();
      long atTheTop = known.stream().limit(FIRST_PAGE).filter(Known::letDown).count();

      assertThat(known.size()).isGreaterThan(150);
      assertThat(all).isGreaterThan(5);
      assertThat((double) atTheTop / all).as("found on the first page").isGreaterThan(0.8);
      assertThat(auc(known)).as("chance that who was let down stands first").isGreaterThan(0.9);
    }
  }

  private static List<Known> known(MadePast past) {
    var policy = past.policy().policy();
    var known = new ArrayList<Known>();
    new KeptChats(past.jdbi(), 50_000)
        .find(past.site(), MadePast.END.minus(Duration.ofDays(DAYS + 1)), MadePast.END)
        .kept()
        .forEach(chat -> {
          var last = chat.turns().getLast();
          var answer =
              chat.turns().reversed().stream().filter(KeptChat.Turn::answered).findFirst();
          var answered = past.answersTheLast(
              chat.id().value(), last.seq(), answer.map(KeptChat.Turn::entry).orElse(null));
          if (answered != null) {
            known.add(new Known(Suspicion.of(chat, policy), !answered));
          }
        });
    known.sort(Comparator.comparingDouble((Known each) -> -each.suspicion().score())
        .thenComparing(each -> each.suspicion().chat().id().value()));
    return known;
  }

  /** The chance that one of those who were let down has the higher score than one who was not. */
  private static double auc(List<Known> known) {
    double won = 0;
    long pairs = 0;
    for (var bad : known) {
      for (var good : known) {
        if (bad.letDown() && !good.letDown()) {
          pairs++;
          won += 0.5
              * (1 + Double.compare(bad.suspicion().score(), good.suspicion().score()));
        }
      }
    }
    return won / pairs;
  }
}

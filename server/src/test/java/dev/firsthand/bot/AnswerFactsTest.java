package dev.firsthand.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.bot.AnswerFacts.Difference;
import dev.firsthand.bot.AnswerFacts.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerFactsTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      Delivery is €4.90.                | Delivery costs €7.90.               | PRICE
      Das kostet 4,90 €.                | Das kostet 5 Euro.                  | PRICE
      It takes 3 to 5 days.             | It takes 2 working days.            | DURATION
      Es dauert 24 Stunden.             | Es dauert zwei bis 3 Wochen.        | DURATION
      Livraison en 2 jours.             | Livraison en 4 à 6 jours.           | DURATION
      Tarda 2 días.                     | Tarda 1 semana.                     | DURATION
      We close at 6 pm.                 | We close at 18:30.                  | TIME
      Ab 9 Uhr sind wir da.             | Ab 10 Uhr sind wir da.              | TIME
      You save 10 %.                    | You save 15 percent.                | SHARE
      Parcels up to 60 cm fit.          | Parcels up to 1 m fit.              | MEASURE
      Yes, within 30 days.              | No, it stays yours, for 30 days.    | YES_OR_NO
      Ja, gern.                         | Nein, leider nicht.                 | YES_OR_NO
      """)
  void whatIsStatedOtherwiseIsFound(String one, String other, Kind kind) {
    assertThat(differences(one, other)).extracting(Difference::kind).containsExactly(kind);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      It takes 1 to 3 days.             | It takes 2 days.
      It takes 48 hours.                | It takes 2 days.
      Delivery is €4.90.                | €4.90 in Germany, €7.90 elsewhere.
      Delivery is €1,200.               | Delivery is 1.200 €.
      We open at 9 am.                  | We open at 9:00.
      Up to 1 m.                        | Up to 100 cm.
      You have 30 days.                 | Delivery is €4.90.
      It costs $5.                      | It costs £7.
      See [here](/sizes-10-cm.html).    | See [here](/sizes-20-cm.html).
      """)
  void whatMeetsOrIsOfAnotherKindIsNoDifference(String one, String other) {
    assertThat(differences(one, other)).isEmpty();
  }

  @Test
  void aDifferenceIsToldInTheAnswersWords() {
    assertThat(differences("It takes 3 to 5 days.", "It takes 1 week or 2 weeks."))
        .containsExactly(new Difference(Kind.DURATION, "3 to 5 days", "1 week, 2 weeks"));
  }

  private static List<Difference> differences(String one, String other) {
    return AnswerFacts.of(one).differences(AnswerFacts.of(other));
  }
}

package dev.firsthand.bot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageGuessTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Where is my order?|en",
        "how long does the delivery take|en",
        "Wo ist meine Bestellung?|de",
        "Wie lange dauert die Lieferung|de",
        "Où est ma commande ?|fr",
        "Je voudrais retourner un article|fr",
        "¿Dónde está mi pedido?|es",
        "quiero devolver el producto|es",
        "Dove è il mio ordine? Non è arrivato|it",
        "Где мой заказ?|ru",
        "我的订单在哪里|zh",
        "注文はどこですか|ja",
        "Zamioculcas zamiifolia|''",
        "4711|''",
        "🙂|''"
      })
  void guessesOrStaysSilent(String text, String language) {
    assertThat(LanguageGuess.of(Words.of(text))).isEqualTo(language);
  }
}

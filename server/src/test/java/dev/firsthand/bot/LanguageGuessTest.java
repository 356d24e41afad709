package dev.firsthand.bot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        "Waar blijft mijn pakket?|nl",
        "Hvor er min pakke?|da",
        "Jag vill ha pengarna tillbaka|sv",
        "Siparişimi nasıl iptal edebilirim?|tr",
        "Chcę zwrócić produkt, jak to zrobić?|pl",
        "Onde está a minha encomenda?|pt",
        "Kako da vratim paket i dobijem novac nazad?|sr",
        "Bagaimana cara mengembalikan pesanan saya?|id",
        "Где мой заказ?|ru",
        "Де моя посилка? Що робити?|uk",
        "أين طلبي؟|ar",
        "我在 iPhone 上看不到订单|zh",
        "my 寿司 order is late|en",
        "ok|''",
        "ciao|''",
        "info|''",
        "PayPal|''",
        "Monstera Deliciosa|''",
        "我的订单在哪里|zh",
        "注文はどこですか|ja",
        "Zamioculcas zamiifolia|''",
        "4711|''",
        "🙂|''"
      })
  void guessesOrStaysSilent(String text, String language) {
    assertThat(LanguageGuess.of(text)).isEqualTo(language);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hallo",
        "ok",
        "ciao",
        "merci",
        "taxi",
        "Pizza Margherita",
        "IKEA Billy",
        "passwort",
        "no"
      })
  void isNeverSureOnAWordOrAName(String text) {
    assertThat(LanguageGuess.guess(text).heard().probability()).isLessThan(0.9);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no answer",
        "no power",
        "no reply",
        "rate per night",
        "no email",
        "as is",
        "activate sim",
        "no sim",
        "EU sizes",
        "rent a van",
        "timer 10 minutes",
        "abort running program",
        "transfer declined",
        "lower volume level",
        "create alarm",
        "calculate tax"
      })
  void shortEnglishIsNotTakenForAnotherLanguage(String text) {
    assertThat(LanguageGuess.of(text)).isIn("en", "");
  }

  @Test
  void namesTheWordsThatSaySo() {
    var guess = LanguageGuess.guess("Dove è il mio ordine? Non è arrivato");

    assertThat(guess.heard().probability()).isGreaterThan(0.9);
    assertThat(guess.heard().words()).contains("dove", "ordine");
  }
}

package dev.firsthand.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is hidden in texts before they are stored, and what is not. */
class MasksTest {

  private static final Masks IBANS = new Masks(false, true, false, false, List.of());
  private static final Masks EMAILS = new Masks(false, false, true, false, List.of());
  private static final Masks PHONES = new Masks(false, false, false, true, List.of());

  private static Masks own(String... patterns) {
    return new Masks(
        false,
        false,
        false,
        false,
        List.of(patterns).stream().map(OwnPattern::new).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4111 1111 1111 1111|•••• •••• •••• 1111",
        "My card: 4111-1111-1111-1111, till 12/30|My card: ••••-••••-••••-1111, till 12/30",
        "Karte4111111111111111!|Karte••••••••••••1111!",
        "Order 12345 4111 1111 1111 1111|Order 12345 •••• •••• •••• 1111",
        "378282246310005 is an Amex|•••••••••••0005 is an Amex",
        "4222222222222|•••••••••2222",
        "٤١١١ ١١١١ ١١١١ ١١١١|•••• •••• •••• ١١١١",
        "4111 1111 1111 1111 5555 5555 5555 4444|•••• •••• •••• 1111 •••• •••• •••• 4444"
      })
  void theNumberOfACardIsHiddenButForItsEnd(String written, String stored) {
    assertThat(Masks.USUAL.masked(written)).isEqualTo(stored);
  }

  @Test
  void gapsThatAreNotSeenHideNoCard() {
    assertThat(Masks.USUAL.masked("4111\u200b1111\u00a01111 - 1111"))
        .isEqualTo("••••\u200b••••\u00a0•••• - 1111");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111 1111 1111 1112",
        "Order 1234567890123456",
        "1767225600000",
        "Call 030 123456 or 0170 1234567",
        "Open 10-18 on 24.12.2026, 26.12.2026 and 2.1.2027",
        "41111111111111111111111",
        ""
      })
  void whatIsNoCardStays(String written) {
    assertThat(Masks.USUAL.masked(written)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DE89 3704 0044 0532 0130 00 please|DE•• •••• •••• •••• ••30 00 please",
        "to gb82west12345698765432.|to gb••••••••••••••••5432.",
        "FR14 2004 1010 0505 0001 3M02 606|FR•• •••• •••• •••• •••• •••2 606"
      })
  void anAccountIsHiddenButForItsCountryAndEnd(String written, String stored) {
    assertThat(IBANS.masked(written)).isEqualTo(stored);
  }

  @Test
  void anAccountWhoseCheckDigitsDoNotFitStays() {
    assertThat(IBANS.masked("DE88 3704 0044 0532 0130 00"))
        .isEqualTo("DE88 3704 0044 0532 0130 00");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Write to ann.lee+shop@example.co.uk.|Write to ••••••••••••@•••••••••••••.",
        "jürgen@bäcker.de|••••••@•••••••••",
        "me @ home, a@b, @ann|me @ home, a@b, @ann"
      })
  void anAddressOfMailIsHidden(String written, String stored) {
    assertThat(EMAILS.masked(written)).isEqualTo(stored);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "+49 170 1234567|+•• ••• •••••67",
        "0170/123 45 67!|••••/••• •• 67!",
        "It costs 100, order 20261126|It costs 100, order 20261126",
        "4111 1111 1111 1111|4111 1111 1111 1111"
      })
  void aTelephoneIsHiddenButForItsEnd(String written, String stored) {
    assertThat(PHONES.masked(written)).isEqualTo(stored);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "KD-######|My number is kd-123456.|My number is ••-••••••.",
        "KD-######|KD-1234567 and XKD-123456|KD-1234567 and XKD-123456",
        "PIN ####|pin 4711|••• ••••",
        "??-##-*|ab-12-Xyz9 cd-34- x|••-••-•••• ••-••- x",
        "Project Falcon|about project falcon now|about ••••••• •••••• now"
      })
  void ownPatternsAreHiddenAsWholeWords(String pattern, String written, String stored) {
    assertThat(own(pattern).masked(written)).isEqualTo(stored);
  }

  @ParameterizedTest
  @ValueSource(strings = {"##", "***", "a*b", "* *", "•••", "ab*#"})
  void aPatternThatCouldHideAnythingIsRefused(String pattern) {
    assertThat(OwnPattern.faultOf(pattern)).isPresent();
  }

  /** Random texts of the pieces that numbers are made of, from one seed. */
  @Test
  void maskedTwiceItIsTheSameAndAsLong() {
    var all = new Masks(
        true,
        true,
        true,
        true,
        List.of(new OwnPattern("#-?*"), new OwnPattern("###"), new OwnPattern("DE ?*")));
    String[] pieces = {
      "4",
      "1",
      "0",
      "11",
      "1111",
      "4111",
      " ",
      "-",
      "+",
      ".",
      "DE",
      "89",
      "3704",
      "@",
      "a.b",
      "x",
      "4111 1111 1111 1111",
      "DE89 3704 0044 0532 0130 00",
      "•",
      "\n",
      "٤",
      "de "
    };
    var random = new Random(67);
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder();
      for (int n = random.nextInt(24); n >= 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      String once = all.masked(text.toString());
      assertThat(once).hasSameSizeAs(text);
      assertThat(all.masked(once)).as(text.toString()).isEqualTo(once);
    }
  }

  /** Grows with the text and not faster: steps, not time, would be told by a text that never ends. */
  @Test
  void noTextIsSlow() {
    var all = new Masks(true, true, true, true, List.of(new OwnPattern("???*-???*-###")));
    for (String piece : List.of("4", "4 ", "0", "+0", "DE89", "a@", "a.", "ab-", "DE89 ")) {
      String text = piece.repeat(400_000 / piece.length());
      assertThat(all.masked(text)).hasSameSizeAs(text);
    }
  }
}

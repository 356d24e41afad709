package dev.firsthand.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

  @ParameterizedTest
  @CsvSource({
    "+49 30 1234567, +49 30 1234567",
    "'  030/123-4567 ', 030 123 4567",
    "(030) 1234567, 030 1234567",
    "+49 (0)30 1234567, +49 30 1234567",
    "020.7946.0123, 020 7946 0123",
    "12345, 12345"
  })
  void aNumberIsKeptAsItCanBeDialled(String written, String kept) {
    assertThat(PhoneNumber.tidied(written)).contains(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1234",
        "+49 30 1234567 1234567 1",
        "call me",
        "+",
        "12 34 5x",
        "\u0661\u0662345",
        "*100#"
      })
  void whatCantBeDialledIsNone(String written) {
    assertThat(PhoneNumber.tidied(written)).isEmpty();
  }
}

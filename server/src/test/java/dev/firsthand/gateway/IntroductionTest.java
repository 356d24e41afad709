package dev.firsthand.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.protocol.VisitorAttribute;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class IntroductionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not a mail",
        "ida",
        "ida@",
        "@x.example",
        "a@b@c",
        "a b@c.d",
        "a@-b.c",
        "a@b..c",
        "<a@b.c>",
        "a@b.c\nx"
      })
  void whatIsNoAddressIsNone(String email) {
    assertThat(Introduction.of(null, email).isReachable()).isFalse();
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        " ",
        "ida@mail.example",
        " ida+x@sub.mail.example ",
        "jürgen@bücher.example",
        "o'neill@x.example",
        "root@localhost"
      })
  void addressesAndNoneAtAllAreTaken(String email) {
    assertThat(Introduction.of(null, email).isReachable()).isTrue();
  }

  @Test
  void aNameIsShownOnOneLineAndInItsOwnDirection() {
    assertThat(Introduction.of("Ida\r\nAdmin\u202Enimda\u0007", null).name())
        .isEqualTo("Ida Adminnimda");
    assertThat(Introduction.of("\u200F\u2066\n", null).name()).isNull();
    assertThat(Introduction.of(" Zoë 👩\u200D🌾 נועה ", null).name())
        .isEqualTo("Zoë 👩\u200D🌾 נועה");
  }

  @Test
  void attributesAreOnOneLineAndTheLastOfANameCounts() {
    assertThat(Introduction.attributes(List.of(
            new VisitorAttribute("plan", "free"),
            new VisitorAttribute(" plan ", "gold\n\u202Ecard"),
            new VisitorAttribute("\u200B", "nothing"))))
        .isEqualTo(Map.of("plan", "gold card"));
    assertThat(Introduction.attributes(null)).isNull();
  }
}

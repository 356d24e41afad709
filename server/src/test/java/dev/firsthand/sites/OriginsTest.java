package dev.firsthand.sites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.firsthand.rest.BadInput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which pages may carry a widget. */
class OriginsTest {

  @ParameterizedTest
  @CsvSource({
    "https://shop.example, https://shop.example",
    "HTTPS://Shop.Example/, https://shop.example",
    "https://shop.example:443, https://shop.example",
    "http://localhost:8080, http://localhost:8080",
    "http://shop.example:80/, http://shop.example",
    "https://*.shop.example, https://*.shop.example",
    "https://bücher.example, https://xn--bcher-kva.example",
  })
  void anOriginIsTidied(String entered, String stored) {
    assertEquals(List.of(stored), Origins.checked(List.of(entered)).patterns());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shop.example",
        "https://shop.example/help",
        "https://user@shop.example",
        "https://*",
        "https://*.com",
        "https://shop.*.example",
        "https://*shop.example",
        "ftp://shop.example",
        "https://shop.example; script-src *",
        "https://shop.example 'unsafe-inline'",
        "https://shop.example:99999",
        "https://-shop.example",
        "https://shop..example",
        "https://",
        "null",
        "*",
      })
  void whatIsNoOriginIsRefusedByName(String entered) {
    var refusal = assertThrows(BadInput.class, () -> Origins.checked(List.of(entered)));

    assertEquals("origins", refusal.field());
    assertTrue(refusal.advice().contains(entered));
  }

  @Test
  void aWildcardMeansHostsBelowAndNothingElse() {
    var origins = Origins.checked(List.of("https://*.shop.example", "http://localhost:8080"));

    assertTrue(origins.allow("https://www.shop.example"));
    assertTrue(origins.allow("https://a.b.shop.example"));
    assertTrue(origins.allow("http://localhost:8080"));
    for (var other : List.of(
        "https://shop.example",
        "https://evilshop.example",
        "http://www.shop.example",
        "https://www.shop.example:8443",
        "https://evil.example/.shop.example",
        "https://evil.example#.shop.example",
        "https://.shop.example",
        "http://localhost",
        "null",
        "")) {
      assertFalse(origins.allow(other), other);
    }
  }
}

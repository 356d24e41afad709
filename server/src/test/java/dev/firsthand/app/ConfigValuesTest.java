package dev.firsthand.app;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said of settings that can't be used. */
class ConfigValuesTest {

  @Test
  void aNameThatIsNearlyRightIsPutRight() {
    refused(Map.of(), "time.offer", "5s", "; did you mean times.offer?");
    refused(
        Map.of("FIRSTHAND_HTTP_PROT", "1"), "http.port", "1", "did you mean FIRSTHAND_HTTP_PORT?");
  }

  @Test
  void aNameThatIsLikeNoneGetsNoSuggestion() {
    refused(Map.of(), "foo", "1", "foo in the command line; ./firsthand config prints all");
    refused(
        Map.of("FIRSTHAND_FOO", "1"),
        "http.port",
        "1",
        "FIRSTHAND_FOO; ./firsthand config prints all");
  }

  @Test
  void aSentenceEndsOnce() {
    refused(Map.of(), "database.url", "mysql://x", "host:5432/database.");
  }

  private static void refused(
      Map<String, String> environment, String key, String value, String advice) {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> Config.of(ConfigValues.read(null, environment, Map.of(key, value))))
        .withMessageContaining(advice)
        .satisfies(
            e -> org.assertj.core.api.Assertions.assertThat(e.getMessage()).doesNotEndWith(".."));
  }
}

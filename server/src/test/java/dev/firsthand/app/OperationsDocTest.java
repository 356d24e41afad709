package dev.firsthand.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OperationsDocTest {

  private static final Path DOCUMENT =
      Path.of(System.getProperty("basedir", "."), "..", "docs", "OPERATIONS.md");

  @Test
  void theTableOfSettingsIsWhatTheServerReads() throws IOException {
    String table = Arrays.stream(ConfigKey.values())
        .map(OperationsDocTest::row)
        .collect(Collectors.joining("\n"));
    assertThat(between("<!-- settings -->", "<!-- end -->"))
        .isEqualTo("| setting | default | meaning |\n| --- | --- | --- |\n" + table);
  }

  @Test
  void everyExitCodeIsExplained() throws IOException {
    String codes = between("### Exit codes", "## Settings");
    Stream.of(0, Main.BAD_INPUT, Main.UNAVAILABLE, Main.FAULT, Main.BAD_CONFIG)
        .forEach(code -> assertThat(codes).contains("\n| `" + code + "` |"));
  }

  private static String row(ConfigKey key) {
    String fallback = key.fallback().isEmpty() ? "–" : "`" + key.fallback() + "`";
    String mark = key.secret() ? " *secret*" : "";
    return "| `" + key.key() + "` | " + fallback + " | " + key.doc() + mark + " |";
  }

  private static String between(String begin, String end) throws IOException {
    String text = Files.readString(DOCUMENT);
    int from = text.indexOf(begin) + begin.length();
    return text.substring(from, text.indexOf(end, from)).strip();
  }
}

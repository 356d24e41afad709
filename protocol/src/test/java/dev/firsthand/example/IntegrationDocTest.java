package dev.firsthand.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class IntegrationDocTest {

  private static final Path MODULE = Path.of(System.getProperty("basedir", "."));

  @Test
  void theExampleInTheDocumentIsTheOneThatCompiles() throws IOException {
    String source =
        Files.readString(MODULE.resolve("src/test/java/dev/firsthand/example/AskOnce.java"));
    String document = Files.readString(MODULE.resolve("../docs/INTEGRATION.md"));
    String example = source.substring(source.indexOf("import "));
    assertThat(document)
        .as("docs/INTEGRATION.md must show AskOnce.java from its imports on")
        .contains("```java\n" + example + "```");
  }
}

package dev.firsthand.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DependencyLedgerTest {

  private static final Path HOME = Path.of(System.getProperty("basedir", "."), "..");
  private static final Path LEDGER = HOME.resolve("docs/adr/0010-dependencies.md");
  private static final Pattern USED = Pattern.compile(
      "<(dependency|path)>\\s*(?:<!--.*?-->\\s*)?<groupId>([^<]+)</groupId>\\s*<artifactId>([^<]+)<",
      Pattern.DOTALL);
  private static final Pattern MANAGED =
      Pattern.compile("<dependencyManagement>.*?</dependencyManagement>", Pattern.DOTALL);
  private static final Pattern LINE = Pattern.compile("^\\| `([^`]+)` \\|", Pattern.MULTILINE);

  @Test
  void everyDependencyHasItsLineAndEveryLineItsDependency() throws IOException {
    Set<String> used = new TreeSet<>();
    for (String module : List.of(".", "protocol", "server", "web-widget", "bench")) {
      maven(HOME.resolve(module).resolve("pom.xml"), used);
    }
    for (String part : List.of(".", "shared", "loader", "widget", "console", "admin")) {
      npm(HOME.resolve("web-widget").resolve(part).resolve("package.json"), used);
    }
    var lines = new TreeSet<String>();
    LINE.matcher(Files.readString(LEDGER)).results().forEach(line -> lines.add(line.group(1)));
    assertThat(lines).as("docs/adr/0010-dependencies.md").isEqualTo(used);
  }

  private static void maven(Path pom, Set<String> used) throws IOException {
    String text = MANAGED.matcher(Files.readString(pom)).replaceAll("");
    USED.matcher(text)
        .results()
        .filter(found -> !found.group(2).equals("dev.firsthand"))
        .forEach(found -> used.add(found.group(3)));
  }

  private static void npm(Path file, Set<String> used) throws IOException {
    JsonNode wanted = JsonMapper.shared().readTree(Files.readString(file));
    for (String kind : List.of("dependencies", "devDependencies")) {
      wanted.path(kind).propertyNames().stream()
          .filter(name -> !name.startsWith("@firsthand/"))
          .forEach(used::add);
    }
  }
}

package dev.firsthand.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that need no server. */
class CommandsTest {

  @TempDir
  private Path data;

  @Test
  void aSiteWithABadOriginIsNotMade() {
    assertThat(run("site", "add", "s2", "--origin", "ftp://x")).contains("is no origin");
    assertThat(run("site", "add", "s2", "--origin", "https://x.example")).isEmpty();
  }

  @Test
  void aLinkIsPrintedWholeWhereTheAddressIsKnown() {
    String[] hire = {"staff", "add", "ida", "--name", "Ida"};
    assertThat(printed(() -> run(hire))).startsWith("/console/#/welcome/").hasLineCount(1);

    String[] link = {"staff", "link", "ida", "--set", "http.public-url=https://chat.example/"};
    assertThat(printed(() -> run(link))).startsWith("https://chat.example/console/#/welcome/");
  }

  @Test
  void aSettingWithoutAValueIsRefusedInPlainWords() {
    assertThat(run("site", "list", "--set", "foo")).contains("Value for option '--set'");
  }

  /** What the command says on standard error. */
  private String run(String... arguments) {
    var errors = new ByteArrayOutputStream();
    String[] all = Stream.concat(Arrays.stream(arguments), Stream.of("--data", data.toString()))
        .toArray(String[]::new);
    Main.run(all, new PrintStream(errors, true, StandardCharsets.UTF_8));
    return errors.toString(StandardCharsets.UTF_8);
  }

  private static String printed(Runnable command) {
    PrintStream before = System.out;
    var heard = new ByteArrayOutputStream();
    System.setOut(new PrintStream(heard, true, StandardCharsets.UTF_8));
    try {
      command.run();
    } finally {
      System.setOut(before);
    }
    return heard.toString(StandardCharsets.UTF_8);
  }
}

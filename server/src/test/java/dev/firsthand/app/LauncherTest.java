package dev.firsthand.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The launcher where little is set and little is there. */
@Timeout(60)
class LauncherTest {

  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final String TOOLS = "/usr/bin:/bin";

  /** How a command ended and what it wrote. */
  private record Ran(int code, String text) {}

  @Test
  void aJdkIsFoundWithoutAHome() throws Exception {
    var ran = run(
        Map.of("PATH", TOOLS, "JAVA_HOME", System.getProperty("java.home")),
        "set -eu; . tools/find-jdk.sh; echo \"$JAVA_HOME\"");

    assertThat(ran).isEqualTo(new Ran(0, System.getProperty("java.home") + "\n"));
  }

  @Test
  void theJdkOnThePathWinsOverNewerOnesElsewhere(@TempDir Path folder) throws Exception {
    String onPath = jdk(folder.resolve("path/jdk"), 21);
    jdk(folder.resolve("usual/jdk-99"), 99);
    String search = Files.readString(HOME.resolve("tools/find-jdk.sh"))
        .replace("/usr/lib/jvm /usr/java /opt", folder.resolve("usual").toString());
    Path script = Files.writeString(folder.resolve("search.sh"), search);

    var ran = run(
        Map.of("PATH", onPath + "/bin:" + TOOLS, "HOME", folder.toString()),
        "set -eu; . " + script + "; echo \"$JAVA_HOME\"");
    assertThat(ran).isEqualTo(new Ran(0, onPath + "\n"));

    String home = jdk(folder.resolve("home"), 22);
    var named = run(
        Map.of("PATH", onPath + "/bin:" + TOOLS, "HOME", folder.toString(), "JAVA_HOME", home),
        "set -eu; . " + script + "; echo \"$JAVA_HOME\"");
    assertThat(named).isEqualTo(new Ran(0, home + "\n"));
  }

  /** A folder that looks like a JDK. */
  private static String jdk(Path folder, int release) throws IOException {
    Path javac = Files.createDirectories(folder.resolve("bin")).resolve("javac");
    Files.writeString(javac, "#!/bin/sh\n");
    assertThat(javac.toFile().setExecutable(true)).isTrue();
    Files.writeString(folder.resolve("release"), "JAVA_VERSION=\"" + release + "\"\n");
    return folder.toRealPath().toString();
  }

  @Test
  void whereNoJdkIsOneLineSaysSo(@TempDir Path empty) throws Exception {
    String search = Files.readString(HOME.resolve("tools/find-jdk.sh"))
        .replace("/usr/lib/jvm /usr/java /opt", empty.toString())
        .replace("command -v javac", "command -v no-such-javac")
        .replace("/usr/libexec/java_home", empty.resolve("none").toString())
        .replace("/Library/Java/JavaVirtualMachines", empty.toString());
    Path script = Files.writeString(empty.resolve("search.sh"), search);

    var ran = run(Map.of("PATH", TOOLS, "HOME", empty.toString()), "set -eu; . " + script);

    assertThat(ran.code()).isEqualTo(69);
    assertThat(ran.text()).contains("(found: none)").hasLineCount(1);
  }

  @Test
  void aFolderThatOnlyLooksLikeAJdkIsPassedOver(@TempDir Path odd) throws Exception {
    Path javac = Files.createDirectories(odd.resolve("bin")).resolve("javac");
    Files.writeString(javac, "#!/bin/sh\n");
    assertThat(javac.toFile().setExecutable(true)).isTrue();

    var ran = run(
        Map.of("PATH", odd.resolve("bin") + ":" + TOOLS, "JAVA_HOME", odd.toString()),
        "set -eu; . tools/find-jdk.sh; echo went on");

    assertThat(ran.text()).containsAnyOf("went on", "a JDK 21 or newer is needed");
  }

  @Test
  void theLauncherMayBeCalledByALink(@TempDir Path folder) throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("fh"), HOME.resolve("firsthand"));

    var ran = run(
        Map.of("PATH", TOOLS),
        "sed '/^server=/,$d' firsthand > " + folder.resolve("head.sh") + "; sh -c '. "
            + folder.resolve("head.sh") + "; echo \"$home\"' " + link);

    assertThat(ran).isEqualTo(new Ran(0, HOME + "\n"));
  }

  @Test
  void nothingIsReportedToTheEncodersMakers(@TempDir Path folder) throws Exception {
    var ran = run(
        Map.of("PATH", TOOLS),
        "sed '/^server=/,$d' firsthand > " + folder.resolve("head.sh") + "; sh -c '. "
            + folder.resolve("head.sh") + "; env' " + HOME.resolve("firsthand"));

    assertThat(ran.text()).contains("ORT_DISABLE_TELEMETRY=1");
  }

  private static Ran run(Map<String, String> environment, String command)
      throws IOException, InterruptedException {
    var builder =
        new ProcessBuilder("sh", "-c", command).directory(HOME.toFile()).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(process.waitFor(), text);
  }
}

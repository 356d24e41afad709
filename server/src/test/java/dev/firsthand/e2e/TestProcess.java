package dev.firsthand.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, which can be killed. */
final class TestProcess implements AutoCloseable {

  private final Process process;
  private final Address at;
  private final Path errors;

  private TestProcess(Process process, Address at, Path errors) {
    this.process = process;
    this.at = at;
    this.errors = errors;
  }

  /** Starts the server and waits until it is ready. */
  static TestProcess start(Path data, int port, String... settings) {
    var command = new ArrayList<String>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx256m",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        System.getProperty("java.class.path"),
        "dev.firsthand.app.Main",
        "serve",
        "--port",
        Integer.toString(port),
        "--data",
        data.toString()));
    for (String setting : List.of(settings)) {
      command.add("--set");
      command.add(setting);
    }
    try {
      Path errors = data.resolve("errors.txt");
      Process process =
          new ProcessBuilder(command).redirectError(errors.toFile()).start();
      return new TestProcess(process, new Address(portOf(process)), errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Address at() {
    return at;
  }

  /** Ends the process as a power switch would, and waits until it is gone. */
  void kill() {
    process.destroyForcibly();
    ended();
  }

  /** Asks the process to end. */
  void asksToEnd() {
    process.destroy();
  }

  /** Asks the process to end, and gives its exit code. */
  int stop() {
    asksToEnd();
    return ended();
  }

  /** What the process wrote to standard error. */
  String errors() {
    try {
      return Files.readString(errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }

  private int ended() {
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        throw new AssertionError("The server does not end.");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Reads up to the line "ready http://…:port"; the rest is read and dropped. */
  private static int portOf(Process process) throws IOException {
    BufferedReader out = process.inputReader();
    var before = new StringBuilder();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      if (line.startsWith("ready ")) {
        Thread.ofPlatform().daemon().start(() -> out.lines().forEach(rest -> {}));
        return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1).strip());
      }
      before.append(line).append('\n');
    }
    throw new AssertionError("The server did not get ready:\n" + before);
  }
}

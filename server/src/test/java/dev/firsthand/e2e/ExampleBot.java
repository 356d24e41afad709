package dev.firsthand.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** The example bot of the documents, run with node as its readers would run it. */
final class ExampleBot implements AutoCloseable {

  private static final Path PROGRAM = Path.of("..", "docs", "examples", "webhook-bot", "bot.mjs")
      .toAbsolutePath()
      .normalize();

  private final Process process;
  final String url;

  private ExampleBot(Process process, String url) {
    this.process = process;
    this.url = url;
  }

  /** Starts the bot and waits until it listens. */
  static ExampleBot start(String secrets, long delayMs) {
    var builder = new ProcessBuilder("node", PROGRAM.toString()).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of("WEBHOOK_SECRETS", secrets, "PORT", "0", "DELAY_MS", Long.toString(delayMs)));
    try {
      Process process = builder.start();
      String line = process.inputReader().readLine();
      if (line == null || !line.startsWith("ready ")) {
        throw new AssertionError("The example bot did not start: " + line);
      }
      return new ExampleBot(process, line.substring("ready ".length()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

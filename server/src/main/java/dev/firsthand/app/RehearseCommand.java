package dev.firsthand.app;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * {@code firsthand rehearse}: starts the demo in a folder of its own, asks it for its pages, and ends.
 * The launcher lets the JVM watch once after each build, so that every later start is quick.
 */
@Command(
    name = "rehearse",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Starts and ends once, for the JVM to learn from.")
final class RehearseCommand implements Callable<Integer> {

  private static final List<String> PAGES =
      List.of("/", "/widget.js", "/widget/?site=" + DemoData.SITE.value(), "/console/", "/readyz");

  @Override
  public Integer call() throws IOException {
    Path data = Files.createTempDirectory("firsthand-rehearsal");
    try {
      rehearse(data);
    } finally {
      delete(data);
    }
    return 0;
  }

  private static void rehearse(Path data) throws IOException {
    Config config = Config.of(ConfigValues.read(
        null,
        Map.of(),
        Map.of(ConfigKey.DATA_DIRECTORY.key(), data.toString(), ConfigKey.HTTP_PORT.key(), "0")));
    Logs.apply(config.logs());
    Clock clock = Clock.systemUTC();
    var random = new SecureRandom();
    var house = new House(config, clock, random);
    DemoData.install(house, data);
    try (var running = new RunningHouse(house, config, clock, random, true, Version.text())) {
      running.awaitIndexes();
      for (String page : PAGES) {
        read(URI.create("http://127.0.0.1:" + running.port() + page));
      }
    }
  }

  private static void read(URI page) throws IOException {
    var connection = (HttpURLConnection) page.toURL().openConnection();
    try (InputStream in = connection.getInputStream()) {
      in.readAllBytes();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

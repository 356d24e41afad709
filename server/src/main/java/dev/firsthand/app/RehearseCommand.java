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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * {@code firsthand rehearse}: starts the demo in a folder of its own, asks it for its pages, plays a
 * {@link BusyDay} there, and ends. The launcher lets the JVM watch once after each build, so that
 * every later start is quick, and what is hot then is compiled at once.
 */
@Command(
    name = "rehearse",
    hidden = true,
    mixinStandardHelpOptions = true,
    description = "Starts and ends once, for the JVM to learn from.")
final class RehearseCommand implements Callable<Integer> {

  private static final List<String> PAGES =
      List.of("/", "/widget.js", "/widget/?site=" + DemoData.SITE.value(), "/console/", "/readyz");

  /** What would hold up who does in seconds what takes others a day. */
  private static final Map<String, String> UNHURRIED = Map.of(
      ConfigKey.BOT_SEMANTIC.key(), "false",
      ConfigKey.HTTP_PORT.key(), "0",
      ConfigKey.HTTP_REQUESTS_PER_SECOND.key(), "100000",
      ConfigKey.LIMITS_VISITOR_BURST.key(), "1000",
      ConfigKey.LIMITS_VISITOR_A_MINUTE.key(), "60000",
      ConfigKey.TIMES_FIT.key(), "1s",
      ConfigKey.TIMES_RAMP_UP.key(), "0s");

  @Override
  public Integer call() throws IOException {
    Path data = Files.createTempDirectory("firsthand-rehearsal");
    try {
      rehearse(data, BusyDay.Size.WHOLE);
    } finally {
      delete(data);
    }
    return 0;
  }

  /** Gives what was played. */
  static BusyDay.Played rehearse(Path data, BusyDay.Size size) throws IOException {
    var settings = new HashMap<>(UNHURRIED);
    settings.put(ConfigKey.DATA_DIRECTORY.key(), data.toString());
    Config config = Config.of(ConfigValues.read(null, Map.of(), settings));
    Logs.apply(config.logs());
    Clock clock = Clock.systemUTC();
    var random = new SecureRandom();
    var house = new House(config, clock, random);
    List<BusyDay.SignIn> staff = staff(DemoData.install(house, data));
    try (var running = new RunningHouse(house, config, clock, random, true, Version.text())) {
      running.awaitIndexes();
      for (String page : PAGES) {
        read(URI.create("http://127.0.0.1:" + running.port() + page));
      }
      return new BusyDay(running.port(), DemoData.SITE.value(), staff, size).play();
    }
  }

  /** The demo's sign-ins, each {@code role login password}. */
  private static List<BusyDay.SignIn> staff(List<String> signIns) {
    return signIns.stream()
        .map(line -> line.strip().split(" +"))
        .map(words -> new BusyDay.SignIn(words[1], words[2]))
        .toList();
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

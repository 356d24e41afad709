package dev.firsthand.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code firsthand demo}: everything to try out. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Runs a server with a demo shop, agents and an FAQ.")
final class DemoCommand implements Callable<Integer> {

  private static final Pattern DAYS = Pattern.compile("([1-9][0-9]{0,2})d");

  @Mixin
  private Options options = new Options();

  @Option(
      names = "--history",
      paramLabel = "DAYS",
      description = "Gives an empty demo a past, such as 90d, before it starts.")
  @Nullable
  String history;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Another past for each; 1 if not given.")
  long seed;

  @Override
  public Integer call() throws Exception {
    ConfigValues values =
        options.values(Map.of(ConfigKey.DATA_DIRECTORY, Path.of("data", "demo").toString()));
    if (history != null) {
      Matcher days = DAYS.matcher(history);
      if (!days.matches()) {
        throw new ConfigException("--history must be a number of days up to 999, such as 90d.");
      }
      makePast(Integer.parseInt(days.group(1)));
    }
    return Serving.run(Config.of(values), true, DemoCommand::prepare, System.out);
  }

  /** Before anybody is served, a power cut costs nothing but the making. */
  private void makePast(int days) throws IOException {
    Config config = Config.of(options.values(Map.of(
        ConfigKey.DATA_DIRECTORY,
        Path.of("data", "demo").toString(),
        ConfigKey.DATABASE_DURABILITY,
        "normal")));
    Logs.apply(new Config.Logs(Config.Logs.Format.PLAIN, Config.Logs.Level.WARN));
    Files.createDirectories(config.data());
    System.out.println("Making a past of " + days + " days ...");
    Instant begun = Instant.now();
    DataLock alone = DataLock.on(config.data());
    try (var truth = new TruthFile(config.data().resolve("demo-truth.csv"))) {
      int came = new DemoPast(days, seed, DemoPast.VISITORS_A_DAY)
          .make(
              config,
              config.data(),
              begun.truncatedTo(ChronoUnit.MINUTES),
              new SecureRandom(),
              truth);
      System.out.println(
          came == 0
              ? "Somebody has chatted here already: the past stays as it is."
              : came + " visitors came, made in "
                  + Duration.between(begun, Instant.now()).toSeconds() + " s.");
    } finally {
      alone.close();
    }
  }

  private static List<String> prepare(House house, Path data) throws IOException {
    var lines = new ArrayList<String>();
    List<String> signIns = DemoData.install(house, data);
    lines.add("  The shop, with the widget     {address}/");
    lines.add("  The agents' console           {address}/console/");
    lines.add("  The admin pages               {address}/admin/");
    lines.add("");
    lines.add("  Sign-ins of this demo (made by chance, kept in "
        + data.resolve("demo-sign-ins.txt") + "):");
    signIns.forEach(line -> lines.add("    " + line));
    lines.add("");
    return lines;
  }
}

package dev.firsthand.app;

import dev.firsthand.store.DatabaseSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a server in the foreground until it is told to stop. */
final class Serving {

  private static final Logger log = LoggerFactory.getLogger(Serving.class);

  private Serving() {}

  /** Makes what must be there before the first request, and says what to print about it. */
  interface Preparation {
    List<String> prepare(House house, Path data) throws IOException;
  }

  /** Blocks until the process is asked to end by a signal; gives the exit code that tells of it. */
  static int run(Config config, boolean withShop, Preparation preparation, PrintStream out)
      throws IOException, InterruptedException {
    Logs.apply(config.logs());
    var stop = StopSignal.taken();
    Clock clock = Clock.systemUTC();
    var random = new SecureRandom();
    var house = new House(config, clock, random);
    Optional<DataLock> alone = config.database() instanceof DatabaseSettings.Sqlite
        ? Optional.of(DataLock.on(config.data()))
        : Optional.empty();
    List<String> lines = new ArrayList<>(preparation.prepare(house, config.data()));
    var running = new RunningHouse(house, config, clock, random, withShop, Version.text());
    announce(running, config, lines, out);
    int code = stop.await();
    running.drain();
    running.close();
    alone.ifPresent(DataLock::close);
    return code;
  }

  private static void announce(
      RunningHouse running, Config config, List<String> lines, PrintStream out) {
    String address = address(config, running.port());
    out.println();
    lines.forEach(line -> out.println(line.replace("{address}", address)));
    out.println("ready " + address);
    out.flush();
    log.atInfo().addKeyValue("port", running.port()).log("server.ready");
  }

  private static String address(Config config, int port) {
    if (!config.publicAddress().isEmpty()) {
      return config.publicAddress();
    }
    String host = config.http().host();
    String shown = host.equals("0.0.0.0") || host.equals("127.0.0.1") ? "localhost" : host;
    String scheme = config.http().tls() == null ? "http" : "https";
    return scheme + "://" + shown + ":" + port;
  }
}

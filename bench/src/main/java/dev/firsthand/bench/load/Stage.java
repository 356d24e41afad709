package dev.firsthand.bench.load;

import dev.firsthand.app.Crowd;
import dev.firsthand.app.StoredWords;
import dev.firsthand.store.DatabaseSettings;
import dev.firsthand.store.PostgresForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** A server of one variant, with its folder and its agents' sessions, as long as this is open. */
final class Stage implements AutoCloseable {

  private final Variant variant;
  private final Plan plan;
  private final Path folder;
  private final List<String> settings;
  private final List<String> cookies;
  private ServerProcess server;

  private Stage(
      Variant variant,
      Plan plan,
      Path folder,
      List<String> settings,
      List<String> cookies,
      ServerProcess server) {
    this.variant = variant;
    this.plan = plan;
    this.folder = folder;
    this.settings = settings;
    this.cookies = cookies;
    this.server = server;
  }

  /** Furnishes a new folder, and starts the server. */
  static Stage open(Variant variant, Plan plan) throws IOException, SQLException {
    Path folder = Files.createTempDirectory("firsthand-load");
    if (variant.isRelay()) {
      ServerProcess server = start(variant, plan, folder, List.of(), 0);
      return new Stage(variant, plan, folder, List.of(), List.of(), server);
    }
    var settings = settings(variant, plan);
    String[] given = settings.toArray(String[]::new);
    var cookies = plan.agents() == 0
        ? List.<String>of()
        : Crowd.furnish(folder, plan.agents(), plan.capacity(), 0, given);
    if (plan.stored() > 0) {
      StoredWords.write(folder, plan.stored(), given);
    }
    ServerProcess server = start(variant, plan, folder, settings, 0);
    return new Stage(variant, plan, folder, settings, cookies, server);
  }

  /**
   * Starts the server.
   *
   * @param port to listen on; 0 for any
   */
  private static ServerProcess start(
      Variant variant, Plan plan, Path folder, List<String> settings, int port) throws IOException {
    Path log = folder.resolve("server.log");
    if (variant.isRelay()) {
      String how = variant == Variant.RELAY_JSON ? "json" : plan.relay();
      var arguments = List.of(how, Integer.toString(plan.agents()));
      var java = Product.fromClassPath(plan.heap(), Relay.class.getName());
      return ServerProcess.start(java, arguments, log, !plan.everyCore(), () -> 0);
    }
    var arguments = new ArrayList<>(
        List.of("serve", "--port", Integer.toString(port), "--data", folder.toString()));
    settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
    DoubleSupplier beside =
        variant == Variant.POSTGRES ? () -> Machine.cpuOfNamed("postgres") : () -> 0;
    return ServerProcess.start(
        Product.java(plan.heap()), arguments, log, !plan.everyCore(), beside);
  }

  private static List<String> settings(Variant variant, Plan plan) throws SQLException {
    var settings = new ArrayList<>(List.of(
        "times.ramp-up=0s",
        "times.offer=5m",
        "http.threads=1",
        "http.requests-per-second=100000",
        "http.connections-per-address=20000",
        "limits.visitor-burst=1000",
        "limits.visitor-a-minute=60000"));
    settings.addAll(plan.settings());
    switch (variant) {
      case SQLITE_NORMAL -> settings.add("database.durability=normal");
      case POSTGRES -> {
        DatabaseSettings.Postgres database = PostgresForTests.newDatabase();
        settings.add("database.url=" + database.url());
      }
      default -> settings.add("database.durability=full");
    }
    return settings;
  }

  ServerProcess server() {
    return server;
  }

  /**
   * Kills the server as a power cut would, and starts it again on the same data and port.
   *
   * @return seconds from the start to when it was ready
   */
  double killAndStartAgain() throws IOException {
    int port = server.port();
    server.close();
    server = start(variant, plan, folder, settings, port);
    return server.secondsToReady();
  }

  /** Stops the server for good, and reads how often each of these keys is in the log. */
  Map<String, Integer> keysInLog(Collection<String> conversations) {
    server.close();
    return StoredWords.keys(folder, conversations, settings.toArray(String[]::new));
  }

  /** Visitors and all agents, each visitor with an agent. */
  Cast cast(Sockets sockets, int visitors) {
    return variant.isRelay()
        ? Cast.atRelay(sockets, server.port(), visitors, plan.agents())
        : Cast.atHouse(sockets, server.port(), visitors, cookies);
  }

  List<String> cookies() {
    return cookies;
  }

  /** Where an idle visitor connects, and what it says then; null for nothing. */
  String visitorsDoor(int number) {
    return variant.isRelay() ? "/visitor/" + number : "/ws/visitor";
  }

  @Nullable
  String visitorsHello() {
    return variant.isRelay() ? null : "{\"type\":\"hello\",\"id\":\"h\",\"site\":\"demo\"}";
  }

  @Override
  public void close() throws IOException {
    server.close();
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}

package dev.firsthand.bench.load;

import dev.firsthand.app.Crowd;
import dev.firsthand.store.DatabaseSettings;
import dev.firsthand.store.PostgresForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server of one variant, with its folder and its agents' sessions, as long as this is open. */
final class Stage implements AutoCloseable {

  private final Variant variant;
  private final Path folder;
  private final List<String> cookies;
  private final ServerProcess server;

  private Stage(Variant variant, Path folder, List<String> cookies, ServerProcess server) {
    this.variant = variant;
    this.folder = folder;
    this.cookies = cookies;
    this.server = server;
  }

  /** Starts the server; {@code java} are options of its JVM. */
  static Stage open(Variant variant, int visitors, int agents, List<String> java)
      throws IOException, SQLException {
    Path folder = Files.createTempDirectory("firsthand-load");
    Path log = folder.resolve("server.log");
    if (variant.isRelay()) {
      String how = variant == Variant.RELAY_JSON ? "json" : "raw";
      var server = ServerProcess.start(
          java, Relay.class.getName(), List.of(how, Integer.toString(agents)), log, () -> 0);
      return new Stage(variant, folder, List.of(), server);
    }
    var settings = settings(variant);
    int each = Math.ceilDiv(visitors, agents);
    var cookies = Crowd.furnish(folder, agents, each, 0, settings.toArray(String[]::new));
    var arguments = new ArrayList<>(List.of("serve", "--port", "0", "--data", folder.toString()));
    settings.forEach(setting -> arguments.addAll(List.of("--set", setting)));
    var server = ServerProcess.start(
        java,
        "dev.firsthand.app.Main",
        arguments,
        log,
        variant == Variant.POSTGRES ? () -> Machine.cpuOfNamed("postgres") : () -> 0);
    return new Stage(variant, folder, cookies, server);
  }

  private static List<String> settings(Variant variant) throws SQLException {
    var settings = new ArrayList<>(List.of(
        "bot.semantic=false",
        "times.ramp-up=0s",
        "times.offer=5m",
        "http.threads=1",
        "http.requests-per-second=100000",
        "http.connections-per-address=20000",
        "limits.visitor-burst=1000",
        "limits.visitor-a-minute=60000"));
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

  Path folder() {
    return folder;
  }

  Cast cast(Sockets sockets, int visitors, int agents) {
    return variant.isRelay()
        ? Cast.atRelay(sockets, server.port(), visitors, agents)
        : Cast.atHouse(sockets, server.port(), visitors, cookies);
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

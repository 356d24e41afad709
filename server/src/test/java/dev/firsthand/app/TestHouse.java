package dev.firsthand.app;

import dev.firsthand.access.Author;
import dev.firsthand.access.Role;
import dev.firsthand.access.StaffDraft;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.faq.FaqFormat;
import dev.firsthand.tours.Tour;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A whole server in this process, on a port of its own: the real wiring over a real database, one
 * site with a small FAQ, two agents and an admin, who all know the console. Stopped and started again, it goes on where it
 * stood.
 */
public final class TestHouse implements AutoCloseable {

  /** The site's key. */
  public static final String SITE = "demo";

  /** Everybody's password. */
  public static final String PASSWORD = "green tea at dawn";

  /** The agents' and the admin's logins. */
  public static final String MARIA = "maria";

  public static final String JONAS = "jonas";
  public static final String ADA = "ada";

  /** The name under which visitors know {@link #MARIA}. */
  public static final String MARIAS_NAME = "Maria Lindqvist";

  private static final Map<String, String> QUICK = Map.of(
      "bot.semantic", "false",
      "times.grace", "1s",
      "times.drain", "2s",
      "log.level", "error",
      "http.port", "0");

  /** A furnished database; each house begins with a copy. */
  private static byte @Nullable [] furnished;

  private final Path data;
  private final Map<String, String> settings;
  private final boolean withShop;
  private RunningHouse running;

  private TestHouse(Path data, Map<String, String> settings, boolean withShop) {
    this.data = data;
    this.settings = settings;
    this.withShop = withShop;
    this.running = run(settings);
  }

  /** Starts a furnished server; {@code settings} are {@code key=value}. */
  public static TestHouse start(Path data, String... settings) {
    furnish(data);
    return new TestHouse(data, all(settings), false);
  }

  /** Starts a server on what an earlier one left, with other settings. */
  public static TestHouse again(Path data, String... settings) {
    return new TestHouse(data, all(settings), false);
  }

  /** The same as {@link #start}, with the demo's shop at the root. */
  public static TestHouse withShop(Path data, String... settings) {
    furnish(data);
    return new TestHouse(data, all(settings), true);
  }

  /** Puts site, FAQ and staff into the database under {@code data}, without a server. */
  public static synchronized void furnish(Path data) {
    try {
      if (furnished == null) {
        Path template = Files.createTempDirectory("firsthand-test");
        template.toFile().deleteOnExit();
        Path file = template.resolve("firsthand.db");
        furnishAnew(template, all());
        furnished = Files.readAllBytes(file);
        Files.delete(file);
      }
      Files.write(data.resolve("firsthand.db"), furnished);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void furnishAnew(Path data, Map<String, String> settings) {
    var random = new SecureRandom();
    try (var house = new House(config(data, settings), Clock.systemUTC(), random)) {
      house.sites.create(SITE, "Spoke & Wheel", Author.HOUSE);
      house.faqRegister.load(new SiteKey(SITE), faq(), FaqFormat.JSON, false, Author.HOUSE);
      String hash = house.passwords.hash(PASSWORD);
      hire(house, MARIA, MARIAS_NAME, Role.AGENT, hash);
      hire(house, JONAS, "Jonas Weber", Role.AGENT, hash);
      hire(house, ADA, "Ada Moreau", Role.ADMIN, hash);
    }
  }

  /** Puts the same into the database that {@code settings} name. */
  public static void furnishElsewhere(Path data, String... settings) {
    furnishAnew(data, all(settings));
  }

  /** Runs a command as the launcher does, beside whatever is running; gives its exit code. */
  public static int command(String... arguments) {
    return Main.run(arguments, System.err);
  }

  /** The port that the server listens on. */
  public int port() {
    return running.port();
  }

  /** Empties the memory of conversations. */
  public void forgetAll() {
    running.forgetAll();
  }

  /** Sends the clients away, as a stopping server does; returns when they have left. */
  public void drain() {
    running.drain();
  }

  /** Stops the server and starts it again on the same data and port. */
  public void restart() {
    int port = running.port();
    running.close();
    var same = new HashMap<>(settings);
    same.put("http.port", Integer.toString(port));
    running = run(same);
  }

  @Override
  public void close() {
    running.close();
  }

  private RunningHouse run(Map<String, String> chosen) {
    var config = config(data, chosen);
    var random = new SecureRandom();
    return new RunningHouse(
        new House(config, Clock.systemUTC(), random),
        config,
        Clock.systemUTC(),
        random,
        withShop,
        "test");
  }

  static Config config(Path data, Map<String, String> settings) {
    var all = new HashMap<>(settings);
    all.put("data.directory", data.toString());
    var config = Config.of(ConfigValues.read(null, Map.of(), all));
    Logs.apply(config.logs());
    return config;
  }

  static Map<String, String> all(String... settings) {
    var all = new HashMap<>(QUICK);
    List.of(settings).forEach(setting -> {
      int equals = setting.indexOf('=');
      all.put(setting.substring(0, equals), setting.substring(equals + 1));
    });
    return Map.copyOf(all);
  }

  private static void hire(House house, String login, String name, Role role, String hash) {
    var hired = house.register.create(StaffDraft.of(login, name, role), hash, Author.HOUSE);
    house.tours.see(hired.id(), Tour.CONSOLE);
  }

  private static byte[] faq() {
    try (InputStream in = TestHouse.class.getResourceAsStream("/e2e/faq.json")) {
      return Objects.requireNonNull(in, "e2e/faq.json").readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

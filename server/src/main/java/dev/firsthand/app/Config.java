package dev.firsthand.app;

import dev.firsthand.access.SessionTimes;
import dev.firsthand.conversation.HouseTimes;
import dev.firsthand.conversation.MailTimes;
import dev.firsthand.conversation.PromiseTimes;
import dev.firsthand.engine.ServiceTarget;
import dev.firsthand.gateway.VisitorLimit;
import dev.firsthand.http.ServerOptions;
import dev.firsthand.mail.MailServer;
import dev.firsthand.push.PushRoom;
import dev.firsthand.push.PushServices;
import dev.firsthand.routing.Workload;
import dev.firsthand.store.DatabaseSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configuration, checked: whoever holds one need not check again.
 *
 * @param node this node's name in snapshots and logs
 * @param publicUrl the server's address as browsers know it, or empty
 * @param workload how much agents may have
 * @param rest how long an agent is not asked again for a conversation they declined
 * @param fit how long a conversation waits for an agent who fits
 * @param fileBytes the largest file that may be sent; 0 for none
 * @param metricsToken bearer token for /metrics, or empty
 * @param mail the server that takes our mail; null if none is sent
 * @param push how agents' devices are called
 */
record Config(
    String node,
    ServerOptions http,
    String publicUrl,
    Path data,
    DatabaseSettings database,
    HouseTimes times,
    Workload workload,
    Duration rest,
    Duration fit,
    SessionTimes sessions,
    Duration heartbeat,
    Duration drain,
    VisitorLimit visitorLimit,
    int fileBytes,
    ServiceTarget service,
    boolean semantic,
    Logs logs,
    String metricsToken,
    @Nullable MailServer mail,
    PushRoom.Terms push,
    Tests tests) {

  /** How logs look. */
  record Logs(Format format, Level level) {
    enum Format {
      PLAIN,
      JSON
    }

    enum Level {
      ERROR,
      WARN,
      INFO,
      DEBUG
    }
  }

  /** What test set-ups may switch on. */
  record Tests(boolean echo, Duration botDelay, boolean botFails) {
    boolean any() {
      return echo || botFails || !botDelay.isZero();
    }
  }

  /** Checks the values. */
  static Config of(ConfigValues values) {
    Path data = Path.of(values.text(ConfigKey.DATA_DIRECTORY));
    Duration heartbeat = values.duration(ConfigKey.TIMES_HEARTBEAT);
    return new Config(
        values.text(ConfigKey.NODE_NAME),
        http(values, heartbeat),
        values.text(ConfigKey.HTTP_PUBLIC_URL),
        data,
        database(values, data),
        new HouseTimes(
            values.duration(ConfigKey.TIMES_OFFER),
            values.duration(ConfigKey.TIMES_GRACE),
            values.duration(ConfigKey.TIMES_BOT),
            values.duration(ConfigKey.TIMES_ASK_BACK),
            values.duration(ConfigKey.TIMES_PATIENCE),
            values.duration(ConfigKey.TIMES_BOT_IDLE),
            values.duration(ConfigKey.TIMES_REOPEN),
            values.duration(ConfigKey.TIMES_SAME_AGENT),
            values.duration(ConfigKey.TIMES_SECOND_OFFER),
            new PromiseTimes(
                values.duration(ConfigKey.TIMES_PROMISE),
                values.duration(ConfigKey.TIMES_REMIND),
                values.duration(ConfigKey.TIMES_REMIND_AGAIN),
                values.duration(ConfigKey.TIMES_SETTLED)),
            values.duration(ConfigKey.TIMES_KNOWN),
            new MailTimes(
                !values.text(ConfigKey.MAIL_HOST).isEmpty(),
                values.duration(ConfigKey.MAIL_UNSEEN),
                values.duration(ConfigKey.MAIL_RETRY),
                values.number(ConfigKey.MAIL_TRIES, 1, 100))),
        new Workload(
            values.duration(ConfigKey.TIMES_QUIET),
            values.number(ConfigKey.CAPACITY_QUIET_PERCENT, 0, 100),
            values.number(ConfigKey.CAPACITY_RESERVE_PERCENT, 0, 100_000),
            values.duration(ConfigKey.TIMES_RAMP_UP)),
        values.duration(ConfigKey.TIMES_REST),
        values.duration(ConfigKey.TIMES_FIT),
        new SessionTimes(
            values.duration(ConfigKey.TIMES_SESSION),
            values.duration(ConfigKey.TIMES_SESSION_MOST)),
        heartbeat,
        values.duration(ConfigKey.TIMES_DRAIN),
        new VisitorLimit(
            values.number(ConfigKey.LIMITS_VISITOR_BURST, 1, 1_000_000),
            values.number(ConfigKey.LIMITS_VISITOR_A_MINUTE, 1, 60_000)),
        values.number(ConfigKey.FILES_BYTES, 0, 100 << 20),
        new ServiceTarget(
            values.number(ConfigKey.SERVICE_SHARE, 1, 100),
            values.duration(ConfigKey.SERVICE_WITHIN),
            values.duration(ConfigKey.SERVICE_ALERT)),
        values.truth(ConfigKey.BOT_SEMANTIC),
        new Logs(
            values.oneOf(ConfigKey.LOG_FORMAT, Logs.Format.class),
            values.oneOf(ConfigKey.LOG_LEVEL, Logs.Level.class)),
        values.text(ConfigKey.METRICS_TOKEN),
        mail(values),
        push(values),
        new Tests(
            values.truth(ConfigKey.TEST_ECHO),
            values.duration(ConfigKey.TEST_BOT_DELAY),
            values.truth(ConfigKey.TEST_BOT_FAILS)));
  }

  /** The server's address as browsers know it, ready for a path; empty if nobody has set it. */
  String publicAddress() {
    return publicUrl.replaceAll("/+$", "");
  }

  /** All settings as YAML, each with its sentence; secrets as {@code ***}. */
  static String printed(ConfigValues values) {
    var yaml = new StringBuilder();
    String section = "";
    for (ConfigKey key : ConfigKey.values()) {
      int dot = key.key().indexOf('.');
      if (!key.key().substring(0, dot).equals(section)) {
        section = key.key().substring(0, dot);
        yaml.append(section).append(":\n");
      }
      String value = values.text(key);
      yaml.append("  # ")
          .append(key.doc())
          .append("\n  ")
          .append(key.key().substring(dot + 1))
          .append(": ")
          .append(key.secret() && !value.isEmpty() ? "\"***\"" : quoted(value))
          .append('\n');
    }
    return yaml.toString();
  }

  private static String quoted(String value) {
    return value.matches("[A-Za-z0-9./_-]+")
        ? value
        : "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static ServerOptions http(ConfigValues values, Duration heartbeat) {
    ServerOptions plain = ServerOptions.defaults();
    ServerOptions.Limits limits = plain.limits();
    try {
      return new ServerOptions(
          values.text(ConfigKey.HTTP_HOST),
          values.number(ConfigKey.HTTP_PORT, 0, 65_535),
          tls(values),
          values.list(ConfigKey.HTTP_TRUSTED_PROXIES),
          values.number(ConfigKey.HTTP_THREADS, 0, 1_024),
          new ServerOptions.Limits(
              limits.requestLineBytes(),
              limits.headerBytes(),
              values.number(ConfigKey.HTTP_BODY_BYTES, 1_024, 1 << 30),
              values.number(ConfigKey.HTTP_MESSAGE_BYTES, 16_384, 1 << 24),
              limits.fragments(),
              limits.writeLow(),
              limits.writeHigh(),
              limits.writeMost(),
              values.number(ConfigKey.HTTP_CONNECTIONS, 1, 10_000_000),
              values.number(ConfigKey.HTTP_CONNECTIONS_PER_ADDRESS, 1, 10_000_000),
              values.number(ConfigKey.HTTP_REQUESTS_PER_SECOND, 1, 1_000_000),
              limits.requestBurst()),
          plain.times().withHeartbeat(heartbeat),
          new ServerOptions.Deflate(
              values.truth(ConfigKey.HTTP_DEFLATE),
              plain.deflate().fromBytes(),
              plain.deflate().inflatedBytes()));
    } catch (IllegalArgumentException e) {
      throw new ConfigException("The settings under http can't be used: " + bare(e) + ".");
    }
  }

  private static ServerOptions.@Nullable Tls tls(ConfigValues values) {
    String certificate = values.text(ConfigKey.HTTP_TLS_CERTIFICATE);
    String key = values.text(ConfigKey.HTTP_TLS_KEY);
    if (certificate.isEmpty() != key.isEmpty()) {
      throw ConfigValues.bad(
          certificate.isEmpty() ? ConfigKey.HTTP_TLS_CERTIFICATE : ConfigKey.HTTP_TLS_KEY,
          "is missing: TLS needs a certificate and a key");
    }
    return certificate.isEmpty() ? null : new ServerOptions.Tls(Path.of(certificate), Path.of(key));
  }

  /** All of it or nothing: half a mail server sends no mail, and nobody would know. */
  private static @Nullable MailServer mail(ConfigValues values) {
    String host = values.text(ConfigKey.MAIL_HOST);
    String from = values.text(ConfigKey.MAIL_FROM);
    String user = values.text(ConfigKey.MAIL_USER);
    String password = values.text(ConfigKey.MAIL_PASSWORD);
    int port = values.number(ConfigKey.MAIL_PORT, 1, 65_535);
    var tls = values.oneOf(ConfigKey.MAIL_TLS, MailServer.Tls.class);
    if (host.isEmpty()) {
      for (ConfigKey key :
          List.of(ConfigKey.MAIL_FROM, ConfigKey.MAIL_USER, ConfigKey.MAIL_PASSWORD)) {
        if (!values.text(key).isEmpty()) {
          throw ConfigValues.bad(
              ConfigKey.MAIL_HOST, "is missing: " + key.key() + " says that mail is to be sent");
        }
      }
      return null;
    }
    if (!host.matches("[A-Za-z0-9.:_-]+")) {
      throw ConfigValues.bad(
          ConfigKey.MAIL_HOST, "must be a host's name, such as mail.example.com");
    }
    if (!from.matches("[^@\\s<>\"]+@[A-Za-z0-9.-]+")) {
      throw ConfigValues.bad(
          ConfigKey.MAIL_FROM,
          "must be the address that letters come from, such as chat@example.com");
    }
    if (user.isEmpty() != password.isEmpty()) {
      throw ConfigValues.bad(
          user.isEmpty() ? ConfigKey.MAIL_USER : ConfigKey.MAIL_PASSWORD,
          "is missing: to sign in takes a user and a password");
    }
    return new MailServer(host, port, orNull(user), orNull(password), from, tls);
  }

  private static PushRoom.Terms push(ConfigValues values) {
    String contact = values.text(ConfigKey.PUSH_CONTACT);
    String from = values.text(ConfigKey.MAIL_FROM);
    String address = values.text(ConfigKey.HTTP_PUBLIC_URL);
    if (!contact.matches("|mailto:[^@\\s]+@[^@\\s]+|https://\\S+")) {
      throw ConfigValues.bad(
          ConfigKey.PUSH_CONTACT, "must be like mailto:chat@example.com or https://example.com");
    }
    if (contact.isEmpty() && !from.isEmpty()) {
      contact = "mailto:" + from;
    } else if (contact.isEmpty() && address.startsWith("https://")) {
      contact = address;
    }
    try {
      return new PushRoom.Terms(
          new PushServices(values.list(ConfigKey.PUSH_SERVICES)),
          contact,
          values.duration(ConfigKey.PUSH_AFTER));
    } catch (IllegalArgumentException e) {
      throw ConfigValues.bad(ConfigKey.PUSH_SERVICES, "can't be used: " + bare(e));
    }
  }

  private static DatabaseSettings database(ConfigValues values, Path data) {
    String url = values.text(ConfigKey.DATABASE_URL);
    if (url.isEmpty()) {
      return new DatabaseSettings.Sqlite(
          data.resolve("firsthand.db"),
          values.oneOf(ConfigKey.DATABASE_DURABILITY, DatabaseSettings.Durability.class));
    }
    try {
      return new DatabaseSettings.Postgres(
          url,
          orNull(values.text(ConfigKey.DATABASE_USER)),
          orNull(values.text(ConfigKey.DATABASE_PASSWORD)),
          values.number(ConfigKey.DATABASE_CONNECTIONS, 2, 1_000));
    } catch (IllegalArgumentException e) {
      throw ConfigValues.bad(ConfigKey.DATABASE_URL, "can't be used: " + bare(e));
    }
  }

  /** What an exception says, without the full stop that our sentence brings. */
  private static String bare(IllegalArgumentException e) {
    return String.valueOf(e.getMessage()).replaceAll("\\.$", "");
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}

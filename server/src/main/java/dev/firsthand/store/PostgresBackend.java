package dev.firsthand.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.firsthand.engine.ConversationLog.BoxKind;
import dev.firsthand.engine.LogBacklog;
import dev.firsthand.engine.LogUnavailable;
import dev.firsthand.engine.OldChats;
import dev.firsthand.engine.TranscriptIndex;
import dev.firsthand.routing.Workload;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** A database on a PostgreSQL server. Thread-safe. */
final class PostgresBackend implements Backend {

  private static final int OLDEST = 14;
  private static final String SOCKET_TIMEOUT_IN_S = "10";
  private static final long POOL_TIMEOUT_IN_MS = 5_000;

  private static final int MOST_WRITERS = 4;

  private static final String FLUSHED = """
      select set_config('synchronous_commit', 'on', false)
      where current_setting('synchronous_commit') = 'off'
      """;

  /** What a table's statistics say, if they are old, must not make a batch read the whole table. */
  private static final String BY_INDEX = """
      select set_config(name, 'off', false)
      from unnest(array['enable_seqscan', 'enable_bitmapscan', 'enable_hashjoin',
        'enable_mergejoin', 'jit']) as name;
      select set_config('plan_cache_mode', 'force_generic_plan', false)
      """;

  private static final Map<String, String> PROPERTIES = Map.of(
      "connectTimeout", "5",
      "tcpKeepAlive", "true",
      "reWriteBatchedInserts", "true",
      "logServerErrorDetail", "false",
      "ApplicationName", "firsthand");

  private final HikariDataSource pool;
  private final HikariDataSource writing;
  private final PostgresWriters writers;
  private final Jdbi jdbi;
  private final Reads reads;
  private final PostgresLog log;
  private final Slots slots;
  private final Waits waits;
  private final TurnRows turns;
  private final PromiseRows promises;
  private final MentionRows mentions;
  private final PostgresTranscripts transcripts;

  private PostgresBackend(
      DatabaseSettings.Postgres settings,
      Supplier<String> eras,
      Workload workload,
      Tellers tellers) {
    int threads = Math.clamp(settings.connections() / 3, 1, MOST_WRITERS);
    pool = pool(settings, settings.connections() - threads);
    writing = writing(settings, threads);
    writers = new PostgresWriters(writing, threads, workload, tellers);
    jdbi = Connections.jdbi(pool);
    var era = new Era(jdbi, eras);
    reads = Reads.pooled(jdbi);
    log = new PostgresLog(pool, writers, reads, era, new EventCodec());
    turns = new TurnRows(reads);
    promises = new PromiseRows(reads);
    mentions = new MentionRows(reads, log, jdbi);
    transcripts = new PostgresTranscripts(reads, jdbi);
    slots = new Slots(reads, log, workload, true);
    waits = new Waits(reads, log);
  }

  /** Connects to the server and brings its tables to this server's form. */
  static PostgresBackend open(
      DatabaseSettings.Postgres settings,
      Supplier<String> eras,
      Workload workload,
      Tellers tellers) {
    check(settings);
    Migrations.run(
        Flyway.configure()
            .dataSource(settings.url(), settings.user(), settings.password())
            .jdbcProperties(PROPERTIES),
        "postgresql",
        settings.name());
    return new PostgresBackend(settings, eras, workload, tellers);
  }

  private static void check(DatabaseSettings.Postgres settings) {
    var properties = new Properties();
    properties.putAll(PROPERTIES);
    if (settings.user() != null) {
      properties.setProperty("user", settings.user());
    }
    if (settings.password() != null) {
      properties.setProperty("password", settings.password());
    }
    try (var connection = DriverManager.getConnection(settings.url(), properties)) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < OLDEST) {
        throw new DatabaseUnusable(
            "The database " + settings.name() + " is PostgreSQL " + version + ": version " + OLDEST
                + " or newer is needed.",
            null);
      }
    } catch (SQLException e) {
      throw new DatabaseUnusable(
          "The database " + settings.name() + " can't be reached: check its address, user and"
              + " password, and that it runs (SQL state " + e.getSQLState() + ").",
          e);
    }
  }

  private static HikariDataSource pool(DatabaseSettings.Postgres settings, int size) {
    var config = config(settings, "firsthand", size);
    config.setConnectionInitSql(FLUSHED);
    return new HikariDataSource(config);
  }

  /** For the writers: their few statements are planned once, and always by the indexes. */
  private static HikariDataSource writing(DatabaseSettings.Postgres settings, int size) {
    var config = config(settings, "firsthand-writers", size);
    config.addDataSourceProperty("prepareThreshold", "1");
    config.setAutoCommit(false);
    config.setIsolateInternalQueries(true);
    config.setConnectionInitSql(FLUSHED + "; " + BY_INDEX);
    return new HikariDataSource(config);
  }

  private static HikariConfig config(DatabaseSettings.Postgres settings, String name, int size) {
    var config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(settings.url());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    PROPERTIES.forEach(config::addDataSourceProperty);
    config.addDataSourceProperty("socketTimeout", SOCKET_TIMEOUT_IN_S);
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(POOL_TIMEOUT_IN_MS);
    config.setInitializationFailTimeout(-1);
    return config;
  }

  PostgresWriters writers() {
    return writers;
  }

  @Override
  public SqlLog log() {
    return log;
  }

  @Override
  public Slots slots() {
    return slots;
  }

  @Override
  public Waits waits() {
    return waits;
  }

  @Override
  public TurnRows turns() {
    return turns;
  }

  @Override
  public PromiseRows promises() {
    return promises;
  }

  @Override
  public MentionRows mentions() {
    return mentions;
  }

  @Override
  public TranscriptIndex transcripts() {
    return transcripts;
  }

  @Override
  public LogBacklog backlog(String positions) {
    return new Backlog(positions).over(reads);
  }

  @Override
  public OldChats oldChats() {
    return new SqlOldChats(reads, log.lastAt(BoxKind.CLOSED));
  }

  @Override
  public Jdbi jdbi() {
    return jdbi;
  }

  @Override
  public SqlFloors floors() {
    return new SqlFloors(reads, log, log.isolationOfSnapshots());
  }

  @Override
  public void probe() {
    boolean readOnly = reads.read(handle -> handle
        .createQuery(
            "select pg_is_in_recovery() or current_setting('transaction_read_only') = 'on'")
        .mapTo(Boolean.class)
        .one());
    if (readOnly) {
      throw new LogUnavailable(
          "The database may only be read.", new IllegalStateException("read-only"));
    }
  }

  @Override
  public void backup(Path target) {
    throw new DatabaseUnusable("PostgreSQL is backed up by its own tools, such as pg_dump.", null);
  }

  @Override
  public void close() {
    writers.close();
    reads.close();
    writing.close();
    pool.close();
  }
}

package dev.firsthand.store;

import dev.firsthand.engine.ConversationLog.Append;
import dev.firsthand.engine.LogUnavailable;
import dev.firsthand.routing.Workload;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that append to the log in PostgreSQL. What was asked for during the last commit is the
 * next batch: one transaction, one flush for all of it. All conversations of a visitor have the same
 * thread, so they keep their order. Each append of a batch succeeds or fails by itself. Thread-safe.
 */
final class PostgresWriters implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PostgresWriters.class);

  private static final Set<String> LOST_AGAINST_ANOTHER =
      Set.of("23505", "40P01", "40001"); // unique violation, deadlock, serialization
  private static final int MOST_TRIES = 3;

  /** Broken connections of the pool that one batch tries, before it gives up. */
  private static final int MOST_CONNECTIONS = 6;

  private final DataSource source;
  private final Workload workload;
  private final Tellers tellers;
  private final List<Batches<PostgresAppend>> writers;
  private final AtomicLong commits = new AtomicLong();

  /**
   * Starts the threads.
   *
   * @param source of connections that commit nothing by themselves, one for each thread
   * @param tellers where is done what follows from what was written
   */
  PostgresWriters(DataSource source, int threads, Workload workload, Tellers tellers) {
    this.source = source;
    this.workload = workload;
    this.tellers = tellers;
    this.writers = IntStream.rangeClosed(1, threads)
        .mapToObj(number ->
            new Batches<>("firsthand-writer-" + number, Rest.POSTGRES::takeAfter, this::writeAll))
        .toList();
  }

  /** Appends in the next batch, and blocks nobody; it is told when it is durable or refused. */
  void write(PostgresAppend append) {
    try {
      writers
          .get(Math.floorMod(append.id().visitor().hashCode(), writers.size()))
          .put(append);
    } catch (LogUnavailable closed) {
      append.done().completeExceptionally(closed);
    }
  }

  /** How many transactions were committed. */
  long commits() {
    return commits.get();
  }

  /** How many appends wait for the next batch. */
  int waiting() {
    return writers.stream().mapToInt(Batches::waiting).sum();
  }

  /** Does those that don't stand in each other's way; gives the others back, for the next batch. */
  private List<PostgresAppend> writeAll(
      List<PostgresAppend> asked, Batches<PostgresAppend> waiting) {
    var now = new ArrayList<PostgresAppend>(asked.size());
    var later = new ArrayList<PostgresAppend>();
    var taken = new HashSet<>();
    for (PostgresAppend append : asked) {
      Set<Object> own = append.own();
      boolean free = own.stream().noneMatch(taken::contains);
      boolean alone = !now.isEmpty()
          && (PostgresBatch.isAlone(append) || PostgresBatch.isAlone(now.getFirst()));
      (free && !alone ? now : later).add(append);
      taken.addAll(own);
    }
    SQLException outage = write(now);
    if (outage == null) {
      return later;
    }
    if (isNoneToBeHad(outage)) {
      now.addAll(later);
      now.addAll(waiting.takeWaiting());
      later.clear();
    }
    fail(now, outage);
    return later;
  }

  /**
   * Writes them, each for itself if they can't be written together.
   *
   * @return why nothing can be written; those that are not done by then are not told yet
   */
  private @Nullable SQLException write(List<PostgresAppend> appends) {
    int broken = 0;
    int lost = 0;
    while (true) {
      try {
        commit(appends);
        return null;
      } catch (SQLException e) {
        if (Connections.tellsOfAnOutage(e)) {
          if (isOfThisConnection(e) && ++broken < MOST_CONNECTIONS) {
            continue;
          }
          return e;
        }
        if (appends.size() > 1) {
          return oneByOne(appends);
        }
        if (!lostAgainstAnother(e) || ++lost == MOST_TRIES) {
          fail(appends, e);
          return null;
        }
      } catch (RuntimeException | Error e) {
        if (appends.size() > 1) {
          return oneByOne(appends);
        }
        fail(appends, e);
        return null;
      }
    }
  }

  /**
   * Whether the connection is to blame, so that another may do it. Not after a commit that may have
   * happened; nor after a long wait, for those who asked have waited long enough.
   */
  private static boolean isOfThisConnection(SQLException e) {
    String state = Objects.requireNonNullElse(e.getSQLState(), "");
    return (state.startsWith("08") || state.startsWith("57P"))
        && !(e instanceof PerhapsCommitted)
        && !isNoneToBeHad(e)
        && !(e.getCause() instanceof SocketTimeoutException);
  }

  /** Whether the same again may succeed. */
  static boolean lostAgainstAnother(SQLException e) {
    return LOST_AGAINST_ANOTHER.contains(Objects.requireNonNullElse(e.getSQLState(), ""));
  }

  /** Finds the one that spoilt the batch; the others are written. */
  private @Nullable SQLException oneByOne(List<PostgresAppend> appends) {
    for (int i = 0; i < appends.size(); i++) {
      SQLException outage = write(appends.subList(i, i + 1));
      if (outage != null) {
        return outage;
      }
    }
    return null;
  }

  private void fail(List<PostgresAppend> appends, Throwable cause) {
    var telling = new ArrayList<Runnable>(appends.size());
    appends.forEach(append -> telling.add(() -> Tellers.fail(append.done(), cause)));
    tellers.tell(telling);
  }

  private void commit(List<PostgresAppend> appends) throws SQLException {
    List<Append> outcomes = committed(appends);
    var telling = new ArrayList<Runnable>(appends.size());
    for (int i = 0; i < appends.size(); i++) {
      PostgresAppend append = appends.get(i);
      Append outcome = outcomes.get(i);
      telling.add(() -> append.done().complete(outcome));
    }
    tellers.tell(telling);
  }

  private List<Append> committed(List<PostgresAppend> appends) throws SQLException {
    var session = new Session(source.getConnection());
    try {
      List<Append> outcomes = PostgresBatch.write(session, appends, workload);
      if (takesBack(appends, outcomes)) {
        session.connection().rollback();
      } else {
        commit(session);
      }
      return outcomes;
    } catch (SQLException | RuntimeException | Error e) {
      rollBack(session, e);
      throw e;
    } finally {
      close(session);
    }
  }

  private void commit(Session session) throws SQLException {
    try {
      session.connection().commit();
      commits.incrementAndGet();
    } catch (SQLException e) {
      throw Connections.tellsOfAnOutage(e) ? new PerhapsCommitted(e) : e;
    }
  }

  /** The connection broke in the commit: only the log can tell what became of it. */
  private static final class PerhapsCommitted extends SQLException {
    private static final long serialVersionUID = 1;

    PerhapsCommitted(SQLException cause) {
      super(cause.getMessage(), cause.getSQLState(), cause);
    }
  }

  private static boolean isNoneToBeHad(SQLException e) {
    return e instanceof SQLTransientConnectionException;
  }

  private static boolean takesBack(List<PostgresAppend> appends, List<Append> outcomes) {
    return PostgresBatch.isAlone(appends.getFirst())
        && !(outcomes.getFirst() instanceof Append.Appended);
  }

  private static void rollBack(Session session, Throwable cause) {
    try {
      session.connection().rollback();
    } catch (SQLException broken) {
      cause.addSuppressed(broken);
    }
  }

  /** What was committed stays so, however its connection ends. */
  private static void close(Session session) {
    try {
      session.close();
    } catch (SQLException e) {
      LOG.atWarn().addKeyValue("state", e.getSQLState()).log("postgres.close.failed");
    }
  }

  /** Writes what was asked for, then ends the threads. */
  @Override
  public void close() {
    writers.forEach(Batches::close);
  }
}

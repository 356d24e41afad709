package dev.firsthand.store;

import dev.firsthand.engine.LogUnavailable;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes to SQLite. What was asked for during the last commit, and what {@link
 * AfterCommit} does, is the next batch: one transaction, one flush to disk. Each request of a batch
 * succeeds or fails by itself. After a failure of the disk the connection and its statements are made
 * anew. Thread-safe.
 */
final class SqliteWriter implements Writes, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SqliteWriter.class);

  /** The most requests in one transaction, so that the first need not wait long for the last. */
  static final int LARGEST_BATCH = 256;

  /** SQLite's primary result codes that say that the connection or the disk is at fault. */
  private static final Set<Integer> BROKEN = Set.of(0, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 26);

  private final BlockingQueue<Request<?>> queue = new LinkedBlockingQueue<>();
  private final AtomicLong commits = new AtomicLong();
  private final Opener opener;
  private final SqliteHeads heads;
  private final long quiet;
  private final AfterCommit afterCommit;
  private final Tellers tellers;
  private final Thread thread;
  private volatile boolean closing;
  private @Nullable Session session;
  private boolean failing;

  /** Opens the writer's connection. */
  interface Opener {
    Session open() throws SQLException;
  }

  /** What the writer does between two transactions. Throws nothing. */
  interface AfterCommit {

    /**
     * A transaction was committed, and all who asked for it have been told.
     *
     * @param requests how many were in it
     */
    void committed(Session session, int requests);
  }

  /** What is written as a part of a batch. Checks everything before it writes anything. */
  interface Work<T> {
    T on(Batch batch) throws SQLException;
  }

  /** One transaction. */
  static final class Batch {
    private final Session session;
    private final SqliteHeads heads;
    private long firstEvent = -1;
    private long lastEvent = -1;

    private Batch(Session session, SqliteHeads heads) {
      this.session = session;
      this.heads = heads;
    }

    /** Where conversations end. */
    SqliteHeads heads() {
      return heads;
    }

    Session session() {
      return session;
    }

    /** The id of the next event's row. */
    long nextEvent() throws SQLException {
      if (lastEvent < 0) {
        lastEvent = session
            .first("select coalesce(max(id), 0) from event", row -> row.getLong(1))
            .orElse(0L);
        firstEvent = lastEvent + 1;
      }
      return ++lastEvent;
    }
  }

  private static final class Request<T> {
    private final Work<T> work;
    private final CompletableFuture<T> done;
    private final boolean isWaitedFor;
    private @Nullable T result;

    /** One that a thread waits for. */
    Request(Work<T> work) {
      this.work = work;
      this.done = new CompletableFuture<>();
      this.isWaitedFor = true;
    }

    /** One whose answer is told. */
    Request(Work<T> work, CompletableFuture<T> answer) {
      this.work = work;
      this.done = answer;
      this.isWaitedFor = false;
    }

    void run(Batch batch) throws SQLException {
      result = work.on(batch);
    }

    @SuppressWarnings("NullAway") // the result of a work without one is null, as its type says
    void succeed() {
      done.complete(result);
    }

    void fail(Throwable cause) {
      Tellers.fail(done, cause);
    }
  }

  /**
   * Starts the thread.
   *
   * @param quiet how long nothing has to come for rows that are behind to be written
   * @param afterCommit called after each commit, on the writer's thread
   * @param tellers where is done what follows from what was written
   */
  SqliteWriter(
      Opener opener, SqliteHeads heads, Duration quiet, AfterCommit afterCommit, Tellers tellers) {
    this.opener = opener;
    this.heads = heads;
    this.quiet = quiet.toNanos();
    this.afterCommit = afterCommit;
    this.tellers = tellers;
    this.thread = Thread.ofPlatform().name("firsthand-writer").daemon().unstarted(this::run);
    thread.start();
  }

  /**
   * Runs the work in the next batch.
   *
   * @return what the work returned; it is durable
   * @throws LogUnavailable if the work or the commit failed; nothing was changed
   */
  <T> T write(Work<T> work) {
    var request = new Request<>(work);
    put(request);
    return Tellers.join(request.done);
  }

  /**
   * Runs the work in the next batch, and blocks nobody.
   *
   * @param answer told what the work returned when it is durable; fails with {@link LogUnavailable}
   */
  <T> void writeSoon(Work<T> work, CompletableFuture<T> answer) {
    try {
      put(new Request<>(work, answer));
    } catch (LogUnavailable closed) {
      answer.completeExceptionally(closed);
    }
  }

  /** Where conversations end. */
  SqliteHeads heads() {
    return heads;
  }

  /**
   * Returns when every conversation's row shows what was committed before; at once if all do. Where
   * they can't be written now, what they show is the best there is.
   */
  void settle() {
    if (!heads.isSettled()) {
      try {
        write(batch -> {
          heads.settle(batch.session());
          return true;
        });
      } catch (LogUnavailable e) {
        LOG.atWarn().log("sqlite.rows.behind");
      }
    }
  }

  @Override
  public void write(List<Change> changes) {
    write(batch -> {
      int changed = 0;
      for (Change change : changes) {
        if (change.of() != null) {
          heads.settle(batch.session(), change.of());
        }
        changed += batch.session().update(change.sql(), change.values().toArray());
      }
      return changed;
    });
  }

  /** How many transactions were committed. */
  long commits() {
    return commits.get();
  }

  /** How many requests wait for the next batch. */
  int queued() {
    return queue.size();
  }

  private void put(Request<?> request) {
    if (closing) {
      throw closed();
    }
    queue.add(request);
    if (!thread.isAlive() && queue.remove(request)) {
      throw closed();
    }
  }

  private static LogUnavailable closed() {
    return new LogUnavailable("The database is closed.", new IllegalStateException("closed"));
  }

  private void run() {
    var batch = new ArrayList<Request<?>>(LARGEST_BATCH);
    while (!closing || !queue.isEmpty()) {
      try {
        Request<?> first = next();
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch, LARGEST_BATCH - 1);
        }
        if (first == null) {
          batch.add(new Request<>(this::settleNow));
        }
        writeAll(batch);
      } catch (InterruptedException e) {
        // close() asks for the end; what is queued is written first
      }
      batch.clear();
    }
    if (heads.behind() > 0) {
      writeAll(List.of(new Request<>(this::settleNow)));
    }
    discard();
  }

  /** Waits for a request; null if rows are behind and nothing has come for a while. */
  private @Nullable Request<?> next() throws InterruptedException {
    if (heads.behind() == 0) {
      return queue.take();
    }
    return queue.poll(quiet, TimeUnit.NANOSECONDS);
  }

  private Boolean settleNow(Batch batch) throws SQLException {
    heads.settle(batch.session());
    return true;
  }

  private void writeAll(List<Request<?>> requests) {
    if (requests.isEmpty()) {
      return;
    }
    Session open;
    try {
      open = commit(requests);
    } catch (SQLException e) {
      if (BROKEN.contains(e.getErrorCode() & 0xff)) {
        failed(e);
        discard();
        tell(requests, request -> request.fail(e));
      } else {
        oneByOne(requests, e);
      }
      return;
    } catch (RuntimeException | Error e) {
      oneByOne(requests, e);
      return;
    }
    tell(requests, Request::succeed);
    afterCommit.committed(open, requests.size());
  }

  /** Those that a thread waits for at once; what follows from the others is done elsewhere. */
  private void tell(List<Request<?>> requests, Consumer<Request<?>> telling) {
    var others = new ArrayList<Runnable>(requests.size());
    for (Request<?> request : requests) {
      if (request.isWaitedFor) {
        telling.accept(request);
      } else {
        others.add(() -> telling.accept(request));
      }
    }
    tellers.tell(others);
  }

  private Session opened() throws SQLException {
    Session fresh = opener.open();
    boolean ready = false;
    try {
      fresh.update("begin immediate");
      heads.open(fresh);
      fresh.update("commit");
      heads.committed();
      heads.opened();
      ready = true;
      return fresh;
    } finally {
      if (!ready) {
        heads.rolledBack();
        fresh.close();
      }
    }
  }

  /** Says it once, not for each batch of a storm. */
  private void failed(SQLException e) {
    if (!failing) {
      failing = true;
      LOG.atError().addKeyValue("code", e.getErrorCode()).setCause(e).log("sqlite.write.failed");
    }
  }

  /** Finds the request that spoilt the batch; the others are written. */
  private void oneByOne(List<Request<?>> requests, Throwable cause) {
    rollBack();
    if (requests.size() == 1) {
      tell(requests, request -> request.fail(cause));
      return;
    }
    for (Request<?> request : requests) {
      writeAll(List.of(request));
    }
  }

  private Session commit(List<Request<?>> requests) throws SQLException {
    Session open = session;
    if (open == null) {
      open = opened();
      session = open;
    }
    open.update("begin immediate");
    var batch = new Batch(open, heads);
    for (Request<?> request : requests) {
      request.run(batch);
    }
    if (batch.firstEvent >= 0) {
      heads.keepUp(open, batch.firstEvent, requests.size());
    }
    open.update("commit");
    commits.incrementAndGet();
    heads.committed();
    if (failing) {
      failing = false;
      LOG.atInfo().log("sqlite.write.recovered");
    }
    return open;
  }

  private void rollBack() {
    heads.rolledBack();
    Session open = session;
    if (open != null) {
      try {
        open.update("rollback");
      } catch (SQLException e) {
        discard();
      }
    }
  }

  private void discard() {
    heads.rolledBack();
    Session open = session;
    session = null;
    if (open != null) {
      try {
        open.close();
      } catch (SQLException e) {
        LOG.atWarn().addKeyValue("code", e.getErrorCode()).log("sqlite.close.failed");
      }
    }
  }

  /** Writes what is queued, then ends the thread and closes the connection. */
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    for (Request<?> request = queue.poll(); request != null; request = queue.poll()) {
      request.fail(closed());
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.firsthand.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves the write-ahead log into the database file, on a thread and connection of its own, so that
 * commits need not wait for it. Thread-safe.
 */
final class SqliteCheckpoints implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SqliteCheckpoints.class);

  /** Size from which the write-ahead log is moved, in bytes. */
  private static final long LARGE = 16L << 20;

  /** How much more must come, in bytes, before it is tried again. */
  private static final long STEP = 4L << 20;

  private final Path wal;
  private final SqliteWriter.Opener opener;
  private final Semaphore asked = new Semaphore(0);
  private final Thread thread;
  private volatile long next = LARGE;
  private volatile boolean closing;

  SqliteCheckpoints(Path file, SqliteWriter.Opener opener) {
    this.wal = file.resolveSibling(file.getFileName() + "-wal");
    this.opener = opener;
    this.thread = Thread.ofPlatform().name("firsthand-checkpoint").daemon().unstarted(this::run);
    thread.start();
  }

  /** Looks whether the write-ahead log has become large. Called after each commit. */
  void committed() {
    try {
      long size = Files.size(wal);
      if (size >= next) {
        next = size + STEP;
        asked.release();
      }
    } catch (IOException e) {
      // no write-ahead log: nothing to move
    }
  }

  private void run() {
    while (!closing) {
      try {
        asked.acquire();
        asked.drainPermits();
        if (!closing) {
          checkpoint();
        }
      } catch (InterruptedException e) {
        // close() asks for the end
      }
    }
  }

  /** First without hindering anybody; what is left is little, and then the log is cut. */
  private void checkpoint() {
    try (Session session = opener.open()) {
      session.execute("pragma wal_checkpoint(passive)");
      session.execute("pragma busy_timeout = 20");
      session.execute("pragma wal_checkpoint(truncate)");
      if (!Files.exists(wal) || Files.size(wal) < LARGE) {
        next = LARGE;
      }
    } catch (SQLException e) {
      LOG.atWarn().addKeyValue("code", e.getErrorCode()).log("sqlite.checkpoint.failed");
    } catch (IOException e) {
      LOG.atWarn().log("sqlite.checkpoint.failed");
    }
  }

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
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

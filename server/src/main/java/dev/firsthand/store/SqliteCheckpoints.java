package dev.firsthand.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves the write-ahead log into the database file. Nearly all of it is moved on a thread and
 * connection of its own, while the writer goes on; the writer moves what came meanwhile, between two
 * commits. So all has been moved, and the next commit begins the log anew, in the same place of the
 * disk: a flush that changes no file's length is the shorter one. Thread-safe.
 */
final class SqliteCheckpoints implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SqliteCheckpoints.class);

  private static final String MOVE = "pragma wal_checkpoint(passive)";

  /** Pages in the log from which it is moved: 32 MB. */
  private static final int LARGE = 8_192;

  /** How much longer it has to become, where it could not begin anew, to be moved again. */
  private static final int STEP = 1_024;

  /** Requests after which its length is looked at. */
  private static final int LOOK = 16;

  /** Where the index of the log says how many pages are in use, in the machine's order of bytes. */
  private static final int PAGES_AT = 16;

  /** Pages that the writer may have to move: some 1 MB. */
  private static final int SMALL = 256;

  /** How often is moved what came while the last was. */
  private static final int MOST_ROUNDS = 4;

  private final Path index;
  private final SqliteWriter.Opener opener;
  private final Semaphore asked = new Semaphore(0);
  private final Thread thread;
  private volatile Stage stage = Stage.GROWING;
  private volatile boolean closing;

  private enum Stage {
    /** The writer looks whether the log has become long. */
    GROWING,
    /** The thread moves it. */
    MOVING,
    /** The writer moves the rest. */
    NEARLY_MOVED
  }

  /** Requests since the last look. Confined to the writer's thread. */
  private int unlooked;

  /** Pages from which it is moved. Confined to the writer's thread. */
  private long next = LARGE;

  /** The index of the log, which file that is, and who wrote when it was. Confined to the writer's thread. */
  private @Nullable RandomAccessFile open;

  private @Nullable Object openKey;
  private @Nullable Session of;

  private final ByteBuffer number =
      ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder());

  SqliteCheckpoints(Path file, SqliteWriter.Opener opener) {
    this.index = file.resolveSibling(file.getFileName() + "-shm");
    this.opener = opener;
    this.thread = Thread.ofPlatform().name("firsthand-checkpoint").daemon().unstarted(this::run);
    thread.start();
  }

  /**
   * Looks now and then whether the log has become long, and moves the rest where little is left.
   * Called by the writer between two transactions, when all who waited have been told.
   *
   * @param requests how many were in the transaction
   */
  void committed(Session writer, int requests) {
    switch (stage) {
      case GROWING -> {
        unlooked += requests;
        if (unlooked >= LOOK) {
          unlooked = 0;
          look(writer);
        }
      }
      case MOVING -> {}
      case NEARLY_MOVED -> {
        stage = Stage.GROWING;
        try {
          writer.execute(MOVE);
        } catch (SQLException e) {
          failed(e);
        }
      }
    }
  }

  private void look(Session writer) {
    long pages = pages(writer);
    if (pages < LARGE) {
      next = LARGE;
    } else if (pages >= next) {
      next = pages + STEP;
      stage = Stage.MOVING;
      asked.release();
    }
  }

  /** How many pages of the log are in use; the file's own length says how many have ever been. */
  private long pages(Session writer) {
    try {
      RandomAccessFile file = opened(writer);
      file.seek(PAGES_AT);
      return file.read(number.array()) < Integer.BYTES
          ? 0
          : Integer.toUnsignedLong(number.getInt(0));
    } catch (NoSuchFileException e) {
      return 0; // nothing has been written
    } catch (IOException e) {
      LOG.atWarn().log("sqlite.checkpoint.failed");
      return 0;
    }
  }

  /**
   * The index, opened once and never closed while a connection of this process is open: by closing any
   * descriptor of a file, a process gives up all locks that it has on it, and so SQLite's. (So it is no
   * channel either: an interrupt would close that.) When all connections have been closed, as perhaps
   * before this writer's, it is another file, and nobody holds a lock on the old one.
   */
  private RandomAccessFile opened(Session writer) throws IOException {
    RandomAccessFile file = open;
    if (file == null || writer != of) {
      Object key = Files.readAttributes(index, BasicFileAttributes.class).fileKey();
      if (file == null || !Objects.equals(key, openKey)) {
        closeIndex();
        file = new RandomAccessFile(index.toFile(), "r");
        open = file;
        openKey = key;
      }
      of = writer;
    }
    return file;
  }

  private void closeIndex() {
    RandomAccessFile file = open;
    open = null;
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        LOG.atWarn().log("sqlite.checkpoint.failed");
      }
    }
  }

  private void run() {
    while (!closing) {
      try {
        asked.acquire();
        stage = movedMost() ? Stage.NEARLY_MOVED : Stage.GROWING;
      } catch (InterruptedException e) {
        // close() asks for the end
      }
    }
  }

  /** Whether little is left. */
  private boolean movedMost() {
    try (Session session = opener.open()) {
      for (int round = 0; round < MOST_ROUNDS && !closing; round++) {
        Optional<Integer> left =
            session.first(MOVE, row -> row.getInt("log") - row.getInt("checkpointed"));
        if (left.isPresent() && left.get() <= SMALL) {
          return true;
        }
      }
    } catch (SQLException e) {
      failed(e);
    }
    return false;
  }

  private static void failed(SQLException e) {
    LOG.atWarn().addKeyValue("code", e.getErrorCode()).log("sqlite.checkpoint.failed");
  }

  /** When the writer's thread has ended, and all connections are closed. */
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
    closeIndex();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

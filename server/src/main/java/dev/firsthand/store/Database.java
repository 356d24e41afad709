package dev.firsthand.store;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.AgentSlots;
import dev.firsthand.engine.BotTurns;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.Floors;
import dev.firsthand.engine.LogBacklog;
import dev.firsthand.engine.NoteMentions;
import dev.firsthand.engine.OldChats;
import dev.firsthand.engine.Promises;
import dev.firsthand.engine.SeenMarks;
import dev.firsthand.engine.TranscriptIndex;
import dev.firsthand.engine.WaitRecord;
import dev.firsthand.routing.Workload;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * The database of this node: the log and its tables, and a {@link Jdbi} for the rooms' own tables.
 * Thread-safe.
 */
public final class Database implements AutoCloseable {

  private static final long PATIENCE_IN_MS = 1_500;

  private final Backend backend;
  private @Nullable CompletableFuture<Void> probing;

  Database(Backend backend) {
    this.backend = backend;
  }

  /**
   * Opens the database and brings its tables to this server's form.
   *
   * @param eras makes random texts, one of which names the log if it is new
   * @throws DatabaseUnusable if it can't be opened, read or written
   */
  public static Database open(DatabaseSettings settings, Supplier<String> eras) {
    return open(settings, eras, Workload.PLAIN, Tellers.PLAIN.executor());
  }

  /**
   * Opens the database and brings its tables to this server's form.
   *
   * @param eras makes random texts, one of which names the log if it is new
   * @param workload how much agents may have, which every append enforces
   * @param telling where is done what follows from appends: a task for each batch of them
   * @throws DatabaseUnusable if it can't be opened, read or written
   */
  public static Database open(
      DatabaseSettings settings, Supplier<String> eras, Workload workload, Executor telling) {
    var tellers = new Tellers(telling);
    return new Database(
        switch (settings) {
          case DatabaseSettings.Sqlite sqlite ->
            SqliteBackend.open(sqlite, eras, workload, tellers);
          case DatabaseSettings.Postgres postgres ->
            PostgresBackend.open(postgres, eras, workload, tellers);
        });
  }

  public ConversationLog log() {
    return backend.log();
  }

  public AgentSlots slots() {
    return backend.slots();
  }

  public SeenMarks marks() {
    return backend.slots();
  }

  /** What visitors were told of their waits, and what became of it. */
  public WaitRecord waits() {
    return backend.waits();
  }

  /** The bot's turns and what people said of them. */
  public BotTurns turns() {
    return backend.turns();
  }

  /** The full text of the conversations, kept behind the log. */
  public TranscriptIndex transcripts() {
    return backend.transcripts();
  }

  /**
   * What somebody has still to read of the log who keeps how far that is.
   *
   * @param positions a table of theirs, with {@code conversation} and {@code seq}
   */
  public LogBacklog backlog(String positions) {
    return backend.backlog(positions);
  }

  /** Chats that are over, by their age. */
  public OldChats oldChats() {
    return backend.oldChats();
  }

  /** All promises. */
  public Promises promises() {
    return backend.promises();
  }

  /** Whom colleagues named in notes, until they have read them. */
  public NoteMentions mentions() {
    return backend.mentions();
  }

  /**
   * For the rooms' own tables. On SQLite a transaction takes the write lock when it begins, and the
   * rows of conversations may be a moment behind their log: what they show is asked of {@link #log}.
   */
  public Jdbi jdbi() {
    return backend.jdbi();
  }

  /** Names the log itself; another one after a restore from a backup. */
  public String era() {
    return backend.log().era();
  }

  /**
   * Gives the log another name, because its content is not what clients know: after a restore by
   * other means than {@link #backup}.
   */
  public String newEra() {
    return backend.log().newEra();
  }

  /** The house as it stands. */
  public Floors floors() {
    return backend.floors();
  }

  /**
   * What keeps the database from being read and written now, in one sentence; empty if nothing
   * does. Answers within two seconds, and asks anew each time.
   */
  public Optional<String> health() {
    CompletableFuture<Void> probe = probe();
    try {
      probe.get(PATIENCE_IN_MS, TimeUnit.MILLISECONDS);
      return Optional.empty();
    } catch (TimeoutException e) {
      return Optional.of("The database did not answer within " + PATIENCE_IN_MS + " ms.");
    } catch (ExecutionException | CancellationException e) {
      return Optional.of("The database can't be read or written.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("The database was not asked to the end.");
    }
  }

  /** One probe at a time, so that a hanging database does not gather threads. */
  private synchronized CompletableFuture<Void> probe() {
    if (probing == null || probing.isDone()) {
      probing = CompletableFuture.runAsync(
          backend::probe, task -> Thread.ofVirtual().name("firsthand-probe").start(task));
    }
    return probing;
  }

  /**
   * Copies the database, while it is in use, into a file that is not there yet. A server started on
   * the copy gives it another era. SQLite only; PostgreSQL has tools of its own.
   *
   * @throws DatabaseUnusable if the copy can't be made
   */
  public void backup(Path target) {
    backend.backup(target);
  }

  /**
   * Erases what was said in a conversation, durably; the facts stay, and erased texts read as
   * empty. Who remembers the conversation must forget it.
   */
  public void eraseWords(ConversationId id) {
    backend.log().eraseWords(id);
    backend.transcripts().forget(id);
  }

  /** Writes what was asked for before, then closes. */
  @Override
  public void close() {
    backend.close();
  }
}

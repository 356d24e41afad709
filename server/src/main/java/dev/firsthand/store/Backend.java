package dev.firsthand.store;

import dev.firsthand.engine.LogBacklog;
import dev.firsthand.engine.OldChats;
import dev.firsthand.engine.TranscriptIndex;
import java.nio.file.Path;
import org.jdbi.v3.core.Jdbi;

/** One opened database of one make. */
sealed interface Backend extends AutoCloseable permits SqliteBackend, PostgresBackend {

  SqlLog log();

  Slots slots();

  TurnRows turns();

  PromiseRows promises();

  MentionRows mentions();

  Waits waits();

  /** The full text of the conversations; made, where need be, when it is first asked for. */
  TranscriptIndex transcripts();

  /** What somebody has still to read who keeps how far that is in this table. */
  LogBacklog backlog(String positions);

  /** Chats that are over, by their age. */
  OldChats oldChats();

  Jdbi jdbi();

  /** Returns if the database can be read and written now; throws if not. */
  void probe();

  /** Copies the database into a file that is not there yet. */
  void backup(Path target);

  /** The house as it stands. */
  SqlFloors floors();

  @Override
  void close();
}

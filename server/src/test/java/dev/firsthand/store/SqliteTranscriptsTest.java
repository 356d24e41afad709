package dev.firsthand.store;

import static dev.firsthand.store.Stories.NOON;
import static dev.firsthand.store.Stories.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.LogBacklog.Behind;
import dev.firsthand.engine.TranscriptIndex.Said;
import dev.firsthand.engine.TranscriptIndex.Speaker;
import dev.firsthand.store.Stories.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index of the transcripts in a SQLite file of its own. */
final class SqliteTranscriptsTest extends TranscriptsContract {

  @TempDir
  Path folder;

  private Database database;

  @BeforeEach
  void open() {
    database = Database.open(new DatabaseSettings.Sqlite(folder.resolve("chat.db")), () -> "era");
  }

  @AfterEach
  void end() {
    database.close();
  }

  @Override
  Database database() {
    return database;
  }

  private Behind annRead() {
    ConversationId ann =
        Told.in(database.log(), "ann").then(said(NOON, "k", "shoes")).id();
    database
        .transcripts()
        .add(
            database.transcripts().of(ann),
            2,
            List.of(new Said(2, NOON, Speaker.VISITOR, null, "shoes")));
    return database.transcripts().of(ann);
  }

  @Test
  void theIndexAndItsPositionsOutliveARestart() {
    Behind read = annRead();
    database.close();
    open();

    assertThat(database.transcripts().of(read.id())).isEqualTo(new Behind(read.id(), 2));
  }

  @Test
  void anotherEraIsReadFromTheBeginning() {
    Behind read = annRead();
    database.newEra();
    database.close();
    database = Database.open(new DatabaseSettings.Sqlite(folder.resolve("chat.db")), () -> "other");
    database
        .jdbi()
        .useHandle(handle -> handle.execute("update meta set value = 'x' where name = 'era'"));
    database.close();
    open();

    assertThat(database.transcripts().of(read.id())).isEqualTo(new Behind(read.id(), -1));
  }

  @Test
  void aDamagedIndexIsMadeAnewAndTheLogIsUntouched() throws IOException {
    Behind read = annRead();
    database.close();
    Files.writeString(
        folder.resolve("chat.db.search"), "this is no database at all, and too short");
    open();

    assertThat(database.transcripts().walk(0, 10).behind())
        .containsExactly(new Behind(read.id(), -1));
    assertThat(database.log().read(read.id(), 0, 10)).hasSize(2);
  }
}

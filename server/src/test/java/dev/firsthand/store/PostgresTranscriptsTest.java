package dev.firsthand.store;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The index of the transcripts in PostgreSQL. */
final class PostgresTranscriptsTest extends TranscriptsContract {

  private Database database;

  @BeforeEach
  void open() throws Exception {
    database = Database.open(PostgresForTests.newDatabase(), () -> "era");
  }

  @AfterEach
  void end() {
    database.close();
  }

  @Override
  Database database() {
    return database;
  }
}

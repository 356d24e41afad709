package dev.firsthand.canned;

import dev.firsthand.access.RoomDatabase;

/** The same on PostgreSQL. */
class CannedResponsesOnPostgresqlTest extends CannedResponsesTest {
  @Override
  RoomDatabase database() {
    return RoomDatabase.postgresql();
  }
}

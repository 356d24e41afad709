package dev.firsthand.access;

/** The same on PostgreSQL. */
class AccessOnPostgresqlTest extends AccessTest {

  @Override
  RoomDatabase database() {
    return RoomDatabase.postgresql();
  }
}

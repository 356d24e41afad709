package dev.firsthand.teams;

import dev.firsthand.access.RoomDatabase;

/** The same on PostgreSQL. */
class TeamRoomOnPostgresqlTest extends TeamRoomTest {
  @Override
  RoomDatabase database() {
    return RoomDatabase.postgresql();
  }
}

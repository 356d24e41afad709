package dev.firsthand.gestures;

import dev.firsthand.access.RoomDatabase;

/** The same on PostgreSQL. */
class GestureRoomOnPostgresqlTest extends GestureRoomTest {
  @Override
  RoomDatabase database() {
    return RoomDatabase.postgresql();
  }
}

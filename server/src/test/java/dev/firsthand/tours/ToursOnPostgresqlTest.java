package dev.firsthand.tours;

import dev.firsthand.access.RoomDatabase;

/** The same on PostgreSQL. */
class ToursOnPostgresqlTest extends ToursTest {
  @Override
  RoomDatabase database() {
    return RoomDatabase.postgresql();
  }
}

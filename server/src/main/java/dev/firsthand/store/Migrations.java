package dev.firsthand.store;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings a database's tables to this server's form, by the numbered files of {@code db/}. */
final class Migrations {

  private Migrations() {}

  static void run(FluentConfiguration flyway, String make, String name) {
    try {
      flyway
          .locations("classpath:db/" + make)
          .placeholderReplacement(false)
          .load()
          .migrate();
    } catch (FlywayException e) {
      throw new DatabaseUnusable(
          "The tables of the database " + name + " can't be brought to this version: see the"
              + " cause, and restore the backup from before the upgrade if it was interrupted.",
          e);
    }
  }
}

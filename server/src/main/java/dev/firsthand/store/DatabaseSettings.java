package dev.firsthand.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Which database, and how it is used. */
public sealed interface DatabaseSettings {

  /**
   * A file of this machine; made if it is not there, with its folder.
   *
   * @param durability what survives a power cut
   */
  record Sqlite(Path file, Durability durability) implements DatabaseSettings {
    public Sqlite(Path file) {
      this(file, Durability.FULL);
    }
  }

  /**
   * A PostgreSQL server, 14 or newer.
   *
   * @param url a JDBC URL, {@code jdbc:postgresql://host:port/database}
   * @param connections the most connections that this node opens, 2 or more
   */
  record Postgres(
      String url, @Nullable String user, @Nullable String password, int connections)
      implements DatabaseSettings {
    public Postgres {
      if (!url.startsWith("jdbc:postgresql:")) {
        throw new IllegalArgumentException(
            "A PostgreSQL URL looks like jdbc:postgresql://host:5432/database.");
      }
      if (connections < 2) {
        throw new IllegalArgumentException("PostgreSQL needs 2 connections or more.");
      }
    }

    public Postgres(String url, @Nullable String user, @Nullable String password) {
      this(url, user, password, 10);
    }

    /** The URL without parameters, which may be secret. */
    String name() {
      int parameters = url.indexOf('?');
      return parameters < 0 ? url : url.substring(0, parameters);
    }

    @Override
    public String toString() {
      return "Postgres[url=" + name() + ", user=" + user + ", password=***, connections="
          + connections + "]";
    }
  }

  /** What of SQLite's commits survives a power cut. */
  enum Durability {
    /** Everything acknowledged. */
    FULL,
    /** All but the last moments; a killed process loses nothing. */
    NORMAL
  }
}

package dev.firsthand.store;

import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** The log's name, made when the log was, and kept in the database. Thread-safe. */
final class Era {

  private final Jdbi jdbi;
  private final Supplier<String> eras;
  private volatile String value;

  Era(Jdbi jdbi, Supplier<String> eras) {
    this.jdbi = jdbi;
    this.eras = eras;
    this.value = jdbi.inTransaction(handle -> {
      handle.execute(
          "insert into meta (name, value) values ('era', ?) on conflict (name) do nothing",
          eras.get());
      handle.execute(
          "insert into meta (name, value) values ('probe', '') on conflict (name) do nothing");
      return handle
          .createQuery("select value from meta where name = 'era'")
          .mapTo(String.class)
          .one();
    });
  }

  String value() {
    return value;
  }

  String renew() {
    String fresh = eras.get();
    jdbi.useHandle(handle -> handle.execute("update meta set value = ? where name = 'era'", fresh));
    value = fresh;
    return fresh;
  }
}

package dev.firsthand.gestures;

import dev.firsthand.conversation.GestureId;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.Worth;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of gestures, inside a transaction of the caller's. */
final class GestureTable {

  private static final String COLUMNS = """
      select id, version, name, text, amount, currency, wording, code_kind, code, most_given,
        most_amount, low_at, enabled, sites
      from gesture
      """;

  private GestureTable() {}

  static List<Gesture> all(Handle handle) {
    return handle
        .createQuery(COLUMNS + " order by name_key")
        .map((row, context) -> gesture(row))
        .list();
  }

  static Optional<Gesture> find(Handle handle, GestureId id) {
    return handle
        .createQuery(COLUMNS + " where id = :id")
        .bind("id", id.value())
        .map((row, context) -> gesture(row))
        .findOne();
  }

  /** Holds the row until the transaction ends: nobody gives the gesture meanwhile. */
  static Optional<Gesture> lock(Handle handle, GestureId id) {
    handle
        .createUpdate("update gesture set changed_at = changed_at where id = :id")
        .bind("id", id.value())
        .execute();
    return find(handle, id);
  }

  static boolean isTaken(Handle handle, String nameKey, GestureId except) {
    return handle
            .createQuery("select count(*) from gesture where name_key = :key and id <> :id")
            .bind("key", nameKey)
            .bind("id", except.value())
            .mapTo(Integer.class)
            .one()
        > 0;
  }

  static void put(Handle handle, Gesture gesture, String nameKey, long at) {
    handle
        .createUpdate("""
            insert into gesture (id, version, name, name_key, text, amount, currency, wording,
              code_kind, code, most_given, most_amount, low_at, enabled, sites, changed_at)
            values (:id, :version, :name, :key, :text, cast(:amount as bigint), :currency, :wording,
              :codes, :code, cast(:mostGiven as integer), cast(:mostAmount as bigint), :lowAt,
              :enabled, :sites, :at)
            on conflict (id) do update set version = excluded.version, name = excluded.name,
              name_key = excluded.name_key, text = excluded.text, amount = excluded.amount,
              currency = excluded.currency, wording = excluded.wording,
              code_kind = excluded.code_kind, code = excluded.code,
              most_given = excluded.most_given, most_amount = excluded.most_amount,
              low_at = excluded.low_at, enabled = excluded.enabled, sites = excluded.sites,
              changed_at = excluded.changed_at
            """)
        .bind("id", gesture.id().value())
        .bind("version", gesture.version())
        .bind("name", gesture.name())
        .bind("key", nameKey)
        .bind("text", gesture.text())
        .bind("amount", gesture.worth().amount())
        .bind("currency", gesture.worth().currency())
        .bind("wording", gesture.worth().wording())
        .bind("codes", gesture.codes().name())
        .bind("code", gesture.code())
        .bind("mostGiven", gesture.budget().mostGiven())
        .bind("mostAmount", gesture.budget().mostAmount())
        .bind("lowAt", gesture.lowAt())
        .bind("enabled", gesture.enabled() ? 1 : 0)
        .bind(
            "sites", gesture.sites().stream().map(SiteKey::value).collect(Collectors.joining("\n")))
        .bind("at", at)
        .execute();
  }

  static void delete(Handle handle, GestureId id) {
    handle
        .createUpdate("delete from gesture where id = :id")
        .bind("id", id.value())
        .execute();
  }

  private static Gesture gesture(ResultSet row) throws SQLException {
    Long mostGiven = number(row, "most_given");
    String sites = row.getString("sites");
    return new Gesture(
        new GestureId(row.getString("id")),
        row.getLong("version"),
        row.getString("name"),
        row.getString("text"),
        worth(row),
        CodeKind.valueOf(row.getString("code_kind")),
        row.getString("code"),
        new Gesture.Budget(
            mostGiven == null ? null : mostGiven.intValue(), number(row, "most_amount")),
        row.getInt("low_at"),
        row.getInt("enabled") == 1,
        sites.isEmpty() ? List.of() : sites.lines().map(SiteKey::new).toList());
  }

  static Worth worth(ResultSet row) throws SQLException {
    return new Worth(number(row, "amount"), row.getString("currency"), row.getString("wording"));
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }
}

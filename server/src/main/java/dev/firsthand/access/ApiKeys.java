package dev.firsthand.access;

import dev.firsthand.http.Request;
import dev.firsthand.rest.BadInput;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * The keys of programs, in memory by their hashes: swapped after each change, so that one that is revoked
 * is refused at once. Thread-safe; changing blocks, and the first use within a minute.
 */
public final class ApiKeys {

  static final int MOST = 50;

  private static final String MARK = "fhk_";
  private static final String BEARER = "Bearer " + MARK;
  private static final int HINT = 4;
  private static final Duration NOTED_EACH = Duration.ofMinutes(1);

  /** What the audit keeps: no secrets. */
  private record Audited(String name, Set<String> rights, String hint) {
    static Audited of(ApiKey key) {
      return new Audited(
          key.name(),
          key.rights().stream().map(KeyRight::word).collect(Collectors.toCollection(TreeSet::new)),
          key.hint());
    }
  }

  /** A key that was made just now, with its secret, which is not kept. */
  record Made(ApiKey key, String secret) {
    @Override
    public String toString() {
      return "Made[" + key.id() + "]";
    }
  }

  private final Jdbi jdbi;
  private final Tokens tokens;
  private final Clock clock;
  private final Audit audit;
  private volatile Map<String, ApiKey> keys = Map.of();

  /** Reads the keys. */
  public ApiKeys(Jdbi jdbi, Tokens tokens, Clock clock, Audit audit) {
    this.jdbi = jdbi;
    this.tokens = tokens;
    this.clock = clock;
    this.audit = audit;
    refresh();
  }

  /** Whether a request shows a key, be it a good one. */
  static boolean isShown(Request request) {
    return bearer(request).isPresent();
  }

  /** The key that a request shows; empty if there is none such. Its use is noted, to the minute. */
  Optional<ApiKey> shown(Request request) {
    Optional<ApiKey> key =
        bearer(request).flatMap(secret -> Optional.ofNullable(keys.get(Tokens.hash(secret))));
    key.ifPresent(this::used);
    return key;
  }

  private static Optional<String> bearer(Request request) {
    return request
        .header("Authorization")
        .filter(value -> value.startsWith(BEARER))
        .map(value -> value.substring("Bearer ".length()).strip());
  }

  private void used(ApiKey key) {
    Instant now = clock.instant();
    Instant before = key.usedAt();
    if (before == null || !now.isBefore(before.plus(NOTED_EACH))) {
      jdbi.useHandle(handle -> handle.execute(
          "update api_key set used_at = ? where id = ?", now.toEpochMilli(), key.id()));
      refresh();
    }
  }

  /** All keys, the newest first. */
  List<ApiKey> all() {
    var all = new ArrayList<>(keys.values());
    all.sort(Comparator.comparing(ApiKey::madeAt).reversed().thenComparing(ApiKey::id));
    return all;
  }

  /** Reads the keys anew, as after a change on another node. Blocks. */
  public void refresh() {
    var read = new HashMap<String, ApiKey>();
    jdbi.useHandle(handle -> handle
        .createQuery("select * from api_key")
        .map((row, context) -> Map.entry(row.getString("hash"), key(row)))
        .forEach(each -> read.put(each.getKey(), each.getValue())));
    keys = Map.copyOf(read);
  }

  /**
   * Makes a key.
   *
   * @throws BadInput if there are too many
   */
  Made create(String name, Set<KeyRight> rights, Author by) {
    if (keys.size() >= MOST) {
      throw BadInput.full("TOO_MANY", "There are " + MOST + " keys. Revoke one first.");
    }
    String secret = MARK + tokens.secret();
    var key = new ApiKey(
        tokens.id(),
        name,
        rights,
        secret.substring(secret.length() - HINT),
        Instant.ofEpochMilli(clock.millis()),
        by.name(),
        null);
    jdbi.useTransaction(handle -> {
      handle
          .createUpdate("""
              insert into api_key (id, hash, name, rights, hint, made_at, made_by)
              values (:id, :hash, :name, :rights, :hint, :at, :by)
              """)
          .bind("id", key.id())
          .bind("hash", Tokens.hash(secret))
          .bind("name", name)
          .bind(
              "rights",
              rights.stream().map(KeyRight::word).sorted().collect(Collectors.joining(" ")))
          .bind("hint", key.hint())
          .bind("at", key.madeAt().toEpochMilli())
          .bind("by", key.madeBy())
          .execute();
      audit.write(handle, by, "key.create", null, key.id(), null, Audited.of(key));
    });
    refresh();
    return new Made(key, secret);
  }

  /** Revokes a key; false if it was none any more. */
  boolean revoke(String id, Author by) {
    Optional<ApiKey> old =
        keys.values().stream().filter(key -> key.id().equals(id)).findFirst();
    old.ifPresent(key -> jdbi.useTransaction(handle -> {
      handle.execute("delete from api_key where id = ?", id);
      audit.write(handle, by, "key.revoke", null, id, Audited.of(key), null);
    }));
    refresh();
    return old.isPresent();
  }

  private static ApiKey key(ResultSet row) throws SQLException {
    Object used = row.getObject("used_at");
    return new ApiKey(
        row.getString("id"),
        row.getString("name"),
        Arrays.stream(row.getString("rights").split(" "))
            .flatMap(word -> KeyRight.named(word).stream())
            .collect(Collectors.toSet()),
        row.getString("hint"),
        Instant.ofEpochMilli(row.getLong("made_at")),
        row.getString("made_by"),
        used == null ? null : Instant.ofEpochMilli(row.getLong("used_at")));
  }
}

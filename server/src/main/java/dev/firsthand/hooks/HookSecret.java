package dev.firsthand.hooks;

import dev.firsthand.access.Tokens;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * What calls to a bot or a webhook are signed with. Stored as it is, for signing needs it; shown once.
 *
 * @param value {@code whsec_} and the key in base 64, as Standard Webhooks write it
 */
record HookSecret(String value, Instant madeAt) {

  private static final String MARK = "whsec_";

  /** A new one, of 256 bits. */
  static HookSecret make(Tokens tokens, Instant now) {
    byte[] key = Base64.getUrlDecoder().decode(tokens.secret());
    return new HookSecret(MARK + Base64.getEncoder().encodeToString(key), now);
  }

  /** One more, the newest; beside it at most one that was there before. */
  static List<HookSecret> with(HookSecret made, List<HookSecret> before) {
    return before.isEmpty() ? List.of(made) : List.of(made, before.getFirst());
  }

  /** The newest, if there is one. */
  static List<HookSecret> newestOf(List<HookSecret> secrets) {
    return secrets.subList(0, Math.min(1, secrets.size()));
  }

  /** Those of a row that has two of them, the newest first. */
  static List<HookSecret> in(ResultSet row) throws SQLException {
    var secrets = new ArrayList<HookSecret>();
    for (String column : List.of("secret", "older_secret")) {
      String value = row.getString(column);
      if (value != null) {
        secrets.add(new HookSecret(value, Instant.ofEpochMilli(row.getLong(column + "_at"))));
      }
    }
    return secrets;
  }

  /** The key of the signature. */
  byte[] key() {
    return Base64.getDecoder().decode(value.substring(MARK.length()));
  }

  @Override
  public String toString() {
    return "HookSecret[" + madeAt + "]";
  }
}

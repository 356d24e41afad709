package dev.firsthand.gestures;

import dev.firsthand.conversation.GestureId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The codes of the pools. A code is in one pool once, for ever: of one that was given only the hash
 * stays, so that it is known when it comes again.
 */
public final class CodePool {

  /** More are added in parts. */
  static final int MOST_AT_ONCE = 10_000;

  /** Why a line was not added. */
  public enum Why {
    /** The same code stands further up. */
    TWICE,
    /** It is in this pool already. */
    HERE,
    /** It is in another gesture's pool. */
    ELSEWHERE,
    /** It was given to somebody. */
    GIVEN,
    /** It is no code: too long, or with control characters. */
    UNUSABLE
  }

  /** A line that was not added; its code is shortened. */
  public record Skipped(int line, String code, Why why) {}

  /** What became of an upload. */
  public record Added(int added, List<Skipped> skipped) {
    public Added {
      skipped = List.copyOf(skipped);
    }
  }

  private static final int SHOWN = 40;

  private CodePool() {}

  /** Adds one code of each line, but for those that can't be; blank lines count for nothing. */
  static Added add(Handle handle, GestureId gesture, List<String> lines) {
    var skipped = new ArrayList<Skipped>();
    Map<String, Integer> seen = new HashMap<>();
    int added = 0;
    for (int i = 0; i < lines.size(); i++) {
      String code = lines.get(i).strip();
      if (code.isEmpty()) {
        continue;
      }
      if (code.length() > GestureDraft.LONGEST_CODE || !GestureDraft.isOneLine(code)) {
        skipped.add(new Skipped(i + 1, shown(code), Why.UNUSABLE));
      } else if (seen.putIfAbsent(code, i) != null) {
        skipped.add(new Skipped(i + 1, shown(code), Why.TWICE));
      } else if (insert(handle, gesture, code)) {
        added++;
      } else {
        skipped.add(new Skipped(i + 1, shown(code), known(handle, gesture, code)));
      }
    }
    return new Added(added, skipped);
  }

  private static boolean insert(Handle handle, GestureId gesture, String code) {
    return handle
            .createUpdate("""
                insert into gesture_code (hash, gesture, code) values (:hash, :gesture, :code)
                on conflict (hash) do nothing
                """)
            .bind("hash", hash(code))
            .bind("gesture", gesture.value())
            .bind("code", code)
            .execute()
        == 1;
  }

  private static Why known(Handle handle, GestureId gesture, String code) {
    return handle
        .createQuery("select gesture, code from gesture_code where hash = :hash")
        .bind("hash", hash(code))
        .map((row, context) -> row.getString("code") == null
            ? Why.GIVEN
            : row.getString("gesture").equals(gesture.value()) ? Why.HERE : Why.ELSEWHERE)
        .findOne()
        .orElse(Why.HERE);
  }

  /** One of the free codes; empty if none is left. */
  static Optional<String> free(Handle handle, GestureId gesture, int spread) {
    int left = left(handle).getOrDefault(gesture, 0);
    return left == 0
        ? Optional.empty()
        : handle
            .createQuery("""
                select code from gesture_code where gesture = :gesture and code is not null
                order by id limit 1 offset :offset
                """)
            .bind("gesture", gesture.value())
            .bind("offset", spread % left)
            .mapTo(String.class)
            .findOne();
  }

  /** How many codes each pool has left. */
  static Map<GestureId, Integer> left(Handle handle) {
    var left = new HashMap<GestureId, Integer>();
    handle
        .createQuery("""
            select gesture, count(*) as codes from gesture_code where code is not null
            group by gesture
            """)
        .map((row, context) ->
            left.put(new GestureId(row.getString("gesture")), row.getInt("codes")))
        .list();
    return left;
  }

  /** Takes the codes that nobody got out of a pool; gives how many there were. */
  static int clear(Handle handle, GestureId gesture) {
    return handle
        .createUpdate("delete from gesture_code where gesture = :gesture and code is not null")
        .bind("gesture", gesture.value())
        .execute();
  }

  private static String shown(String code) {
    int end = code.offsetByCodePoints(0, Math.min(SHOWN, code.codePointCount(0, code.length())));
    return code.substring(0, end);
  }

  private static String hash(String code) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256.", e);
    }
  }
}

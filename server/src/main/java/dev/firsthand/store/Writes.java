package dev.firsthand.store;

import dev.firsthand.conversation.ConversationId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes tables beside the log; each call is one transaction. Thread-safe; may block. */
interface Writes {

  /**
   * A statement with its values, in the order of its question marks.
   *
   * @param of the conversation whose row it looks at or changes, which shows all of its log by then;
   *     null if it has nothing to do with such rows
   */
  record Change(@Nullable ConversationId of, String sql, List<@Nullable Object> values) {
    static Change of(String sql, @Nullable Object... values) {
      return of(null, sql, values);
    }

    static Change of(@Nullable ConversationId of, String sql, @Nullable Object... values) {
      var list = new ArrayList<@Nullable Object>();
      for (@Nullable Object value : values) {
        list.add(value);
      }
      return new Change(of, sql, list);
    }
  }

  /** Makes the changes, durably. */
  void write(List<Change> changes);
}

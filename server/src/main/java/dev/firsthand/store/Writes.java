package dev.firsthand.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes tables beside the log; each call is one transaction. Thread-safe; may block. */
interface Writes {

  /** A statement with its values, in the order of its question marks. */
  record Change(String sql, List<@Nullable Object> values) {
    static Change of(String sql, @Nullable Object... values) {
      var list = new ArrayList<@Nullable Object>();
      for (@Nullable Object value : values) {
        list.add(value);
      }
      return new Change(sql, list);
    }
  }

  /** Makes the changes, durably. */
  void write(List<Change> changes);
}

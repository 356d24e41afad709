package dev.firsthand.store;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows, turned into one array for each column. Confined to one thread. */
final class Columns {

  private final int rows;
  private final List<@Nullable Object[]> columns = new ArrayList<>();
  private int row;
  private int column;

  Columns(int rows) {
    this.rows = rows;
  }

  Columns text(@Nullable String text) {
    if (row == 0) {
      columns.add(new @Nullable String[rows]);
    }
    columns.get(column++)[row] = text;
    return this;
  }

  Columns number(@Nullable Long number) {
    if (row == 0) {
      columns.add(new @Nullable Long[rows]);
    }
    columns.get(column++)[row] = number;
    return this;
  }

  void endRow() {
    row++;
    column = 0;
  }

  /** One array for each column. */
  Object[] values() {
    return columns.toArray();
  }
}

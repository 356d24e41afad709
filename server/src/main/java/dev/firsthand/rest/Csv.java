package dev.firsthand.rest;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Rows of CSV (RFC 4180). A cell that a spreadsheet would take for a formula is written with an
 * apostrophe before it.
 */
public final class Csv {

  private static final Pattern FORMULA = Pattern.compile("'*+[=+@\\t\\r-].*", Pattern.DOTALL);

  private Csv() {}

  /** One row with its line end. */
  public static String row(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
  }

  /** Whether a spreadsheet would calculate the cell, or would if it lost its apostrophes. */
  public static boolean isFormula(String cell) {
    return FORMULA.matcher(cell).matches();
  }

  private static String cell(String cell) {
    var safe = isFormula(cell) ? "'" + cell : cell;
    boolean plain = safe.chars().noneMatch(c -> c == '"' || c == ',' || c == ';' || c < ' ')
        && safe.equals(safe.strip());
    return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}

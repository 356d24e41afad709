package dev.firsthand.faq;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts CSV into rows of cells. Confined to one thread. */
final class CsvTable {

  /** A row, and the line where it begins. */
  record Row(int line, List<String> cells) {
    Row {
      cells = List.copyOf(cells);
    }

    boolean isBlank() {
      return cells.stream().allMatch(String::isBlank);
    }
  }

  /** The text can't be cut any further. */
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final String advice;

    Broken(int line, String advice) {
      super(advice, null, false, false);
      this.line = line;
      this.advice = advice;
    }

    int line() {
      return line;
    }

    String advice() {
      return advice;
    }
  }

  private final String text;
  private final char comma;
  private int at;
  private int line = 1;

  /** A table whose cells are separated by commas, or by semicolons if the first line has only those. */
  CsvTable(String text) {
    this.text = text;
    int end = text.indexOf('\n');
    var header = end < 0 ? text : text.substring(0, end);
    comma = header.indexOf(',') < 0 && header.indexOf(';') >= 0 ? ';' : ',';
  }

  /**
   * The next row; empty at the end.
   *
   * @throws Broken if quotes don't match
   */
  Optional<Row> next() {
    if (at >= text.length()) {
      return Optional.empty();
    }
    int begin = line;
    var cells = new ArrayList<String>();
    while (true) {
      cells.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
      if (at >= text.length()) {
        return Optional.of(new Row(begin, cells));
      }
      char c = text.charAt(at++);
      if (c != comma) {
        endOfLine(c);
        return Optional.of(new Row(begin, cells));
      }
    }
  }

  private String plain() {
    int begin = at;
    while (at < text.length() && !isEnd(text.charAt(at))) {
      at++;
    }
    return text.substring(begin, at);
  }

  private String quoted() {
    int begin = line;
    var cell = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c != '"') {
        cell.append(c);
        line += c == '\n' ? 1 : 0;
      } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
        cell.append(c);
        at++;
      } else {
        at++;
        checkEndOfCell();
        return cell.toString();
      }
    }
    throw new Broken(begin, "A double quote opens here and never closes.");
  }

  private void checkEndOfCell() {
    if (at < text.length() && !isEnd(text.charAt(at))) {
      throw new Broken(
          line, "Text follows a closing double quote. Write a quote inside a cell twice: \"\".");
    }
  }

  private boolean isEnd(char c) {
    return c == comma || c == '\n' || c == '\r';
  }

  private void endOfLine(char c) {
    if (c == '\r' && at < text.length() && text.charAt(at) == '\n') {
      at++;
    }
    line++;
  }
}

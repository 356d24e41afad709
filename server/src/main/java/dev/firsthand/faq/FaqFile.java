package dev.firsthand.faq;

import dev.firsthand.bot.FaqEntry;
import java.util.List;

/**
 * An FAQ file that has been read: each entry is as it should be, and every flaw is named.
 *
 * @param rows the entries without a flaw, in their order
 */
public record FaqFile(List<Row> rows, List<LineError> errors) {

  /**
   * An entry of the file.
   *
   * @param line where it begins, from 1
   * @param entry with an empty id where one is to be made
   */
  public record Row(int line, FaqEntry entry) {}

  public FaqFile {
    rows = List.copyOf(rows);
    errors = List.copyOf(errors);
  }
}

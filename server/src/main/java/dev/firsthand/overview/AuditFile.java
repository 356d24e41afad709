package dev.firsthand.overview;

import dev.firsthand.overview.AuditEndpoints.Limits;
import dev.firsthand.overview.AuditTrail.Change;
import dev.firsthand.rest.Csv;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Changes as CSV, the latest first, up to where the file is full, but one at least; one that is cut says so. For one thread. */
final class AuditFile {

  private final Limits limits;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private int rows;

  AuditFile(Limits limits) {
    this.limits = limits;
    write(row("at", "who", "name", "what", "site", "subject", "subjectName", "before", "after"));
  }

  /**
   * Adds a row.
   *
   * @return whether there is room for more; false where this one had none
   */
  boolean add(Change change) {
    byte[] row = row(
        change.at().toString(),
        Objects.requireNonNullElse(change.who(), ""),
        change.name(),
        change.kind(),
        Objects.requireNonNullElse(change.site(), ""),
        change.subject(),
        Objects.requireNonNullElse(change.subjectName(), ""),
        Objects.requireNonNullElse(change.before(), ""),
        Objects.requireNonNullElse(change.after(), ""));
    boolean tooLong = rows > 0 && bytes.size() + row.length > limits.bytes();
    if (rows == limits.rows() || tooLong) {
      write(row(
          "",
          "",
          "",
          "export.cut",
          "",
          "There is more than fits. The rest: the same file with to="
              + change.at().plusMillis(1),
          "",
          "",
          ""));
      return false;
    }
    rows++;
    write(row);
    return true;
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  private void write(byte[] row) {
    bytes.write(row, 0, row.length);
  }

  private static byte[] row(String... cells) {
    return Csv.row(List.of(cells)).getBytes(StandardCharsets.UTF_8);
  }
}

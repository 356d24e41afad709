package dev.firsthand.faq;

import java.util.List;

/**
 * What an import did, or would do.
 *
 * @param version the version of the FAQ that the file was compared with
 * @param entries how many good entries the file holds
 * @param created how many of them are new
 * @param changed how many of them change one that was there
 * @param removed how many go that the file does not name
 * @param changes each of these, in this order; the first 500
 * @param errors every flaw of the file; if there is any, nothing was changed
 */
public record ImportReport(
    long version,
    int entries,
    int created,
    int changed,
    int removed,
    List<Change> changes,
    List<LineError> errors) {

  public ImportReport {
    changes = List.copyOf(changes);
    errors = List.copyOf(errors);
  }

  /** What becomes of an entry. */
  public enum Kind {
    CREATED,
    CHANGED,
    REMOVED
  }

  /**
   * An entry that changes.
   *
   * @param fields what of it changes; empty unless it is {@link Kind#CHANGED}
   */
  public record Change(Kind kind, String id, String question, List<String> fields) {
    public Change {
      fields = List.copyOf(fields);
    }
  }
}

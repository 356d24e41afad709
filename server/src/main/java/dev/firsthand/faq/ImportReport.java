package dev.firsthand.faq;

import java.util.List;

/**
 * What an import did, or would do.
 *
 * @param entries how many good entries the file holds
 * @param created how many of them are new
 * @param changed how many of them change one that was there
 * @param errors every flaw of the file; if there is any, nothing was changed
 */
public record ImportReport(int entries, int created, int changed, List<LineError> errors) {

  public ImportReport {
    errors = List.copyOf(errors);
  }
}

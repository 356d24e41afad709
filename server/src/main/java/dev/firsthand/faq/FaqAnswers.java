package dev.firsthand.faq;

import dev.firsthand.http.Response;
import dev.firsthand.rest.Answers;
import java.util.Map;

/** What became of a change, as it is answered. */
final class FaqAnswers {

  private FaqAnswers() {}

  /** What became of a file. */
  static Response ofFile(FaqRegister.Loaded loaded, boolean dryRun) {
    return of(loaded, dryRun, "BAD_FILE", "Line ");
  }

  /** What became of going back to a version. */
  static Response ofVersion(FaqRegister.Loaded loaded, boolean dryRun) {
    return of(loaded, dryRun, "BAD_VERSION", "Entry ");
  }

  private static Response of(FaqRegister.Loaded loaded, boolean dryRun, String code, String place) {
    return switch (loaded) {
      case FaqRegister.Loaded.Done(var report) ->
        dryRun || report.errors().isEmpty() ? Answers.ok(report) : refused(report, code, place);
      case FaqRegister.Loaded.Stale(var version) ->
        stale(version, "the FAQ", "Look at what would change now, then decide.");
    };
  }

  /** Somebody changed the entry that was to be changed. */
  static Response staleEntry(long version) {
    return stale(version, "this entry", "Look at what it says now, then decide.");
  }

  private static Response stale(long version, String what, String then) {
    return Answers.problem(
        409,
        "STALE_VERSION",
        "Somebody changed " + what + " first, and nothing was done. " + then,
        null,
        Map.of("current", version));
  }

  private static Response refused(ImportReport report, String code, String place) {
    var first = report.errors().getFirst();
    var others = report.errors().size() - 1;
    return Answers.problem(
        422,
        code,
        "Nothing was changed. " + place + first.line() + ": " + first.message()
            + (others == 0 ? "" : " And " + others + " more."),
        null,
        Map.of(
            "version", report.version(),
            "entries", report.entries(),
            "created", report.created(),
            "changed", report.changed(),
            "removed", report.removed(),
            "changes", report.changes(),
            "errors", report.errors()));
  }
}

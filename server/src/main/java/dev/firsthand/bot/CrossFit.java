package dev.firsthand.bot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Asks an FAQ its own phrasings, each hidden from the index that reads it, to learn how sure that
 * index may be. A quarter of the phrasings is asked at a time, and a quarter of the entries hidden
 * whole: their phrasings are questions that the site could get and does not answer. So are the
 * everyday questions. Who falls into which quarter depends on the text alone, so an edit moves
 * nothing else.
 */
final class CrossFit {

  /**
   * The number of this way of fitting. Whoever changes what comes out of it, here or in what it reads
   * with, raises it: calibrations that were kept of older numbers are then fitted anew. CrossFitTest
   * notices.
   */
  static final int MAKING = 2;

  /** Phrasings times entries that may be trained on in all quarters together; one is always. */
  private static final long MOST_SCHOOLING = 100_000;

  private static final int QUARTERS = 4;
  private static final int MOST_ASKED = 600;
  private static final int FEWEST_KNOWN = 10;
  private static final double MOST_QUESTIONS = 3_000;

  private enum Kind {
    KNOWN,
    HIDDEN,
    EVERYDAY
  }

  private record Asked(Kind kind, String text, String entry) {}

  private record Row(Kind kind, Evidence evidence, boolean right, boolean listed) {}

  private CrossFit() {}

  /**
   * The calibration of {@code whole}'s site, or the prior where the site is too small or too large
   * to tell, or where {@code stopped} says that nobody waits for it any more.
   */
  static Calibration calibration(FaqIndex whole, Prior prior, BooleanSupplier stopped) {
    long schooling = whole.views().schooling();
    if (schooling == 0 || schooling > FaqIndex.LARGEST_SCHOOL) {
      return prior.calibration();
    }
    int quarters = Math.clamp(MOST_SCHOOLING / schooling, 1, QUARTERS);
    var rows = new ArrayList<Row>();
    for (int quarter = 0; quarter < quarters; quarter++) {
      rows.addAll(rows(whole, quarter, stopped));
      if (stopped.getAsBoolean()) {
        return prior.calibration();
      }
    }
    long known = rows.stream().filter(row -> row.kind() == Kind.KNOWN).count();
    if (known < FEWEST_KNOWN) {
      return prior.calibration();
    }
    var questions = weighed(rows, whole.views().phrasings().size());
    return prior.refitted(prior.calibration().name() + "+" + rows.size(), questions);
  }

  /**
   * The more phrasings a site has gathered, the more it has seen of what its visitors ask: with few,
   * most questions have no entry; with many, few have none, and those lie further off.
   */
  private static List<Prior.Answered> weighed(List<Row> rows, int phrasings) {
    double outside =
        Math.clamp(0.6 - 0.34 * StrictMath.log10(Math.max(600, phrasings) / 600.0), 0.1, 0.6);
    double near = outside + 0.25;
    long known = count(rows, Kind.KNOWN);
    double all = Math.min(Math.min(phrasings, MOST_QUESTIONS), known / (1 - outside));
    var questions = new ArrayList<Prior.Answered>();
    for (var row : rows) {
      double share = switch (row.kind()) {
        case KNOWN -> 1 - outside;
        case HIDDEN -> outside * near;
        case EVERYDAY -> outside * (1 - near);
      };
      double count = all * share / count(rows, row.kind());
      questions.add(
          new Prior.Answered(row.evidence().features(), row.right(), row.listed(), count));
    }
    return questions;
  }

  private static long count(List<Row> rows, Kind kind) {
    return rows.stream().filter(row -> row.kind() == kind).count();
  }

  private static List<Row> rows(FaqIndex whole, int quarter, BooleanSupplier stopped) {
    var kept = new ArrayList<FaqEntry>();
    var known = new ArrayList<Asked>();
    var hidden = new ArrayList<Asked>();
    for (var entry : whole.views().faq().entries()) {
      var left = new ArrayList<String>();
      var out = new ArrayList<String>();
      boolean away = quarterOf(entry.id()) == quarter;
      for (var text : texts(entry)) {
        (away || quarterOf(text) == quarter ? out : left).add(text);
      }
      if (away) {
        out.forEach(text -> hidden.add(new Asked(Kind.HIDDEN, text, "")));
      } else if (left.isEmpty()) {
        kept.add(entry);
      } else {
        kept.add(with(entry, left));
        out.forEach(text -> known.add(new Asked(Kind.KNOWN, text, entry.id())));
      }
    }
    var everyday = EverydayQuestions.ALL.stream()
        .filter(text -> quarterOf(text) == quarter)
        .map(text -> new Asked(Kind.EVERYDAY, text, ""))
        .toList();
    var part = whole.of(new Faq(whole.faqVersion(), kept), stopped);
    var rows = new ArrayList<Row>();
    for (var asked : List.of(some(known), some(hidden), everyday)) {
      for (var one : stopped.getAsBoolean() ? List.<Asked>of() : asked) {
        var row = row(part, one);
        if (!row.evidence().features().isEmpty()) {
          rows.add(row);
        }
      }
    }
    return rows;
  }

  private static List<String> texts(FaqEntry entry) {
    var texts = new ArrayList<String>();
    texts.add(entry.question());
    texts.addAll(entry.phrasings());
    return texts.stream().distinct().toList();
  }

  private static FaqEntry with(FaqEntry entry, List<String> texts) {
    return new FaqEntry(
        entry.id(),
        texts.getFirst(),
        texts.subList(1, texts.size()),
        entry.answer(),
        entry.category(),
        entry.language(),
        entry.quickReplies());
  }

  /** A sample that an edit hardly changes. */
  private static List<Asked> some(List<Asked> all) {
    return all.size() <= MOST_ASKED
        ? all
        : all.stream()
            .sorted(Comparator.comparingLong((Asked asked) -> mixed(asked.text()))
                .thenComparing(Asked::text))
            .limit(MOST_ASKED)
            .toList();
  }

  private static Row row(FaqIndex part, Asked asked) {
    var evidence = part.look(Question.of(asked.text()));
    var entries = part.views().faq().entries();
    boolean right = false;
    boolean listed = false;
    for (int i = 0; i < Math.min(3, evidence.ranked().size()); i++) {
      boolean hit = entries.get(evidence.ranked().get(i).place()).id().equals(asked.entry());
      right |= hit && i == 0;
      listed |= hit;
    }
    return new Row(asked.kind(), evidence, right, listed);
  }

  private static int quarterOf(String text) {
    return (int) (mixed(text) >>> 62);
  }

  private static long mixed(String text) {
    return Ngrams.word(text) * 0x9e3779b97f4a7c15L;
  }
}

package dev.firsthand.reports;

import dev.firsthand.reports.Report.Group;
import dev.firsthand.reports.Tally.Figures;
import dev.firsthand.reports.Tally.Stars;
import dev.firsthand.reports.Values.Spread;
import dev.firsthand.rest.Csv;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The tables of a report as CSV: the same numbers, durations in whole milliseconds. */
final class ReportCsv {

  /** Which table. */
  enum Table {
    FIGURES,
    SERIES,
    AGENTS,
    TEAMS,
    TOPICS
  }

  private ReportCsv() {}

  static String of(Report report, Table table) {
    return switch (table) {
      case FIGURES -> figures(report);
      case SERIES -> series(report);
      case AGENTS -> groups("agent", report.agents());
      case TEAMS -> groups("team", report.teams());
      case TOPICS -> groups("topic", report.topics());
    };
  }

  private static String figures(Report report) {
    Map<String, Long> now = flat(report.figures());
    Map<String, Long> before = flat(report.before());
    var names = new TreeSet<>(now.keySet());
    names.addAll(before.keySet());
    var file = new StringBuilder(Csv.row(List.of(
        "figure",
        report.period().from() + "/" + report.period().to(),
        report.compared().from() + "/" + report.compared().to())));
    names.forEach(
        name -> file.append(Csv.row(List.of(name, cell(now.get(name)), cell(before.get(name))))));
    return file.toString();
  }

  private static String series(Report report) {
    var names = List.copyOf(report.series().keySet());
    var head = new ArrayList<>(List.of("from"));
    head.addAll(names);
    var file = new StringBuilder(Csv.row(head));
    ZoneId zone = ZoneId.of(report.zone());
    for (int i = 0; i < report.steps().size(); i++) {
      var row = new ArrayList<>(List.of(local(report.steps().get(i), zone)));
      for (String name : names) {
        int[] counts = report.series().get(name);
        row.add(counts == null ? "" : Integer.toString(counts[i]));
      }
      file.append(Csv.row(row));
    }
    return file.toString();
  }

  private static String local(Instant at, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(zone));
  }

  private static String groups(String what, List<Group> groups) {
    var names = new TreeSet<String>();
    groups.forEach(group -> names.addAll(flat(group.figures()).keySet()));
    var head = new ArrayList<>(List.of("id", what));
    head.addAll(names);
    var file = new StringBuilder(Csv.row(head));
    for (Group group : groups) {
      Map<String, Long> figures = flat(group.figures());
      var row = new ArrayList<>(List.of(group.id(), group.name()));
      names.forEach(name -> row.add(cell(figures.get(name))));
      file.append(Csv.row(row));
    }
    return file.toString();
  }

  private static String cell(@Nullable Long number) {
    return number == null ? "" : Long.toString(number);
  }

  private static Map<String, Long> flat(Figures figures) {
    var flat = new TreeMap<String, Long>();
    figures.counts().forEach((name, count) -> flat.put(name, (long) count));
    figures.spreads().forEach((name, spread) -> put(flat, name, spread));
    figures.ratings().forEach((whom, stars) -> put(flat, whom, stars));
    return flat;
  }

  private static void put(Map<String, Long> flat, String name, Spread spread) {
    flat.put(name + " n", (long) spread.n());
    flat.put(name + " median ms", spread.median());
    flat.put(name + " p90 ms", spread.p90());
    flat.put(name + " mean ms", spread.mean());
  }

  private static void put(Map<String, Long> flat, String whom, Stars stars) {
    for (int i = 0; i < stars.stars().size(); i++) {
      flat.put("RATING." + whom + " stars " + (i + 1), (long) stars.stars().get(i));
    }
  }
}

package dev.firsthand.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.firsthand.app.MadePast;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.reports.Fact.Kind;
import dev.firsthand.reports.ReportCsv.Table;
import dev.firsthand.reports.ReportDesk.Wanted;
import dev.firsthand.reports.Tally.Figures;
import dev.firsthand.routing.Teams;
import dev.firsthand.store.PostgresForTests;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Conversations are played through the real engine; the report's numbers are what their logs add up to, and agree
 * with each other.
 */
class SumsTest {

  private static final int DAYS = 6;
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalDate LAST = MadePast.END.atZone(BERLIN).toLocalDate();

  /** Two whole days in the middle, and the day that is not over. */
  private static final List<Period> PERIODS = List.of(
      new Period(LAST.minusDays(DAYS), LAST, BERLIN, MadePast.END),
      new Period(LAST.minusDays(3), LAST.minusDays(2), BERLIN, MadePast.END),
      new Period(LAST, LAST, BERLIN, MadePast.END));

  @Test
  void onSqlite(@TempDir Path data) {
    try (var past = MadePast.in(data, 11, DAYS, 90)) {
      theNumbersAreThoseOfTheLogs(past);
    }
  }

  @Test
  void onPostgres(@TempDir Path data) throws SQLException {
    String database = "database.url=" + PostgresForTests.newDatabase().url();
    try (var past = MadePast.in(data, 11, DAYS, 90, database)) {
      theNumbersAreThoseOfTheLogs(past);
    }
  }

  private static void theNumbersAreThoseOfTheLogs(MadePast past) {
    var desk = new ReportDesk(
        past.jdbi(),
        site -> past.faq(),
        () -> Teams.NONE,
        agent -> "=" + agent.value(),
        () -> 0,
        () -> false);
    for (Period period : PERIODS) {
      Report report = desk.report(past.site(), period);
      isWhatTheLogsSay(past, period, report);
      agrees(report);
      leadsToItsChats(desk, past, period, report.figures());
    }
    Report whole = desk.report(past.site(), PERIODS.getFirst());
    assertThat(whole.figures().counts())
        .containsKeys("CHAT.PERSON", "CHAT.SOLVED", "CHAT.SILENT", "WAIT.PERSON", "HELD.CLOSED")
        .hasEntrySatisfying("CHAT", chats -> assertThat(chats).isGreaterThan(300));
    Report early = desk.report(past.site(), PERIODS.get(1));
    Report late = desk.report(
        past.site(),
        new Period(LAST.minusDays(1), LAST, BERLIN, MadePast.END.plus(Duration.ofDays(1))));
    assertThat(late.compared()).isEqualTo(early.period());
    isComparedWith(late.agents(), early.agents());
    isComparedWith(late.teams(), early.teams());
    isComparedWith(late.topics(), early.topics());
    csvHoldsTheSame(whole);
  }

  private static void isWhatTheLogsSay(MadePast past, Period period, Report report) {
    var added = new AddedUp(period.from(), period.until());
    for (String id : past.jdbi()
        .withHandle(handle -> handle
            .createQuery("select id from conversation")
            .mapTo(String.class)
            .list())) {
      added.add(past.log().read(new ConversationId(id), 0, 10_000));
    }
    Map<String, Integer> counts = report.figures().counts();
    var told = new HashMap<>(counts);
    told.put(
        "answered by the bot alone",
        sum(counts, "CHAT.SOLVED", "CHAT.SILENT", "CHAT.CAME_BACK", "CHAT.NOT_HELPED"));
    told.put("promises kept", sum(counts, "PROMISE.IN_TIME", "PROMISE.LATE"));
    told.put("promises open", sum(counts, "PROMISE.OPEN", "PROMISE.OVERDUE"));
    report.figures().ratings().forEach((whom, stars) -> {
      for (int i = 0; i < stars.stars().size(); i++) {
        told.put(whom + " " + (i + 1), stars.stars().get(i));
      }
    });
    added.counts.forEach((key, count) -> assertThat(told).containsEntry(key, count));
    for (String kind :
        List.of("CHAT", "WAIT", "HELD", "ESCALATION", "RATING", "PROMISE", "ANSWER")) {
      assertThat(counts.getOrDefault(kind, 0))
          .as(kind)
          .isEqualTo(added.counts.getOrDefault(kind, 0));
    }
    spreads(report, "WAIT", added.waits);
    spreads(report, "HELD", added.held);
    report
        .agents()
        .forEach(agent -> assertThat(agent.figures().counts().getOrDefault("HELD", 0))
            .isEqualTo(added.heldBy.getOrDefault(agent.id(), 0)));
  }

  private static int sum(Map<String, Integer> counts, String... keys) {
    return Arrays.stream(keys).mapToInt(key -> counts.getOrDefault(key, 0)).sum();
  }

  private static void spreads(Report report, String kind, List<Long> durations) {
    var spread = report.figures().spreads().get(kind);
    if (durations.isEmpty()) {
      assertThat(spread).isNull();
      return;
    }
    List<Long> sorted = durations.stream().sorted().toList();
    assertThat(spread).isNotNull();
    assertThat(spread.n()).isEqualTo(sorted.size());
    assertThat(spread.median()).isEqualTo(sorted.get((sorted.size() + 1) / 2 - 1));
    assertThat(sorted.stream().filter(each -> each <= spread.p90()).count())
        .isGreaterThanOrEqualTo((long) Math.ceil(sorted.size() * 0.9));
  }

  private static void agrees(Report report) {
    Map<String, Integer> counts = report.figures().counts();
    for (Kind kind : Kind.values()) {
      int parts = counts.entrySet().stream()
          .filter(each -> each.getKey().startsWith(kind + "."))
          .mapToInt(Map.Entry::getValue)
          .sum();
      if (parts > 0) {
        assertThat(parts).as(kind.name()).isEqualTo(counts.get(kind.name()));
      }
    }
    report
        .series()
        .forEach((key, drawn) ->
            assertThat(Arrays.stream(drawn).sum()).as(key).isEqualTo(counts.getOrDefault(key, 0)));
    assertThat(report.rhythm().stream().flatMap(List::stream).mapToInt(n -> n).sum())
        .isEqualTo(counts.getOrDefault("CHAT", 0));
    for (String kind : List.of("CHAT", "WAIT", "ESCALATION", "ANSWER", "JUDGEMENT")) {
      assertThat(ofGroups(report.topics(), kind)).isEqualTo(counts.getOrDefault(kind, 0));
    }
    for (String kind : List.of("WAIT", "ESCALATION", "HELD")) {
      assertThat(ofGroups(report.teams(), kind)).isEqualTo(counts.getOrDefault(kind, 0));
    }
    for (String kind : List.of("HELD", "OFFER", "FIRST_REPLY", "GESTURE")) {
      assertThat(ofGroups(report.agents(), kind)).isEqualTo(counts.getOrDefault(kind, 0));
    }
  }

  private static void isComparedWith(List<Report.Group> groups, List<Report.Group> earlier) {
    Map<String, Figures> before = groups.stream()
        .filter(group -> !group.before().equals(Figures.NONE))
        .collect(Collectors.toMap(Report.Group::id, Report.Group::before));
    assertThat(before)
        .isNotEmpty()
        .isEqualTo(earlier.stream()
            .filter(group -> !group.figures().equals(Figures.NONE))
            .collect(Collectors.toMap(Report.Group::id, Report.Group::figures)));
  }

  private static int ofGroups(List<Report.Group> groups, String kind) {
    return groups.stream()
        .mapToInt(group -> group.figures().counts().getOrDefault(kind, 0))
        .sum();
  }

  private static void leadsToItsChats(
      ReportDesk desk, MadePast past, Period period, Figures figures) {
    figures.counts().forEach((key, count) -> {
      int dot = key.indexOf('.');
      var wanted = new Wanted(
          Kind.valueOf(dot < 0 ? key : key.substring(0, dot)),
          dot < 0 ? null : key.substring(dot + 1),
          null,
          null,
          null);
      assertThat(desk.find(past.site(), period, wanted, 0, 10).all()).as(key).isEqualTo(count);
    });
  }

  private static void csvHoldsTheSame(Report report) {
    String figures = ReportCsv.of(report, Table.FIGURES);
    report
        .figures()
        .counts()
        .forEach((key, count) -> assertThat(figures).contains("\r\n" + key + "," + count + ","));
    String agents = ReportCsv.of(report, Table.AGENTS);
    assertThat(agents.lines().skip(1))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).doesNotContain(",=").contains(",'="));
    assertThat(ReportCsv.of(report, Table.SERIES).lines().count())
        .isEqualTo(report.steps().size() + 1L);
  }
}

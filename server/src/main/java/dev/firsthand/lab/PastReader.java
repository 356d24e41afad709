package dev.firsthand.lab;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.Decision.Verdict;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.Judgement;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.engine.TurnSigns;
import dev.firsthand.escalation.Replay.Ground;
import dev.firsthand.escalation.Replay.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads a site's past chat by chat, a page of the tables at a time, so that any past fits. Thread-safe. */
final class PastReader {

  /** Rows of a page; a chat's rows are never parted. */
  private static final int PAGE = 10_000;

  /** So many rows are read by the index of moments at once, whatever other sites have between them. */
  private static final int AT_ONCE = 50_000;

  private static final String BY_MOMENT = "t.site = :site and t.at >= :from and t.at < :until";

  /**
   * Pages go by the order of conversations. The sums keep SQLite from going by the index of moments
   * instead, which would read the whole period for each page.
   */
  private static final String BY_CHAT =
      "t.site || '' = :site and t.at + 0 >= :from and t.at + 0 < :until";

  private static final String TURNS = """
      select t.conversation, c.id, t.seq, t.at, t.language, t.verdict, t.reason, t.top, t.helpful,
        t.choice, t.judgement, t.judged_entry, t.came_too_late, t.evidence
      from bot_turn t join conversation c on c.key = t.conversation
      where t.evidence is not null
      """;

  private static final String ASIDES = """
      select t.conversation, c.id, t.seq, t.at, t.reason
      from passed_on t join conversation c on c.key = t.conversation
      where t.turn = 0
      """;

  private static final String OF_PAGE = " and t.conversation > :after and t.conversation <= :upTo";
  private static final String IN_ORDER = " order by t.conversation, t.seq";

  private final Jdbi jdbi;
  private final int atOnce;
  private final int page;

  PastReader(Jdbi jdbi) {
    this(jdbi, AT_ONCE, PAGE);
  }

  PastReader(Jdbi jdbi, int atOnce, int page) {
    this.jdbi = jdbi;
    this.atOnce = atOnce;
    this.page = page;
  }

  /** A stretch of a site's past. */
  record Period(SiteKey site, Instant from, Instant until) {}

  /**
   * How much there is.
   *
   * @param kept turns that can be judged again
   * @param older turns from before that was kept
   */
  record Size(int kept, int older) {}

  private record Keys(long first, long last, long rows) {}

  /** A row of either kind with its chat. */
  private record Row(long chat, String id, PastStep step) {}

  Size size(Period period) {
    return jdbi.withHandle(handle -> handle
        .createQuery("""
            select count(*) as turns, count(evidence) as kept from bot_turn
            where site = :site and at >= :from and at < :until
            """)
        .bind("site", period.site().value())
        .bind("from", period.from().toEpochMilli())
        .bind("until", period.until().toEpochMilli())
        .map((row, context) ->
            new Size(row.getInt("kept"), row.getInt("turns") - row.getInt("kept")))
        .one());
  }

  List<String> languages(Period period) {
    return jdbi.withHandle(handle -> handle
        .createQuery("""
            select language from bot_turn
            where site = :site and at >= :from and at < :until and language <> ''
            group by language order by count(*) desc, language limit 20
            """)
        .bind("site", period.site().value())
        .bind("from", period.from().toEpochMilli())
        .bind("until", period.until().toEpochMilli())
        .mapTo(String.class)
        .list());
  }

  /** Gives all chats to {@code reader}, the earliest begun first, until it says false. Blocks. */
  void read(Period period, Predicate<PastChat> reader) {
    Keys keys = keys(period);
    if (keys == null) {
      return;
    }
    long after = keys.first() - 1;
    boolean whole = keys.rows() <= atOnce;
    while (after < keys.last()) {
      long upTo = whole ? keys.last() : pageEnd(after, keys.last());
      for (PastChat chat : page(whole ? BY_MOMENT : BY_CHAT, period, after, upTo)) {
        if (!reader.test(chat)) {
          return;
        }
      }
      after = upTo;
    }
  }

  private @Nullable Keys keys(Period period) {
    return jdbi
        .withHandle(handle -> handle
            .createQuery("""
                select min(conversation) as first, max(conversation) as last, count(*) as many from (
                  select t.conversation from bot_turn t where %1$s
                  union all
                  select t.conversation from passed_on t where %1$s and t.turn = 0) r
                """.formatted(BY_MOMENT))
            .bind("site", period.site().value())
            .bind("from", period.from().toEpochMilli())
            .bind("until", period.until().toEpochMilli())
            .map((row, context) -> row.getLong("many") == 0
                ? List.<Keys>of()
                : List.of(new Keys(row.getLong("first"), row.getLong("last"), row.getLong("many"))))
            .one())
        .stream()
        .findFirst()
        .orElse(null);
  }

  /** The last conversation of the page that begins after {@code after}. */
  private long pageEnd(long after, long last) {
    return jdbi.withHandle(handle -> handle
        .createQuery("""
            select conversation from bot_turn
            where conversation > :after and conversation <= :last
            order by conversation, seq limit 1 offset :page
            """)
        .bind("after", after)
        .bind("last", last)
        .bind("page", page)
        .mapTo(Long.class)
        .findOne()
        .orElse(last));
  }

  private List<PastChat> page(String by, Period period, long after, long upTo) {
    var rows = new ArrayList<Row>();
    rows.addAll(rows(TURNS, by, period, after, upTo, PastReader::turn));
    rows.addAll(rows(ASIDES, by, period, after, upTo, PastReader::aside));
    var chats = new TreeMap<Long, List<Row>>();
    rows.forEach(
        row -> chats.computeIfAbsent(row.chat(), key -> new ArrayList<>()).add(row));
    return chats.values().stream().map(PastReader::chat).toList();
  }

  private static PastChat chat(List<Row> rows) {
    return new PastChat(
        new ConversationId(rows.getFirst().id()),
        rows.stream()
            .map(Row::step)
            .sorted(Comparator.comparingLong(PastStep::seq))
            .toList());
  }

  private interface RowReader {
    Row read(ResultSet row) throws SQLException;
  }

  private List<Row> rows(
      String select, String by, Period period, long after, long upTo, RowReader reader) {
    return jdbi.withHandle(handle -> handle
        .createQuery(select + OF_PAGE + " and " + by + IN_ORDER)
        .bind("after", after)
        .bind("upTo", upTo)
        .bind("site", period.site().value())
        .bind("from", period.from().toEpochMilli())
        .bind("until", period.until().toEpochMilli())
        .setFetchSize(page)
        .map((row, context) -> reader.read(row))
        .list());
  }

  private static Row turn(ResultSet row) throws SQLException {
    String reason = row.getString(7);
    String top = row.getString(8);
    int helpful = row.getInt(9);
    Boolean thumb = row.wasNull() ? null : Boolean.valueOf(helpful == 1);
    String judgement = row.getString(11);
    var signs = new TurnSigns(
        thumb,
        row.getString(10),
        judgement == null ? null : Judgement.valueOf(judgement),
        row.getString(12),
        row.getInt(13) == 1);
    var step = new Step.Turn(
        Ground.read(row.getString(14)),
        Verdict.valueOf(row.getString(6)),
        reason == null ? null : EscalationReason.valueOf(reason));
    return new Row(
        row.getLong(1),
        row.getString(2),
        new PastStep(
            row.getLong(3),
            Instant.ofEpochMilli(row.getLong(4)),
            row.getString(5),
            top,
            step,
            top == null ? null : signs.label(top)));
  }

  private static Row aside(ResultSet row) throws SQLException {
    return new Row(
        row.getLong(1),
        row.getString(2),
        new PastStep(
            row.getLong(3),
            Instant.ofEpochMilli(row.getLong(4)),
            "",
            null,
            new Step.Aside(EscalationReason.valueOf(row.getString(5))),
            null));
  }
}

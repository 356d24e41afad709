package dev.firsthand.store;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.Decision;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.Judgement;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.engine.BotTurns;
import dev.firsthand.engine.TurnChange;
import dev.firsthand.engine.TurnSigns;
import dev.firsthand.engine.TurnTaken;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rows of the bot's turns: written with the append that makes them, read page by page. */
final class TurnRows implements BotTurns {

  private static final String INSERT = """
      insert into bot_turn (conversation, seq, question, site, at, language, verdict, reason, top,
        entry, prior, confidence, faq_version, policy_version, adjustment, model, evidence)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String PASSED_ON = """
      insert into passed_on (conversation, seq, site, at, reason, turn) values (?, ?, ?, ?, ?, ?)
      """;

  private static final String GAVE_STARS = """
      insert into chat_rating (conversation, seq, site, at, stars, of_person)
      values (?, ?, ?, ?, ?, ?)
      """;

  private static final String RATED =
      "update bot_turn set helpful = ? where conversation = ? and seq = ?";
  private static final String CHOSEN =
      "update bot_turn set choice = ? where conversation = ? and seq = ?";
  private static final String JUDGED = """
      update bot_turn set judgement = ?, judged_entry = ? where conversation = ? and seq = ?
      """;
  private static final String CAME_TOO_LATE =
      "update bot_turn set came_too_late = ? where conversation = ? and seq = ?";

  private static final Instant LATEST = Instant.ofEpochMilli(Long.MAX_VALUE);
  private static final Instant EARLIEST = Instant.ofEpochMilli(Long.MIN_VALUE);

  private final Reads reads;

  TurnRows(Reads reads) {
    this.reads = reads;
  }

  /** Writes the changes of an append in its own transaction. */
  static void write(Statements statements, long conversation, List<TurnChange> changes)
      throws SQLException {
    for (TurnChange change : changes) {
      switch (change) {
        case TurnChange.Took took -> insert(statements, conversation, took);
        case TurnChange.PassedOn passed ->
          statements.add(
              PASSED_ON,
              conversation,
              passed.seq(),
              passed.site().value(),
              passed.at().toEpochMilli(),
              passed.reason().name(),
              passed.turn() ? 1 : 0);
        case TurnChange.GaveStars gave ->
          statements.add(
              GAVE_STARS,
              conversation,
              gave.seq(),
              gave.site().value(),
              gave.at().toEpochMilli(),
              gave.stars(),
              gave.ofPerson() ? 1 : 0);
        case TurnChange.Rated sign ->
          statements.add(RATED, sign.helpful() ? 1 : 0, conversation, sign.turn());
        case TurnChange.Chosen sign ->
          statements.add(CHOSEN, sign.choice(), conversation, sign.turn());
        case TurnChange.Judged sign ->
          statements.add(JUDGED, sign.judgement().name(), sign.entry(), conversation, sign.turn());
        case TurnChange.CameTooLate sign ->
          statements.add(CAME_TOO_LATE, sign.so() ? 1 : 0, conversation, sign.turn());
      }
    }
  }

  private static void insert(Statements statements, long conversation, TurnChange.Took took)
      throws SQLException {
    TurnTaken turn = took.turn();
    statements.add(
        INSERT,
        conversation,
        turn.seq(),
        turn.question(),
        turn.site().value(),
        turn.at().toEpochMilli(),
        turn.language(),
        turn.verdict().name(),
        Objects.toString(turn.reason(), null),
        turn.top(),
        turn.entry(),
        turn.prior(),
        turn.confidence(),
        turn.faqVersion(),
        turn.policyVersion(),
        turn.adjustment(),
        turn.model(),
        took.evidence());
  }

  /** A row with its place in the order of pages. */
  private record Placed(TurnTaken turn, String cursor) {}

  @Override
  public Page page(Query query) {
    if (query.limit() < 1 || query.limit() > LONGEST_PAGE) {
      throw new IllegalArgumentException("A page has 1 to " + LONGEST_PAGE + " turns.");
    }
    long[] before = place(query.before());
    List<Placed> found = reads.read(handle -> rows(handle, query, before));
    if (found.size() <= query.limit()) {
      return new Page(found.stream().map(Placed::turn).toList(), null);
    }
    List<Placed> page = found.subList(0, query.limit());
    return new Page(page.stream().map(Placed::turn).toList(), page.getLast().cursor());
  }

  private static List<Placed> rows(Handle handle, Query query, long[] before) {
    String language = query.language() == null ? "" : " and t.language = :language";
    var select = handle
        .createQuery("""
            select t.*, c.id from bot_turn t join conversation c on c.key = t.conversation
            where t.site = :site and t.at >= :from and t.at < :until
              and (t.at, t.conversation, t.seq) < (:at, :conversation, :seq)
            """ + language + condition(query.which()) + """
             order by t.at desc, t.conversation desc, t.seq desc limit :limit
            """)
        .bind("site", query.site().value())
        .bind("from", millis(query.from()))
        .bind("until", millis(query.until()))
        .bind("at", before[0])
        .bind("conversation", before[1])
        .bind("seq", before[2])
        .bind("limit", query.limit() + 1);
    if (query.language() != null) {
      select.bind("language", query.language());
    }
    return select
        .map((row, context) -> new Placed(
            turn(row),
            row.getLong("at") + "." + row.getLong("conversation") + "." + row.getLong("seq")))
        .list();
  }

  private static String condition(Which which) {
    return switch (which) {
      case ALL -> "";
      case SIGNED ->
        " and (t.helpful is not null or t.choice is not null or t.judgement is not null"
            + " or t.came_too_late = 1)";
      case UNANSWERED ->
        " and (t.verdict = 'REPHRASE' or t.choice = 'none' or t.helpful = 0"
            + " or t.came_too_late = 1"
            + " or t.verdict = 'ESCALATE' and t.reason in ('LOW_CONFIDENCE', 'NOT_CLARIFIED'))";
    };
  }

  private static TurnTaken turn(ResultSet row) throws SQLException {
    String reason = row.getString("reason");
    String judgement = row.getString("judgement");
    Long helpful = Session.longOrNull(row, "helpful");
    return new TurnTaken(
        new ConversationId(row.getString("id")),
        row.getLong("seq"),
        row.getLong("question"),
        new SiteKey(row.getString("site")),
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("language"),
        Decision.Verdict.valueOf(row.getString("verdict")),
        reason == null ? null : EscalationReason.valueOf(reason),
        row.getString("top"),
        row.getString("entry"),
        row.getDouble("prior"),
        row.getDouble("confidence"),
        row.getLong("faq_version"),
        row.getLong("policy_version"),
        row.getLong("adjustment"),
        row.getString("model"),
        new TurnSigns(
            helpful == null ? null : helpful == 1,
            row.getString("choice"),
            judgement == null ? null : Judgement.valueOf(judgement),
            row.getString("judged_entry"),
            row.getInt("came_too_late") == 1));
  }

  /** The moment's milliseconds; those of the ends of time where it has none. */
  private static long millis(Instant moment) {
    if (moment.isAfter(LATEST)) {
      return Long.MAX_VALUE;
    }
    return moment.isBefore(EARLIEST) ? Long.MIN_VALUE : moment.toEpochMilli();
  }

  private static long[] place(@Nullable String cursor) {
    if (cursor == null) {
      return new long[] {Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE};
    }
    String[] parts = cursor.split("\\.", -1);
    try {
      if (parts.length == 3) {
        return new long[] {
          Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2])
        };
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("The cursor is none of the bot's turns.", e);
    }
    throw new IllegalArgumentException("The cursor is none of the bot's turns.");
  }
}

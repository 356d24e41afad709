package dev.firsthand.learning;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.Decision.Verdict;
import dev.firsthand.conversation.Judgement;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.engine.TurnSigns;
import dev.firsthand.escalation.Replay.Ground;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads the chats that the bot kept to itself: over, and never passed on. Thread-safe; blocks. */
final class KeptChats {

  /** Who comes back later than this comes for something else. */
  static final Duration SOON = Duration.ofDays(2);

  private final Jdbi jdbi;
  private final int most;

  /**
   * A reader.
   *
   * @param most so many turns of the bot are looked at, the latest
   */
  KeptChats(Jdbi jdbi, int most) {
    this.jdbi = jdbi;
    this.most = most;
  }

  /**
   * What was found.
   *
   * @param all how many chats there were, those that went to people included
   * @param isCut whether there were earlier turns, which were left out
   */
  record Found(List<KeptChat> kept, int all, boolean isCut) {}

  /** A turn's row with its chat's. */
  private record Row(
      String id, boolean over, boolean passedOn, boolean botsLast, KeptChat.Turn turn) {}

  /** When a chat began, and whether a person was called in it. */
  private record Began(Instant at, boolean toPerson) {}

  Found find(SiteKey site, Instant from, Instant until) {
    var rows = rows(site, from, until);
    boolean isCut = rows.size() > most;
    var chats = new LinkedHashMap<String, List<Row>>();
    for (var row : isCut ? rows.subList(0, most) : rows) {
      chats.computeIfAbsent(row.id(), unused -> new ArrayList<>()).add(row);
    }
    var began = new HashMap<>(calledAtOnce(site, from, until));
    chats.forEach((id, own) -> began.merge(
        id,
        new Began(own.getLast().turn().at(), own.getFirst().passedOn()),
        (one, other) -> new Began(
            one.at().isBefore(other.at()) ? one.at() : other.at(),
            one.toPerson() || other.toPerson())));
    var kept = chats.entrySet().stream()
        .filter(chat ->
            chat.getValue().getFirst().over() && !chat.getValue().getFirst().passedOn())
        .map(chat -> kept(new ConversationId(chat.getKey()), chat.getValue(), began))
        .toList();
    return new Found(kept, chats.size(), isCut);
  }

  private static KeptChat kept(ConversationId id, List<Row> rows, Map<String, Began> began) {
    var turns = rows.stream()
        .map(Row::turn)
        .sorted(Comparator.comparingLong(KeptChat.Turn::seq))
        .toList();
    var next = began.get(ConversationId.of(id.visitor(), id.number() + 1).value());
    return new KeptChat(
        id, turns, rows.getFirst().botsLast(), cameBack(turns.getLast().at(), next));
  }

  private static KeptChat.@Nullable Return cameBack(Instant left, @Nullable Began next) {
    if (next == null) {
      return null;
    }
    var after = Duration.between(left, next.at());
    return after.compareTo(SOON) > 0 ? null : new KeptChat.Return(after, next.toPerson());
  }

  /** The latest first, one more than are looked at if there are more. */
  private List<Row> rows(SiteKey site, Instant from, Instant until) {
    return jdbi.withHandle(handle -> handle
        .createQuery("""
            select c.id, c.state, c.last_by, t.seq, t.question, t.at, t.language, t.verdict, t.top,
              t.entry, t.confidence, t.helpful, t.choice, t.judgement, t.judged_entry,
              t.came_too_late, t.evidence,
              exists (select 1 from passed_on p where p.conversation = t.conversation) as passed_on
            from bot_turn t join conversation c on c.key = t.conversation
            where t.site = :site and t.at >= :from and t.at < :until and t.evidence is not null
            order by t.at desc, t.conversation desc, t.seq desc
            limit :most
            """)
        .bind("site", site.value())
        .bind("from", from.toEpochMilli())
        .bind("until", until.toEpochMilli())
        .bind("most", most + 1)
        .map((row, context) -> row(row))
        .list());
  }

  private static Row row(ResultSet row) throws SQLException {
    int helpful = row.getInt("helpful");
    Boolean thumb = row.wasNull() ? null : Boolean.valueOf(helpful == 1);
    String judgement = row.getString("judgement");
    return new Row(
        row.getString("id"),
        row.getString("state").equals("CLOSED"),
        row.getBoolean("passed_on"),
        "BOT".equals(row.getString("last_by")),
        new KeptChat.Turn(
            row.getLong("seq"),
            row.getLong("question"),
            Instant.ofEpochMilli(row.getLong("at")),
            row.getString("language"),
            Verdict.valueOf(row.getString("verdict")),
            row.getString("top"),
            row.getString("entry"),
            row.getDouble("confidence"),
            Ground.read(row.getString("evidence")),
            new TurnSigns(
                thumb,
                row.getString("choice"),
                judgement == null ? null : Judgement.valueOf(judgement),
                row.getString("judged_entry"),
                row.getInt("came_too_late") == 1)));
  }

  /** Chats in which a person was called without a turn of the bot: they are no less a return. */
  private Map<String, Began> calledAtOnce(SiteKey site, Instant from, Instant until) {
    var began = new HashMap<String, Began>();
    jdbi.useHandle(handle -> handle
        .createQuery("""
            select c.id, min(p.at) as began
            from passed_on p join conversation c on c.key = p.conversation
            where p.site = :site and p.at >= :from and p.at < :until
            group by c.id
            """)
        .bind("site", site.value())
        .bind("from", from.toEpochMilli())
        .bind("until", until.toEpochMilli())
        .map((row, context) -> began.put(
            row.getString("id"), new Began(Instant.ofEpochMilli(row.getLong("began")), true)))
        .list());
    return began;
  }
}

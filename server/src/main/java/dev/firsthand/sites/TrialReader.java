package dev.firsthand.sites;

import dev.firsthand.sites.TrialFigures.Arm;
import dev.firsthand.sites.TrialFigures.Count;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/**
 * Counts what became of the chats of a trial and of the others: those in which the bot took its first turn
 * since it began, told apart by the version that their turns were decided by. Thread-safe.
 */
final class TrialReader {

  private static final String COUNTS = """
      select tried, count(*) as chats,
        sum(passed_on) as passed_on,
        sum(waited) as waited,
        sum(gave_up) as gave_up,
        sum(rated) as rated,
        sum(unhappy) as unhappy,
        sum(thumbs) as thumbs,
        sum(down) as down
      from (
        select c.tried, c.thumbs, c.down,
          case when exists (select 1 from passed_on p where p.conversation = c.conversation)
            then 1 else 0 end as passed_on,
          case when w.ended_at is null then 0 else 1 end as waited,
          case when w.ended_at is null or w.met = 1 then 0 else 1 end as gave_up,
          case when s.stars is null then 0 else 1 end as rated,
          case when s.stars is null or s.stars > 3 then 0 else 1 end as unhappy
        from (
          select t.conversation,
            max(case when t.policy_version = :tried then 1 else 0 end) as tried,
            max(case when t.helpful is null then 0 else 1 end) as thumbs,
            max(case when t.helpful = 0 then 1 else 0 end) as down
          from bot_turn t
          where t.site = :site and t.at >= :from
            and t.policy_version in (:tried, :against)
            and not exists (select 1 from bot_turn e
              where e.conversation = t.conversation and e.at < :from)
          group by t.conversation
        ) c
        left join first_wait w on w.conversation = c.conversation
        left join (select r.conversation, min(r.stars) as stars from chat_rating r
          where r.site = :site and r.at >= :from group by r.conversation) s
          on s.conversation = c.conversation
      ) counted
      group by tried
      """;

  private final Jdbi jdbi;

  TrialReader(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  TrialFigures read(Trial trial) {
    Map<Boolean, Arm> arms = new HashMap<>();
    jdbi.useHandle(handle -> handle
        .createQuery(COUNTS)
        .bind("site", trial.site().value())
        .bind("from", trial.beginsAt().toEpochMilli())
        .bind("tried", trial.tried().number())
        .bind("against", trial.against())
        .map((row, context) -> arms.put(row.getInt("tried") == 1, arm(row)))
        .list());
    return new TrialFigures(
        arms.getOrDefault(true, Arm.EMPTY), arms.getOrDefault(false, Arm.EMPTY));
  }

  private static Arm arm(ResultSet row) throws SQLException {
    int chats = row.getInt("chats");
    return new Arm(
        chats,
        new Count(chats, row.getInt("passed_on")),
        new Count(row.getInt("waited"), row.getInt("gave_up")),
        new Count(row.getInt("rated"), row.getInt("unhappy")),
        new Count(row.getInt("thumbs"), row.getInt("down")));
  }
}

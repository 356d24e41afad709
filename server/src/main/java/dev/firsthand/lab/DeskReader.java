package dev.firsthand.lab;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.lab.DeskPast.Held;
import dev.firsthand.lab.DeskPast.Wait;
import dev.firsthand.lab.PastReader.Period;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Reads what is known of the people of a stretch of a site's past. Thread-safe. */
final class DeskReader {

  private final Jdbi jdbi;

  DeskReader(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  DeskPast read(Period period) {
    return DeskPast.of(held(period), capacities(), waits(period));
  }

  private List<Held> held(Period period) {
    return jdbi.withHandle(handle -> handle
        .createQuery("""
            select c.id, h.agent, h.from_at, h.to_at from chat_held h
            join conversation c on c.key = h.conversation
            where c.site = :site and h.from_at >= :from and h.from_at < :until
              and h.to_at is not null
            order by h.from_at
            """)
        .bind("site", period.site().value())
        .bind("from", period.from().toEpochMilli())
        .bind("until", period.until().toEpochMilli())
        .map((row, context) -> new Held(
            new ConversationId(row.getString("id")),
            new AgentId(row.getString("agent")),
            Instant.ofEpochMilli(row.getLong("from_at")),
            Instant.ofEpochMilli(row.getLong("to_at"))))
        .list());
  }

  private List<Wait> waits(Period period) {
    return jdbi.withHandle(handle -> handle
        .createQuery("""
            select w.began_at, w.ended_at, w.met from first_wait w
            join conversation c on c.key = w.conversation
            where c.site = :site and w.began_at >= :from and w.began_at < :until
              and w.ended_at is not null
            order by w.began_at
            """)
        .bind("site", period.site().value())
        .bind("from", period.from().toEpochMilli())
        .bind("until", period.until().toEpochMilli())
        .map((row, context) -> new Wait(
            Duration.ofMillis(Math.max(0, row.getLong("ended_at") - row.getLong("began_at"))),
            row.getInt("met") == 1))
        .list());
  }

  private Map<AgentId, Integer> capacities() {
    var capacities = new HashMap<AgentId, Integer>();
    jdbi.useHandle(handle -> handle
        .createQuery("select agent, capacity from agent_slot")
        .map((row, context) ->
            capacities.put(new AgentId(row.getString("agent")), row.getInt("capacity")))
        .list());
    return capacities;
  }
}

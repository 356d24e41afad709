package dev.firsthand.store;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.AgentSlots;
import dev.firsthand.engine.SlotChange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Agents' slots in their rows. */
final class SlotRows {

  private static final String SELECT = "select * from agent_slot where agent = ?";

  /** Writes what an append changes; the numbers are cast for PostgreSQL's sake. */
  static final String UPDATE = """
      update agent_slot set load = ?, ringing = ?, status = ?, reason = ?, because = ?,
        idle_since = cast(? as bigint), away_until = cast(? as bigint), missed = ?,
        offered_at = cast(? as bigint)
      where agent = ?
      """;

  /** Reads several agents' slots and keeps others from changing them. */
  static final String HOLD =
      "select * from agent_slot where agent = any(?) order by agent for update";

  static final String WORDS_OF_ALL =
      "select owner, id, last_at from conversation where owner = any(?)";

  private static final String SELECT_WORDS = "select last_at from conversation where owner = ?";

  private SlotRows() {}

  /**
   * The slot as an append must know it.
   *
   * @param suffix what a database needs to hold the row
   */
  static Optional<AgentSlots.Slot> find(Session session, SlotChange change, String suffix)
      throws SQLException {
    String agent = change.agent().value();
    Optional<AgentSlots.Slot> found = session.first(SELECT + suffix, SlotRows::slot, agent);
    if (found.isEmpty() || !change.weighs()) {
      return found;
    }
    List<Instant> words =
        session.all(SELECT_WORDS, row -> Instant.ofEpochMilli(row.getLong("last_at")), agent);
    return found.map(slot -> slot.with(words));
  }

  static List<AgentSlots.Slot> all(Handle handle, Late late) {
    Map<String, List<Instant>> words = new HashMap<>();
    handle
        .createQuery("select owner, id, last_at from conversation where owner is not null")
        .map((row, context) -> words
            .computeIfAbsent(row.getString("owner"), owner -> new ArrayList<>())
            .add(lastAt(row, late)))
        .list();
    return handle
        .createQuery("select * from agent_slot order by agent")
        .map((row, context) -> slot(row, words.getOrDefault(row.getString("agent"), List.of())))
        .list();
  }

  static Optional<AgentSlots.Slot> find(Handle handle, Late late, AgentId agent) {
    List<Instant> words = handle
        .createQuery("select id, last_at from conversation where owner = ?")
        .bind(0, agent.value())
        .map((row, context) -> lastAt(row, late))
        .list();
    return handle
        .createQuery(SELECT)
        .bind(0, agent.value())
        .map((row, context) -> slot(row, words))
        .findOne();
  }

  private static Instant lastAt(ResultSet row, Late late) throws SQLException {
    return late.orLater(row.getString("id"), Instant.ofEpochMilli(row.getLong("last_at")));
  }

  /** The slot in a row of which no more than the row is read. */
  static AgentSlots.Slot slot(ResultSet row) throws SQLException {
    return slot(row, List.of());
  }

  private static AgentSlots.Slot slot(ResultSet row, List<Instant> lastWords) throws SQLException {
    String ringing = row.getString("ringing");
    String because = row.getString("because");
    return new AgentSlots.Slot(
        new AgentId(row.getString("agent")),
        row.getInt("capacity"),
        row.getInt("load"),
        ringing == null ? null : new ConversationId(ringing),
        AgentSlots.Status.valueOf(row.getString("status")),
        row.getString("reason"),
        moment(row, "idle_since"),
        moment(row, "last_seen"),
        because == null ? null : AgentSlots.Because.valueOf(because),
        moment(row, "away_until"),
        row.getInt("missed"),
        ownLimit(row),
        moment(row, "back_at"),
        moment(row, "offered_at"),
        lastWords);
  }

  private static AgentSlots.@Nullable OwnLimit ownLimit(ResultSet row) throws SQLException {
    Instant until = moment(row, "own_limit_until");
    return until == null ? null : new AgentSlots.OwnLimit(row.getInt("own_limit"), until);
  }

  /** The values of {@link #UPDATE}. */
  static @Nullable Object[] written(AgentSlots.Slot slot) {
    ConversationId ringing = slot.ringing();
    AgentSlots.Because because = slot.because();
    return new @Nullable Object[] {
      slot.load(),
      ringing == null ? null : ringing.value(),
      slot.status().name(),
      slot.reason(),
      because == null ? null : because.name(),
      millis(slot.idleSince()),
      millis(slot.awayUntil()),
      slot.missed(),
      millis(slot.offeredAt()),
      slot.agent().value()
    };
  }

  static @Nullable Long millis(@Nullable Instant moment) {
    return moment == null ? null : moment.toEpochMilli();
  }

  static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    Long millis = Session.longOrNull(row, column);
    return millis == null ? null : Instant.ofEpochMilli(millis);
  }
}

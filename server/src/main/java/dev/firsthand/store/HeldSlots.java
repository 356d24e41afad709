package dev.firsthand.store;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.AgentSlots.Slot;
import dev.firsthand.engine.ConversationLog.Appending;
import dev.firsthand.engine.ConversationSummary;
import dev.firsthand.engine.SlotChange;
import dev.firsthand.routing.Workload;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The slots of the agents whom a batch of appends concerns. Their rows are held in one order for all
 * writers; each append sees what the ones before it took. Confined to one thread.
 */
final class HeldSlots {

  private final Map<AgentId, Slot> slots = new HashMap<>();
  private final Map<AgentId, Map<ConversationId, Instant>> words = new HashMap<>();
  private final Map<AgentId, Slot> changed = new LinkedHashMap<>();
  private final Workload workload;

  private HeldSlots(Workload workload) {
    this.workload = workload;
  }

  /** Holds the rows of all whom the changes concern until the transaction has ended. */
  static HeldSlots of(Session session, Collection<SlotChange> changes, Workload workload)
      throws SQLException {
    var held = new HeldSlots(workload);
    String[] agents = names(changes.stream());
    if (agents.length > 0) {
      session
          .all(SlotRows.HOLD, SlotRows::slot, (Object) agents)
          .forEach(slot -> held.slots.put(slot.agent(), slot));
    }
    String[] weighed = names(changes.stream().filter(SlotChange::weighs));
    if (weighed.length > 0) {
      session.all(
          SlotRows.WORDS_OF_ALL,
          row -> held.wordsOf(new AgentId(row.getString("owner")))
              .put(
                  new ConversationId(row.getString("id")),
                  Instant.ofEpochMilli(row.getLong("last_at"))),
          (Object) weighed);
    }
    return held;
  }

  private static String[] names(Stream<SlotChange> changes) {
    var names = new TreeSet<String>();
    changes.forEach(change -> names.add(change.agent().value()));
    return names.toArray(String[]::new);
  }

  private Map<ConversationId, Instant> wordsOf(AgentId agent) {
    return words.computeIfAbsent(agent, owner -> new HashMap<>());
  }

  /** Takes what the append claims, or nothing; gives the agent who has no room. */
  @Nullable
  AgentId take(List<SlotChange> changes, Appending appending, ConversationSummary after) {
    Instant at = appending.events().getLast().at();
    var taken = new LinkedHashMap<AgentId, Slot>();
    for (SlotChange change : changes) {
      Slot before = slots.get(change.agent());
      Slot slot = before == null
          ? null
          : change.after(
              before.with(List.copyOf(wordsOf(change.agent()).values())),
              appending.id(),
              at,
              workload);
      if (slot != null) {
        taken.put(change.agent(), slot);
      } else if (change.takes()) {
        return change.agent();
      }
    }
    slots.putAll(taken);
    changed.putAll(taken);
    words.values().forEach(own -> own.remove(appending.id()));
    AgentId owner = after.owner();
    if (owner != null) {
      wordsOf(owner).put(appending.id(), after.lastAt());
    }
    return null;
  }

  /** Writes what was taken. */
  void write(Session session) throws SQLException {
    session.batch(
        SlotRows.UPDATE, changed.values().stream().map(SlotRows::written).toList());
  }
}

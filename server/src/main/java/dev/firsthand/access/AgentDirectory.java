package dev.firsthand.access;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.engine.AgentSlots;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * The staff, in memory: an immutable picture that is swapped after each change. Keeps the agents'
 * slots in step with capacity; who is not active has none. Thread-safe; reading never blocks.
 */
public final class AgentDirectory {

  private record Picture(List<StaffMember> all, Map<AgentId, StaffMember> byId) {}

  private final Jdbi jdbi;
  private final AgentSlots slots;
  private final List<Consumer<AgentDirectory>> listeners = new CopyOnWriteArrayList<>();
  private final Map<AgentId, Integer> enrolled = new HashMap<>();
  private volatile Picture picture = new Picture(List.of(), Map.of());

  /** Reads the staff and enrolls them. */
  public AgentDirectory(Jdbi jdbi, AgentSlots slots) {
    this.jdbi = jdbi;
    this.slots = slots;
    refresh();
  }

  /** Everybody, by name. */
  public List<StaffMember> all() {
    return picture.all();
  }

  /** Everybody who may sign in, by name. */
  public List<StaffMember> active() {
    return picture.all().stream().filter(StaffMember::active).toList();
  }

  /** A staff member, active or not. */
  public Optional<StaffMember> find(AgentId id) {
    return Optional.ofNullable(picture.byId().get(id));
  }

  /** Tells {@code listener} after each change, on the thread that made it. */
  public void onChange(Consumer<AgentDirectory> listener) {
    listeners.add(listener);
  }

  /** Reads the staff anew, as after a change on another node. Blocks. */
  public void refresh() {
    synchronized (enrolled) {
      var all = List.copyOf(jdbi.withHandle(StaffTable::all));
      picture = new Picture(
          all, all.stream().collect(Collectors.toUnmodifiableMap(StaffMember::id, each -> each)));
      for (var member : all) {
        if (!Integer.valueOf(member.room()).equals(enrolled.get(member.id()))) {
          slots.enroll(member.id(), member.room());
          enrolled.put(member.id(), member.room());
        }
      }
    }
    listeners.forEach(listener -> listener.accept(this));
  }
}

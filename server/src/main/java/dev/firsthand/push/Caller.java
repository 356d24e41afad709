package dev.firsthand.push;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.engine.AgentSlots;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.ConversationSummary;
import dev.firsthand.engine.SiteOpenness;
import dev.firsthand.push.CallRules.Call;
import dev.firsthand.push.CallRules.OnCall;
import dev.firsthand.push.CallRules.Waits;
import dev.firsthand.routing.Openness;
import dev.firsthand.routing.Reach;
import dev.firsthand.routing.Teams;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Looks who must be called on their devices, and calls. Nothing is kept of what is still to be done:
 * who waits is read anew each time, and the note of the last call says whether the next is due.
 * Thread-safe.
 */
final class Caller {

  private static final int MOST_IN_LINE = 200;

  /** A call that comes after this is of no use. */
  private static final Duration KEPT_FOR = Duration.ofSeconds(30);

  private static final Set<String> STILL_WAITS = Set.of("QUEUED", "RINGING");

  /** Who may be called now, and how the house stands. */
  record Sight(
      ConversationLog log,
      AgentSlots slots,
      Supplier<Teams> teams,
      SiteOpenness openness,
      Predicate<AgentId> isHere) {}

  private final CallRules rules;
  private final Sight sight;
  private final Calls calls;
  private final Reaching reaching;

  Caller(CallRules rules, Sight sight, Calls calls, Reaching reaching) {
    this.rules = rules;
    this.sight = sight;
    this.calls = calls;
    this.reaching = reaching;
  }

  /**
   * Makes the calls that are due now. Blocks for reading, not for calling.
   *
   * @param awake the devices that may be called now
   */
  void look(List<Device> awake, Instant now) {
    var owners = new HashSet<AgentId>();
    awake.forEach(device -> owners.add(device.agent()));
    List<AgentSlots.Slot> slots = sight.slots().all();
    List<OnCall> agents = slots.stream()
        .filter(slot -> owners.contains(slot.agent()))
        .map(slot -> onCall(slot, now))
        .toList();
    for (Call call : rules.due(agents, line(agents, slots, now), calls.latest(now), now)) {
      if (calls.claim(call, now)) {
        reaching.call(
            awake.stream().filter(device -> device.agent().equals(call.agent())).toList(),
            "waiting",
            call.conversation(),
            KEPT_FOR,
            () -> stillWaits(call));
      }
    }
  }

  private OnCall onCall(AgentSlots.Slot slot, Instant now) {
    return new OnCall(
        slot.agent(),
        sight.isHere().test(slot.agent()),
        slot.isAvailable(now) && slot.capacityAt(now) > slot.load(),
        slot.ringing(),
        slot.offeredAt());
  }

  /** Those in line of open sites; read only where somebody could be called to them. */
  private List<Waits> line(List<OnCall> agents, List<AgentSlots.Slot> slots, Instant now) {
    if (agents.stream().noneMatch(agent -> agent.available() && !agent.here())) {
      return List.of();
    }
    Teams teams = sight.teams().get();
    var able = new HashSet<AgentId>();
    slots.stream().filter(slot -> slot.capacity() > 0).forEach(slot -> able.add(slot.agent()));
    var line = new ArrayList<Waits>();
    for (ConversationSummary row : sight.log().waiting(MOST_IN_LINE)) {
      Instant since = row.waitingSince();
      if (since != null && sight.openness().of(row.site(), since, now).equals(Openness.OPEN)) {
        var chain = teams.chain(teams.wanted(row.team(), row.site()), able::contains);
        line.add(new Waits(row.id(), since, Reach.of(chain, since, now)));
      }
    }
    return line;
  }

  private boolean stillWaits(Call call) {
    return sight
        .log()
        .summary(call.conversation())
        .filter(row -> STILL_WAITS.contains(row.state()))
        .isPresent();
  }
}

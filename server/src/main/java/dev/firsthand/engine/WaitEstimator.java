package dev.firsthand.engine;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.routing.Reach;
import dev.firsthand.routing.Teams;
import dev.firsthand.routing.WaitEstimate;
import dev.firsthand.routing.Widening;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where each waiting visitor stands in their line, and how long the wait will be; keeps what was
 * first told of each wait. Confined to one thread at a time; blocks.
 */
public final class WaitEstimator {

  private static final Duration LOOK_BACK = Duration.ofHours(24);
  private static final int MOST_ENDED = 1_000;
  private static final int MOST_OF_A_LINE = 200;
  private static final int MOST_OUTCOMES = 300;

  private final AgentSlots slots;
  private final WaitRecord record;
  private final Supplier<Teams> teams;
  private final Predicate<AgentId> isConnected;
  private final SiteOpenness openness;

  /** What this node has written already; true where a range was among it. */
  private final Map<Wait, Boolean> written = new HashMap<>();

  /**
   * A waiting visitor's place, from 1, and the wait to expect, if anything honest can be said.
   *
   * @param ofKnown the wait to expect for nobody but the agent whom the visitor knows
   */
  public record InLine(
      ConversationId conversation,
      int place,
      Optional<WaitEstimate> range,
      Optional<WaitEstimate> ofKnown) {}

  private record Wait(ConversationId conversation, Instant since) {}

  /** What those who serve a line may have at once, and how much of that is free. */
  private record Room(int slots, int free) {}

  public WaitEstimator(
      AgentSlots slots,
      WaitRecord record,
      Supplier<Teams> teams,
      Predicate<AgentId> isConnected,
      SiteOpenness openness) {
    this.slots = slots;
    this.record = record;
    this.teams = teams;
    this.isConnected = isConnected;
    this.openness = openness;
  }

  /**
   * The places of those who wait.
   *
   * @param waiting all who wait and at whom nothing rings, in the order of the queue
   * @param sees whether the visitor of a conversation is there to be told
   */
  public List<InLine> look(
      List<ConversationSummary> waiting, Predicate<ConversationId> sees, Instant now) {
    Map<String, List<ConversationSummary>> lines = lines(waiting, now);
    if (lines.isEmpty()) {
      written.clear();
      return List.of();
    }
    List<WaitRecord.Ended> ended = record.endedSince(now.minus(LOOK_BACK), MOST_ENDED);
    Widening widening = Widening.after(latest(
        ended.stream().map(WaitRecord.Ended::outcome).flatMap(Optional::stream).toList(),
        MOST_OUTCOMES));
    List<AgentSlots.Slot> agents = slots.all();
    var places = new ArrayList<InLine>();
    var news = new ArrayList<WaitRecord.Told>();
    var present = new HashSet<Wait>();
    lines.forEach((line, members) -> {
      Room room = room(line, agents, now);
      var seen = new WaitEstimate.Line(departures(ended, line), firstSince(members), room.slots());
      for (int i = 0; i < members.size(); i++) {
        ConversationId id = members.get(i).id();
        int forSlot = i + 1 - room.free();
        Optional<WaitEstimate> wait =
            forSlot < 1 ? Optional.empty() : WaitEstimate.of(seen, forSlot, widening, now);
        Optional<WaitEstimate> ofKnown =
            sees.test(id) ? ofKnown(members.get(i), seen, agents, widening, now) : Optional.empty();
        places.add(new InLine(id, i + 1, wait, ofKnown));
        var which = new Wait(id, since(members.get(i)));
        present.add(which);
        if (forSlot >= 1) {
          note(which, line, room, sees.test(id) ? wait.orElse(null) : null, now, news);
        }
      }
    });
    written.keySet().retainAll(present);
    if (!news.isEmpty()) {
      record.tell(news);
    }
    return places;
  }

  /** As for whoever is first in line before the slots of that one agent. */
  private static Optional<WaitEstimate> ofKnown(
      ConversationSummary summary,
      WaitEstimate.Line line,
      List<AgentSlots.Slot> agents,
      Widening widening,
      Instant now) {
    return agents.stream()
        .filter(slot -> slot.agent().equals(summary.preferred()))
        .findFirst()
        .map(slot -> new WaitEstimate.Line(line.departures(), now, slot.capacityAt(now)))
        .flatMap(theirs -> WaitEstimate.of(theirs, 1, widening, now));
  }

  private void note(
      Wait which,
      String line,
      Room room,
      @Nullable WaitEstimate range,
      Instant now,
      List<WaitRecord.Told> news) {
    Boolean before = written.get(which);
    if (before == null || (!before && range != null)) {
      written.put(which, range != null);
      news.add(
          new WaitRecord.Told(which.conversation(), which.since(), line, room.slots(), now, range));
    }
  }

  /** Those who wait by line; who waits for a closed site to open stands in none. */
  private Map<String, List<ConversationSummary>> lines(
      List<ConversationSummary> waiting, Instant now) {
    var lines = new LinkedHashMap<String, List<ConversationSummary>>();
    Teams all = teams.get();
    for (ConversationSummary summary : waiting) {
      if (openness.of(summary.site(), since(summary), now).mayOffer()) {
        String line =
            all.wanted(summary.team(), summary.site()).map(TeamId::value).orElse("");
        lines.computeIfAbsent(line, unseen -> new ArrayList<>()).add(summary);
      }
    }
    return lines;
  }

  private Room room(String line, List<AgentSlots.Slot> agents, Instant now) {
    Teams all = teams.get();
    Optional<TeamId> wanted = line.isEmpty() ? Optional.empty() : Optional.of(new TeamId(line));
    Set<AgentId> working = new HashSet<>();
    agents.stream().filter(slot -> slot.capacity() > 0).forEach(slot -> working.add(slot.agent()));
    Reach reach = Reach.of(all.chain(wanted, working::contains), now, now);
    int room = 0;
    int free = 0;
    for (AgentSlots.Slot slot : agents) {
      boolean serves =
          slot.isAvailable(now) && isConnected.test(slot.agent()) && reach.holds(slot.agent());
      if (serves) {
        int capacity = slot.capacityAt(now);
        room += capacity;
        int taken = slot.load() + (slot.ringing() == null ? 0 : 1);
        free += Math.max(0, capacity - taken);
      }
    }
    return new Room(room, free);
  }

  private static List<WaitEstimate.Departure> departures(
      List<WaitRecord.Ended> ended, String line) {
    return latest(
        ended.stream()
            .filter(wait -> wait.line().equals(line))
            .map(wait -> new WaitEstimate.Departure(wait.since(), wait.at(), wait.slots()))
            .toList(),
        MOST_OF_A_LINE);
  }

  private static Instant firstSince(List<ConversationSummary> line) {
    Instant first = Instant.MAX;
    for (ConversationSummary summary : line) {
      first = since(summary).isBefore(first) ? since(summary) : first;
    }
    return first;
  }

  private static Instant since(ConversationSummary summary) {
    Instant since = summary.waitingSince();
    return since == null ? summary.lastAt() : since;
  }

  private static <T> List<T> latest(List<T> list, int most) {
    return list.subList(Math.max(0, list.size() - most), list.size());
  }
}

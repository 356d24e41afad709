package dev.firsthand.gateway;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.engine.AgentSlots.Because;
import dev.firsthand.engine.AgentSlots.Slot;
import dev.firsthand.engine.Floor;
import dev.firsthand.engine.ServiceTarget;
import dev.firsthand.protocol.AgentStatus;
import dev.firsthand.protocol.Wall;
import dev.firsthand.routing.Team;
import dev.firsthand.routing.Teams;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Draws the wall from what was read of the house. Pure. */
final class WallView {

  private static final int MOST_NAMED = 20;

  private final Teams teams;
  private final ServiceTarget target;
  private final Predicate<AgentId> isHere;

  WallView(Teams teams, ServiceTarget target, Predicate<AgentId> isHere) {
    this.teams = teams;
    this.target = target;
    this.isHere = isHere;
  }

  Wall of(Floor floor, List<AgentDoor.Agent> staff, Instant dayBegan, ZoneId zone, Instant now) {
    return new Wall(
        now,
        chats(floor),
        lines(floor.waiting(), now),
        atWork(floor, staff, now),
        floor.overdue(),
        new Wall.Service(
            dayBegan,
            zone.getId(),
            floor.level().met(),
            floor.level().counted(),
            target.within().toMillis(),
            target.sharePercent(),
            target.alertAfter().toMillis()));
  }

  private static Wall.Chats chats(Floor floor) {
    Map<String, Integer> states = floor.states();
    return new Wall.Chats(
        states.getOrDefault("BOT", 0),
        states.getOrDefault("QUEUED", 0),
        states.getOrDefault("RINGING", 0),
        states.getOrDefault("HUMAN", 0),
        states.getOrDefault("FOLLOW_UP", 0));
  }

  /** One line for each team that somebody waits for; the floor has the longest wait first. */
  private List<Wall.Line> lines(List<Floor.Waiting> waiting, Instant now) {
    Map<Optional<TeamId>, List<Floor.Waiting>> byTeam = new LinkedHashMap<>();
    for (Floor.Waiting each : waiting) {
      byTeam
          .computeIfAbsent(teams.wanted(each.team(), each.site()), team -> new ArrayList<>())
          .add(each);
    }
    return byTeam.entrySet().stream()
        .map(line -> line(line.getKey(), line.getValue(), now))
        .toList();
  }

  private Wall.Line line(Optional<TeamId> team, List<Floor.Waiting> waiting, Instant now) {
    Duration limit = teams.alertAfter(team, target.alertAfter());
    Instant late = now.minus(limit);
    return new Wall.Line(
        team.map(TeamId::value).orElse(null),
        team.flatMap(teams::find).map(Team::name).orElse(null),
        waiting.size(),
        (int) waiting.stream().filter(each -> !each.since().isAfter(late)).count(),
        limit.toMillis(),
        waiting.stream()
            .limit(MOST_NAMED)
            .map(each -> new Wall.Waiting(each.id().value(), each.since(), each.visitorName()))
            .toList());
  }

  private List<Wall.AtWork> atWork(Floor floor, List<AgentDoor.Agent> staff, Instant now) {
    Map<AgentId, Slot> slots = new HashMap<>();
    floor.slots().forEach(slot -> slots.put(slot.agent(), slot));
    return staff.stream()
        .sorted(Comparator.comparing((AgentDoor.Agent agent) -> agent.profile().name())
            .thenComparing(agent -> agent.profile().id().value()))
        .map(agent -> atWork(agent, slots.get(agent.profile().id()), floor, now))
        .toList();
  }

  private Wall.AtWork atWork(AgentDoor.Agent agent, @Nullable Slot slot, Floor floor, Instant now) {
    AgentId id = agent.profile().id();
    List<Wall.Chat> chats = floor.answered().stream()
        .filter(each -> each.owner().equals(id))
        .map(each ->
            new Wall.Chat(each.id().value(), each.visitorName(), each.lastAt(), each.waits()))
        .toList();
    if (slot == null) {
      return new Wall.AtWork(
          VisitorView.person(agent.profile()),
          AgentStatus.OFFLINE,
          null,
          null,
          null,
          null,
          0,
          agent.capacity(),
          null,
          chats);
    }
    boolean here = isHere.test(id);
    boolean explains = here && !slot.isAvailable(now);
    Because because = slot.because();
    ConversationId ringing = slot.ringing();
    return new Wall.AtWork(
        VisitorView.person(agent.profile()),
        here ? Notices.statusOf(slot.statusAt(now)) : AgentStatus.OFFLINE,
        explains ? slot.reason() : null,
        explains && because != null ? because.name() : null,
        here ? since(slot, floor.statusSince().get(id), now) : slot.lastSeen(),
        explains ? slot.awayUntil() : null,
        slot.load(),
        slot.capacityAt(now),
        ringing == null ? null : ringing.value(),
        chats);
  }

  /** Since when the agent is what they are: by their own word, or because the house said so. */
  private static @Nullable Instant since(Slot slot, @Nullable Instant said, Instant now) {
    Because because = slot.because();
    if (slot.isAvailable(now) || because == null) {
      Instant back = slot.isAvailable(now) ? slot.backAt() : null;
      return back == null || (said != null && said.isAfter(back)) ? said : back;
    }
    return switch (because) {
      case MISSED_OFFERS -> slot.offeredAt();
      case LAST_CHAT -> slot.idleSince();
    };
  }
}

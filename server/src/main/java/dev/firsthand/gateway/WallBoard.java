package dev.firsthand.gateway;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.ConversationState;
import dev.firsthand.engine.Announcement;
import dev.firsthand.engine.Floor;
import dev.firsthand.engine.InOrder;
import dev.firsthand.engine.Listener;
import dev.firsthand.engine.ServiceTarget;
import dev.firsthand.engine.Timer;
import dev.firsthand.protocol.AgentFrame;
import dev.firsthand.protocol.Wall;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * Shows supervisors the house, whole each time: at once to who begins to look, then whenever
 * something moved, gathered for half a second; and every five seconds, because time moves too.
 * Nothing is read while nobody looks. Thread-safe.
 */
final class WallBoard implements Listener {

  private static final Duration GATHER = Duration.ofMillis(500);
  private static final Duration BREATH = Duration.ofSeconds(5);

  private final Supervision supervision;
  private final Predicate<AgentId> isHere;
  private final AgentDoor agents;
  private final InOrder executor;
  private final Timer timer;
  private final InstantSource clock;
  private final Set<AgentSocket> watchers = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean planned = new AtomicBoolean();
  private final AtomicBoolean breathing = new AtomicBoolean();

  WallBoard(
      Supervision supervision,
      Predicate<AgentId> isHere,
      AgentDoor agents,
      InOrder executor,
      Timer timer,
      InstantSource clock) {
    this.supervision = supervision;
    this.isHere = isHere;
    this.agents = agents;
    this.executor = executor;
    this.timer = timer;
    this.clock = clock;
  }

  @Override
  public void heard(Announcement announcement) {
    ConversationState before = announcement.before().state();
    ConversationState after = announcement.after().state();
    boolean moved = announcement.before().seq() == 0
        || !before.word().equals(after.word())
        || !Objects.equals(before.owner(), after.owner())
        || !before.rings().equals(after.rings());
    if (moved || after.owner() != null) {
      changed();
    }
  }

  /** Somebody begins to read a conversation unseen. Blocks. */
  void reads(AgentId who, ConversationId conversation) {
    supervision.readings().accept(who, conversation);
  }

  /** A window begins to look. */
  void watch(AgentSocket window) {
    executor.execute(() -> {
      watchers.add(window);
      tell();
      breathe();
    });
  }

  void leave(AgentSocket window) {
    executor.execute(() -> watchers.remove(window));
    changed();
  }

  /** Something that the wall shows has moved. */
  void changed() {
    if (!watchers.isEmpty() && planned.compareAndSet(false, true)) {
      timer.after(GATHER, () -> executor.execute(this::tell));
    }
  }

  private void breathe() {
    if (!watchers.isEmpty() && breathing.compareAndSet(false, true)) {
      timer.after(BREATH, () -> {
        breathing.set(false);
        changed();
        breathe();
      });
    }
  }

  private void tell() {
    planned.set(false);
    watchers.removeIf(window -> !window.looksAfterOthers());
    if (watchers.isEmpty()) {
      return;
    }
    var frame = new AgentFrame.WallChanged(read());
    watchers.forEach(window -> window.send(frame));
  }

  private Wall read() {
    Instant now = clock.instant();
    ZoneId zone = supervision.zone().get();
    Instant dayBegan = LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant();
    ServiceTarget target = supervision.target();
    Floor floor = supervision.floors().read(dayBegan, target.within(), now);
    return new WallView(supervision.teams().get(), target, isHere)
        .of(floor, agents.all(), dayBegan, zone, now);
  }
}

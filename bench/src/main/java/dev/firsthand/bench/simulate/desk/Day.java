package dev.firsthand.bench.simulate.desk;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.routing.AgentView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One day of a desk on virtual time. An agent keeps two chats going at once, since visitors think and
 * type, and shares that among more; each further chat costs {@link #SWITCHING} on top. Confined to one
 * thread.
 */
final class Day {

  /** What each further chat of an agent costs all of them, as a share of their time. Assumed. */
  static final double SWITCHING = 0.35;

  private static final Duration JUST_BACK = Duration.ofMinutes(1);

  private record Moment(Instant at, long order, Runnable happens) {}

  /** One chat at an agent; {@code left} is work, in seconds of an agent who has nothing else. */
  private static final class Chat {
    private final Caller caller;
    private double left;

    Chat(Caller caller) {
      this.caller = caller;
      this.left = caller.effort().toMillis() / 1_000.0;
    }
  }

  private static final class Desk {
    private final Worker worker;
    private final List<Chat> chats = new ArrayList<>();
    private @Nullable Caller ringing;
    private @Nullable Instant idleSince;
    private Instant seen = Traffic.OPENS;
    private long plan;
    private int had;
    private int sinceBack;
    private @Nullable Instant back;

    Desk(Worker worker) {
      this.worker = worker;
    }

    double speed() {
      int many = chats.size();
      return worker.pace() * Math.min(many, 2) / many / (1 + SWITCHING * (many - 1));
    }

    void passTo(Instant now) {
      double passed = Duration.between(seen, now).toMillis() / 1_000.0;
      if (!chats.isEmpty()) {
        double speed = speed();
        chats.forEach(chat -> chat.left -= passed * speed);
      }
      seen = now;
    }
  }

  private final Dispatch dispatch;
  private final Map<AgentId, Desk> desks = new LinkedHashMap<>();
  private final TreeSet<Caller> line;
  private final PriorityQueue<Moment> moments =
      new PriorityQueue<>(Comparator.comparing(Moment::at).thenComparingLong(Moment::order));
  private final Map<Integer, Duration> waits = new HashMap<>();
  private final Map<Integer, Boolean> angry = new HashMap<>();
  private long orders;
  private int gaveUp;
  private int germans;
  private int germansFit;
  private int mostAtOnceBack;
  private double togetherSum;
  private double handling;
  private int handled;
  private Instant now = Traffic.OPENS;

  private Day(Traffic traffic, Dispatch dispatch) {
    this.dispatch = dispatch;
    line = new TreeSet<>(dispatch.line());
    for (Worker worker : traffic.workers()) {
      desks.put(worker.id(), new Desk(worker));
      for (Worker.Span span : worker.there()) {
        at(span.from(), () -> comes(worker));
      }
    }
    traffic.callers().forEach(caller -> at(caller.at(), () -> asks(caller)));
    Duration every = dispatch.looksEvery();
    if (every != null) {
      Instant end = Traffic.OPENS.plus(Traffic.OPEN).plusSeconds(3_600);
      for (Instant look = Traffic.OPENS; look.isBefore(end); look = look.plus(every)) {
        at(look, this::look);
      }
    }
  }

  /** Plays the day to its end. */
  static Figures play(Traffic traffic, Dispatch dispatch) {
    var day = new Day(traffic, dispatch);
    while (!day.moments.isEmpty()) {
      Moment moment = day.moments.remove();
      day.now = moment.at();
      moment.happens().run();
    }
    return day.figures();
  }

  private void at(Instant when, Runnable happens) {
    moments.add(new Moment(when, orders++, happens));
  }

  private void comes(Worker worker) {
    Desk desk = desk(worker.id());
    desk.back = now;
    desk.sinceBack = 0;
    desk.idleSince = now;
    changed();
  }

  private void asks(Caller caller) {
    line.add(caller);
    at(now.plus(caller.patience()), () -> {
      if (line.remove(caller)) {
        gaveUp++;
      }
    });
    dispatch.changesAt(caller, now).ifPresent(when -> at(when, this::changed));
    changed();
  }

  private void changed() {
    if (dispatch.looksEvery() == null) {
      look();
    }
  }

  private void look() {
    for (Caller caller : List.copyOf(line)) {
      dispatch.choose(caller, views(), now).ifPresent(agent -> rings(caller, desk(agent)));
    }
  }

  private void rings(Caller caller, Desk desk) {
    line.remove(caller);
    desk.ringing = caller;
    at(now.plus(caller.pickUp()), () -> accepts(caller, desk));
  }

  private void accepts(Caller caller, Desk desk) {
    desk.passTo(now);
    desk.ringing = null;
    desk.had++;
    Instant back = desk.back;
    if (back != null && now.isBefore(back.plus(JUST_BACK))) {
      mostAtOnceBack = Math.max(mostAtOnceBack, ++desk.sinceBack);
    }
    waits.put(caller.number(), Duration.between(caller.at(), now));
    angry.put(caller.number(), caller.angry());
    if (caller.language().equals("de")) {
      germans++;
      germansFit += desk.worker.languages().contains("de") ? 1 : 0;
    }
    desk.chats.add(new Chat(caller));
    togetherSum += desk.chats.size();
    plan(desk);
    changed();
  }

  private void plan(Desk desk) {
    long plan = ++desk.plan;
    desk.chats.stream().mapToDouble(chat -> chat.left).min().ifPresent(least -> {
      long millis = (long) Math.ceil(Math.max(0, least) / desk.speed() * 1_000) + 1;
      at(now.plusMillis(millis), () -> {
        if (desk.plan == plan) {
          ends(desk);
        }
      });
    });
  }

  private void ends(Desk desk) {
    desk.passTo(now);
    for (Chat chat : List.copyOf(desk.chats)) {
      if (chat.left <= 0) {
        desk.chats.remove(chat);
        desk.idleSince = now;
        handled++;
        Duration took = Duration.between(chat.caller.at(), now);
        Duration waited = waits.getOrDefault(chat.caller.number(), Duration.ZERO);
        handling += took.minus(waited).toMillis() / 1_000.0;
      }
    }
    plan(desk);
    changed();
  }

  private Desk desk(AgentId agent) {
    Desk desk = desks.get(agent);
    if (desk == null) {
      throw new IllegalArgumentException("There is no " + agent);
    }
    return desk;
  }

  private List<AgentView> views() {
    return desks.values().stream()
        .map(desk -> new AgentView(
            desk.worker.id(),
            desk.worker.isThere(now),
            true,
            desk.ringing != null,
            desk.chats.size(),
            desk.worker.capacity(),
            desk.idleSince,
            desk.worker.languages()))
        .toList();
  }

  private Figures figures() {
    double[] anHour = desks.values().stream()
        .mapToDouble(desk -> desk.had / desk.worker.hours() / desk.worker.pace())
        .sorted()
        .toArray();
    return new Figures(
        dispatch.name(),
        waits.values().stream().sorted().toList(),
        waits.entrySet().stream()
            .filter(wait -> angry.getOrDefault(wait.getKey(), false))
            .map(Map.Entry::getValue)
            .sorted()
            .toList(),
        waits.size() + gaveUp,
        gaveUp,
        anHour[anHour.length - 1] / anHour[0],
        togetherSum / waits.size(),
        handling / handled,
        mostAtOnceBack,
        germans == 0 ? 1 : (double) germansFit / germans);
  }

  /**
   * What a day was like.
   *
   * @param waits from asking to a person's first word, sorted
   * @param ofAngry the same of those with raised priority
   * @param spread chats an hour at their own pace: the busiest agent's over the least busy one's
   * @param together chats that an agent has, themselves included, when one more begins
   * @param handling seconds that a chat takes once a person has it
   * @param flood most chats that an agent got within a minute of coming back
   * @param fit share of German visitors who met somebody who speaks German
   */
  record Figures(
      String name,
      List<Duration> waits,
      List<Duration> ofAngry,
      int callers,
      int gaveUp,
      double spread,
      double together,
      double handling,
      int flood,
      double fit) {
    Figures {
      waits = List.copyOf(waits);
      ofAngry = List.copyOf(ofAngry);
    }
  }
}

package dev.firsthand.past;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.ConversationRules;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.AgentSlots;
import dev.firsthand.engine.Announcement;
import dev.firsthand.engine.Answerer;
import dev.firsthand.engine.ConversationEngine;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.engine.Duties;
import dev.firsthand.engine.Gestures;
import dev.firsthand.engine.Giving;
import dev.firsthand.engine.Matchmaker;
import dev.firsthand.engine.Presence;
import dev.firsthand.engine.RoutingTable;
import dev.firsthand.engine.SiteOpenness;
import dev.firsthand.engine.Sweeper;
import dev.firsthand.engine.Transfers;
import dev.firsthand.engine.WaitedForLog;
import dev.firsthand.past.AgentsPlay.Gift;
import dev.firsthand.routing.RoutingRules;
import dev.firsthand.routing.Teams;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plays days of a site on virtual time before the real engine: the same seed, house and moments make the
 * same logs. Confined to one thread.
 */
public final class Past {

  private static final Duration LOOKS = Duration.ofMinutes(5);
  private static final Duration SWEEPS = Duration.ofHours(1);
  private static final int MOST_DUE = 500;
  private static final int REMEMBERED = 20_000;
  private static final List<String> PAGES = List.of("/", "/delivery.html", "/plants.html");

  /**
   * The house that the past is of.
   *
   * @param rules and {@code bot} read the clock of {@code time} only
   * @param zone in which its days and shifts are
   */
  public record House(
      VirtualTime time,
      ConversationLog log,
      AgentSlots slots,
      Gestures gestures,
      Map<dev.firsthand.conversation.GestureId, Long> gifts,
      ConversationRules rules,
      RoutingRules routing,
      Supplier<Teams> teams,
      SiteOpenness openness,
      Answerer bot,
      List<Worker> workers,
      SiteKey site,
      ZoneId zone) {}

  /** A visitor who was there. */
  public record Came(VisitorId visitor, String language, Instant first, Instant last) {}

  private final House house;
  private final VirtualTime time;
  private final Dice dice;
  private final Stage stage;
  private final Topics topics;
  private final Truth truth;
  private final AgentsPlay agents;
  private final Presence presence;
  private final Duties duties;
  private final Sweeper sweeper;
  private final Map<AgentId, Worker> workers = new LinkedHashMap<>();
  private final Map<VisitorId, VisitorPlay> visitors = new HashMap<>();
  private final Map<VisitorId, Came> came = new LinkedHashMap<>();
  private final Queue<ConversationId> later = new ArrayDeque<>();

  /** A past that has not begun. */
  public Past(House house, Script script, long seed, Truth truth) {
    this.house = house;
    this.truth = truth;
    time = house.time();
    dice = new Dice(seed);
    topics = new Topics(script);
    house.workers().forEach(worker -> workers.put(worker.id(), worker));
    var table = new RoutingTable(REMEMBERED, Duration.ofDays(1));
    var engine = new ConversationEngine(
        house.rules(), WaitedForLog.of(house.log()), table, Runnable::run, time);
    stage = new Stage(time, dice, script, engine);
    var whoIsThere = new Presence[1];
    var matchmaker = new Matchmaker(
        engine,
        house.log(),
        house.slots(),
        house.routing(),
        house.teams(),
        agent -> whoIsThere[0].isConnected(agent),
        agent -> Optional.ofNullable(workers.get(agent)).map(Worker::known),
        house.openness(),
        time,
        time,
        time);
    presence = new Presence(engine, house.log(), house.slots(), time, time, matchmaker::wake);
    whoIsThere[0] = presence;
    duties = new Duties(
        engine,
        house.bot(),
        matchmaker::wake,
        new Transfers(engine, house.routing(), house.teams(), matchmaker::agents, time, time),
        time,
        time,
        time);
    sweeper = new Sweeper(engine, house.log(), duties, presence, matchmaker::lookAround, time);
    agents = new AgentsPlay(
        stage,
        new Giving(engine, house.gestures()),
        house.gifts().entrySet().stream()
            .map(gift -> new Gift(gift.getKey(), gift.getValue()))
            .toList(),
        workers);
    engine.listen(duties);
    engine.listen(matchmaker);
    engine.listen(this::heard);
  }

  /** Plays from now until {@code end}, with so many visitors on an ordinary day; gives who came. */
  public List<Came> play(Instant end, int visitorsADay) {
    Instant begin = time.instant();
    for (Instant at : Rhythm.arrivals(begin, end, visitorsADay, house.zone(), dice)) {
      time.at(at, this::somebodyComes);
    }
    shifts(begin, end);
    every(LOOKS, end, () -> house.log().due(time.instant(), MOST_DUE).forEach(duties::lookAt));
    every(SWEEPS, end, sweeper::sweep);
    time.passUntil(end);
    house.workers().forEach(worker -> presence.disconnected(worker.id()));
    time.finish();
    return List.copyOf(came.values());
  }

  private void every(Duration pause, Instant end, Runnable task) {
    time.after(pause, () -> {
      task.run();
      if (time.instant().isBefore(end)) {
        every(pause, end, task);
      }
    });
  }

  private void somebodyComes() {
    var play = new VisitorPlay(stage, topics, truth, house.site(), topics.any(dice));
    visitors.put(play.visitor(), play);
    Instant now = time.instant();
    came.put(play.visitor(), new Came(play.visitor(), play.language(), now, now));
    play.comes(dice.of(PAGES));
  }

  /** Everybody hears of a step when it is done: what they do about it is a step of its own. */
  private void heard(Announcement announcement) {
    Conversation after = announcement.after();
    VisitorPlay visitor = visitors.get(after.id().visitor());
    for (Recorded recorded : announcement.events()) {
      ConversationEvent event = recorded.event();
      if (event instanceof ConversationEvent.MessageLeft
          || event instanceof ConversationEvent.FollowUpOpened) {
        later.add(after.id());
      }
      @Nullable String meant = visitor == null ? null : visitor.meant();
      agents.sees(event, recorded.seq(), after, meant);
      if (visitor != null && visitor.id().equals(after.id())) {
        visitor.sees(event, recorded.seq());
      }
      if (event instanceof ConversationEvent.ByVisitor) {
        came.computeIfPresent(
            after.id().visitor(),
            (id, was) -> new Came(id, was.language(), was.first(), event.at()));
      }
    }
  }

  private void shifts(Instant begin, Instant end) {
    LocalDate last = end.atZone(house.zone()).toLocalDate();
    LocalDate first = begin.atZone(house.zone()).toLocalDate();
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      for (Worker worker : house.workers()) {
        if (worker.days().contains(day.getDayOfWeek()) && !dice.chance(0.03)) {
          shift(worker, day, begin);
        }
      }
    }
  }

  private void shift(Worker worker, LocalDate day, Instant begin) {
    Instant from = day.atTime(worker.from()).atZone(house.zone()).toInstant();
    Instant pause = day.atTime(worker.pause()).atZone(house.zone()).toInstant();
    Instant to = day.atTime(worker.to()).atZone(house.zone()).toInstant();
    if (from.isBefore(begin)) {
      return;
    }
    AgentId id = worker.id();
    time.at(from.plus(dice.seconds(0, 600)), () -> {
      presence.connected(id);
      says(id, AgentSlots.Status.AVAILABLE);
      answersWhatWasLeft(id);
    });
    time.at(pause, () -> says(id, AgentSlots.Status.LAST_CHAT));
    time.at(
        pause.plus(Duration.ofMinutes(Worker.BREAK_MINUTES)),
        () -> says(id, AgentSlots.Status.AVAILABLE));
    time.at(to, () -> says(id, AgentSlots.Status.LAST_CHAT));
    time.at(to.plus(Duration.ofMinutes(25)), () -> presence.disconnected(id));
  }

  private void says(AgentId agent, AgentSlots.Status status) {
    house.slots().setStatus(agent, status, null, time.instant());
    sweeper.sweep();
  }

  private void answersWhatWasLeft(AgentId agent) {
    var mine = new ArrayList<ConversationId>();
    for (int i = later.size() / 2 + 1; i > 0 && !later.isEmpty(); i--) {
      mine.add(later.remove());
    }
    int minutes = 1;
    for (ConversationId id : mine) {
      minutes += 1 + dice.below(4);
      stage.later(Duration.ofMinutes(minutes), () -> agents.answersLater(id, agent));
    }
  }
}

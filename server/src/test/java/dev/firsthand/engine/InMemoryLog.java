package dev.firsthand.engine;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.Place;
import dev.firsthand.conversation.Refusal;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.routing.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The log's in-memory twin: the simplest thing that keeps the contract. Thread-safe by one lock. A
 * test may break it and mend it again.
 */
public final class InMemoryLog implements ConversationLog, AgentSlots, SeenMarks {

  private static final Comparator<ConversationSummary> QUEUE_ORDER = Comparator.comparing(
          (ConversationSummary summary) ->
              Place.turn(Objects.requireNonNull(summary.waitingSince()), summary.priority()))
      .thenComparing(summary -> summary.id().value());

  private static final Comparator<ConversationSummary> LATEST_FIRST = Comparator.comparing(
          ConversationSummary::lastAt)
      .thenComparing(summary -> summary.id().value())
      .reversed();

  private static final class Row {
    private final List<ConversationEvent> events = new ArrayList<>();
    private ConversationSummary summary;
    private @Nullable Instant nextDutyAt;

    Row(ConversationSummary summary) {
      this.summary = summary;
    }
  }

  private final String era;
  private final Workload workload;
  private final Map<ConversationId, Row> rows = new HashMap<>();
  private final Map<AgentId, Slot> slots = new HashMap<>();
  private final List<Instant> departures = new ArrayList<>();
  private final InMemoryTurns turns = new InMemoryTurns();
  private final InMemoryPromises promises = new InMemoryPromises();
  private final InMemoryMentions mentions = new InMemoryMentions();
  private final InMemoryGestures gestures = new InMemoryGestures();
  private boolean broken;

  public InMemoryLog() {
    this("era-1");
  }

  /** A log of agents who may have so much. */
  public InMemoryLog(Workload workload) {
    this("era-1", workload);
  }

  public InMemoryLog(String era) {
    this(era, Workload.PLAIN);
  }

  private InMemoryLog(String era, Workload workload) {
    this.era = era;
    this.workload = workload;
  }

  @Override
  public Workload workload() {
    return workload;
  }

  /** From now on every method throws {@link LogUnavailable}, until {@link #mend()}. */
  public synchronized void breakDown() {
    broken = true;
  }

  public synchronized void mend() {
    broken = false;
  }

  /** Erases what was said in a conversation; the facts stay. */
  public synchronized void erase(ConversationId id, List<ConversationEvent> withoutWords) {
    Row row = rows.get(id);
    if (row != null) {
      row.events.clear();
      row.events.addAll(withoutWords);
      row.summary =
          with(row.summary, null, null, row.summary.seenByAgent(), row.summary.seenByVisitor());
    }
  }

  /** Whom notes name, in step with this log. */
  public NoteMentions mentions() {
    return mentions;
  }

  /** All promises, in step with this log. */
  public Promises promises() {
    return promises;
  }

  /** The gestures that may be given, in step with this log. */
  public DefinedGestures gestures() {
    return gestures;
  }

  /** The bot's turns, in step with this log. */
  public BotTurns turns() {
    return turns;
  }

  @Override
  public synchronized String era() {
    return era;
  }

  @Override
  public synchronized Append append(Appending appending) {
    checkUp();
    Row row = rows.get(appending.id());
    long head = row == null ? 0 : row.events.size();
    if (head != appending.expectedSeq()) {
      return new Append.Conflict(head);
    }
    if (appending
            .mustBeClosed()
            .map(rows::get)
            .filter(other -> !other.summary.state().equals("CLOSED"))
            .isPresent()
        || appending.mustNotBe().map(rows::get).isPresent()) {
      return new Append.OtherConversation();
    }
    Instant at = appending.events().getLast().at();
    var changed = new HashMap<AgentId, Slot>();
    for (SlotChange change : SlotChange.of(appending)) {
      Slot slot = slots.get(change.agent());
      Slot after =
          slot == null ? null : change.after(withWords(slot), appending.id(), at, workload);
      if (after == null && change.takes()) {
        return new Append.AgentTaken(change.agent());
      }
      if (after != null) {
        changed.put(change.agent(), after);
      }
    }
    Refusal refusal = gestures.refusal(appending);
    if (refusal != null) {
      return new Append.GestureRefused(refusal);
    }
    slots.putAll(changed);
    boolean waited = row != null && row.summary.waitingSince() != null;
    ConversationSummary summary = ConversationSummary.of(
        appending.after(), appending.events(), row == null ? null : row.summary);
    if (row == null) {
      row = new Row(summary);
      rows.put(appending.id(), row);
    }
    row.summary = summary;
    row.nextDutyAt = appending.nextDutyAt();
    row.events.addAll(appending.events());
    turns.note(appending);
    promises.note(appending);
    mentions.note(appending);
    gestures.note(appending);
    if (waited) {
      appending.events().stream()
          .filter(ConversationEvent.Accepted.class::isInstance)
          .map(ConversationEvent::at)
          .limit(1)
          .forEach(departures::add);
    }
    return new Append.Appended(row.events.size());
  }

  /** The slot with when something was last said in each of the agent's conversations. */
  private Slot withWords(Slot slot) {
    return new Draft(slot)
        .words(where(summary -> slot.agent().equals(summary.owner()))
            .map(ConversationSummary::lastAt)
            .toList())
        .slot();
  }

  @Override
  public synchronized List<Recorded> read(ConversationId id, long after, int limit) {
    checkUp();
    Row row = rows.get(id);
    var found = new ArrayList<Recorded>();
    if (row != null) {
      for (int i = (int) Math.min(after, row.events.size());
          i < row.events.size() && found.size() < limit;
          i++) {
        found.add(new Recorded(i + 1L, row.events.get(i)));
      }
    }
    return found;
  }

  @Override
  public synchronized long latestOf(VisitorId visitor) {
    checkUp();
    return rows.keySet().stream()
        .filter(id -> id.visitor().equals(visitor))
        .mapToLong(ConversationId::number)
        .max()
        .orElse(0);
  }

  @Override
  public synchronized Optional<ConversationSummary> summary(ConversationId id) {
    checkUp();
    return Optional.ofNullable(rows.get(id)).map(row -> row.summary);
  }

  @Override
  public synchronized List<ConversationId> due(Instant now, int limit) {
    checkUp();
    return rows.values().stream()
        .filter(row -> row.nextDutyAt != null && !row.nextDutyAt.isAfter(now))
        .sorted(Comparator.comparing((Row row) -> Objects.requireNonNull(row.nextDutyAt))
            .thenComparing(row -> row.summary.id().value()))
        .map(row -> row.summary.id())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Optional<Instant> nextDutyAt() {
    checkUp();
    return rows.values().stream()
        .flatMap(row -> Stream.ofNullable(row.nextDutyAt))
        .min(Comparator.naturalOrder());
  }

  @Override
  public synchronized List<ConversationSummary> waiting(int limit) {
    checkUp();
    return where(summary -> summary.state().equals("QUEUED"))
        .sorted(QUEUE_ORDER)
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<ConversationSummary> ringing(int limit) {
    checkUp();
    return where(summary -> summary.state().equals("RINGING") && summary.waitingSince() != null)
        .sorted(Comparator.comparing(ConversationSummary::waitingSince)
            .thenComparing(summary -> summary.id().value()))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized int queueLength() {
    checkUp();
    return (int) where(summary -> summary.waitingSince() != null).count();
  }

  @Override
  public synchronized List<ConversationSummary> ownedBy(AgentId agent) {
    checkUp();
    return where(summary -> agent.equals(summary.owner())).sorted(LATEST_FIRST).toList();
  }

  @Override
  public synchronized List<Asked> askedOf(AgentId agent) {
    return allAsked(Integer.MAX_VALUE).stream()
        .filter(asked -> asked.agent().equals(agent))
        .toList();
  }

  @Override
  public synchronized List<Asked> allAsked(int limit) {
    checkUp();
    return rows.keySet().stream()
        .sorted(Comparator.comparing(ConversationId::value))
        .flatMap(id -> fold(id).threads().all().stream()
            .flatMap(thread -> thread.asked().stream()
                .map(agent -> new Asked(id, thread.seq(), agent, thread.said()))))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Optional<ConversationSummary> ringingAt(AgentId agent) {
    checkUp();
    Slot slot = slots.get(agent);
    ConversationId ringing = slot == null ? null : slot.ringing();
    return ringing == null
        ? Optional.empty()
        : Optional.ofNullable(rows.get(ringing)).map(row -> row.summary);
  }

  @Override
  public synchronized Page page(BoxQuery query) {
    checkUp();
    if (query.limit() < 1 || query.limit() > 200) {
      throw new IllegalArgumentException("A page has 1 to 200 conversations.");
    }
    List<ConversationSummary> all = where(inBox(query)).sorted(LATEST_FIRST).toList();
    String before = query.before();
    int from = before == null ? 0 : from(all, before);
    int to = Math.min(all.size(), from + query.limit());
    String next = to < all.size()
        ? all.get(to - 1).lastAt().toEpochMilli() + "~" + all.get(to - 1).id()
        : null;
    return new Page(all.subList(from, to), next);
  }

  private static Predicate<ConversationSummary> inBox(BoxQuery query) {
    return switch (query.box()) {
      case MINE -> summary -> query.agent().equals(summary.owner());
      case QUEUE -> summary -> summary.waitingSince() != null;
      case FOLLOW_UPS -> summary -> summary.state().equals("FOLLOW_UP");
      case BOT -> summary -> summary.state().equals("BOT");
      case CLOSED -> summary -> summary.state().equals("CLOSED");
    };
  }

  private static int from(List<ConversationSummary> all, String cursor) {
    String[] parts = cursor.split("~", 2);
    if (parts.length < 2 || !parts[0].matches("-?[0-9]{1,18}")) {
      throw new IllegalArgumentException("Not a cursor of this inbox: " + cursor);
    }
    Instant at = Instant.ofEpochMilli(Long.parseLong(parts[0]));
    int from = 0;
    while (from < all.size()) {
      ConversationSummary summary = all.get(from);
      int order = summary.lastAt().compareTo(at);
      if (order < 0 || order == 0 && summary.id().value().compareTo(parts[1]) < 0) {
        break;
      }
      from++;
    }
    return from;
  }

  @Override
  public synchronized Snapshot snapshot() {
    checkUp();
    return new Snapshot(
        where(summary -> !summary.state().equals("CLOSED"))
            .sorted(Comparator.comparing(summary -> summary.id().value()))
            .toList(),
        all());
  }

  @Override
  public synchronized List<Instant> departuresSince(Instant since) {
    checkUp();
    return departures.stream().filter(at -> !at.isBefore(since)).sorted().toList();
  }

  @Override
  public synchronized List<Slot> all() {
    checkUp();
    return slots.values().stream()
        .sorted(Comparator.comparing(slot -> slot.agent().value()))
        .map(this::withWords)
        .toList();
  }

  @Override
  public synchronized Optional<Slot> find(AgentId agent) {
    checkUp();
    return Optional.ofNullable(slots.get(agent)).map(this::withWords);
  }

  @Override
  public synchronized void enroll(AgentId agent, int capacity) {
    checkUp();
    if (capacity < 0) {
      throw new IllegalArgumentException("A capacity is 0 or more.");
    }
    Slot fresh = new Slot(agent, capacity, 0, null, Status.AWAY, null, null, null);
    slots.merge(
        agent, fresh, (slot, unused) -> new Draft(slot).capacity(capacity).slot());
  }

  @Override
  public synchronized void setStatus(
      AgentId agent, Status status, @Nullable String reason, @Nullable Instant until, Instant at) {
    checkUp();
    slots.computeIfPresent(agent, (id, slot) -> {
      boolean done = status == Status.LAST_CHAT && slot.load() == 0 && slot.ringing() == null;
      boolean back = status == Status.AVAILABLE && slot.status() != status;
      return new Draft(slot)
          .status(done ? Status.AWAY : status, done ? Because.LAST_CHAT : null)
          .reason(status == Status.AVAILABLE ? null : reason)
          .awayUntil(status == Status.AVAILABLE || status == Status.LAST_CHAT ? null : until)
          .back(back ? at : null)
          .missedNothing()
          .slot();
    });
  }

  @Override
  public synchronized List<AgentId> endPauses(Instant now) {
    checkUp();
    var back = new ArrayList<AgentId>();
    for (Slot slot : List.copyOf(slots.values())) {
      Instant until = slot.awayUntil();
      if (until != null && !now.isBefore(until)) {
        back.add(slot.agent());
        slots.put(
            slot.agent(),
            new Draft(slot)
                .status(Status.AVAILABLE, null)
                .reason(null)
                .awayUntil(null)
                .back(until)
                .slot());
      }
    }
    return back;
  }

  @Override
  public synchronized void setOwnLimit(AgentId agent, @Nullable OwnLimit limit) {
    checkUp();
    slots.computeIfPresent(agent, (id, slot) -> new Draft(slot).ownLimit(limit).slot());
  }

  @Override
  public synchronized void seen(AgentId agent, Instant at) {
    checkUp();
    slots.computeIfPresent(agent, (id, slot) -> new Draft(slot).seen(at).slot());
  }

  @Override
  public synchronized void came(AgentId agent, Instant at, Duration grace) {
    checkUp();
    slots.computeIfPresent(agent, (id, slot) -> {
      Instant last = slot.lastSeen();
      boolean back = last == null || last.isBefore(at.minus(grace));
      return new Draft(slot).cameBack(back ? at : slot.backAt()).seen(at).slot();
    });
  }

  @Override
  public synchronized void seen(List<Mark> marks) {
    checkUp();
    marks.forEach(mark -> mark(mark.id(), mark.byAgent(), mark.byVisitor()));
  }

  private void mark(ConversationId id, long byAgent, long byVisitor) {
    Row row = rows.get(id);
    if (row != null) {
      ConversationSummary was = row.summary;
      row.summary = with(
          was,
          was.preview(),
          was.visitorName(),
          Math.max(was.seenByAgent(), Math.min(byAgent, was.seq())),
          Math.max(was.seenByVisitor(), Math.min(byVisitor, was.seq())));
    }
  }

  private static ConversationSummary with(
      ConversationSummary was,
      @Nullable String preview,
      @Nullable String visitorName,
      long seenByAgent,
      long seenByVisitor) {
    return new ConversationSummary(
        was.id(),
        was.site(),
        was.state(),
        was.epoch(),
        was.seq(),
        was.owner(),
        was.rungAt(),
        was.waitingSince(),
        was.priority(),
        was.preferred(),
        was.team(),
        was.reason(),
        was.language(),
        visitorName,
        preview,
        was.lastBy(),
        was.lastAt(),
        seenByAgent,
        seenByVisitor);
  }

  /** The fold of a conversation's whole log, as a reader without a memory sees it. */
  public synchronized Conversation fold(ConversationId id) {
    Row row = rows.get(id);
    Conversation empty = Conversation.empty(id);
    return row == null ? empty : empty.after(row.events);
  }

  private Stream<ConversationSummary> where(Predicate<ConversationSummary> predicate) {
    return rows.values().stream().map(row -> row.summary).filter(predicate);
  }

  private void checkUp() {
    if (broken) {
      throw new LogUnavailable("The twin is broken.", new IllegalStateException("broken"));
    }
  }

  /** A slot in the making. */
  private static final class Draft {
    private final Slot slot;
    private int capacity;
    private Status status;
    private @Nullable String reason;
    private @Nullable Instant idleSince;
    private @Nullable Instant lastSeen;
    private @Nullable Because because;
    private @Nullable Instant awayUntil;
    private int missed;
    private @Nullable OwnLimit ownLimit;
    private @Nullable Instant backAt;
    private List<Instant> words;

    Draft(Slot slot) {
      this.slot = slot;
      capacity = slot.capacity();
      status = slot.status();
      reason = slot.reason();
      idleSince = slot.idleSince();
      lastSeen = slot.lastSeen();
      because = slot.because();
      awayUntil = slot.awayUntil();
      missed = slot.missed();
      ownLimit = slot.ownLimit();
      backAt = slot.backAt();
      words = slot.lastWords();
    }

    Draft capacity(int most) {
      capacity = most;
      return this;
    }

    Draft status(Status now, @Nullable Because why) {
      status = now;
      because = why;
      return this;
    }

    Draft reason(@Nullable String why) {
      reason = why;
      return this;
    }

    Draft awayUntil(@Nullable Instant until) {
      awayUntil = until;
      return this;
    }

    Draft back(@Nullable Instant at) {
      if (at != null) {
        idleSince = at;
        backAt = at;
      }
      return this;
    }

    Draft cameBack(@Nullable Instant at) {
      backAt = at;
      return this;
    }

    Draft missedNothing() {
      missed = 0;
      return this;
    }

    Draft ownLimit(@Nullable OwnLimit limit) {
      ownLimit = limit;
      return this;
    }

    Draft seen(Instant at) {
      lastSeen = lastSeen == null || lastSeen.isBefore(at) ? at : lastSeen;
      return this;
    }

    Draft words(List<Instant> lastWords) {
      words = lastWords;
      return this;
    }

    Slot slot() {
      return new Slot(
          slot.agent(),
          capacity,
          slot.load(),
          slot.ringing(),
          status,
          reason,
          idleSince,
          lastSeen,
          because,
          awayUntil,
          missed,
          ownLimit,
          backAt,
          slot.offeredAt(),
          words);
    }
  }
}

package dev.firsthand.reports;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.ConversationState;
import dev.firsthand.conversation.Decision;
import dev.firsthand.conversation.Judgement;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.TeamId;
import dev.firsthand.reports.Fact.HeldEnd;
import dev.firsthand.reports.Fact.Kind;
import dev.firsthand.reports.Fact.OfferEnd;
import dev.firsthand.reports.Fact.Outcome;
import dev.firsthand.reports.Fact.PromiseEnd;
import dev.firsthand.reports.Fact.WaitEnd;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads one log from its beginning and says what can be counted of it. The same log gives the same facts. For
 * one thread.
 */
final class ChatFacts {

  /** Who is there again so soon had not got what they needed. */
  static final Duration SOON = Duration.ofDays(2);

  private Conversation now;
  private final List<Fact> done = new ArrayList<>();
  private @Nullable Instant asked;
  private @Nullable Open firstWords;
  private @Nullable Open wait;
  private @Nullable Open held;
  private boolean replied;
  private final Map<AgentId, Open> rings = new LinkedHashMap<>();
  private final Map<Long, Answer> answers = new TreeMap<>();
  private final Map<Long, Turn> turns = new TreeMap<>();
  private final Map<Long, Promise> promises = new TreeMap<>();
  private @Nullable Fact ratingOfBot;
  private @Nullable Fact ratingOfPerson;
  private boolean reachedPerson;
  private boolean leftMessage;
  private boolean helped;
  private boolean cameBack;
  private @Nullable Instant endedAt;
  private @Nullable String topic;

  /** Something that began, and for which moment it counts. */
  private record Open(Instant at, long seq, @Nullable TeamId team) {}

  private record Answer(Instant at, String entry, @Nullable Boolean helpful) {}

  private record Turn(Instant at, @Nullable String top) {}

  private record Promise(
      Instant at,
      @Nullable AgentId owner,
      Instant due,
      @Nullable Instant keptAt) {}

  ChatFacts(ConversationId id) {
    now = Conversation.empty(id);
  }

  /** The next event. */
  void add(ConversationEvent event) {
    Conversation before = now;
    now = before.after(event);
    noteDecision(event);
    noteWords(event);
    noteOwner(before.state(), event);
    noteWait(before.state(), event);
    noteRings(before.state(), event);
    noteRest(before, event);
  }

  long seq() {
    return now.seq();
  }

  /** The site; null before the first event. */
  @Nullable
  SiteKey site() {
    return now.facts().site();
  }

  /** Whether the visitor's next conversation may change what became of this one. */
  boolean dependsOnNext() {
    return !reachedPerson && !leftMessage && endedAt != null;
  }

  /**
   * All facts of what was read.
   *
   * @param next when the visitor's next conversation began; null without one
   */
  List<Fact> facts(@Nullable Instant next) {
    var facts = new ArrayList<Fact>();
    Instant began = now.facts().startedAt();
    if (began == null) {
      return facts;
    }
    facts.add(fact(
        Kind.CHAT,
        new Open(began, 1, now.facts().team()),
        outcome(next).name(),
        null,
        endedAt == null ? null : between(began, endedAt)));
    facts.addAll(done);
    if (wait != null) {
      facts.add(fact(Kind.WAIT, wait, WaitEnd.GOING.name(), null, null));
    }
    AgentId owner = now.state().owner();
    if (held != null && owner != null) {
      facts.add(fact(Kind.HELD, held, HeldEnd.GOING.name(), owner, null));
    }
    rings.forEach(
        (agent, ring) -> facts.add(fact(Kind.OFFER, ring, OfferEnd.GOING.name(), agent, null)));
    answers.forEach((seq, answer) -> facts.add(new Fact(
        now.id(),
        Kind.ANSWER,
        answer.at(),
        seq,
        answer.helpful() == null ? "NONE" : answer.helpful() ? "UP" : "DOWN",
        null,
        null,
        answer.entry(),
        null)));
    promises.forEach((seq, promise) -> facts.add(fact(
        Kind.PROMISE,
        new Open(promise.at(), seq, now.facts().team()),
        end(promise).name(),
        promise.owner(),
        promise.due().toEpochMilli())));
    if (ratingOfBot != null) {
      facts.add(ratingOfBot);
    }
    if (ratingOfPerson != null) {
      facts.add(ratingOfPerson);
    }
    return facts.stream().map(this::withTopic).toList();
  }

  private Outcome outcome(@Nullable Instant next) {
    if (reachedPerson) {
      return Outcome.PERSON;
    }
    if (leftMessage) {
      return Outcome.MESSAGE;
    }
    if (endedAt == null) {
      return Outcome.GOING;
    }
    if (answers.isEmpty()) {
      return Outcome.NO_ANSWER;
    }
    if (cameBack || (next != null && !next.isAfter(endedAt.plus(SOON)))) {
      return Outcome.CAME_BACK;
    }
    Boolean last = lastThumb();
    if (Boolean.FALSE.equals(last)) {
      return Outcome.NOT_HELPED;
    }
    return Boolean.TRUE.equals(last) || helped ? Outcome.SOLVED : Outcome.SILENT;
  }

  private @Nullable Boolean lastThumb() {
    Boolean last = null;
    for (Answer answer : answers.values()) {
      last = answer.helpful() == null ? last : answer.helpful();
    }
    return last;
  }

  private static PromiseEnd end(Promise promise) {
    Instant kept = promise.keptAt();
    if (kept == null) {
      return PromiseEnd.OPEN;
    }
    return kept.isAfter(promise.due()) ? PromiseEnd.LATE : PromiseEnd.IN_TIME;
  }

  private void noteDecision(ConversationEvent event) {
    Decision decision = event.decision();
    if (decision == null) {
      return;
    }
    String top = decision.tried().isEmpty() ? null : decision.tried().getFirst().entry();
    turns.put(now.seq(), new Turn(event.at(), top));
    boolean recognised = top != null
        && decision.tried().getFirst().confidence() >= decision.thresholds().askBack();
    if (topic == null && recognised) {
      topic = top;
    }
    helped |= decision.signals().stream()
        .anyMatch(sensed -> sensed.signal().equals("helped") && sensed.probability() >= 0.5);
  }

  /** From the visitor's first words to the first that they get. */
  private void noteWords(ConversationEvent event) {
    switch (event) {
      case ConversationEvent.VisitorSaid e -> askedAt(e.at());
      case ConversationEvent.AskedForHuman e -> askedAt(e.at());
      case ConversationEvent.Chose e -> askedAt(e.at());
      case ConversationEvent.BotAnswered e -> answeredAt(e.at());
      case ConversationEvent.BotAskedBack e -> answeredAt(e.at());
      case ConversationEvent.BotSaid e -> answeredAt(e.at());
      case ConversationEvent.Escalated e -> answeredAt(e.at());
      case ConversationEvent.Accepted e -> answeredAt(e.at());
      case ConversationEvent.AgentReplied e -> answeredAt(e.at());
      default -> {}
    }
  }

  private void askedAt(Instant at) {
    if (asked == null) {
      asked = at;
    }
  }

  private void answeredAt(Instant at) {
    if (asked != null && firstWords == null) {
      firstWords = new Open(asked, now.seq(), null);
      done.add(fact(Kind.FIRST_WORDS, firstWords, "", null, between(asked, at)));
    }
  }

  private void noteOwner(ConversationState before, ConversationEvent event) {
    AgentId was = before.owner();
    AgentId is = now.state().owner();
    if (was != null && !was.equals(is)) {
      if (held != null) {
        done.add(fact(Kind.HELD, held, heldEnd().name(), was, between(held.at(), event.at())));
      }
      held = null;
    }
    if (is != null && !is.equals(was)) {
      reachedPerson = true;
      held = new Open(event.at(), now.seq(), now.facts().team());
      replied = false;
    }
    if (held != null
        && !replied
        && event instanceof ConversationEvent.AgentReplied reply
        && reply.agent().equals(is)) {
      replied = true;
      done.add(fact(Kind.FIRST_REPLY, held, "", is, between(held.at(), event.at())));
    }
  }

  private HeldEnd heldEnd() {
    return switch (now.state()) {
      case ConversationState.Closed closed -> HeldEnd.CLOSED;
      case ConversationState.FollowUp later -> HeldEnd.LATER;
      case ConversationState.Bot bot -> HeldEnd.BOT;
      case ConversationState.Queued queued -> HeldEnd.PASSED_ON;
      case ConversationState.Ringing ringing -> HeldEnd.PASSED_ON;
      case ConversationState.Human human -> HeldEnd.PASSED_ON;
    };
  }

  private void noteWait(ConversationState before, ConversationEvent event) {
    boolean waited = before.place() != null;
    boolean waits = now.state().place() != null;
    if (waits && !waited) {
      reachedPerson = true;
      wait = new Open(event.at(), now.seq(), now.facts().team());
    } else if (waited && !waits && wait != null) {
      done.add(fact(
          Kind.WAIT,
          wait,
          waitEnd(event).name(),
          now.state().owner(),
          between(wait.at(), event.at())));
      wait = null;
    }
  }

  private WaitEnd waitEnd(ConversationEvent event) {
    if (now.state().owner() != null) {
      return WaitEnd.PERSON;
    }
    return switch (event) {
      case ConversationEvent.EndedByVisitor e -> WaitEnd.LEFT;
      case ConversationEvent.MessageLeft e -> WaitEnd.MESSAGE;
      case ConversationEvent.CallBackAsked e -> WaitEnd.MESSAGE;
      case ConversationEvent.FollowUpOpened e -> WaitEnd.NOBODY;
      default -> WaitEnd.CLOSED;
    };
  }

  private void noteRings(ConversationState before, ConversationEvent event) {
    List<AgentId> ringing = now.state().rings();
    for (AgentId agent : before.rings()) {
      Open ring = rings.get(agent);
      if (ring != null && !ringing.contains(agent)) {
        rings.remove(agent);
        done.add(fact(
            Kind.OFFER,
            ring,
            offerEnd(agent, event).name(),
            agent,
            between(ring.at(), event.at())));
      }
    }
    for (AgentId agent : ringing) {
      rings.computeIfAbsent(
          agent, rung -> new Open(event.at(), now.seq(), now.facts().team()));
    }
  }

  private static OfferEnd offerEnd(AgentId agent, ConversationEvent event) {
    return switch (event) {
      case ConversationEvent.Accepted e when e.agent().equals(agent) -> OfferEnd.ACCEPTED;
      case ConversationEvent.Declined e when e.agent().equals(agent) -> OfferEnd.DECLINED;
      case ConversationEvent.Withdrawn e
      when e.agent().equals(agent) ->
        switch (e.ending()) {
          case DECLINED -> OfferEnd.DECLINED;
          case MISSED -> OfferEnd.MISSED;
          case AGENT_GONE, VISITOR_LEFT, VISITOR_WAITS -> OfferEnd.WITHDRAWN;
        };
      default -> OfferEnd.WITHDRAWN;
    };
  }

  private void noteRest(Conversation before, ConversationEvent event) {
    long seq = now.seq();
    switch (event) {
      case ConversationEvent.Escalated e -> {
        reachedPerson = true;
        done.add(
            fact(Kind.ESCALATION, new Open(e.at(), seq, e.team()), e.reason().name(), null, null));
      }
      case ConversationEvent.BotAnswered e -> answers.put(seq, new Answer(e.at(), e.entry(), null));
      case ConversationEvent.AnswerRated e ->
        answers.computeIfPresent(
            e.answer(), (n, answer) -> new Answer(answer.at(), answer.entry(), e.helpful()));
      case ConversationEvent.Judged e -> judged(e);
      case ConversationEvent.Rated e -> rated(e);
      case ConversationEvent.GestureGiven e ->
        done.add(fact(
            Kind.GESTURE, new Open(e.at(), seq, now.facts().team()), e.name(), e.agent(), null));
      case ConversationEvent.PromiseMade e ->
        promises.put(seq, new Promise(e.at(), e.owner(), e.due(), null));
      case ConversationEvent.HousePromised e ->
        promises.put(seq, new Promise(e.at(), null, e.due(), null));
      case ConversationEvent.PromiseKept e -> kept(List.of(e.promise()), e.agent(), e.at());
      case ConversationEvent.PromisesMet e -> kept(e.promises(), e.agent(), e.at());
      case ConversationEvent.PromiseMoved e ->
        promises.computeIfPresent(
            e.promise(), (n, was) -> new Promise(was.at(), e.owner(), e.due(), was.keptAt()));
      case ConversationEvent.MessageLeft e -> leftMessage = true;
      case ConversationEvent.CallBackAsked e -> leftMessage = true;
      case ConversationEvent.Reopened e ->
        cameBack |= endedAt != null && !e.at().isAfter(endedAt.plus(SOON));
      default -> {}
    }
    if (now.state() instanceof ConversationState.Closed closed) {
      endedAt = closed.at();
    } else if (before.state() instanceof ConversationState.Closed) {
      endedAt = null;
    }
  }

  /** Of several on one turn the last counts. */
  private void judged(ConversationEvent.Judged e) {
    Turn turn = turns.get(e.turn());
    Judgement judgement = e.judgement();
    done.removeIf(fact -> fact.kind() == Kind.JUDGEMENT && fact.seq() == e.turn());
    done.add(new Fact(
        now.id(),
        Kind.JUDGEMENT,
        turn == null ? e.at() : turn.at(),
        e.turn(),
        judgement.name(),
        e.agent(),
        now.facts().team(),
        turn == null ? null : turn.top(),
        null));
  }

  private void rated(ConversationEvent.Rated e) {
    var by = now.facts().lastAgent();
    Fact rating = fact(
        Kind.RATING,
        new Open(e.at(), now.seq(), now.facts().team()),
        e.ofPerson() ? "PERSON" : "BOT",
        e.ofPerson() && by != null ? by.id() : null,
        (long) e.stars());
    if (e.ofPerson()) {
      ratingOfPerson = rating;
    } else {
      ratingOfBot = rating;
    }
  }

  private void kept(List<Long> numbers, AgentId by, Instant at) {
    for (long number : numbers) {
      promises.computeIfPresent(
          number,
          (n, was) -> was.keptAt() != null
              ? was
              : new Promise(was.at(), was.owner() == null ? by : was.owner(), was.due(), at));
    }
  }

  private Fact fact(
      Kind kind, Open from, String detail, @Nullable AgentId agent, @Nullable Long value) {
    return new Fact(now.id(), kind, from.at(), from.seq(), detail, agent, from.team(), null, value);
  }

  /** Whatever is of no topic of its own is of the conversation's. */
  private Fact withTopic(Fact fact) {
    return fact.topic() != null || topic == null
        ? fact
        : new Fact(
            fact.conversation(),
            fact.kind(),
            fact.at(),
            fact.seq(),
            fact.detail(),
            fact.agent(),
            fact.team(),
            topic,
            fact.value());
  }

  private static long between(Instant from, Instant to) {
    return Math.max(0, Duration.between(from, to).toMillis());
  }
}

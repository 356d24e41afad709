package dev.firsthand.reports;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.engine.ConversationLog.Recorded;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up logs by their events alone, by other ways than the reports do. */
final class AddedUp {

  private final Instant from;
  private final Instant until;
  final Map<String, Integer> counts = new TreeMap<>();
  final List<Long> waits = new ArrayList<>();
  final List<Long> held = new ArrayList<>();
  final Map<String, Integer> heldBy = new TreeMap<>();

  AddedUp(Instant from, Instant until) {
    this.from = from;
    this.until = until;
  }

  private void count(Instant at, String key) {
    if (!at.isBefore(from) && at.isBefore(until)) {
      counts.merge(key, 1, Integer::sum);
    }
  }

  void add(List<Recorded> log) {
    single(log);
    waits(log);
    owners(log);
    lastOnes(log);
    promises(log);
  }

  private void single(List<Recorded> log) {
    for (Recorded recorded : log) {
      switch (recorded.event()) {
        case ConversationEvent.Started e -> count(e.at(), "CHAT");
        case ConversationEvent.Escalated e -> {
          count(e.at(), "ESCALATION");
          count(e.at(), "ESCALATION." + e.reason());
        }
        case ConversationEvent.GestureGiven e -> count(e.at(), "GESTURE");
        default -> {}
      }
    }
    boolean person = log.stream()
        .map(Recorded::event)
        .anyMatch(event -> event instanceof ConversationEvent.Escalated
            || event instanceof ConversationEvent.Accepted);
    boolean message = log.stream()
        .map(Recorded::event)
        .anyMatch(event -> event instanceof ConversationEvent.MessageLeft
            || event instanceof ConversationEvent.CallBackAsked);
    Instant began = log.getFirst().event().at();
    if (person) {
      count(began, "CHAT.PERSON");
    } else if (message) {
      count(began, "CHAT.MESSAGE");
    } else if (!isOver(log)) {
      count(began, "CHAT.GOING");
    } else if (log.stream().noneMatch(r -> r.event() instanceof ConversationEvent.BotAnswered)) {
      count(began, "CHAT.NO_ANSWER");
    } else {
      count(began, "answered by the bot alone");
    }
  }

  private static boolean isOver(List<Recorded> log) {
    boolean over = false;
    for (Recorded recorded : log) {
      over = switch (recorded.event()) {
        case ConversationEvent.EndedByVisitor e -> true;
        case ConversationEvent.ClosedByAgent e -> true;
        case ConversationEvent.ClosedIdle e -> true;
        case ConversationEvent.Reopened e -> false;
        default -> over;
      };
    }
    return over;
  }

  private void waits(List<Recorded> log) {
    Instant since = null;
    for (Recorded recorded : log) {
      ConversationEvent event = recorded.event();
      boolean begins = event instanceof ConversationEvent.Escalated
          || event instanceof ConversationEvent.Requeued
          || event instanceof ConversationEvent.PutBackInLine
          || (event instanceof ConversationEvent.Reassigned given && given.to() == null);
      if (begins && since == null) {
        since = event.at();
        continue;
      }
      String end = switch (event) {
        case ConversationEvent.Accepted e -> "PERSON";
        case ConversationEvent.EndedByVisitor e -> "LEFT";
        case ConversationEvent.MessageLeft e -> "MESSAGE";
        case ConversationEvent.CallBackAsked e -> "MESSAGE";
        case ConversationEvent.FollowUpOpened e -> "NOBODY";
        case ConversationEvent.ClosedByAgent e -> "CLOSED";
        case ConversationEvent.ClosedIdle e -> "CLOSED";
        default -> "";
      };
      if (since != null && !end.isEmpty()) {
        waited(since, end);
        if (end.equals("PERSON") && !since.isBefore(from) && since.isBefore(until)) {
          waits.add(Duration.between(since, event.at()).toMillis());
        }
        since = null;
      }
    }
    if (since != null) {
      waited(since, "GOING");
    }
  }

  private void waited(Instant since, String end) {
    count(since, "WAIT");
    count(since, "WAIT." + end);
  }

  private void owners(List<Recorded> log) {
    AgentId owner = null;
    Instant since = Instant.MAX;
    for (Recorded recorded : log) {
      ConversationEvent event = recorded.event();
      AgentId next = switch (event) {
        case ConversationEvent.Accepted e -> e.agent();
        case ConversationEvent.ClosedByAgent e -> null;
        case ConversationEvent.ClosedIdle e -> null;
        case ConversationEvent.EndedByVisitor e -> null;
        case ConversationEvent.MessageLeft e -> null;
        case ConversationEvent.CallBackAsked e -> null;
        case ConversationEvent.SetAside e -> null;
        case ConversationEvent.GivenBack e -> null;
        case ConversationEvent.Requeued e -> null;
        case ConversationEvent.PutBackInLine e -> null;
        case ConversationEvent.Reassigned e -> null;
        default -> owner;
      };
      if (owner != null && !Objects.equals(owner, next)) {
        had(owner, since, event.at());
      }
      since = next != null && !next.equals(owner) ? event.at() : since;
      owner = next;
    }
    if (owner != null) {
      had(owner, since, null);
    }
  }

  private void had(AgentId agent, Instant since, @Nullable Instant end) {
    count(since, "HELD");
    if (!since.isBefore(from) && since.isBefore(until)) {
      heldBy.merge(agent.value(), 1, Integer::sum);
      if (end != null) {
        held.add(Duration.between(since, end).toMillis());
      }
    }
  }

  /** Thumbs, ratings and verdicts: of several the last counts. */
  private void lastOnes(List<Recorded> log) {
    Map<Long, String> thumbs = new HashMap<>();
    Map<Long, String> verdicts = new HashMap<>();
    Map<Boolean, ConversationEvent.Rated> ratings = new HashMap<>();
    for (Recorded recorded : log) {
      switch (recorded.event()) {
        case ConversationEvent.AnswerRated e -> thumbs.put(e.answer(), e.helpful() ? "UP" : "DOWN");
        case ConversationEvent.Judged e -> verdicts.put(e.turn(), e.judgement().name());
        case ConversationEvent.Rated e -> ratings.put(e.ofPerson(), e);
        default -> {}
      }
    }
    for (Recorded recorded : log) {
      if (recorded.event() instanceof ConversationEvent.BotAnswered e) {
        count(e.at(), "ANSWER");
        count(e.at(), "ANSWER." + thumbs.getOrDefault(recorded.seq(), "NONE"));
      }
      String verdict = verdicts.get(recorded.seq());
      if (verdict != null) {
        count(recorded.event().at(), "JUDGEMENT");
        count(recorded.event().at(), "JUDGEMENT." + verdict);
      }
    }
    ratings.forEach((ofPerson, rated) -> {
      count(rated.at(), "RATING");
      count(rated.at(), "RATING." + (ofPerson ? "PERSON" : "BOT"));
      count(rated.at(), (ofPerson ? "PERSON" : "BOT") + " " + rated.stars());
    });
  }

  private void promises(List<Recorded> log) {
    var kept = new HashSet<Long>();
    for (Recorded recorded : log) {
      switch (recorded.event()) {
        case ConversationEvent.PromiseKept e -> kept.add(e.promise());
        case ConversationEvent.PromisesMet e -> kept.addAll(e.promises());
        default -> {}
      }
    }
    for (Recorded recorded : log) {
      if (recorded.event() instanceof ConversationEvent.PromiseMade
          || recorded.event() instanceof ConversationEvent.HousePromised) {
        count(recorded.event().at(), "PROMISE");
        count(
            recorded.event().at(),
            kept.contains(recorded.seq()) ? "promises kept" : "promises open");
      }
    }
  }
}

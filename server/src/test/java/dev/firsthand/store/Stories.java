package dev.firsthand.store;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.AgentProfile;
import dev.firsthand.conversation.Claims;
import dev.firsthand.conversation.Conversation;
import dev.firsthand.conversation.ConversationEvent;
import dev.firsthand.conversation.ConversationEvent.Accepted;
import dev.firsthand.conversation.ConversationEvent.ClosedByAgent;
import dev.firsthand.conversation.ConversationEvent.Escalated;
import dev.firsthand.conversation.ConversationEvent.Offered;
import dev.firsthand.conversation.ConversationEvent.Started;
import dev.firsthand.conversation.ConversationEvent.VisitorSaid;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.EscalationReason;
import dev.firsthand.conversation.SiteKey;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.ConversationLog.Append;
import dev.firsthand.engine.ConversationLog.Appending;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Small conversations to tell a log. */
final class Stories {

  static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");
  static final SiteKey SITE = new SiteKey("shop");
  static final AgentId MARIA = new AgentId("maria");
  static final AgentId TOM = new AgentId("tom");

  private Stories() {}

  static ConversationId conversation(String visitor) {
    return ConversationId.of(new VisitorId(visitor), 1);
  }

  static Started started(ConversationId id) {
    return new Started(NOON, SITE, id.visitor(), "en", "/cart", "Hello!");
  }

  static VisitorSaid said(Instant at, String key, String text) {
    return new VisitorSaid(at, key, text);
  }

  static Escalated escalated(Instant at, int priority) {
    return new Escalated(
        at, EscalationReason.VISITOR_ASKED, priority, null, "Let me get a person.", null);
  }

  static Offered offered(Instant at, AgentId agent) {
    return new Offered(at, agent, at.plusSeconds(20), List.of());
  }

  static Accepted accepted(Instant at, AgentId agent) {
    return accepted(at, agent, false);
  }

  static Accepted accepted(Instant at, AgentId agent, boolean taken) {
    return new Accepted(
        at,
        new AgentProfile(agent, "Maria", "Support", null),
        "accept-" + at,
        "Hi, I am here.",
        taken);
  }

  static ClosedByAgent closed(Instant at, AgentId agent) {
    return new ClosedByAgent(at, agent, "close-" + at, "Bye!", null);
  }

  /** A conversation whose appends are told to a log. */
  static final class Told {
    private final ConversationLog log;
    private Conversation now;

    Told(ConversationLog log, ConversationId id) {
      this.log = log;
      this.now = Conversation.empty(id);
    }

    /** A conversation as it was known before a restart. */
    Told(ConversationLog log, Conversation now) {
      this.log = log;
      this.now = now;
    }

    /** A conversation that has started. */
    static Told in(ConversationLog log, String visitor) {
      var told = new Told(log, conversation(visitor));
      told.then(started(told.id()));
      return told;
    }

    ConversationId id() {
      return now.id();
    }

    Conversation now() {
      return now;
    }

    /** Goes on where the log ends. */
    Told readAgain() {
      for (ConversationLog.Recorded recorded : log.read(id(), now.seq(), 100)) {
        now = now.after(recorded.event());
      }
      return this;
    }

    Told then(ConversationEvent... events) {
      return thenDueAt(null, events);
    }

    Told thenDueAt(@Nullable Instant dutyAt, ConversationEvent... events) {
      Append append = tryTo(dutyAt, events);
      if (!(append instanceof Append.Appended)) {
        throw new AssertionError(append);
      }
      return this;
    }

    Append tryTo(@Nullable Instant dutyAt, ConversationEvent... events) {
      Conversation after = now.after(List.of(events));
      Append append = log.append(new Appending(
          id(),
          now.seq(),
          List.of(events),
          after,
          Claims.between(now.state(), after.state()),
          dutyAt));
      if (append instanceof Append.Appended) {
        now = after;
      }
      return append;
    }
  }
}

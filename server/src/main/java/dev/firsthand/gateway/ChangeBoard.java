package dev.firsthand.gateway;

import dev.firsthand.conversation.AgentId;
import dev.firsthand.conversation.ConversationId;
import dev.firsthand.conversation.VisitorId;
import dev.firsthand.engine.InOrder;
import dev.firsthand.http.Frame;
import dev.firsthand.protocol.AgentFrame;
import dev.firsthand.protocol.KeptBeside;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the windows here of what staff changed beside the logs, on whatever node: it looks again and
 * again at the last few seconds, for rows of other nodes come with those nodes' clocks. Thread-safe.
 */
final class ChangeBoard {

  private static final Logger log = LoggerFactory.getLogger(ChangeBoard.class);

  /** By so much the clocks of two nodes may differ, and a transaction may take. */
  private static final Duration LOOKS_BACK = Duration.ofSeconds(10);

  private record Subject(KeptBeside what, String id) {}

  private final KeptBesides besides;
  private final Hub hub;
  private final InOrder executor;
  private final InstantSource clock;

  /** What was told of, by when it changed; only in the executor. */
  private final Map<Subject, Instant> told = new HashMap<>();

  /** Whether the last look failed; only in the executor. */
  private boolean unread;

  ChangeBoard(KeptBesides besides, Hub hub, InOrder executor, InstantSource clock) {
    this.besides = besides;
    this.hub = hub;
    this.executor = executor;
    this.clock = clock;
  }

  /** Looks what has changed. Blocks for nobody. */
  void look() {
    if (hub.hasAgents()) {
      executor.execute(this::catchUp);
    }
  }

  private void catchUp() {
    Instant since = clock.instant().minus(LOOKS_BACK);
    told.values().removeIf(at -> at.isBefore(since.minus(LOOKS_BACK)));
    try {
      for (KeptBesides.Change change : besides.changedSince(since)) {
        var subject = new Subject(change.what(), change.id());
        if (!change.at().equals(told.put(subject, change.at()))) {
          tell(subject);
        }
      }
      unread = false;
    } catch (
        RuntimeException e) { // A database that fails is told once and asked again the next time.
      if (!unread) {
        log.atWarn()
            .addKeyValue("failure", e.getClass().getSimpleName())
            .log("desk.changes.unread");
      }
      unread = true;
    }
  }

  private void tell(Subject subject) {
    String id = subject.id();
    boolean named = !id.isEmpty() && subject.what() != KeptBeside.CANNED;
    Frame frame = AgentSocket.written(new AgentFrame.Changed(subject.what(), named ? id : null));
    switch (subject.what()) {
      case TAGS -> {
        var conversation = new ConversationId(id);
        for (AgentSocket window : hub.windowsOn(conversation.visitor())) {
          if (window.shows(conversation)) {
            window.sendWritten(frame);
          }
        }
      }
      case NOTE, BLOCK -> {
        Collection<AgentSocket> windows = hub.windowsOn(new VisitorId(id));
        windows.forEach(window -> window.sendWritten(frame));
      }
      case CANNED -> {
        if (id.isEmpty()) {
          hub.eachAgent(window -> window.sendWritten(frame));
        } else {
          hub.windowsOf(new AgentId(id)).forEach(window -> window.sendWritten(frame));
        }
      }
    }
  }
}

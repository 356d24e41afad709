package dev.firsthand.search;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.Announcement;
import dev.firsthand.engine.ConversationLog;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.engine.Listener;
import dev.firsthand.engine.TranscriptIndex;
import dev.firsthand.engine.TranscriptIndex.Behind;
import dev.firsthand.engine.TranscriptIndex.Said;
import dev.firsthand.engine.TranscriptIndex.Walked;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log after it was written, and brings the index of the transcripts up to it. It hears which
 * conversations moved; what it did not hear, from before its start, from other nodes or because it forgot,
 * it finds by walking through all once, and looking at the recent ones every few seconds. Hearing is
 * thread-safe and quick; following is for one thread at a time, and blocks.
 */
public final class TranscriptFollower implements Listener {

  private static final Logger log = LoggerFactory.getLogger(TranscriptFollower.class);

  /** Most conversations that are remembered; beyond, all are walked through again. */
  static final int MOST_HEARD = 10_000;

  /** Conversations that are read in one go, so that who follows can rest between. */
  private static final int AT_ONCE = 16;

  private static final int STRETCH = 500;
  private static final int EVENTS = 500;
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration LATELY = Duration.ofMinutes(15);

  private final ConversationLog source;
  private final TranscriptIndex index;
  private final InstantSource clock;
  private final Set<ConversationId> heard = ConcurrentHashMap.newKeySet();
  private volatile boolean missedSome = true;
  private long walkedTo;
  private boolean walking;
  private long lookedAt;

  public TranscriptFollower(ConversationLog source, TranscriptIndex index, InstantSource clock) {
    this.source = source;
    this.index = index;
    this.clock = clock;
  }

  @Override
  public void heard(Announcement announcement) {
    if (heard.size() < MOST_HEARD) {
      heard.add(announcement.after().id());
    } else {
      missedSome = true;
    }
  }

  /** How many conversations moved and are not read yet, as far as is known. */
  public int behind() {
    return heard.size();
  }

  /**
   * Reads some of what moved, then a stretch of the walk if one is under way.
   *
   * @return whether there is more to do now
   */
  public boolean follow() {
    readHeard();
    if (missedSome && !walking) {
      missedSome = false;
      walking = true;
      walkedTo = 0;
    }
    if (walking) {
      Walked walked = index.walk(walkedTo, STRETCH);
      read(walked.behind());
      Long next = walked.next();
      walking = next != null;
      walkedTo = next == null ? 0 : next;
      if (!walking) {
        log.atInfo().log("search.caught-up");
      }
    }
    lookAtRecent();
    return walking || !heard.isEmpty();
  }

  private void readHeard() {
    for (ConversationId id : heard.stream().limit(AT_ONCE).toList()) {
      heard.remove(id);
      try {
        read(index.of(id));
      } catch (RuntimeException e) {
        heard.add(id);
        throw e;
      }
    }
  }

  private void lookAtRecent() {
    long now = clock.millis();
    if (now - lookedAt >= LOOK.toMillis() || now < lookedAt) {
      lookedAt = now;
      index.lately(clock.instant().minus(LATELY), STRETCH).stream()
          .filter(behind -> !heard.contains(behind.id()))
          .forEach(this::read);
    }
  }

  private void read(Collection<Behind> all) {
    all.forEach(this::read);
  }

  private void read(Behind behind) {
    Behind at = behind;
    while (true) {
      List<Recorded> events = source.read(at.id(), Math.max(0, at.seq()), EVENTS);
      if (events.isEmpty()) {
        return;
      }
      long upTo = events.getLast().seq();
      index.add(at, upTo, said(events));
      if (events.size() < EVENTS) {
        return;
      }
      at = new Behind(at.id(), upTo);
    }
  }

  private static List<Said> said(List<Recorded> events) {
    var said = new ArrayList<Said>();
    for (Recorded recorded : events) {
      Spoken.in(recorded.event()).ifPresent(spoken -> {
        String folded = Folded.text(spoken.text());
        if (!folded.isEmpty()) {
          said.add(
              new Said(recorded.seq(), recorded.event().at(), spoken.by(), spoken.agent(), folded));
        }
      });
    }
    return said;
  }
}

package dev.firsthand.search;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.Announcement;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.engine.Listener;
import dev.firsthand.engine.LogUnavailable;
import dev.firsthand.engine.TranscriptIndex;
import dev.firsthand.engine.TranscriptIndex.Behind;
import dev.firsthand.engine.TranscriptIndex.Said;
import dev.firsthand.engine.TranscriptIndex.Walked;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log after it was written, and brings the index of the transcripts up to it. It hears which
 * conversations moved; what it did not hear, from before its start, from other nodes or because it forgot,
 * it finds by walking through all once, and looking at the recent ones every few seconds. A step takes a few
 * of each, in their turn, so that none of the three waits for another to end. Hearing is thread-safe and
 * quick; following is for one thread at a time, and blocks.
 */
public final class TranscriptFollower implements Listener {

  private static final Logger log = LoggerFactory.getLogger(TranscriptFollower.class);

  /** Most conversations that are remembered; beyond, all are walked through again. */
  static final int MOST_HEARD = 10_000;

  /** Conversations of each kind that are read in one step, so that who follows can rest between. */
  static final int AT_ONCE = 16;

  private static final int STRETCH = 500;
  private static final int EVENTS = 500;
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration LATELY = Duration.ofMinutes(15);

  /** The log, as far as it is read here. */
  public interface Source {
    /** The events after number {@code after}, oldest first, at most {@code limit}. */
    List<Recorded> read(ConversationId id, long after, int limit);
  }

  private final Source source;
  private final TranscriptIndex index;
  private final InstantSource clock;
  private final Set<ConversationId> heard = ConcurrentHashMap.newKeySet();
  private volatile boolean missedSome = true;

  /** Of what was heard, whose turn it is: each once before any comes again. */
  private final Deque<ConversationId> turn = new ArrayDeque<>();

  private final Deque<Behind> recent = new ArrayDeque<>();
  private final Deque<Behind> walked = new ArrayDeque<>();

  /** What can't be read at all, until the next start. */
  private final Set<ConversationId> unreadable = new HashSet<>();

  private long walkedTo;
  private boolean walking;
  private long lookedAt;

  public TranscriptFollower(Source source, TranscriptIndex index, InstantSource clock) {
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
   * Reads some of what moved, some of what is recent, and some of what the walk found.
   *
   * @return whether there is more to do now
   */
  public boolean follow() {
    readHeard();
    lookAtRecent();
    walkOn();
    return walking || !walked.isEmpty() || !recent.isEmpty() || !heard.isEmpty();
  }

  private void readHeard() {
    if (turn.isEmpty()) {
      turn.addAll(heard);
    }
    for (int i = 0; i < AT_ONCE && !turn.isEmpty(); i++) {
      ConversationId id = turn.removeFirst();
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
    if (recent.isEmpty() && (now - lookedAt >= LOOK.toMillis() || now < lookedAt)) {
      lookedAt = now;
      index.lately(clock.instant().minus(LATELY), STRETCH).stream()
          .filter(behind -> !heard.contains(behind.id()))
          .forEach(recent::add);
    }
    readSome(recent);
  }

  private void walkOn() {
    if (missedSome && !walking) {
      missedSome = false;
      walking = true;
      walkedTo = 0;
    }
    boolean underWay = walking || !walked.isEmpty();
    if (walking && walked.isEmpty()) {
      Walked stretch = index.walk(walkedTo, STRETCH);
      walked.addAll(stretch.behind());
      Long next = stretch.next();
      walking = next != null;
      walkedTo = next == null ? 0 : next;
    }
    readSome(walked);
    if (underWay && !walking && walked.isEmpty()) {
      log.atInfo().log("search.caught-up");
    }
  }

  /** Reads a few; one that could not be read now stays the first. */
  private void readSome(Deque<Behind> some) {
    for (int i = 0; i < AT_ONCE && !some.isEmpty(); i++) {
      read(some.getFirst());
      some.removeFirst();
    }
  }

  /** One conversation that is broken must not keep all others from being found. */
  private void read(Behind behind) {
    if (unreadable.contains(behind.id())) {
      return;
    }
    try {
      readOn(behind);
    } catch (LogUnavailable notNow) {
      throw notNow;
    } catch (RuntimeException e) {
      unreadable.add(behind.id());
      log.atError()
          .addKeyValue("conversation", behind.id().value())
          .setCause(e)
          .log("search.unreadable");
    }
  }

  private void readOn(Behind behind) {
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

package dev.firsthand.engine;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.LogBacklog.Behind;
import dev.firsthand.engine.LogBacklog.Walked;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what is to be read behind the log, and has it read. It hears which
 * conversations moved; what it did not hear, from before its start, from other nodes or because it forgot,
 * it finds by walking through all once, and looking at the recent ones every few seconds. A step takes a few
 * of each, in their turn, so that none of the three waits for another to end. Hearing is thread-safe and
 * quick; following is for one thread at a time, and blocks.
 */
public final class LogFollower implements Listener {

  private static final Logger log = LoggerFactory.getLogger(LogFollower.class);

  /** Most conversations that are remembered; beyond, all are walked through again. */
  public static final int MOST_HEARD = 10_000;

  /** Conversations of each kind that are read in one step, so that who follows can rest between. */
  public static final int AT_ONCE = 2;

  private static final int STRETCH = 500;
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration LATELY = Duration.ofMinutes(15);

  /** Reads one conversation from where it was read to up to its end. */
  public interface Reader {
    /**
     * Reads on.
     *
     * @throws LogUnavailable if the database fails; it is asked again
     */
    void read(Behind behind);
  }

  private final String name;
  private final LogBacklog backlog;
  private final Reader reader;
  private final InstantSource clock;
  private final Set<ConversationId> heard = ConcurrentHashMap.newKeySet();
  private volatile boolean missedSome = true;

  /** Of what was heard, whose turn it is: each once before any comes again. */
  private final Deque<ConversationId> turn = new ArrayDeque<>();

  private final Deque<Behind> recent = new ArrayDeque<>();
  private final Deque<Behind> walked = new ArrayDeque<>();

  /** What can't be read at all, until the next start. */
  private final Set<ConversationId> unreadable = new HashSet<>();

  private volatile boolean catchingUp = true;
  private long walkedTo;
  private boolean walking;
  private long lookedAt;

  /**
   * One that has nothing read yet.
   *
   * @param name begins the names of what it puts on record
   */
  public LogFollower(String name, LogBacklog backlog, Reader reader, InstantSource clock) {
    this.name = name;
    this.backlog = backlog;
    this.reader = reader;
    this.clock = clock;
  }

  /** What was read is lost: walks through all again. */
  public void startOver() {
    missedSome = true;
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

  /** Whether a walk is under way, or due, that finds what nobody heard of; at first, yes. */
  public boolean isCatchingUp() {
    return catchingUp || missedSome;
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
    catchingUp = walking || !walked.isEmpty();
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
        read(backlog.of(id));
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
      backlog.lately(clock.instant().minus(LATELY), STRETCH).stream()
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
      Walked stretch = backlog.walk(walkedTo, STRETCH);
      walked.addAll(stretch.behind());
      Long next = stretch.next();
      walking = next != null;
      walkedTo = next == null ? 0 : next;
    }
    readSome(walked);
    if (underWay && !walking && walked.isEmpty()) {
      log.atInfo().log(name + ".caught-up");
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
      reader.read(behind);
    } catch (LogUnavailable notNow) {
      throw notNow;
    } catch (RuntimeException e) {
      unreadable.add(behind.id());
      log.atError()
          .addKeyValue("conversation", behind.id().value())
          .setCause(e)
          .log(name + ".unreadable");
    }
  }
}

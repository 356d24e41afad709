package dev.firsthand.reports;

import dev.firsthand.conversation.ConversationId;
import dev.firsthand.engine.Announcement;
import dev.firsthand.engine.ConversationLog.Recorded;
import dev.firsthand.engine.Listener;
import dev.firsthand.engine.LogBacklog;
import dev.firsthand.engine.LogBacklog.Behind;
import dev.firsthand.engine.LogFollower;
import dev.firsthand.reports.FactTable.Told;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Reads the logs after they were written, each from its beginning, and writes down what can be counted of them,
 * those of one step in one transaction. Hearing is thread-safe and quick; following is for one thread at a time, and
 * blocks.
 */
public final class ReportFollower implements Listener {

  /** Events read at once; who reads rests between. */
  private static final int EVENTS = 16;

  /** The log, as far as it is read here. */
  public interface Source {
    /** The events after number {@code after}, oldest first, at most {@code limit}. */
    List<Recorded> read(ConversationId id, long after, int limit);
  }

  private final Source source;
  private final FactTable table;
  private final LogFollower follower;
  private final List<Told> told = new ArrayList<>();
  private volatile boolean catchingUp = true;

  /** @param backlog what is behind by a table of positions */
  public ReportFollower(
      Source source, Jdbi jdbi, Function<String, LogBacklog> backlog, InstantSource clock) {
    this.source = source;
    table = new FactTable(jdbi);
    follower = new LogFollower("report", backlog.apply(FactTable.POSITIONS), this::read, clock);
  }

  @Override
  public void heard(Announcement announcement) {
    follower.heard(announcement);
  }

  /** How many conversations moved and are not read yet, as far as is known. */
  public int behind() {
    return follower.behind();
  }

  /** Whether conversations from before are still being counted, so that numbers are not whole yet. */
  public boolean isCatchingUp() {
    return catchingUp;
  }

  /**
   * Reads some of what is behind. What could not be written down is found again by the next steps.
   *
   * @return whether there is more to do now
   */
  public boolean follow() {
    try {
      boolean more = follower.follow();
      table.put(told);
      catchingUp = follower.isCatchingUp();
      return more;
    } catch (RuntimeException e) {
      follower.startOver();
      catchingUp = true;
      throw e;
    } finally {
      told.clear();
    }
  }

  private void read(Behind behind) {
    tell(behind.id());
    if (behind.seq() < 0 && behind.id().number() > 1) {
      tell(ConversationId.of(behind.id().visitor(), behind.id().number() - 1));
    }
  }

  private void tell(ConversationId id) {
    var facts = new ChatFacts(id);
    while (true) {
      List<Recorded> events = source.read(id, facts.seq(), EVENTS);
      events.forEach(recorded -> facts.add(recorded.event()));
      if (events.size() < EVENTS) {
        break;
      }
    }
    if (facts.seq() > 0) {
      told.add(new Told(id, facts.site(), facts.seq(), facts.facts(next(facts, id))));
    }
  }

  private @Nullable Instant next(ChatFacts facts, ConversationId id) {
    if (!facts.dependsOnNext()) {
      return null;
    }
    List<Recorded> begun = source.read(ConversationId.of(id.visitor(), id.number() + 1), 0, 1);
    return begun.isEmpty() ? null : begun.getFirst().event().at();
  }
}
